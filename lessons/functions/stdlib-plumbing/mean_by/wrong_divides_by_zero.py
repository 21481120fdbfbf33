"""has blank values only"""

import csv


def mean_by(path, key, value, chunk_rows=1000):
    totals, counts = {}, {}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            totals.setdefault(row[key], 0.0)
            counts.setdefault(row[key], 0)
            if row[value].strip():
                totals[row[key]] += float(row[value])
                counts[row[key]] += 1
    return {name: totals[name] / counts[name] for name in totals}
