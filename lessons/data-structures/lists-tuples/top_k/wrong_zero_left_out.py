"""0.0 is a key like any other."""

import heapq


def top_k(records, k, key):
    rows = []
    for record in records:
        score = key(record)
        if score and score == score:
            rows.append((score, record))
    return [record for _, record in heapq.nlargest(k, rows, key=lambda row: row[0])]
