"""Say which line is not UTF-8."""

import re


def read_labels(path):
    with open(path, encoding="utf-8") as file:
        lines = [re.sub(r"^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$", "", line).casefold() for line in file]
    return [line for line in lines if line]
