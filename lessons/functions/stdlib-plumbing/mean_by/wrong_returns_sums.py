"""the sum came back"""

import csv


def mean_by(path, key, value, chunk_rows=1000):
    totals = {}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row[value].strip():
                totals[row[key]] = totals.get(row[key], 0) + float(row[value])
    return totals
