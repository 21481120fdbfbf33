import re
from pathlib import Path

EDGE = r"(?:\s|\u200b|\ufeff)*"


def read_labels(path):
    labels = []
    with Path(path).open(encoding="utf-8", errors="surrogateescape", newline="\n") as file:
        for number, line in enumerate(file, start=1):
            if any("\ud800" <= char <= "\udfff" for char in line):
                raise ValueError(f"{path}:{number}: not UTF-8")
            label = re.fullmatch(rf"{EDGE}(.*?){EDGE}", line, re.DOTALL)[1]
            labels += [label.casefold()] if label else []
    return labels
