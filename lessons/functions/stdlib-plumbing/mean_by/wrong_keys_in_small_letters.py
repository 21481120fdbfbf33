"""Keys are texts, exactly as they stand in the file: small and large letters differ."""

import csv


def mean_by(path, key, value, chunk_rows=1000):
    sums = {}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row[value].strip():
                name = row[key].lower()
                total, count = sums.get(name, (0.0, 0))
                sums[name] = total + float(row[value]), count + 1
    return {name: total / count for name, (total, count) in sums.items()}
