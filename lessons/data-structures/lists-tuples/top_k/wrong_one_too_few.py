"""came back, but"""

import heapq


def top_k(records, k, key):
    rows = ((key(record), record) for record in records)
    best = heapq.nlargest(k, (row for row in rows if row[0] == row[0]), key=lambda row: row[0])
    return [record for _, record in best[: k - 1]]
