"""A blank inside a label stays."""


def read_labels(path):
    labels = []
    with open(path, "rb") as file:
        for number, line in enumerate(file, 1):
            try:
                text = line.decode("utf-8")
            except UnicodeDecodeError:
                raise ValueError(f"line {number}") from None
            labels += text.replace("\u200b", " ").replace("\ufeff", " ").casefold().split()
    return labels
