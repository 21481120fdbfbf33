"""delay must be a float"""

import csv


def stream_rows(opener):
    with opener() as file:
        for row in csv.DictReader(file):
            try:
                delay = int(float(row["delay"]))
            except (TypeError, ValueError):
                continue
            yield {"depot": row["depot"], "delay": delay}
