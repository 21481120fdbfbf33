"""the labels are bytes"""


def read_labels(path):
    with open(path, "rb") as file:
        return [line.strip().lower() for line in file if line.strip()]
