"""0 is a number, although it is false"""

import csv


def stream_rows(opener):
    with opener() as file:
        for row in csv.DictReader(file):
            try:
                delay = float(row["delay"])
            except (TypeError, ValueError):
                delay = None
            if not delay:
                continue
            yield {"depot": row["depot"], "delay": delay}
