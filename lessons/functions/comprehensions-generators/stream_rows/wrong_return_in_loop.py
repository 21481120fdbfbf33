"""an iterator over the rows was expected"""

import csv


def stream_rows(opener):
    with opener() as file:
        for row in csv.DictReader(file):
            try:
                delay = float(row["delay"])
            except (TypeError, ValueError):
                continue
            return {"depot": row["depot"], "delay": delay}
