"""Each group has its own best rows"""

import heapq


def top_per_group(rows, k):
    heap = []
    for position, (group, score, payload) in enumerate(rows):
        heapq.heappush(heap, (score, -position, group, payload))
        if len(heap) > k:
            heapq.heappop(heap)
    result = {}
    for score, _, group, payload in sorted(heap, reverse=True):
        result.setdefault(group, []).append((score, payload))
    return result
