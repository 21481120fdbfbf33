"""at most 40,000 are accepted"""

import heapq


def top_k(records, k, key):
    heap = []
    for i, record in enumerate(records):
        score = key(record)
        if score == score:
            heapq.heappush(heap, (-score, i, record))
    return [heapq.heappop(heap)[2] for _ in range(min(k, len(heap)))]
