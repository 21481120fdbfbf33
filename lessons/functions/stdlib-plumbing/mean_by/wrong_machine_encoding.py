"""name UTF-8"""

import csv
from pathlib import Path


def mean_by(path: Path, key, value, chunk_rows=1000):
    totals, counts = {}, {}
    with path.open(newline="") as file:
        for row in csv.DictReader(file):
            if row[value].strip():
                totals[row[key]] = totals.get(row[key], 0) + float(row[value])
                counts[row[key]] = counts.get(row[key], 0) + 1
    return {name: totals[name] / counts[name] for name in totals}
