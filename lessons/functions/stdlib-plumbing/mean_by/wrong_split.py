"""a comma inside quotes shifted the columns"""


def mean_by(path, key, value, chunk_rows=1000):
    totals, counts = {}, {}
    with open(path, encoding="utf-8") as file:
        headings = next(file).rstrip("\r\n").split(",")
        for line in file:
            row = dict(zip(headings, line.rstrip("\r\n").split(",")))
            if row[value].strip():
                totals[row[key]] = totals.get(row[key], 0.0) + float(row[value])
                counts[row[key]] = counts.get(row[key], 0) + 1
    return {name: totals[name] / counts[name] for name in totals}
