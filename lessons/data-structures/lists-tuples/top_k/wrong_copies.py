"""the very records that came in are asked for"""

import copy
import heapq


def top_k(records, k, key):
    rows = ((key(record), record) for record in records)
    best = heapq.nlargest(k, (row for row in rows if row[0] == row[0]), key=lambda row: row[0])
    return [copy.copy(record) for _, record in best]
