"""White space of any kind goes"""

import string


def read_labels(path):
    labels = []
    with open(path, "rb") as file:
        for number, line in enumerate(file, 1):
            try:
                label = line.decode("utf-8").strip(string.whitespace + "\u200b\ufeff").casefold()
            except UnicodeDecodeError:
                raise ValueError(f"line {number}") from None
            if label:
                labels.append(label)
    return labels
