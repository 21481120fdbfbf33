"""A path may be a `str` or a `pathlib.Path`."""

import re


def read_labels(path):
    labels = []
    for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            raise ValueError(f"line {number}") from None
        label = re.sub(r"^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$", "", text).casefold()
        if label:
            labels.append(label)
    return labels
