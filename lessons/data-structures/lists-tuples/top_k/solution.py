import heapq
from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from typing import Any, TypeVar

R = TypeVar("R")


def top_k(records: Iterable[R], k: int, key: Callable[[R], Any]) -> list[R]:
    """The *k* records with the highest keys, best first.

    Equal keys keep input order; records with a NaN key never appear.
    """

    def scored() -> Iterator[tuple[Any, R]]:
        for record in records:
            score = key(record)
            # NaN is not equal to itself. Dropped here, it takes no place.
            if score == score:
                yield score, record

    # `nlargest` looks at the score alone, so records are never compared,
    # and equal scores keep their order. It holds k pairs at a time.
    best = heapq.nlargest(k, scored(), key=itemgetter(0))
    return [record for _, record in best]
