"""A record may be dropped only when k records above it are known."""


def top_k(records, k, key):
    best, bar, waiting = [], None, []

    def settle():
        nonlocal best, bar, waiting
        best = sorted(best + waiting, key=lambda pair: pair[0], reverse=True)[:k]
        waiting = []
        if k and len(best) == k:
            bar = best[0][0]

    for record in records:
        score = key(record)
        if score != score or (bar is not None and not score > bar):
            continue
        waiting.append((score, record))
        if len(waiting) >= 2 * k + 10:
            settle()
    settle()
    return [record for _, record in best]
