"""the very records that came in are asked for"""

import heapq


def top_k(records, k, key):
    return heapq.nlargest(k, (score for score in map(key, records) if score == score))
