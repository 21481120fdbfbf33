"""A byte order mark may stand at any label"""


def read_labels(path):
    labels = []
    with open(path, "rb") as file:
        for number, line in enumerate(file, 1):
            try:
                label = line.decode("utf-8-sig").casefold().strip().strip("\u200b").strip()
            except UnicodeDecodeError:
                raise ValueError(f"line {number}") from None
            if label:
                labels.append(label)
    return labels
