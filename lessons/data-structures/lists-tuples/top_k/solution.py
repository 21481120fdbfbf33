import heapq
from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from typing import Any, TypeVar

R = TypeVar("R")


def top_k(records: Iterable[R], k: int, key: Callable[[R], Any]) -> list[R]:
    """The *k* records with the highest keys, best first; equal keys in input order, NaN never."""

    def scored() -> Iterator[tuple[Any, R]]:
        for record in records:
            score = key(record)
            # NaN is not equal to itself. Dropped here, it cannot take a place from anybody.
            if score == score:
                yield score, record

    # `nlargest` looks at the score alone, so records are never compared, and it keeps equal ones in order.
    # It holds k pairs, whatever the length of the stream, and gives nothing for k = 0.
    return [record for _, record in heapq.nlargest(k, scored(), key=itemgetter(0))]
