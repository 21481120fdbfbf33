from pathlib import Path


def read_labels(path):
    with Path(path).open(mode="rb") as file:
        data = file.read()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(
            f"Line {data[: error.start].count(10) + 1} holds bytes that are no UTF-8."
        ) from error
    labels = []
    for label in text.split("\n"):
        before = None
        while label != before:
            before, label = label, label.strip().strip("\u200b").strip("\ufeff")
        labels.append(label.casefold())
    return list(filter(None, labels))
