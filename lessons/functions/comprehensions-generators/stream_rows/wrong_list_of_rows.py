"""lines read for one row"""

import csv


def stream_rows(opener):
    rows = []
    with opener() as file:
        for row in csv.DictReader(file):
            try:
                rows.append({"depot": row["depot"], "delay": float(row["delay"])})
            except (TypeError, ValueError):
                pass
    return iter(rows)
