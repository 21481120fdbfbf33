"""Values that may be missing, and what five tests answer.

What the standard library can answer is computed. pandas is not loaded here: what `pd.isna` answers, and all
answers for NaT and NA, are described, that is, written down from what pandas 3 says to values of that kind.
"""

from __future__ import annotations

import ast
import math
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tutor_app.pictures.typed import joined

MOST_VALUES = 10
MOST_LETTERS = 12
LONGEST = 200

FIRST = 'None, nan, NaT, NA, "", 0'
OFFERED = ("None", "nan", "NaT", "NA", '""', '"nan"', "inf", "False", "[None, 1]")
"""Values to add, as they are typed."""

MARKERS = ("NaT", "NA")
"""What only pandas has."""

TESTS = {
    "== None": "x == None",
    "is None": "x is None",
    "!= itself": "x != x",
    "math.isnan": "math.isnan(x)",
    "pd.isna": "pd.isna(x)",
}
"""The tests as they are named and as they are written."""

ANSWERS = ("True", "False", "NA", "TypeError", "array")
"""What a test can answer: NA is neither true nor false, an array has one answer for each item."""

_COMPUTED: dict[str, Callable[[object], object]] = {
    "== None": lambda value: value == None,  # noqa: E711
    "is None": lambda value: value is None,
    "!= itself": lambda value: value != value,
    "math.isnan": lambda value: math.isnan(value),  # type: ignore[arg-type]
}
_DESCRIBED = {
    "NaT": ("False", "False", "True", "TypeError", "True"),
    "NA": ("False", "False", "NA", "TypeError", "True"),
}
_NAMES = {"nan": math.nan, "inf": math.inf}
_UNREADABLE = "Separate the values by commas, and close all quotes and brackets."


@dataclass(frozen=True, slots=True)
class Row:
    """A value as it is shown, and the answers of TESTS in their order, each one of ANSWERS."""

    value: str
    answers: tuple[str, ...]

    def is_computed(self, test: str) -> bool:
        """Whether the answer was computed here and not described."""
        return self.value not in MARKERS and test in _COMPUTED

    @property
    def said(self) -> str:
        """The sentence about this value."""
        by_answer: dict[str, list[str]] = {}
        for test, answer in zip(TESTS, self.answers, strict=True):
            by_answer.setdefault(answer, []).append(test)
        finders = by_answer.get("True", [])
        verb = "say" if len(finders) > 1 else "says"
        parts = [f"{joined(finders)} {verb} True" if finders else "no test says True"]
        if "NA" in by_answer:
            parts.append(f"{joined(by_answer['NA'])} gives NA, which is neither true nor false")
        if "TypeError" in by_answer:
            parts.append(f"{joined(by_answer['TypeError'])} raises TypeError")
        if "array" in by_answer:
            parts.append(f"{joined(by_answer['array'])} answers for each item")
        return f"{self.value}: {'; '.join(parts)}."


def read_rows(text: str) -> tuple[Row, ...]:
    """The rows of the values in *text*, which are written as in Python, with commas between them.

    `nan`, `inf`, `NaT` and `NA` may stand with or without their modules. Raises ValueError with the sentence
    to show where there are too few or too many values, one is too long, or one is no plain value.
    """
    if len(text) > LONGEST:
        raise ValueError(f"Type at most {LONGEST} characters.")
    try:
        with warnings.catch_warnings():
            # An unknown escape such as "\\d" is nothing to warn of while somebody is typing.
            warnings.simplefilter("ignore")
            tree = ast.parse(f"[{text}\n]", mode="eval").body
    except (SyntaxError, ValueError):
        raise ValueError(_UNREADABLE) from None
    if not isinstance(tree, ast.List):
        raise ValueError(_UNREADABLE)
    if not 1 <= len(tree.elts) <= MOST_VALUES:
        raise ValueError(f"Type 1 to {MOST_VALUES} values with commas between them.")
    return tuple(map(_read_row, tree.elts))


def _read_row(node: ast.expr) -> Row:
    name = _name(node)
    if name in MARKERS:
        return Row(name, _DESCRIBED[name])
    value = _value(node)
    if len(shown := repr(value)) > MOST_LETTERS:
        raise ValueError(f"Shorten {shown[: MOST_LETTERS - 1]}… to at most {MOST_LETTERS} characters.")
    answers = [_answer(test, value) for test in _COMPUTED.values()]
    return Row(shown, (*answers, described_isna(value)))


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        is_known = node.value.id in ("math", "np", "pd", "numpy", "pandas")
        return node.attr if is_known else ""
    return node.id if isinstance(node, ast.Name) else ""


def _value(node: ast.expr) -> object:
    """The value that *node* writes. Raises ValueError with the sentence to show where it is no plain one."""
    match node:
        case ast.Constant(value=value) if value is not ...:
            return value
        case ast.UnaryOp(op=ast.USub(), operand=ast.expr() as operand) if _is_number(operand):
            return -_value(operand)  # type: ignore[operator]
        case ast.List(elts=elts):
            if any(isinstance(each, (ast.List, ast.Tuple, ast.Set, ast.Dict)) for each in elts):
                raise ValueError("Put plain values into a list, no other lists.")
            return [_value(each) for each in elts]
        case ast.Tuple(elts=elts):
            return tuple(map(_value, elts))
        case ast.Dict(keys=keys, values=values) if all(isinstance(key, ast.Constant) for key in keys):
            return {key.value: _value(each) for key, each in zip(keys, values, strict=True)}  # type: ignore[union-attr]
        case ast.Call(func=ast.Name(id="float"), args=[ast.Constant(value=str() as word)], keywords=[]):
            try:
                return float(word)
            except ValueError:
                pass
    name = _name(node)
    if name in _NAMES:
        return _NAMES[name]
    if name in MARKERS:
        raise ValueError(f"Let {name} stand alone: inside of a container only pandas knows it.")
    if isinstance(node, ast.Name):
        raise ValueError(f"Put quotes around {name} to make a text of it.")
    raise ValueError("Type plain values such as None, nan, 0, 'text' or [None, 1].")


def _is_number(node: ast.expr) -> bool:
    is_constant = isinstance(node, ast.Constant) and isinstance(node.value, (int, float, complex))
    return is_constant or _name(node) in _NAMES


def _answer(test: Callable[[object], object], value: object) -> str:
    try:
        return str(bool(test(value)))
    except TypeError:
        return "TypeError"


def described_isna(value: object) -> str:
    """What `pd.isna` answers for a plain value: one of ANSWERS. It is described, not computed by pandas.

    True for None and every NaN, False for everything else; of the containers, a list is answered item by
    item, and the others are not looked into.
    """
    if isinstance(value, list):
        return "array"
    is_nan = isinstance(value, (float, complex)) and value != value
    return str(value is None or is_nan)


def newest(before: Sequence[Row], after: Sequence[Row]) -> int:
    """The number of the first row of *after* that was not at its place *before*, or of the last one."""
    for number, row in enumerate(after):
        if number >= len(before) or before[number] != row:
            return number
    return len(after) - 1
