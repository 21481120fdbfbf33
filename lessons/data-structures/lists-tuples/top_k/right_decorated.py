import heapq
import math


def top_k(records, k, key):
    rows = [(key(record), -i, record) for i, record in enumerate(records)]
    rows = [row for row in rows if not math.isnan(row[0])]
    return [row[2] for row in heapq.nlargest(k, rows, key=lambda row: row[:2])]
