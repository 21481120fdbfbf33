import csv
from contextlib import ExitStack


def stream_rows(opener):
    with ExitStack() as stack:
        file = stack.enter_context(opener())
        for row in csv.DictReader(file):
            try:
                row["delay"] = float(row["delay"])
            except Exception:
                continue
            yield {key: row[key] for key in ("depot", "delay")}
