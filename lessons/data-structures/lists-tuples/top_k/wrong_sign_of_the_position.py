"""Equal keys must keep input order"""

import heapq


def top_k(records, k, key):
    heap = []
    for i, record in enumerate(records):
        score = key(record)
        if score != score:
            continue
        if len(heap) < k:
            heapq.heappush(heap, (score, i, record))
        elif k:
            heapq.heappushpop(heap, (score, i, record))
    return [record for _, _, record in sorted(heap, key=lambda row: (-row[0], row[1]))]
