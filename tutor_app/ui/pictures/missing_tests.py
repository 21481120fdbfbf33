"""The picture of missing values: a table of values times tests, and a CSV column that gets its markers."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from tutor_app.pictures.missing_tests import ANSWERS, FIRST, OFFERED, TESTS, Row, newest, read_rows
from tutor_app.ui.pictures.controls import Field, FlowRow, Said, Views, label, stacked
from tutor_app.ui.pictures.csv_markers import MarkerView
from tutor_app.ui.pictures.sheet import Drawing, Sheet
from tutor_app.ui.theme import TINY_SIZE, Theme
from tutor_app.ui.widgets import Button, ButtonKind, Sign

ROW = 28.0
LOOKS = {
    "True": (Sign.FULL, "accent", "accent_ground"),
    "False": (Sign.EMPTY, "muted", "background"),
    "NA": (Sign.HALF, "pitfall", "pitfall_ground"),
    "TypeError": (Sign.CLOSE, "error", "error_ground"),
    "array": (Sign.MENU, "pitfall", "pitfall_ground"),
}
"""Sign, ink and ground of each answer."""

LONG = {answer: answer for answer in ANSWERS}
SHORT = {**LONG, "TypeError": "error"}
LETTERS = {"True": "T", "False": "F", "NA": "?", "TypeError": "E", "array": "[ ]"}
SOLID = "Solid cells were computed here."
DASHED = "Dashed cells are what pandas 3 answers; it is not loaded in this window."
KEY = {
    "True": "True",
    "False": "False",
    "NA": "unknown, neither true nor false",
    "TypeError": "raises TypeError",
    "array": "one answer for each item",
}


def make(theme: Theme) -> QWidget:
    return Views(
        theme,
        (("Values and tests", partial(TableView, theme)), ("From CSV to marker", partial(MarkerView, theme))),
    )


class TableView(QWidget):
    """Typed values, one in each row, and the answers of the tests."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._rows = read_rows(FIRST)
        self._current = 0
        self.values = Field(theme, "Values", FIRST, self._take_values, letters=52)
        self.offers = {
            value: Button(theme, value, ButtonKind.ACCENT, zoomed=True, name=f"Add {value}")
            for value in OFFERED
        }
        for value, button in self.offers.items():
            button.clicked.connect(partial(self._add, value))
        self.reset = Button(theme, "Reset", zoomed=True)
        self.reset.clicked.connect(self._reset)
        self.drawing = Drawing(theme, "A table of values and the answers of five tests", self._draw)
        self.said = Said(theme)
        stacked(
            self,
            self.values,
            FlowRow((label(theme, "Add"), *self.offers.values(), self.reset), across=2, down=2),
            self.drawing,
            self.said,
        )
        self._show()

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows

    @property
    def row(self) -> Row:
        """The row that the sentence is about."""
        return self._rows[self._current]

    def _add(self, value: str) -> None:
        before = self.values.text().rstrip().rstrip(",")
        self.values.set_text(f"{before}, {value}" if before else value)

    def _reset(self) -> None:
        self.values.set_text(FIRST)
        self._current = 0
        self._show()

    def _take_values(self, text: str) -> str:
        try:
            rows = read_rows(text)
        except ValueError as error:
            return str(error)
        self._current = newest(self._rows, rows)
        self._rows = rows
        self._show()
        return ""

    def _show(self) -> None:
        said = self.row.said
        self.said.say(said)
        for button in (*self.offers.values(), self.reset):
            button.setAccessibleDescription(said)
        self.drawing.refresh(self._describe())

    def _describe(self) -> str:
        parts = []
        for row in self._rows:
            answers = [
                f"{test} {answer}{'' if row.is_computed(test) else ' (described)'}"
                for test, answer in zip(TESTS, row.answers, strict=True)
            ]
            parts.append(f"{row.value}: {', '.join(answers)}.")
        return " ".join([*parts, self._key(LONG)])

    def _key(self, words: dict[str, str]) -> str:
        """What the cells mean, with the *words* that stand in them."""
        found = {answer for row in self._rows for answer in row.answers}
        parts = [
            f"{words[answer]}: {meaning}."
            for answer, meaning in KEY.items()
            if answer in found and (words[answer] != answer or answer in ("NA", "array"))
        ]
        return " ".join([SOLID, DASHED, *parts])

    # Drawing

    def _draw(self, sheet: Sheet) -> float:
        z = sheet.z
        gap, bar = z(3), z(8)
        widest = max(sheet.measure(row.value, code=True, size=TINY_SIZE + 1) for row in self._rows)
        first = min(max(widest, z(40)), sheet.width / 3) + z(8)
        width = (sheet.width - bar - first - (len(TESTS) - 1) * gap) / len(TESTS)
        words = _words(sheet, width - z(19))
        lefts = [bar + first + number * (width + gap) for number in range(len(TESTS))]
        y = self._draw_heads(sheet, lefts, width) + z(6)
        for number, row in enumerate(self._rows):
            if number == self._current:
                sheet.box(0, y, z(3), z(ROW), ground="accent", edge="", corner=1)
            sheet.text(bar, y, row.value, size=TINY_SIZE + 1, code=True, width=first - z(8), height=z(ROW))
            for left, test, answer in zip(lefts, TESTS, row.answers, strict=True):
                self._draw_cell(
                    sheet, left, y, width, answer, words[answer], dashed=not row.is_computed(test)
                )
            y += z(ROW) + gap
        key = self._key(words)
        return sheet.wrapped(0, y + z(5), key, width=sheet.width, size=TINY_SIZE, ink="muted")

    def _draw_heads(self, sheet: Sheet, lefts: list[float], width: float) -> float:
        """The names of the tests above their columns, in one or two lines, or numbers and a list of names."""
        y, size = 0.0, TINY_SIZE
        heads = [[test] for test in TESTS]
        if not _fit(sheet, heads, width):
            heads = [test.replace(".", ". ").split(" ") for test in TESTS]
        if not _fit(sheet, heads, width):
            heads = [[str(number)] for number in range(1, len(TESTS) + 1)]
            for name in (f"{number}  {test}" for number, test in enumerate(TESTS, 1)):
                y = sheet.text(0, y, name, size=size, code=True, width=sheet.width).bottom()
            y += sheet.z(6)
        line = sheet.line_height(size)
        for left, lines in zip(lefts, heads, strict=True):
            for number, words in enumerate(lines):
                sheet.text(left, y + number * line, words, size=size, code=True, width=width)
        return y + len(heads[0]) * line

    def _draw_cell(
        self,
        sheet: Sheet,
        x: float,
        y: float,
        width: float,
        answer: str,
        words: str,
        *,
        dashed: bool,
    ) -> None:
        z = sheet.z
        sign, ink, ground = LOOKS[answer]
        sheet.box(x, y, width, z(ROW), ground=ground, edge=ink, dashed=dashed, corner=5)
        left = x + z(4)
        if width >= z(ROW):
            sheet.sign(sign, left, y + (z(ROW) - z(10)) / 2, size=10, ink=ink)
            left += z(13)
        weight = 550 if answer != "False" else 400
        sheet.text(
            left, y, words, size=TINY_SIZE, weight=weight, ink=ink, width=x + width - left, height=z(ROW)
        )


def _words(sheet: Sheet, width: float) -> dict[str, str]:
    """The longest words for the answers that fit into *width*."""
    for choice in (LONG, SHORT):
        if all(sheet.measure(words, size=TINY_SIZE, weight=550) <= width for words in choice.values()):
            return choice
    return LETTERS


def _fit(sheet: Sheet, heads: list[list[str]], width: float) -> bool:
    return all(sheet.measure(words, size=TINY_SIZE, code=True) <= width for lines in heads for words in lines)
