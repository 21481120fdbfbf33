from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def batches(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    """Lists of `size` rows each, in order; the last may be shorter."""
    # No `yield` in this function, so this line runs at the call.
    if size < 1:
        raise ValueError(f"size must be 1 or more, not {size}")

    def generate() -> Iterator[list[T]]:
        # One iterator for all: each islice goes on where the last one stopped.
        stream = iter(rows)
        # `list` makes a new list each time; an empty one means: used up.
        while batch := list(islice(stream, size)):
            yield batch

    return generate()
