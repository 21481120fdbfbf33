import bisect, math


def top_k(records, k, key):
    keys, kept = [], []
    for r in records:
        s = key(r)
        if math.isnan(s) or k == 0:
            continue
        if len(kept) == k and not s > -keys[-1]:
            continue
        i = bisect.bisect_right(keys, -s)
        keys.insert(i, -s)
        kept.insert(i, r)
        if len(kept) > k:
            keys.pop()
            kept.pop()
    return kept
