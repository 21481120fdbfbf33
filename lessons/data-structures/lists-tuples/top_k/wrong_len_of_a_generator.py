"""A generator can only be read, record by record"""

import heapq


def top_k(records, k, key):
    rows = []
    for i in range(len(records)):
        score = key(records[i])
        if score == score:
            rows.append((score, records[i]))
    return [record for _, record in heapq.nlargest(k, rows, key=lambda row: row[0])]
