from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def batches(records: Iterable[T], size: int) -> Iterator[list[T]]:
    """Lists of *size* records each, in order; the last one may be shorter.

    Raises ValueError if *size* is below 1.
    """
    # A generator runs up to its first `yield` at the first `next`, so this is early enough.
    if size < 1:
        raise ValueError(f"size must be at least 1, not {size}")
    batch: list[T] = []
    for record in records:
        batch.append(record)
        if len(batch) == size:
            yield batch
            # The receiver owns that list now. A new one costs nothing that `clear` would save.
            batch = []
    # What is left when the feed ends. After an exact multiple nothing is.
    if batch:
        yield batch
