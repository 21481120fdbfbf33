import csv
from collections.abc import Callable, Iterator
from typing import TextIO


def stream_rows(opener: Callable[[], TextIO]) -> Iterator[dict]:
    """The rows of a CSV file whose delay is a number, one by one."""
    # The generator waits inside the `with`: the file is open between two rows,
    # and closing the generator leaves the `with` and closes the file.
    with opener() as file:
        for row in csv.DictReader(file):
            # Only the step that can fail stands in the `try`, row by row.
            try:
                delay = float(row["delay"])
            except (TypeError, ValueError):
                # ValueError: no number. TypeError: None, a short row.
                continue
            yield {"depot": row["depot"], "delay": delay}
