"""A generator can be read once"""

import heapq
import math


def top_k(records, k, key):
    missing = {i for i, record in enumerate(records) if math.isnan(key(record))}
    rows = (record for i, record in enumerate(records) if i not in missing)
    return heapq.nlargest(k, rows, key=key)
