"""On equal keys a tuple goes on to compare the records"""

import heapq


def top_k(records, k, key):
    rows = [(key(record), record) for record in records]
    return [record for _, record in heapq.nlargest(k, (row for row in rows if row[0] == row[0]))]
