"""Compare each record with the weakest one that is kept, before you move anything."""

import heapq


def top_k(records, k, key):
    heap = []
    for i, record in enumerate(records):
        score = key(record)
        if score != score:
            continue
        heapq.heappush(heap, (score, -i, record))
        if len(heap) > k:
            heapq.heappop(heap)
    return [record for _, _, record in sorted(heap, reverse=True)]
