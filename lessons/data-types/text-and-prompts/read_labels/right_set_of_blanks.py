import sys
from pathlib import Path

BLANKS = "".join(filter(str.isspace, map(chr, range(sys.maxunicode + 1)))) + "\u200b\ufeff"


def decoded(number: int, line: bytes) -> str:
    try:
        return str(line, "utf-8")
    except ValueError:
        raise ValueError(f"line {number}") from None


def read_labels(path) -> list[str]:
    lines = Path(path).read_bytes().splitlines()
    texts = [decoded(number, line).strip(BLANKS) for number, line in enumerate(lines, 1)]
    return [text.casefold() for text in texts if text]
