"""a line break inside quotes ended the row"""

import csv
from itertools import islice


def mean_by(path, key, value, chunk_rows=1000):
    totals, counts = {}, {}
    with open(path, encoding="utf-8", newline="") as file:
        headings = next(csv.reader([next(file)]))
        while lines := list(islice(file, chunk_rows)):
            for cells in csv.reader(lines):
                row = dict(zip(headings, cells))
                if row.get(value, "").strip():
                    totals[row[key]] = totals.get(row[key], 0.0) + float(row[value])
                    counts[row[key]] = counts.get(row[key], 0) + 1
    return {name: totals[name] / counts[name] for name in totals}
