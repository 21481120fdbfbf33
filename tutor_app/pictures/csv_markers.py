"""What becomes of the cells of a CSV column: which are missing, which dtype it gets, and with which marker.

pandas is not loaded here. The rules are those of `read_csv` in pandas 3, worked out with the standard library
and limited to one short column; the unit tests read the same texts with the installed pandas.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tutor_app.pictures.typed import joined

MOST_CELLS = 7
MOST_LETTERS = 8
LARGEST = 1_000_000_000
COLUMN = "cell"

FIRST = "7,,NA,12"
OFFERED = {"Numbers": FIRST, "Ports": "NA,NO,,US", "Blanks": "None,-,?, ,na", "Yes or no": "True,,False"}
"""Names of columns to begin with, and how they are typed."""

DEFAULT_MARKS = (
    *("", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN"),
    *("<NA>", "N/A", "NA", "NULL", "NaN", "None", "n/a", "nan", "null"),
)
"""What `keep_default_na=True` takes for missing."""

OWN_MARKS = ("", "NA", "-", "?")
"""What can be given as `na_values`."""

DTYPES = {
    "": "inferred",
    "str": "str",
    "string": "string",
    "object": "object",
    "float64": "float64",
    "Int64": "Int64",
    "boolean": "boolean",
}
"""What can be asked for, and how it is called; the first one leaves the choice to pandas."""

VERDICTS = ("default", "own", "dtype", "kept")
"""What made a cell a gap: the built-in marks, `na_values`, the dtype alone; or it is kept."""

KINDS = ("gap", "value", "blank", "refused", "none")
"""What stands in the column: a marker, a value, text that looks missing, the culprit of an error, nothing."""

_WHOLE = re.compile(r" *[+-]?[0-9]+ *")
_NUMBER = re.compile(r" *[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)? *")
_INFINITE = re.compile(r"[+-]?inf(?:inity)?", re.IGNORECASE)
_TRUTHS = {"true": True, "false": False}
_NULLABLE_TRUTHS = {
    **dict.fromkeys(("True", "TRUE", "true", "1", "1.0"), True),
    **dict.fromkeys(("False", "FALSE", "false", "0", "0.0"), False),
}
_LOOK_EMPTY = ("-", "?", ".", "na")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it is *written* in the file, and its *text* without quotes."""

    written: str
    text: str

    @property
    def looks_missing(self) -> bool:
        """Whether a reader would take its text for a gap."""
        bare = self.text.strip()
        return bare in DEFAULT_MARKS or bare.lower() in _LOOK_EMPTY


@dataclass(frozen=True, slots=True)
class Options:
    """What `read_csv` is told: *own* are some of OWN_MARKS, *dtype* is one of DTYPES."""

    keep_default: bool = True
    own: tuple[str, ...] = ()
    dtype: str = ""

    def code(self) -> tuple[str, ...]:
        """The call, line by line."""
        own = ", ".join(f'"{mark}"' for mark in self.own)
        asked = f'{{"{COLUMN}": "{self.dtype}"}}' if self.dtype else "None"
        return (
            "pd.read_csv(file,",
            f"    keep_default_na={self.keep_default},",
            f"    na_values=[{own}],",
            f"    dtype={asked})",
        )

    def verdict(self, cell: Cell) -> str:
        """Whether *cell* is missing before its dtype is known: one of VERDICTS, but never `dtype`."""
        if self.keep_default and cell.text in DEFAULT_MARKS:
            return "default"
        return "own" if cell.text in self.own else "kept"


