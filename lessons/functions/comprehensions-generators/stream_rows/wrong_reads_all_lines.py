"""lines read for one row"""

import csv


def stream_rows(opener):
    with opener() as file:
        lines = file.readlines()
        for row in csv.DictReader(lines):
            try:
                delay = float(row["delay"])
            except (TypeError, ValueError):
                continue
            yield {"depot": row["depot"], "delay": delay}
