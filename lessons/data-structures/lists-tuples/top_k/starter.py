from collections.abc import Callable, Iterable
from typing import Any, TypeVar

R = TypeVar("R")


def top_k(records: Iterable[R], k: int, key: Callable[[R], Any]) -> list[R]:
    """The *k* records with the highest keys, best first.

    Equal keys keep input order; records with a NaN key never appear.
    """
    # TODO: rank the records without putting all of them in order.
    return sorted(records, key=key)[-k:]
