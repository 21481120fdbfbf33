"""Only `depot` and `delay` were asked for"""

import csv


def stream_rows(opener):
    with opener() as file:
        for row in csv.DictReader(file):
            try:
                row["delay"] = float(row["delay"])
            except (TypeError, ValueError):
                continue
            yield row
