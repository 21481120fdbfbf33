"""A pandas column of whole numbers: what a deleted cell does to its dtype, its values and how they print.

pandas is not loaded here. What pandas 3 does to whole numbers of at most MOST_DIGITS digits is computed:
a gap turns int64 into float64 by `float(number)`, and Int64 keeps a mask. The tests compare all of it with
the installed pandas.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from tutor_app.pictures.typed import joined

MOST_NUMBERS = 6
MOST_DIGITS = 18
WIDEST = 12

PRESETS = {
    "orders": ("Order numbers", "9007199254740993, 9007199254740992, 77, 42"),
    "ten": ("Ten digits", "1234567890, 1234567891, 1234567892"),
    "bikes": ("Free bikes", "12, 7, 9, 31"),
}
"""Words and numbers to start with, by key."""

Held = int | float | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column after *code* was run: *held* is what it has of the *typed* numbers, None where there is a gap.

    *dtype* is `int64`, `float64` or `Int64`, *before* is what it was before *code*; *said* is about *code*.
    """

    typed: tuple[int, ...]
    held: tuple[Held, ...]
    dtype: str
    before: str
    code: str
    said: str

    @property
    def printed(self) -> tuple[str, ...]:
        """The cells as pandas prints them, without the blanks around them."""
        if self.dtype != "float64":
            return tuple("<NA>" if value is None else str(value) for value in self.held)
        plain = ["NaN" if value is None else f"{value: .1f}" for value in self.held]
        if max(map(len, plain)) <= WIDEST:
            return tuple(cell.strip() for cell in plain)
        # One number that is too wide, and all of them are written with exponents.
        return tuple("NaN" if value is None else f"{value:.6e}" for value in self.held)

    @property
    def gaps(self) -> tuple[int, ...]:
        """The rows without a number."""
        return tuple(row for row, value in enumerate(self.held) if value is None)

    @property
    def lost(self) -> tuple[int, ...]:
        """The rows that hold another number than was typed."""
        return tuple(row for row in range(len(self.typed)) if self.off_by(row))

    @property
    def is_integer(self) -> bool:
        """What `pd.api.types.is_integer_dtype(col)` answers."""
        return self.dtype != "float64"

    def off_by(self, row: int) -> int:
        """How much the number that *row* holds is above the typed one; 0 in a gap."""
        value = self.held[row]
        return 0 if value is None else int(value) - self.typed[row]

    @property
    def result(self) -> str:
        """In words, what became of the numbers."""
        left = len(self.held) - len(self.gaps)
        if not left:
            return "no number is left"
        lost = len(self.lost)
        if lost:
            words = f"{lost} of {left} {'numbers' if left > 1 else 'number'} {'are' if lost > 1 else 'is'}"
            words += " not what was typed"
            if same := self._alike(self.held):
                words += f", and rows {joined(same)} hold the same one"
            return words
        alike = self._alike(self.printed)
        return "no digit is lost" + (f", though rows {joined(alike)} print alike" if alike else "")

    def _alike(self, values: Iterable[object]) -> list[int]:
        """The first rows whose typed numbers differ and whose *values* do not; none where there are none."""
        by_value: dict[object, list[int]] = defaultdict(list)
        for row, value in enumerate(values):
            if self.held[row] is not None:
                by_value[value].append(row)
        return next(
            (rows for rows in by_value.values() if len({self.typed[row] for row in rows}) > 1),
            [],
        )


def read_numbers(text: str) -> tuple[int, ...]:
    """The whole numbers in *text*, between commas or blanks.

    Raises ValueError with the sentence to show where there are too few or too many, or one is no whole number
    or too long.
    """
    words = text.replace(",", " ").split()
    if not 2 <= len(words) <= MOST_NUMBERS:
        raise ValueError(f"Type 2 to {MOST_NUMBERS} whole numbers with commas between them.")
    for word in words:
        short = word if len(word) <= 12 else f"{word[:11]}…"
        if not re.fullmatch(r"[+-]?\d+", word, re.ASCII):
            raise ValueError(f"Change {short!r} to a whole number such as 42.")
        if len(word.lstrip("+-0")) > MOST_DIGITS:
            raise ValueError(f"Shorten {short!r} to at most {MOST_DIGITS} digits.")
    return tuple(map(int, words))


def load(typed: Sequence[int], *, nullable: bool, gaps: Collection[int] = ()) -> Column:
    """The column of the *typed* numbers, as Int64 if *nullable*, with the rows *gaps* deleted after that."""
    dtype = "Int64" if nullable else "int64"
    numbers = tuple(typed)
    code = 'col = pd.Series(typed, dtype="Int64")' if nullable else "col = pd.Series(typed)"
    said = f"Read as {dtype}: no digit is lost."
    if nullable:
        said = "Read as Int64, which keeps a mask of the gaps beside the integers: no digit is lost."
    column = Column(numbers, numbers, dtype, dtype, code, said)
    if not gaps:
        return column
    rows = sorted(gaps)
    for row in rows:
        column = delete(column, row)
    code += f"; col[{rows[0] if len(rows) == 1 else rows}] = None"
    said = f"Read anew as {dtype}, then the same rows deleted: {column.result}."
    return replace(column, before=dtype, code=code, said=said)


def delete(column: Column, row: int) -> Column:
    """The column after `col[row] = None`."""
    held = [value if number != row else None for number, value in enumerate(column.held)]
    dtype = column.dtype
    if dtype == "int64":
        dtype, held = "float64", [None if value is None else float(value) for value in held]
        why = "An integer has no pattern of bits to spare for a gap, so the whole column became float64"
    elif dtype == "float64":
        why = "One more gap among floats, and nothing else changes"
    else:
        why = "The gap is marked in the mask, and the column stays Int64"
    return _after(column, held, dtype, f"col[{row}] = None", why)


def put_back(column: Column, row: int) -> Column:
    """The column after the typed number is written into the gap in *row*."""
    number = column.typed[row]
    is_float = column.dtype == "float64"
    held = list(column.held)
    held[row] = float(number) if is_float else number
    why = f"The number is written into the gap, and the column stays {column.dtype}"
    return _after(column, held, column.dtype, f"col[{row}] = {number}", why)


def cast(column: Column) -> Column:
    """The column after `col.astype("Int64")`."""
    held = [None if value is None else int(value) for value in column.held]
    why = {
        "int64": "Int64 takes over the integers as they are",
        "float64": "Int64 makes integers of what the floats hold",
        "Int64": "The column is Int64 already",
    }[column.dtype]
    return _after(column, held, "Int64", 'col = col.astype("Int64")', why)


def _after(column: Column, held: Iterable[Held], dtype: str, code: str, why: str) -> Column:
    after = Column(column.typed, tuple(held), dtype, column.dtype, code, "")
    return replace(after, said=f"{why}: {after.result}.")
