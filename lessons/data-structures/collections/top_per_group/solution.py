import heapq
from collections import defaultdict
from collections.abc import Iterable


def top_per_group(rows: Iterable[tuple[str, float, dict]], k: int) -> dict[str, list[tuple[float, dict]]]:
    """The *k* rows with the largest scores of each group, best first, ties in the order of the rows."""
    heaps = defaultdict(list)
    for position, (group, score, payload) in enumerate(rows):
        # Of two equal scores the later one is the smaller card; the payload is never reached.
        card = (score, -position, payload)
        heap = heaps[group]
        if len(heap) < k:
            heapq.heappush(heap, card)
        elif card > heap[0]:
            heapq.heapreplace(heap, card)
    # A heap is not sorted, and a defaultdict would answer for groups that there are not.
    return {
        group: [(score, payload) for score, _, payload in sorted(heap, reverse=True)]
        for group, heap in heaps.items()
    }
