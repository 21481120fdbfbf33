"""The view of a CSV column on its way: its text, which cells are missing, its dtype, and its markers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tutor_app.pictures.csv_markers import (
    COLUMN,
    DTYPES,
    FIRST,
    OFFERED,
    OWN_MARKS,
    Options,
    Reading,
    Row,
    file_lines,
    read_cells,
    read_column,
)
from tutor_app.ui.pictures.controls import Choice, Field, FlowRow, Said, Switch, label, stacked
from tutor_app.ui.pictures.sheet import CELL_HEIGHT, Drawing, Sheet
from tutor_app.ui.theme import TINY_SIZE, Theme
from tutor_app.ui.widgets import Button, ButtonKind, Sign

GAP = 5.0
SMALLEST, NARROW = 260.0, 500.0
LOOKS = {
    "gap": (Sign.FULL, "accent", "accent_ground"),
    "value": (Sign.EMPTY, "muted", "background"),
    "blank": (Sign.HALF, "pitfall", "pitfall_ground"),
    "refused": (Sign.CLOSE, "error", "error_ground"),
    "none": (Sign.NONE, "line", "background"),
}
"""Sign, ink and ground of each kind of thing in the column."""

KEY = {
    "gap": "Full sign: isna() says True.",
    "value": "Empty sign: a value.",
    "blank": "Half sign: text that looks missing, and isna() says False.",
    "refused": "Cross: what the dtype does not take.",
}
NOTE = "The rules are those of pandas 3; it is not loaded in this window."
BLANKS = "A dot is a blank."
WORDS = (
    {"default": "default mark", "own": "in na_values", "dtype": "gap for Int64", "kept": "kept"},
    {"default": "default", "own": "own", "dtype": "Int64", "kept": "kept"},
    {"default": "mark", "own": "own", "dtype": "gap", "kept": "kept"},
)
"""What is said of a cell, from the longest words to those that fit everywhere."""


class MarkerView(QWidget):
    """A typed CSV column, and what `read_csv` makes of it with the switches that are on."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._cells = read_cells(FIRST)
        self._options = Options()
        self._reading = read_column(self._cells, self._options)
        self.cells = Field(theme, "Cells", FIRST, self._take_cells, letters=30)
        self.offers = {
            name: Button(theme, name, ButtonKind.ACCENT, zoomed=True, name=f"Cells: {name}")
            for name in OFFERED
        }
        for name, button in self.offers.items():
            button.clicked.connect(partial(self.cells.set_text, OFFERED[name]))
        self.keep_default = Switch(
            theme, "keep_default_na", lambda on: self._set(keep_default=on), on=True, code=True
        )
        self.own = {
            mark: Switch(
                theme,
                f'"{mark}"',
                lambda on: self._take_own(),
                name=f"na_values: {mark or 'the empty text'}",
                code=True,
            )
            for mark in OWN_MARKS
        }
        self.dtype = Choice(
            theme, "dtype", tuple(DTYPES.items()), lambda key: self._set(dtype=key), code=True
        )
        self.drawing = Drawing(theme, "A column from its CSV text to its dtype and markers", self._draw)
        self.said = Said(theme)
        stacked(
            self,
            FlowRow((self.cells, *self.offers.values()), across=4, down=4),
            FlowRow(
                (self.keep_default, FlowRow((label(theme, "na_values"), *self.own.values()), across=2)),
                across=16,
            ),
            self.dtype,
            self.drawing,
            self.said,
        )
        self._show()

    @property
    def reading(self) -> Reading:
        """What is shown."""
        return self._reading

    def _take_cells(self, text: str) -> str:
        try:
            self._cells = read_cells(text)
        except ValueError as error:
            return str(error)
        self._show()
        return ""

    def _take_own(self) -> None:
        self._set(own=tuple(mark for mark, switch in self.own.items() if switch.isChecked()))

    def _set(self, **changes: object) -> None:
        self._options = replace(self._options, **changes)  # type: ignore[arg-type]
        self._show()

    def _show(self) -> None:
        self._reading = reading = read_column(self._cells, self._options)
        self.said.say(reading.said)
        controls = (*self.offers.values(), self.keep_default, *self.own.values())
        for one in (*controls, *self.dtype.options.values()):
            one.setAccessibleDescription(reading.said)
        self.drawing.refresh(self._describe())

    def _describe(self) -> str:
        parts = [f"{' '.join(line.strip() for line in self._options.code())}."]
        for number, row in enumerate(self._reading.rows, 1):
            became = f", becomes {row.shown}" if row.shown else ""
            parts.append(f"Cell {number}, {row.cell.written or 'empty'}: {WORDS[0][row.verdict]}{became}.")
        parts.append(f"{'Raises' if self._reading.failed else 'dtype'} {self._reading.dtype}.")
        return " ".join([*parts, *self._key()])

    def _key(self) -> list[str]:
        kinds = {row.kind for row in self._reading.rows}
        return [
            *(meaning for kind, meaning in KEY.items() if kind in kinds),
            *((BLANKS,) if any(" " in cell.text for cell in self._cells) else ()),
            NOTE,
        ]

    # Drawing

    def _draw(self, sheet: Sheet) -> float:
        z = sheet.z
        y = sheet.code(0, 0, sheet.width, self._options.code()).bottom() + z(12)
        last = self._reading.dtype if self._reading.failed else f"As {self._reading.dtype}"
        if sheet.is_narrow(SMALLEST):
            flow = _Flow.of(sheet, z(11), (("CSV", 0.28), ("Gap?", 0.26), (last, 0.46)))
        elif sheet.is_narrow(NARROW):
            flow = _Flow.of(sheet, z(15), (("CSV text", 0.34), ("Missing?", 0.32), (last, 0.34)))
        else:
            last = "No column" if self._reading.failed else "In the column"
            columns = (("CSV text", 0.24), ("Missing?", 0.27), ("dtype", 0.25), (last, 0.24))
            flow = _Flow.of(sheet, z(24), columns)
        bottom = self._draw_rows(sheet, y, flow)
        key = " ".join(self._key())
        return sheet.wrapped(0, bottom + z(6), key, width=sheet.width, size=TINY_SIZE, ink="muted")

    def _draw_rows(self, sheet: Sheet, y: float, flow: _Flow) -> float:
        """The columns of the flow beside each other, a row for each cell; gives where they end."""
        z, reading = sheet.z, self._reading
        for left, width, head in zip(flow.lefts, flow.widths, flow.heads, strict=True):
            top = sheet.heading(left, y, head, width=width)
        lines = [line.replace(" ", "·") for line in file_lines(self._cells)]
        head = COLUMN if sheet.is_narrow(SMALLEST) else lines[0]
        sheet.text(z(6), top, head, size=TINY_SIZE + 1, code=True, ink="muted", height=z(20))
        first = bottom = top + z(22)
        words = next((words for words in WORDS if _fit(sheet, words, flow.widths[1])), WORDS[-1])
        for line, row in zip(lines[1:], reading.rows, strict=True):
            self._draw_text(sheet, flow.lefts[0], bottom, flow.widths[0], line, row)
            is_gap = row.verdict != "kept"
            sheet.cell(
                flow.lefts[1],
                bottom,
                words[row.verdict],
                width=flow.widths[1],
                ground="accent_ground" if is_gap else "background",
                edge="accent" if is_gap else "line",
                ink="text" if is_gap else "muted",
            )
            self._draw_value(sheet, flow.lefts[-1], bottom, flow.widths[-1], row)
            middle = bottom + z(CELL_HEIGHT) / 2
            # Nothing comes out of a dtype that refuses.
            for start, end in flow.between[: -1 if reading.failed else None]:
                sheet.line((start + z(3), middle), (end - z(3), middle), arrow=True)
            bottom += z(CELL_HEIGHT + GAP)
        bottom -= z(GAP)
        if len(flow.lefts) > 3:
            bottom = self._draw_dtype(sheet, flow.lefts[2], first, flow.widths[2], bottom - first)
        return bottom

    def _draw_text(self, sheet: Sheet, x: float, y: float, width: float, line: str, row: Row) -> None:
        """A line of the file: its number is quiet, its cell is not."""
        z = sheet.z
        refused = row.kind == "refused"
        sheet.box(
            x,
            y,
            width,
            z(CELL_HEIGHT),
            ground="error_ground" if refused else "pane",
            edge="error" if refused else "line",
            corner=5,
        )
        number, _, written = line.partition(",")
        left = x + z(6)
        size, high = TINY_SIZE + 1, z(CELL_HEIGHT)
        if not sheet.is_narrow(SMALLEST):
            lead = sheet.text(left, y, f"{number},", size=size, code=True, ink="muted", height=high)
            left = lead.right()
        room = x + width - left - z(2)
        sheet.text(left, y, written, size=size, code=True, width=room, height=high)

    def _draw_value(self, sheet: Sheet, x: float, y: float, width: float, row: Row) -> None:
        """What stands in the column, with the sign of its kind."""
        z, high = sheet.z, sheet.z(CELL_HEIGHT)
        sign, ink, ground = LOOKS[row.kind]
        is_empty = row.kind in ("none", "refused")
        sheet.box(x, y, width, high, ground=ground, edge=ink, dashed=is_empty, corner=5)
        left = x + z(4)
        if sign is not Sign.NONE:
            sheet.sign(sign, left, y + (high - z(10)) / 2, size=10, ink=ink)
        left += z(14)
        sheet.text(
            left,
            y,
            row.shown.replace(" ", "·"),
            size=TINY_SIZE + 1,
            weight=650 if row.kind == "gap" else 400,
            ink=ink if row.kind in ("gap", "blank") else "text",
            code=True,
            width=x + width - left - z(2),
            height=high,
        )

    def _draw_dtype(self, sheet: Sheet, x: float, y: float, width: float, height: float) -> float:
        """The dtype of the whole column as one box beside all cells; gives where it ends."""
        z, reading = sheet.z, self._reading
        if reading.failed:
            ground, edge, ink, asked = "error_ground", "error", "error", f"{self._options.dtype} is refused"
        else:
            ground, edge, ink = "accent_ground", "accent", "text"
            asked = "as asked" if self._options.dtype else "inferred"
        tall = sheet.line_height(TINY_SIZE + 1) + sheet.line_height(TINY_SIZE)
        box = sheet.box(x, y, width, max(height, tall + z(8)), ground=ground, edge=edge, thick=2, corner=5)
        top = y + (box.height() - tall) / 2
        for words, size, weight in ((reading.dtype, TINY_SIZE + 1, 650), (asked, TINY_SIZE, 400)):
            line = sheet.text(
                x,
                top,
                words,
                size=size,
                weight=weight,
                code=words == reading.dtype,
                ink=ink,
                width=width,
                align=Qt.AlignmentFlag.AlignHCenter,
            )
            top = line.bottom()
        return box.bottom()


@dataclass(frozen=True, slots=True)
class _Flow:
    """Columns beside each other: where they begin, how wide they are, and what stands above them."""

    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    heads: tuple[str, ...]

    @classmethod
    def of(cls, sheet: Sheet, gap: float, columns: Sequence[tuple[str, float]]) -> _Flow:
        """*columns* are (head, share of the width) each."""
        room = sheet.width - (len(columns) - 1) * gap
        widths = tuple(share * room for _, share in columns)
        lefts = tuple(sum(widths[:number]) + number * gap for number in range(len(widths)))
        return cls(lefts, widths, tuple(head for head, _ in columns))

    @property
    def between(self) -> list[tuple[float, float]]:
        """The spaces between the columns, from where to where."""
        ends = [left + width for left, width in zip(self.lefts, self.widths, strict=True)]
        return list(zip(ends[:-1], self.lefts[1:], strict=True))


def _fit(sheet: Sheet, words: dict[str, str], width: float) -> bool:
    return all(sheet.cell_width(each) <= width for each in words.values())
