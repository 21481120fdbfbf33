import csv
from collections import defaultdict


def mean_by(path, key, value, chunk_rows=1000):
    sums = defaultdict(lambda: [0.0, 0])
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        headings = next(reader)
        k, v = headings.index(key), headings.index(value)
        for row in reader:
            try:
                number = float(row[v])
            except ValueError:
                continue
            sums[row[k]][0] += number
            sums[row[k]][1] += 1
    return {name: total / count for name, (total, count) in sums.items()}
