"""the file was already closed"""

import csv


def _delay(text):
    try:
        return float(text)
    except (TypeError, ValueError):
        return None


def stream_rows(opener):
    with opener() as file:
        rows = ((row["depot"], _delay(row["delay"])) for row in csv.DictReader(file))
        return ({"depot": depot, "delay": delay} for depot, delay in rows if delay is not None)
