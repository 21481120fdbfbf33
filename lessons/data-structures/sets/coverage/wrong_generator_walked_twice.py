"""A generator is empty after it was walked once"""


def coverage(train, test):
    known = set(train)
    types = set(test)
    if not types:
        raise ValueError("no words")
    hits = total = 0
    for word in test:
        total += 1
        hits += word in known
    return len(types & known) / len(types), hits / max(total, 1)
