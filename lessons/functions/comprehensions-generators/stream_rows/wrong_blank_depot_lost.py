"""The depot stays as the csv module reads it, also where it is blank"""

import csv


def stream_rows(opener):
    with opener() as file:
        for row in csv.DictReader(file):
            if not all(row.values()):
                continue
            try:
                delay = float(row["delay"])
            except (TypeError, ValueError):
                continue
            yield {"depot": row["depot"], "delay": delay}
