"""Equal keys must keep input order"""

import heapq


class _Item:
    def __init__(self, score, record):
        self.score = score
        self.record = record

    def __lt__(self, other):
        return self.score < other.score


def top_k(records, k, key):
    items = (_Item(key(record), record) for record in records)
    return [item.record for item in heapq.nlargest(k, (i for i in items if i.score == i.score))]
