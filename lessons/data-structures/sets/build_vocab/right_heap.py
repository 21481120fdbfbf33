import heapq
from collections import Counter


def build_vocab(docs, max_size, specials=("<pad>", "<unk>")):
    counts = Counter(" ".join(docs).split())
    pairs = [(-count, word) for word, count in counts.items() if word not in set(specials)]
    best = heapq.nsmallest(max_size - len(specials), pairs)
    result = {special: i for i, special in enumerate(specials)}
    result.update((word, i) for i, (_, word) in enumerate(best, start=len(specials)))
    return result
