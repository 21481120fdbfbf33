"""The view of a heap of three as a tree of cards with the numbers of their rows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tutor_app.pictures.heap_of_three import ENTRIES, MOST_ROWS, Card, Heap, run_heap
from tutor_app.pictures.typed import numbers, shown
from tutor_app.ui.pictures.controls import Choice, Field, Said, Stepper, stacked
from tutor_app.ui.pictures.sheet import CELL_HEIGHT, Drawing, Sheet
from tutor_app.ui.theme import SMALL_SIZE, TINY_SIZE, Theme

FIRST_SCORES = "4, 7, 7, 2, 7, 9, 4"
CARD = 46.0


class HeapView(QWidget):
    """Scored rows that pass a heap of three; equal scores show what else is compared."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._scores = numbers(FIRST_SCORES, most=MOST_ROWS)
        self._entry = next(iter(ENTRIES))
        self._states: tuple[Heap, ...] = ()
        self.scores = Field(theme, "Scores", FIRST_SCORES, self._take_scores, letters=30)
        self.entry = Choice(theme, "Entry", tuple(ENTRIES.items()), self._take_entry, code=True)
        self.drawing = Drawing(theme, "The rows of a stream, and a heap of three as a tree", self._draw)
        self.said = Said(theme)
        self.stepper = Stepper(theme, self._show)
        stacked(self, self.scores, self.entry, self.drawing, self.said, self.stepper)
        self._run()

    @property
    def state(self) -> Heap:
        """What is shown."""
        return self._states[self.stepper.at]

    def _take_scores(self, text: str) -> str:
        try:
            self._scores = numbers(text, most=MOST_ROWS)
        except ValueError as error:
            return str(error)
        self._run()
        return ""

    def _take_entry(self, key: str) -> None:
        # What was followed to its end is shown to its end again, so that two kinds of entry are compared.
        at_end = self.state.ended or self.state.failed
        self._entry = key
        self._run(at_end=at_end)

    def _run(self, *, at_end: bool = False) -> None:
        self._states = run_heap(self._scores, self._entry)
        last = len(self._states) - 1
        self.stepper.start(last, last if at_end else 0)

    def _show(self, at: int) -> None:
        state = self._states[at]
        self.said.say(state.said)
        self.stepper.describe(state.said)
        self.drawing.refresh(self._describe(state))

    def _describe(self, state: Heap) -> str:
        held = ", ".join(f"{shown(card.score)} of row {card.number}" for card in state.cards)
        name = "Ranking" if state.ended else "Heap, the root first"
        parts = [f"{name}: {held or 'nothing'}."]
        if state.out is not None:
            parts.append(f"Left out: {shown(state.out.score)} of row {state.out.number}.")
        return " ".join(parts)

    # Drawing

    def _draw(self, sheet: Sheet) -> float:
        z, state = sheet.z, self.state
        y = self._draw_rows(sheet) + z(12)
        heading = "Ranking, the best first" if state.ended else "Heap, the root on top"
        y = sheet.heading(0, y, heading, width=sheet.width) + z(2)
        wide = min(z(104), (sheet.width - z(12)) / 2)
        span = min(sheet.width, 3 * wide)
        places: tuple[tuple[float, float], ...] = (
            ((span - wide) / 2, y),
            (0.0, y + z(CARD + 22)),
            (span - wide, y + z(CARD + 22)),
        )
        if state.ended:
            places = tuple((0.0, y + number * z(CARD + 5)) for number in range(3))
        else:
            for x, top in places[1:]:
                start = places[0][0] + wide / 2, y + z(CARD)
                sheet.line(start, (x + wide / 2, top), thick=1)
        for number, (x, top) in enumerate(places):
            self._draw_card(sheet, x, top, wide, state.cards[number] if number < len(state.cards) else None)
        bottom = y + max(2 * z(CARD) + z(22), 3 * z(CARD) + 2 * z(5))
        words = "" if state.out is None else f"Left out: {shown(state.out.score)} (row {state.out.number})"
        sheet.text(0, bottom + z(6), words, ink="muted", width=sheet.width)
        return bottom + z(6) + sheet.line_height()

    def _draw_rows(self, sheet: Sheet) -> float:
        """The scores in the order of their rows: those that went by, the present one, those to come."""
        z, state = sheet.z, self.state
        at = state.card.number if state.card is not None else len(self._scores) + 1 if state.ended else 0
        y = sheet.heading(0, 0, "Rows by their scores", width=sheet.width)
        cell = max(sheet.cell_width(shown(score)) for score in self._scores)
        x = 0.0
        for number, score in enumerate(self._scores, 1):
            if x and x + cell > sheet.width:
                x, y = 0.0, y + z(CELL_HEIGHT + 6)
            sheet.cell(
                x,
                y,
                shown(score),
                width=cell,
                ground="accent_ground" if number == at else "background",
                edge="accent" if number == at else "muted",
                ink="text" if number >= at else "muted",
                dashed=number > at,
                thick=2 if number == at else 1,
            )
            x += cell + z(6)
        return y + z(CELL_HEIGHT)

    def _draw_card(self, sheet: Sheet, x: float, y: float, width: float, card: Card | None) -> None:
        z, state = sheet.z, self.state
        if card is None:
            sheet.box(x, y, width, z(CARD), edge="line", dashed=True)
            return
        is_new = state.card == card
        sheet.box(
            x,
            y,
            width,
            z(CARD),
            ground="accent_ground",
            edge="accent",
            thick=2 if is_new else 1,
            dashed=False,
        )
        for words, size, weight, top in (
            (shown(card.score), SMALL_SIZE, 650, z(4)),
            (f"row {card.number}", TINY_SIZE, 400, z(24)),
        ):
            sheet.text(
                x,
                y + top,
                words,
                size=size,
                weight=weight,
                width=width,
                align=Qt.AlignmentFlag.AlignHCenter,
            )
