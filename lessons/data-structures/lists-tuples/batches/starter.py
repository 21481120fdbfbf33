from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def batches(records: Iterable[T], size: int) -> Iterator[list[T]]:
    """Lists of *size* records each, in order; the last one may be shorter.

    Raises ValueError if *size* is below 1.
    """
    # TODO: collect `size` records, yield them, and start a new list.
    yield list(records)
