import csv
from collections.abc import Callable, Iterator
from typing import TextIO


def stream_rows(opener: Callable[[], TextIO]) -> Iterator[dict]:
    """The rows of a CSV file whose delay is a number, one by one."""
    # TODO: who closes the file, and what happens at a faulty row?
    rows = csv.DictReader(opener())
    return ({"depot": row["depot"], "delay": row["delay"]} for row in rows)
