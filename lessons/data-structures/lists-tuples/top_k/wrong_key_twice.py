"""Once for each record is enough: keep the key beside the record"""

import heapq


def top_k(records, k, key):
    valid = (record for record in records if key(record) == key(record))
    return heapq.nlargest(k, valid, key=key)
