"""The view of a column of whole numbers that loses its integer dtype with one deleted cell."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tutor_app.pictures.widened_column import (
    MOST_NUMBERS,
    PRESETS,
    Column,
    cast,
    delete,
    load,
    put_back,
    read_numbers,
)
from tutor_app.ui.pictures.controls import Choice, Field, FlowRow, Said, Switch, label, stacked
from tutor_app.ui.pictures.sheet import CELL_HEIGHT, Drawing, Sheet
from tutor_app.ui.theme import SMALL_SIZE, TINY_SIZE, Theme
from tutor_app.ui.widgets import Button, ButtonKind, Sign

FIRST = "orders"
CAST = 'astype("Int64")'
LOOKS = {
    "int64": ("accent", "accent_ground"),
    "float64": ("pitfall", "pitfall_ground"),
    "Int64": ("right", "right_ground"),
}
"""Ink and ground of each dtype."""

NOTE = "pandas is not loaded in this window: its rules for whole numbers are worked out here."


class ColumnView(QWidget):
    """Typed numbers as a column with the badge of its dtype; each row can be deleted and written back."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        _, numbers = PRESETS[FIRST]
        self._column = load(read_numbers(numbers), nullable=False)
        self.preset = Choice(
            theme, "Start with", [(key, words) for key, (words, _) in PRESETS.items()], self._take_preset
        )
        self.numbers = Field(theme, "Numbers", numbers, self._take_numbers, letters=48)
        self.gaps = tuple(self._gap(theme, row) for row in range(MOST_NUMBERS))
        self.nullable = Switch(theme, 'dtype="Int64"', lambda on: self._read_anew(), code=True)
        self.cast = Button(theme, CAST, ButtonKind.ACCENT, zoomed=True, name=f"Cast the column: {CAST}")
        self.cast.clicked.connect(lambda: self._show(cast(self._column)))
        self.reset = Button(theme, "Reset", zoomed=True, name="Read the numbers anew, with nothing deleted")
        self.reset.clicked.connect(lambda: self._begin(self._column.typed))
        self.drawing = Drawing(theme, "A column of numbers, and the badge of its dtype", self._draw)
        self.said = Said(theme)
        stacked(
            self,
            self.preset,
            self.numbers,
            FlowRow((label(theme, "Delete"), *self.gaps), across=2, down=2),
            FlowRow(
                (label(theme, "Read with"), self.nullable, label(theme, "or later"), self.cast, self.reset),
                across=4,
                down=2,
            ),
            self.drawing,
            self.said,
        )
        self._begin(self._column.typed)

    @property
    def column(self) -> Column:
        """What is shown."""
        return self._column

    def _gap(self, theme: Theme, row: int) -> Switch:
        """The switch that deletes the number in *row*, and writes it back."""
        return Switch(
            theme,
            f"row {row}",
            lambda on: self._show((delete if on else put_back)(self._column, row)),
            name=f"Delete the number in row {row}",
        )

    def _take_preset(self, key: str) -> None:
        self.numbers.set_text(PRESETS[key][1])

    def _take_numbers(self, text: str) -> str:
        try:
            numbers = read_numbers(text)
        except ValueError as error:
            return str(error)
        self._begin(numbers)
        return ""

    def _begin(self, numbers: tuple[int, ...]) -> None:
        for row, switch in enumerate(self.gaps):
            switch.setChecked(False)
            switch.setVisible(row < len(numbers))
        self._show(load(numbers, nullable=self.nullable.isChecked()))

    def _read_anew(self) -> None:
        column = self._column
        self._show(load(column.typed, nullable=self.nullable.isChecked(), gaps=column.gaps))

    def _show(self, column: Column) -> None:
        self._column = column
        self.said.say(column.said)
        for control in (*self.gaps, self.nullable, self.cast, self.reset):
            control.setAccessibleDescription(column.said)
        self.drawing.refresh(self._describe())

    def _describe(self) -> str:
        column = self._column
        parts = [f"{column.code} makes {self._badge()}."]
        for row, (typed, printed) in enumerate(zip(column.typed, column.printed, strict=True)):
            parts.append(f"Row {row}: typed {typed}, printed {printed}, holds {self._held(row)}.")
        return " ".join([*parts, *(f"{code} is {verdict}." for code, verdict in self._tests())])

    def _badge(self) -> str:
        column = self._column
        return column.dtype if column.dtype == column.before else f"{column.dtype}, was {column.before}"

    def _held(self, row: int) -> str:
        value, off = self._column.held[row], self._column.off_by(row)
        if value is None:
            return "nothing"
        if not off:
            return str(int(value))
        return f"{int(value)} (off by {'−' if off < 0 else '+'}{abs(off)})"

    def _tests(self) -> tuple[tuple[str, bool], ...]:
        column = self._column
        return (
            ('col.dtype == "int64"', column.dtype == "int64"),
            ("is_integer_dtype(col)", column.is_integer),
        )

    # Drawing

    def _draw(self, sheet: Sheet) -> float:
        z = sheet.z
        y = sheet.code_text(0, 0, self._column.code, width=sheet.width, size=TINY_SIZE + 1) + z(8)
        y = self._draw_badge(sheet, y) + z(12)
        y = self._draw_table(sheet, y) if not sheet.is_narrow(500) else self._draw_list(sheet, y)
        return sheet.wrapped(0, y + z(4), NOTE, width=sheet.width, size=TINY_SIZE, ink="muted")

    def _draw_badge(self, sheet: Sheet, y: float) -> float:
        """The dtype in its colors, and beside or below it what two tests of it say."""
        z, column = sheet.z, self._column
        ink, ground = LOOKS[column.dtype]
        width = max(sheet.measure(dtype, size=SMALL_SIZE + 2, weight=650, code=True) for dtype in LOOKS)
        width += z(24)
        box = sheet.box(0, y, width, z(32), ground=ground, edge=ink, thick=2)
        sheet.text(
            0,
            y,
            column.dtype,
            size=SMALL_SIZE + 2,
            weight=650,
            code=True,
            ink=ink,
            width=width,
            height=box.height(),
            align=Qt.AlignmentFlag.AlignHCenter,
        )
        if column.dtype != column.before:
            was = f"was {column.before}"
            sheet.text(width + z(8), y, was, size=TINY_SIZE, weight=550, ink=ink, height=box.height())
        x, top, line = 0.0, y + z(38), sheet.line_height(TINY_SIZE)
        if not sheet.is_narrow(420):
            x, top = width + z(8) + sheet.measure("was float64", size=TINY_SIZE, weight=550) + z(16), y
        for code, verdict in self._tests():
            sign = Sign.FULL if verdict else Sign.EMPTY
            sheet.sign(sign, x, top + (line - z(10)) / 2, size=10, ink="text" if verdict else "muted")
            left = x + z(16)
            top = sheet.code_text(left, top, f"{code} {verdict}", width=sheet.width - left)
        return max(top, box.bottom())

    def _draw_table(self, sheet: Sheet, y: float) -> float:
        """A row for each number: as typed, as printed, as held."""
        z, column = sheet.z, self._column
        widest = max(sheet.measure(str(number), code=True, size=TINY_SIZE) for number in column.typed)
        typed = z(26)
        cell = typed + max(widest, sheet.measure("typed", size=TINY_SIZE, weight=550)) + z(16)
        wide = self._cell_width(sheet)
        held = cell + wide + z(16)
        for x, words in ((typed, "typed"), (cell, "pandas prints"), (held, "the column holds")):
            sheet.heading(x, y, words, width=sheet.width - x)
        y += sheet.line_height(TINY_SIZE) + z(4)
        for row, number in enumerate(column.typed):
            high = z(CELL_HEIGHT)
            sheet.text(0, y, str(row), size=TINY_SIZE, code=True, ink="muted", height=high)
            sheet.text(typed, y, str(number), size=TINY_SIZE, code=True, ink="muted", height=high)
            self._draw_cell(sheet, cell, y, wide, row)
            self._draw_held(sheet, held, y, self._held(row), row, height=high)
            y += high + z(5)
        return y

    def _draw_list(self, sheet: Sheet, y: float) -> float:
        """The same with the typed and the held number below the cell."""
        z = sheet.z
        left = z(22)
        wide = min(self._cell_width(sheet), sheet.width - left)
        y = sheet.heading(left, y, "pandas prints", width=sheet.width - left)
        for row, number in enumerate(self._column.typed):
            sheet.text(0, y, str(row), size=TINY_SIZE, code=True, ink="muted", height=z(CELL_HEIGHT))
            self._draw_cell(sheet, left, y, wide, row)
            y += z(CELL_HEIGHT + 2)
            x, width = left + z(6), sheet.width - left - z(6)
            y = sheet.wrapped(x, y, f"typed {number}", width=width, size=TINY_SIZE, ink="muted", code=True)
            line = sheet.line_height(TINY_SIZE)
            self._draw_held(sheet, x, y, f"holds {self._held(row)}", row, height=line)
            # Nothing moves when the digits are lost that a double cannot hold.
            longest = f"holds {number}" + (" (off by −00)" if float(number) != number else "")
            y += len(sheet.lines(longest, width=width - z(14), size=TINY_SIZE, code=True)) * line + z(8)
        return y

    def _cell_width(self, sheet: Sheet) -> float:
        """Room for every way in which a number of the column may be printed."""
        widest = max((str(number) for number in self._column.typed), key=len)
        return max(sheet.cell_width(words) for words in (widest, "-1.234567e+17"))

    def _draw_cell(self, sheet: Sheet, x: float, y: float, width: float, row: int) -> None:
        column = self._column
        ink, ground = LOOKS[column.dtype]
        is_gap = row in column.gaps
        sheet.cell(
            x,
            y,
            column.printed[row],
            width=width,
            ground="background" if is_gap else ground,
            edge=ink,
            dashed=is_gap,
            ink="muted" if is_gap else "text",
        )

    def _draw_held(self, sheet: Sheet, x: float, y: float, words: str, row: int, *, height: float) -> None:
        """What a row holds, with a sign and in heavy letters where it is not what was typed."""
        z, column = sheet.z, self._column
        ink, weight = "muted" if row in column.gaps else "text", 400
        if row in column.lost:
            sheet.sign(Sign.CLOSE, x, y + (height - z(10)) / 2, size=10, ink="error")
            ink, weight = "error", 650
            x += z(14)
        width, line = sheet.width - x, sheet.line_height(TINY_SIZE)
        sheet.wrapped(
            x,
            y + (height - line) / 2,
            words,
            width=width,
            size=TINY_SIZE,
            weight=weight,
            ink=ink,
            code=True,
        )
