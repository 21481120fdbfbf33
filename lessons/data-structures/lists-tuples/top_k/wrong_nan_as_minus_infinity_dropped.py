"""Infinities rank like any number."""

import heapq
import math


def top_k(records, k, key):
    rows = []
    for record in records:
        score = key(record)
        rows.append((-math.inf if math.isnan(score) else score, record))
    best = heapq.nlargest(k, rows, key=lambda row: row[0])
    return [record for score, record in best if score > -math.inf]
