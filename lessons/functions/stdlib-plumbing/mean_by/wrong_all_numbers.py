"""the whole file was held"""

import csv


def mean_by(path, key, value, chunk_rows=1000):
    groups = {}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row[value].strip():
                groups.setdefault(row[key], []).append(float(row[value]))
    return {name: sum(numbers) / len(numbers) for name, numbers in groups.items()}
