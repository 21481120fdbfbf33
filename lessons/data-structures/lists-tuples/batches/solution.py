from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def batches(records: Iterable[T], size: int) -> Iterator[list[T]]:
    """Lists of *size* records each, in order; the last one may be shorter.

    Raises ValueError if *size* is below 1.
    """
    # The body starts at the first `next`; that is early enough.
    if size < 1:
        raise ValueError(f"size must be at least 1, not {size}")
    batch: list[T] = []
    for record in records:
        batch.append(record)
        if len(batch) == size:
            yield batch
            # The receiver owns that list now, so start a new one.
            batch = []
    # The rest when the feed ends; after an exact multiple there is none.
    if batch:
        yield batch
