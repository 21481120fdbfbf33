"""the file was already closed"""

import csv


def stream_rows(opener):
    with opener() as file:
        reader = csv.DictReader(file)
    for row in reader:
        try:
            delay = float(row["delay"])
        except (TypeError, ValueError):
            continue
        yield {"depot": row["depot"], "delay": delay}
