"""The view of one set of words as four processes list it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tutor_app.pictures.hash_seeds import SEEDS, list_set, read_members
from tutor_app.ui.pictures.controls import Field, Said, Switch, stacked
from tutor_app.ui.pictures.sheet import CELL_HEIGHT, Drawing, Sheet
from tutor_app.ui.theme import TINY_SIZE, Theme

FIRST_WORDS = "seat door brake lamp bell"
NOTE = "The first word that is typed stands on a ground of its own. Seeds are set with PYTHONHASHSEED."


class SeedsView(QWidget):
    """A column for each process, with the members of one set in its order, and their numbers."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._members = read_members(FIRST_WORDS)
        self._listing = list_set(self._members, is_sorted=False)
        self.words = Field(theme, "Words", FIRST_WORDS, self._take_words, letters=40)
        self.sort = Switch(theme, "sorted(set(words))", lambda on: self._show(), code=True)
        self.drawing = Drawing(theme, "One set as four processes list it", self._draw)
        self.said = Said(theme)
        stacked(self, self.words, self.sort, self.drawing, self.said)
        self._show()

    def _take_words(self, text: str) -> str:
        try:
            self._members = read_members(text)
        except ValueError as error:
            return str(error)
        self._show()
        return ""

    def _show(self) -> None:
        self._listing = list_set(self._members, is_sorted=self.sort.isChecked())
        self.said.say(self._listing.said)
        columns = [
            f"Seed {seed}: {', '.join(map(str, order))}."
            for seed, order in zip(SEEDS, self._listing.orders, strict=True)
        ]
        self.drawing.refresh(" ".join(columns))

    def _draw(self, sheet: Sheet) -> float:
        z = sheet.z
        in_row = 2 if sheet.is_narrow(340) else 4
        gap, number = z(10), z(18)
        width = (sheet.width - (in_row - 1) * gap) / in_row
        row = z(CELL_HEIGHT + 4)
        high = sheet.line_height(TINY_SIZE) + z(4) + len(self._members) * row
        for place, (seed, order) in enumerate(zip(SEEDS, self._listing.orders, strict=True)):
            x, y = place % in_row * (width + gap), place // in_row * (high + gap)
            top = sheet.heading(x + number, y, f"seed {seed}", width=width - number)
            for position, member in enumerate(order):
                sheet.text(
                    x,
                    top,
                    str(position),
                    code=True,
                    size=TINY_SIZE,
                    ink="muted",
                    width=number - z(6),
                    height=z(CELL_HEIGHT),
                    align=Qt.AlignmentFlag.AlignRight,
                )
                is_first = member == self._members[0]
                sheet.cell(
                    x + number,
                    top,
                    str(member),
                    width=width - number,
                    ground="accent_ground" if is_first else "background",
                    edge="accent" if is_first else "muted",
                    thick=2 if is_first else 1,
                )
                top += row
        bottom = len(SEEDS) / in_row * (high + gap)
        return sheet.wrapped(0, bottom, NOTE, width=sheet.width, size=TINY_SIZE, ink="muted")
