from bisect import insort


def top_per_group(rows, k):
    best = {}
    for group, score, payload in rows:
        kept = best.setdefault(group, [])
        # To the right of equal keys: the earlier row stays in front.
        insort(kept, (score, payload), key=lambda row: -row[0])
        del kept[k:]
    return best
