"""averaging the chunk averages"""

import csv
from itertools import islice


def mean_by(path, key, value, chunk_rows=1000):
    means = {}
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        while chunk := list(islice(rows, chunk_rows)):
            groups = {}
            for row in chunk:
                if row[value].strip():
                    groups.setdefault(row[key], []).append(float(row[value]))
            for name, numbers in groups.items():
                means.setdefault(name, []).append(sum(numbers) / len(numbers))
    return {name: sum(numbers) / len(numbers) for name, numbers in means.items()}
