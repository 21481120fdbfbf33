"""the last chunk is shorter"""

import csv


def mean_by(path, key, value, chunk_rows=1000):
    totals, counts, chunk = {}, {}, []
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            chunk.append(row)
            if len(chunk) == chunk_rows:
                for each in chunk:
                    if each[value].strip():
                        totals[each[key]] = totals.get(each[key], 0.0) + float(each[value])
                        counts[each[key]] = counts.get(each[key], 0) + 1
                chunk = []
    return {name: totals[name] / counts[name] for name in totals}
