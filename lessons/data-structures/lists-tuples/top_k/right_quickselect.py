import random


def top_k(records, k, key):
    rows = [(key(r), i, r) for i, r in enumerate(records)]
    rows = [x for x in rows if x[0] == x[0]]

    def select(rows, k):
        if len(rows) <= k or k <= 0:
            return rows[: max(k, 0)]
        p = random.Random(len(rows)).choice(rows)[0]
        hi, eq, lo = [], [], []
        for x in rows:
            if x[0] == p:
                eq.append(x)
            elif x[0] > p:
                hi.append(x)
            else:
                lo.append(x)
        if len(hi) >= k:
            return select(hi, k)
        if len(hi) + len(eq) >= k:
            return hi + eq[: k - len(hi)]
        return hi + eq + select(lo, k - len(hi) - len(eq))

    return [x[2] for x in sorted(select(rows, k), key=lambda x: (-x[0], x[1]))]
