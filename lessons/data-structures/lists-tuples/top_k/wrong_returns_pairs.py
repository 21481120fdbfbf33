"""the very records that came in are asked for"""

import heapq


def top_k(records, k, key):
    rows = ((key(record), record) for record in records)
    return heapq.nlargest(k, (row for row in rows if row[0] == row[0]), key=lambda row: row[0])
