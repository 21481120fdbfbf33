"""The headings say which column is which"""

import csv


def stream_rows(opener):
    with opener() as file:
        reader = csv.reader(file)
        next(reader)
        for fields in reader:
            try:
                delay = float(fields[1])
            except (IndexError, ValueError):
                continue
            yield {"depot": fields[0], "delay": delay}