@dataclass(frozen=True, slots=True)
class Row:
    """A cell, its *verdict* of VERDICTS, and what stands in the column as Python writes it, of a *kind*."""

    cell: Cell
    verdict: str
    shown: str
    kind: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The column that is read. Where it *failed*, *dtype* is the name of the exception."""

    dtype: str
    rows: tuple[Row, ...]
    said: str
    failed: bool = False

    @property
    def gaps(self) -> int:
        """What `isna().sum()` gives."""
        return sum(row.kind == "gap" for row in self.rows)


class _RefusedError(Exception):
    """The dtype does not take the cell of that *number*: pandas raises *error*."""

    def __init__(self, number: int, error: str, why: str) -> None:
        super().__init__(why)
        self.number = number
        self.error = error
        self.why = why


def read_cells(line: str) -> tuple[Cell, ...]:
    """The cells in *line*, between commas and exactly as they are typed; blanks count.

    Raises ValueError with the sentence to show where there are too many, one is too long, no plain text, or a
    number that is larger than LARGEST.
    """
    pieces = line.split(",")
    if len(pieces) > MOST_CELLS:
        raise ValueError(f"Type 1 to {MOST_CELLS} cells with commas between them.")
    return tuple(map(_read_cell, pieces))


def _read_cell(written: str) -> Cell:
    if len(written) > MOST_LETTERS:
        short = f"{written[: MOST_LETTERS - 1]}…"
        raise ValueError(f"Shorten {short!r} to at most {MOST_LETTERS} characters.")
    if not written.isprintable():
        raise ValueError("Leave out tabs and whatever cannot be seen.")
    quoted = len(written) > 1 and written[0] == written[-1] == '"'
    text = written[1:-1] if quoted else written
    if '"' in text:
        raise ValueError("Put quotes around a whole cell, or leave them out.")
    # Of what has no end only `inf` is read alike in every column: -inf as Int64 raises now this, now that.
    is_inf = _INFINITE.fullmatch(text) is not None and not text.startswith("-")
    if _is_number(text) and not is_inf and abs(float(text)) > LARGEST:
        raise ValueError(f"Change {text!r} to a number of at most {LARGEST:,}.")
    return Cell(written, text)


def file_lines(cells: Sequence[Cell]) -> tuple[str, ...]:
    """The lines of the file: a header, then a number and a cell each, so that no line is empty."""
    return (f"n,{COLUMN}", *(f"{number},{cell.written}" for number, cell in enumerate(cells, 1)))


def read_column(cells: Sequence[Cell], options: Options) -> Reading:
    """What `read_csv` with *options* makes of the column that holds *cells*."""
    verdicts = [options.verdict(cell) for cell in cells]
    if options.dtype == "Int64":
        # It is read as numbers are, and there an empty text is a gap.
        verdicts = [
            "dtype" if verdict == "kept" and not cell.text else verdict
            for cell, verdict in zip(cells, verdicts, strict=True)
        ]
    texts = [cell.text if verdict == "kept" else None for cell, verdict in zip(cells, verdicts, strict=True)]
    try:
        dtype, values = _as_asked(options.dtype, texts) if options.dtype else _inferred(texts)
    except _RefusedError as refused:
        rows = tuple(
            Row(cell, verdict, "", "refused" if number == refused.number else "none")
            for number, (cell, verdict) in enumerate(zip(cells, verdicts, strict=True))
        )
        said = f"{options.dtype} raises {refused.error}: {cells[refused.number].text!r} {refused.why}."
        return Reading(refused.error, rows, said, failed=True)
    marker = "<NA>" if dtype in ("string", "Int64", "boolean") else "nan"
    rows = tuple(
        Row(cell, verdict, marker if value is None else _written(value), _kind(cell, value))
        for cell, verdict, value in zip(cells, verdicts, values, strict=True)
    )
    return Reading(dtype, rows, _said(dtype, rows, texts, marker, is_asked=bool(options.dtype)))


_Values = Sequence[object]
"""The values of a column; None is a gap."""


def _inferred(texts: Sequence[str | None]) -> tuple[str, _Values]:
    """The dtype that pandas picks, and the values: whole numbers, numbers, truths, or else text."""
    has_gaps = None in texts
    if all(_WHOLE.fullmatch(text) for text in _kept(texts)):
        if not has_gaps:
            return "int64", _converted(texts, int)
        # They are read as int before they become floats: "-0" loses its sign.
        return "float64", _converted(texts, lambda text: float(int(text)))
    if all(map(_is_number, _kept(texts))):
        return "float64", _converted(texts, float)
    if all(text.lower() in _TRUTHS for text in _kept(texts)):
        return "object" if has_gaps else "bool", _converted(texts, lambda text: _TRUTHS[text.lower()])
    return "str", texts


def _as_asked(dtype: str, texts: Sequence[str | None]) -> tuple[str, _Values]:
    """The values as *dtype*. Raises _RefusedError at the first cell that it does not take."""
    match dtype:
        case "float64":
            return dtype, _floats(texts)
        case "Int64":
            return dtype, _integers(texts)
        case "boolean":
            for number, text in enumerate(texts):
                if text is not None and text not in _NULLABLE_TRUTHS:
                    raise _RefusedError(number, "ValueError", "is neither true nor false")
            return dtype, _converted(texts, lambda text: _NULLABLE_TRUTHS[text])
    return dtype, texts


def _floats(texts: Sequence[str | None]) -> _Values:
    if all(text.lower() in _TRUTHS for text in _kept(texts)):
        return _converted(texts, lambda text: float(_TRUTHS[text.lower()]))
    for number, text in enumerate(texts):
        if text is not None and not _is_number(text):
            raise _RefusedError(number, "ValueError", "is no number")
    return _converted(texts, float)


def _integers(texts: Sequence[str | None]) -> _Values:
    numbers: list[tuple[int, float]] = []
    for number, text in enumerate(texts):
        if text is None:
            continue
        if not _is_number(text):
            raise _RefusedError(number, "ValueError", "is no number")
        numbers.append((number, float(text)))
    for number, value in numbers:
        if math.isinf(value):
            raise _RefusedError(number, "OverflowError", "has no end, which no integer can show")
    for number, value in numbers:
        if not value.is_integer():
            raise _RefusedError(number, "TypeError", "is no whole number")
    return _converted(texts, lambda text: int(float(text)))


def _kept(texts: Sequence[str | None]) -> list[str]:
    return [text for text in texts if text is not None]


def _converted(texts: Sequence[str | None], convert: Callable[[str], object]) -> _Values:
    return [None if text is None else convert(text) for text in texts]


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None or _INFINITE.fullmatch(text) is not None


def _written(value: object) -> str:
    """*value* as Python writes it, a long number with three digits."""
    written = repr(value)
    is_long = isinstance(value, (int, float)) and len(written) > MOST_LETTERS + 2
    return f"{value:.3g}" if is_long else written


def _kind(cell: Cell, value: object) -> str:
    if value is None:
        return "gap"
    return "blank" if isinstance(value, str) and cell.looks_missing else "value"


def _said(
    dtype: str, rows: Sequence[Row], texts: Sequence[str | None], marker: str, *, is_asked: bool
) -> str:
    """The sentences about the column: its dtype, its gaps, and what slipped through."""
    found = sum(row.kind == "gap" for row in rows)
    gaps = f"{found} {'cell is' if found == 1 else 'cells are'} missing and"
    gaps = f"{gaps} {'reads' if found == 1 else 'read'} {marker}" if found else "no cell is missing"
    parts = [f"{_why(dtype, texts, has_gaps=bool(found), is_asked=is_asked)}; {gaps}."]
    if any(row.verdict == "dtype" for row in rows):
        parts.append("Int64 takes an empty cell for a gap, whatever the switches say.")
    slipped = list(dict.fromkeys(repr(row.cell.text) for row in rows if row.kind == "blank"))
    if slipped:
        stay, them = ("stays", "it") if len(slipped) == 1 else ("stay", "them")
        parts.append(f"{joined(slipped)} {stay} text, and isna() does not find {them}.")
    return " ".join(parts)


def _why(dtype: str, texts: Sequence[str | None], *, has_gaps: bool, is_asked: bool) -> str:
    """Why the column has *dtype*, as the beginning of a sentence."""
    if is_asked:
        return f"The column is {dtype}, as asked"
    kept = _kept(texts)
    if not kept:
        return "No cell is left to tell the dtype, so it is float64"
    match dtype:
        case "int64":
            return "Whole numbers without a gap are int64"
        case "float64" if has_gaps and all(_WHOLE.fullmatch(text) for text in kept):
            return "int64 has no marker for a gap, so the whole numbers are float64"
        case "float64":
            return "All that is kept are numbers, so the column is float64"
        case "bool":
            return "True and False without a gap are bool"
        case "object":
            return "bool has no marker for a gap, so True and False are object"
    for text in kept:
        if not _is_number(text) and text.lower() not in _TRUTHS:
            return f"{text!r} is neither a number nor a truth value, so the whole column is str"
    return "Numbers and truth values do not go together, so the whole column is str"
