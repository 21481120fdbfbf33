"""NaN must never win"""

import heapq


def top_k(records, k, key):
    rows = ((key(record), -i, record) for i, record in enumerate(records))
    best = heapq.nlargest(k, rows, key=lambda row: row[:2])
    return [record for score, _, record in best if score == score]
