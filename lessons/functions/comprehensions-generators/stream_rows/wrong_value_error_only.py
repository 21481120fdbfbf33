"""A row that ends before its delay has None there"""

import csv


def stream_rows(opener):
    with opener() as file:
        for row in csv.DictReader(file):
            try:
                delay = float(row["delay"])
            except ValueError:
                continue
            yield {"depot": row["depot"], "delay": delay}
