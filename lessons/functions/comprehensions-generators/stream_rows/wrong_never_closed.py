"""the file is still open after its last row"""

import csv


def stream_rows(opener):
    for row in csv.DictReader(opener()):
        try:
            delay = float(row["delay"])
        except (TypeError, ValueError):
            continue
        yield {"depot": row["depot"], "delay": delay}
