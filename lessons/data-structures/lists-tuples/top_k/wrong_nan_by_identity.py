"""NaN must never win"""

import heapq
import math


def top_k(records, k, key):
    rows = [(key(record), record) for record in records]
    rows = [row for row in rows if row[0] is not math.nan]
    return [record for _, record in heapq.nlargest(k, rows, key=lambda row: row[0])]
