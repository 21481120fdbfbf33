import heapq
import itertools


class Card:
    def __init__(self, score, number, payload):
        self.score, self.number, self.payload = score, number, payload

    def __lt__(self, other):
        if self.score != other.score:
            return self.score < other.score
        return self.number > other.number


def top_per_group(rows, k):
    numbers = itertools.count()
    groups = {}
    for group, score, payload in rows:
        heap = groups.setdefault(group, [])
        heapq.heappush(heap, Card(score, next(numbers), payload))
        if len(heap) > k:
            heapq.heappop(heap)
    result = {}
    for group, heap in groups.items():
        cards = [heapq.heappop(heap) for _ in range(len(heap))]
        result[group] = [(card.score, card.payload) for card in reversed(cards)]
    return result
