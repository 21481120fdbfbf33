"""The zero-width space is no white space to `strip`, and stayed."""


def read_labels(path):
    labels = []
    with open(path, "rb") as file:
        for number, line in enumerate(file, 1):
            try:
                label = line.decode("utf-8").strip().strip("\ufeff").strip().casefold()
            except UnicodeDecodeError:
                raise ValueError(f"line {number}") from None
            if label:
                labels.append(label)
    return labels
