import heapq


def top_k(records, k, key):
    heap = []
    for number, record in enumerate(records):
        score = key(record)
        if not score == score:
            continue
        item = (score, -number, record)
        if len(heap) < k:
            heapq.heappush(heap, item)
        elif k:
            heapq.heappushpop(heap, item)
    heap.sort(reverse=True)
    return [record for _, _, record in heap]
