"""Blanks around a key belong to it; only those around a value do not."""

import csv


def mean_by(path, key, value, chunk_rows=1000):
    sums = {}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            row = {name: cell.strip() for name, cell in row.items()}
            if row[value]:
                total, count = sums.get(row[key], (0.0, 0))
                sums[row[key]] = total + float(row[value]), count + 1
    return {name: total / count for name, (total, count) in sums.items()}
