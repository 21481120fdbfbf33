"""file still open after the consumer stopped early"""

import csv


def stream_rows(opener):
    file = opener()
    for row in csv.DictReader(file):
        try:
            delay = float(row["delay"])
        except (TypeError, ValueError):
            continue
        yield {"depot": row["depot"], "delay": delay}
    file.close()
