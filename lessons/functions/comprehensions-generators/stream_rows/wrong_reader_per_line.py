"""Fields in quotation marks may hold commas and line breaks"""

import csv


def stream_rows(opener):
    with opener() as file:
        names = next(csv.reader([next(file)]))
        for line in file:
            row = dict(zip(names, next(csv.reader([line]), [])))
            try:
                delay = float(row["delay"])
            except (KeyError, ValueError):
                continue
            yield {"depot": row["depot"], "delay": delay}
