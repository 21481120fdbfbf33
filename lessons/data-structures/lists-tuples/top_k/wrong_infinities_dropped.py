"""Infinities rank like any number."""

import heapq
import math


def top_k(records, k, key):
    rows = [(key(record), record) for record in records]
    rows = [row for row in rows if math.isfinite(row[0])]
    return [record for _, record in heapq.nlargest(k, rows, key=lambda row: row[0])]
