"""A row whose delay is not a number is left out"""

import csv


def stream_rows(opener):
    with opener() as file:
        for row in csv.DictReader(file):
            yield {"depot": row["depot"], "delay": float(row["delay"])}
