"""A zero-width space alone is a blank line"""

import re


def read_labels(path):
    labels = []
    with open(path, "rb") as file:
        for number, line in enumerate(file, 1):
            try:
                text = line.decode("utf-8-sig").strip()
            except UnicodeDecodeError:
                raise ValueError(f"line {number}") from None
            if text:
                labels.append(re.sub(r"^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$", "", text).casefold())
    return labels
