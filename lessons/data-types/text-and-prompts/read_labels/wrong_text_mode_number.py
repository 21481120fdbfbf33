"""A text file is decoded in blocks of many lines"""

import re


def read_labels(path):
    labels, number = [], 0
    try:
        with open(path, encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                labels.append(re.sub(r"^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$", "", line).casefold())
    except UnicodeDecodeError:
        raise ValueError(f"line {number + 1}") from None
    return [label for label in labels if label]
