import csv


class Mean:
    def __init__(self):
        self.count = 0
        self.value = 0.0

    def add(self, number):
        self.count += 1
        self.value += (number - self.value) / self.count


def mean_by(path, key, value, chunk_rows=1000):
    means = {}
    with path.open(encoding="utf8", newline="") as file:
        for row in csv.DictReader(file):
            if not row[value].isspace() and row[value] != "":
                means.setdefault(row[key], Mean()).add(float(row[value]))
    return {name: mean.value for name, mean in means.items()}
