"""Lines are counted from 1."""

import re


def read_labels(path):
    labels = []
    with open(path, "rb") as file:
        for number, line in enumerate(file):
            try:
                text = line.decode("utf-8")
            except UnicodeDecodeError:
                raise ValueError(f"line {number}") from None
            label = re.sub(r"^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$", "", text).casefold()
            if label:
                labels.append(label)
    return labels
