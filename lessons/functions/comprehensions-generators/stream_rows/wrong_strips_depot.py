"""The depot stays as the csv module reads it"""

import csv


def stream_rows(opener):
    with opener() as file:
        for row in csv.DictReader(file):
            try:
                delay = float(row["delay"])
            except (TypeError, ValueError):
                continue
            yield {"depot": row["depot"].strip(), "delay": delay}
