from collections import Counter
from collections.abc import Iterable


def balanced_weights(labels: Iterable[str]) -> dict[str, float]:
    """The weight n / (classes x count) of each class."""
    # One pass over whatever it is; a generator has no second one.
    counts = Counter(labels)
    n = counts.total()
    return {label: n / (len(counts) * count) for label, count in counts.items()}
