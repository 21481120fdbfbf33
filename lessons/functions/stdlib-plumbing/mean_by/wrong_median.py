"""was expected"""

import csv
from statistics import median


def mean_by(path, key, value, chunk_rows=1000):
    groups = {}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row[value].strip():
                groups.setdefault(row[key], []).append(float(row[value]))
    return {name: median(numbers) for name, numbers in groups.items()}
