"""With a k larger than the number of records all of them come back"""

import heapq


def top_k(records, k, key):
    heap = []
    for position, record in enumerate(records):
        score = key(record)
        if score == score:
            heap.append((-score, position, record))
    heapq.heapify(heap)
    return [heapq.heappop(heap)[-1] for _ in range(k)]
