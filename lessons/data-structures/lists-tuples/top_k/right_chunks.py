import heapq, itertools, math


def top_k(records, k, key):
    it = ((key(r), r) for r in records)
    it = (p for p in it if not math.isnan(p[0]))
    best = []
    while chunk := list(itertools.islice(it, 500)):
        best = heapq.nlargest(k, itertools.chain(best, chunk), key=lambda p: p[0])
    return [r for _, r in best]
