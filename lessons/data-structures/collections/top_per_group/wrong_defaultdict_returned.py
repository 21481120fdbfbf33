"""A later read would add groups"""

import heapq
from collections import defaultdict


def top_per_group(rows, k):
    heaps = defaultdict(list)
    for position, (group, score, payload) in enumerate(rows):
        heapq.heappush(heaps[group], (score, -position, payload))
        if len(heaps[group]) > k:
            heapq.heappop(heaps[group])
    for group, heap in heaps.items():
        heaps[group] = [(score, payload) for score, _, payload in sorted(heap, reverse=True)]
    return heaps
