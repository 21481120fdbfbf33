"""A record of an earlier call came back"""

import heapq


def top_k(records, k, key, heap=[]):
    for i, record in enumerate(records):
        score = key(record)
        if score != score or not k:
            continue
        if len(heap) < k:
            heapq.heappush(heap, (score, -i, record))
        elif score > heap[0][0]:
            heapq.heapreplace(heap, (score, -i, record))
    return [record for _, _, record in sorted(heap, key=lambda row: row[:2], reverse=True)]
