"""Blank lines count, too."""

import re


def read_labels(path):
    labels = []
    with open(path, "rb") as file:
        lines = [line for line in file if line.strip()]
    for number, line in enumerate(lines, 1):
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            raise ValueError(f"line {number}") from None
        label = re.sub(r"^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$", "", text).casefold()
        if label:
            labels.append(label)
    return labels
