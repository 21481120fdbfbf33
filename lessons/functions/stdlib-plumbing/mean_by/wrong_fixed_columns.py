"""by the heading"""

import csv


def mean_by(path, key, value, chunk_rows=1000):
    totals, counts = {}, {}
    with open(path, encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        next(reader)
        for row in reader:
            if row[1].strip():
                totals[row[0]] = totals.get(row[0], 0) + float(row[1])
                counts[row[0]] = counts.get(row[0], 0) + 1
    return {name: totals[name] / counts[name] for name in totals}
