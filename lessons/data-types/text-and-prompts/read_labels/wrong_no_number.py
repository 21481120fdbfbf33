"""The message should contain the number of the line, 3."""

import re


def read_labels(path):
    try:
        with open(path, encoding="utf-8") as file:
            lines = [re.sub(r"^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$", "", line).casefold() for line in file]
    except UnicodeDecodeError:
        raise ValueError(f"{path} is not UTF-8") from None
    return [line for line in lines if line]
