import csv
from contextlib import closing


def _delay(row):
    try:
        return float(row["delay"] or "")
    except ValueError:
        return None


def stream_rows(opener):
    def generate():
        with closing(opener()) as file:
            rows = ((row["depot"], _delay(row)) for row in csv.DictReader(file))
            yield from ({"depot": depot, "delay": delay} for depot, delay in rows if delay is not None)

    return generate()
