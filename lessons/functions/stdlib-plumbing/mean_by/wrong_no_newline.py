"""A line break of two signs stays one of two signs"""

import csv


def mean_by(path, key, value, chunk_rows=1000):
    totals, counts = {}, {}
    with open(path, encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row[value].strip():
                totals[row[key]] = totals.get(row[key], 0) + float(row[value])
                counts[row[key]] = counts.get(row[key], 0) + 1
    return {name: totals[name] / counts[name] for name in totals}
