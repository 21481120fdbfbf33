"""a blank reading was counted as 0"""

import csv


def mean_by(path, key, value, chunk_rows=1000):
    totals, counts = {}, {}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            counts[row[key]] = counts.get(row[key], 0) + 1
            if row[value].strip():
                totals[row[key]] = totals.get(row[key], 0.0) + float(row[value])
    return {name: totals[name] / counts[name] for name in totals}
