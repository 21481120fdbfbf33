from collections.abc import Iterable


def coverage(train: Iterable[str], test: Iterable[str]) -> tuple[float, float]:
    """The share of distinct words of *test* that *train* holds, and the share of all its words."""
    known = set(train)
    # Walked twice below, and a generator is empty after the first time.
    tokens = list(test)
    if not tokens:
        raise ValueError("test has no words, so there is no share of them")
    types = set(tokens)
    hits = sum(word in known for word in tokens)
    return len(types & known) / len(types), hits / len(tokens)
