"""Whether what an example showed is what the page says."""

from __future__ import annotations

import operator
import re
import sys

from tutor_app.course.model import Example

_COMPARISON = re.compile(r"(==|!=|<=|>=|<|>)(\d+)\.(\d+)")
_OPERATORS = {
    "==": operator.eq,
    "!=": operator.ne,
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
}


def expected_output(example: Example, version: tuple[int, int] = sys.version_info[:2]) -> str | None:
    """What the page says that *example* shows on Python *version*; None where it says nothing."""
    for output in example.outputs:
        if admits(output.versions, version):
            return output.text
    return None


def admits(versions: str, version: tuple[int, int]) -> bool:
    """Whether the specifier *versions* is empty or holds for Python *version*. `>=3.12` holds for (3, 12)."""
    if not versions:
        return True
    if (plain := _COMPARISON.fullmatch(versions)) is not None:
        compare, major, minor = plain.groups()
        return bool(_OPERATORS[compare](version, (int(major), int(minor))))
    from packaging.specifiers import SpecifierSet

    return SpecifierSet(versions).contains(f"{version[0]}.{version[1]}")


def is_specifier(text: str) -> bool:
    """Whether *text* can be given to `admits`."""
    # Nearly all are of this form, and importing what understands the rest would delay the first page.
    if _COMPARISON.fullmatch(text):
        return True
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    try:
        SpecifierSet(text)
    except InvalidSpecifier:
        return False
    return True


def output_matches(expected: str, shown: str) -> bool:
    """Whether *shown* is *expected*, where `...` stands for any text, line ends included.

    Blanks at line ends and empty lines at the end do not count.
    """
    wanted, got = _trimmed(expected), _trimmed(shown)
    if "..." not in wanted:
        return wanted == got
    first, *middle, last = wanted.split("...")
    if not got.startswith(first):
        return False
    position = len(first)
    for piece in middle:
        found = got.find(piece, position)
        if found < 0:
            return False
        position = found + len(piece)
    return len(got) - len(last) >= position and got.endswith(last)


def _trimmed(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").split("\n")).rstrip("\n")
