import heapq


def top_k(records, k, key):
    pairs = []
    for record in records:
        score = key(record)
        if score == score:
            pairs.append((record, -score))
    return [record for record, _ in heapq.nsmallest(k, pairs, key=lambda pair: pair[1])]
