import re
from pathlib import Path

# What goes at the ends: `strip` does not know the last two, and a blank may
# stand behind one of them, so all of it is one class.
FRONT = re.compile(r"^[\s\u200b\ufeff]+")
BACK = re.compile(r"[\s\u200b\ufeff]+$")


def read_labels(path) -> list[str]:
    """The labels of a UTF-8 file, one per line, clean and folded."""
    labels = []
    # Bytes: a text file is decoded in blocks, and an error in one of them
    # comes up long before its line.
    with Path(path).open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                text = line.decode("utf-8")
            except UnicodeDecodeError as error:
                raise ValueError(f"line {number} is not UTF-8: {error}") from error
            label = BACK.sub("", FRONT.sub("", text)).casefold()
            if label:
                labels.append(label)
    return labels
