from heapq import heappush, heapreplace


def top_k(records, k, key):
    heap = []
    for position, record in enumerate(records):
        score = key(record)
        if score != score or k == 0:
            continue
        if len(heap) < k:
            heappush(heap, (score, -position, record))
        elif score > heap[0][0]:
            heapreplace(heap, (score, -position, record))
    best = []
    while heap:
        lowest = min(heap)
        heap.remove(lowest)
        best.insert(0, lowest[2])
    return best
