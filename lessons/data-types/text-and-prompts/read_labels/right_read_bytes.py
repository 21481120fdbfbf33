from pathlib import Path

INVISIBLE = "\u200b\ufeff"


def clean(text: str) -> str:
    while text and (text[0].isspace() or text[0] in INVISIBLE):
        text = text[1:]
    while text and (text[-1].isspace() or text[-1] in INVISIBLE):
        text = text[:-1]
    return text.casefold()


def read_labels(path) -> list[str]:
    labels = []
    for i, line in enumerate(Path(path).read_bytes().split(b"\n")):
        try:
            labels.append(clean(line.decode()))
        except UnicodeDecodeError:
            raise ValueError(f"not UTF-8 in line {i + 1}") from None
    return [label for label in labels if label]
