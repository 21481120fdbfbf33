"""A search that starts again for every place asks for all keys again."""


def top_k(records, k, key):
    left = [record for record in records if key(record) == key(record)]
    best = []
    while left and len(best) < k:
        place = max(range(len(left)), key=lambda i: key(left[i]))
        best.append(left.pop(place))
    return best
