"""the undecodable byte was silently dropped or replaced"""

import re


def read_labels(path):
    labels = []
    with open(path, "rb") as file:
        for line in file:
            try:
                text = line.decode("utf-8")
            except UnicodeDecodeError:
                text = line.decode("latin-1")
            label = re.sub(r"^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$", "", text).casefold()
            if label:
                labels.append(label)
    return labels
