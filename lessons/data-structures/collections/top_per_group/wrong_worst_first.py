"""The best comes first"""

import heapq
from collections import defaultdict


def top_per_group(rows, k):
    heaps = defaultdict(list)
    for position, (group, score, payload) in enumerate(rows):
        card = (score, -position, payload)
        heap = heaps[group]
        if len(heap) < k:
            heapq.heappush(heap, card)
        elif card > heap[0]:
            heapq.heapreplace(heap, card)
    return {group: [(card[0], card[-1]) for card in sorted(heap)] for group, heap in heaps.items()}
