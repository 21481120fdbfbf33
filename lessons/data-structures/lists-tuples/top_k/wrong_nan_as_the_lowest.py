"""NaN must never win"""

import heapq
import math


def top_k(records, k, key):
    rows = []
    for record in records:
        score = key(record)
        rows.append((-math.inf if score != score else score, record))
    return [record for _, record in heapq.nlargest(k, rows, key=lambda row: row[0])]
