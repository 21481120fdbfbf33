from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def batches(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    """Lists of `size` rows each, in order; the last may be shorter."""
    # TODO: check the size, then hand out one fresh list after another.
    return iter([list(rows)])
