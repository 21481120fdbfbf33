"""What a learner types into a picture, as values; and values as a picture writes them.

What cannot be read raises ValueError with the one sentence that is shown.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

LARGEST = 100_000


def numbers(text: str, *, least: int = 1, most: int = 12) -> tuple[float, ...]:
    """The numbers in *text*, between commas or blanks; whole ones come as int.

    Raises ValueError where there are fewer than *least*, more than *most*, one that is larger than
    LARGEST, or something that is no number.
    """
    found = [_number(word) for word in text.replace(",", " ").split()]
    if not least <= len(found) <= most:
        how_many = f"{least} to {most} numbers" if least < most else f"{most} numbers"
        raise ValueError(f"Type {how_many} with commas between them.")
    return tuple(found)


def _number(word: str) -> float:
    try:
        value = float(word)
    except ValueError:
        raise ValueError(f"Change {_short(word)!r} to a number such as 8 or 2.5.") from None
    if not math.isfinite(value) or abs(value) > LARGEST:
        raise ValueError(f"Change {_short(word)!r} to a number of at most {LARGEST:,}.")
    return int(value) if value.is_integer() else value


def _short(word: str) -> str:
    return word if len(word) <= 12 else f"{word[:11]}…"


def joined(words: Iterable[object]) -> str:
    """One or more *words* as a list in a sentence: `a`, `a and b`, `a, b and c`."""
    *most, last = map(str, words)
    return f"{', '.join(most)} and {last}" if most else last


def shown(value: float, digits: int = 3) -> str:
    """*value* as short as can be: `8`, `2.5`, `1.099`, `-inf`, `nan`; large ones without decimals."""
    if not math.isfinite(value):
        return str(float(value))
    if abs(value) >= LARGEST:
        digits = 0
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    if text in {"0", "-0", ""} and value:
        return f"{value:.1e}".replace("e-0", "e-")
    return "0" if text == "-0" else text
