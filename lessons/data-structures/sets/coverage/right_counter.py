from collections import Counter


def coverage(train, test):
    counts = Counter(test)
    if not counts:
        raise ValueError("no test words")
    known = counts.keys() & set(train)
    return len(known) / len(counts), sum(counts[word] for word in known) / counts.total()
