"""The picture of a text as a row of code points, and of the steps that change them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tutor_app.pictures.code_points import PRESETS, STEPS, Point, State, begin, read_text, take
from tutor_app.ui.pictures.controls import Choice, Field, FlowRow, Said, Views, stacked
from tutor_app.ui.pictures.prompt_regions import PromptView
from tutor_app.ui.pictures.sheet import Drawing, Sheet
from tutor_app.ui.theme import TEXT_SIZE, TINY_SIZE, Theme
from tutor_app.ui.widgets import Button, ButtonKind

FIRST = "twice"
MOST_SHOWN = 15
MOST_STEPS = 6
GLYPH_SIZE = 22.0
GLYPH = 44.0
ONE_LINE = dict.fromkeys((*range(32), 0x85, 0x2028, 0x2029), " ")
"""What would break the line that shows the text."""


def make(theme: Theme) -> QWidget:
    return Views(
        theme,
        (
            ("Boxes of code points", partial(PointsView, theme)),
            ("Regions of a prompt", partial(PromptView, theme)),
        ),
    )


class PointsView(QWidget):
    """A typed text, a box for each of its code points, and a button for each step."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        _, text = PRESETS[FIRST]
        self._state = begin(read_text(text))
        self.preset = Choice(
            theme, "Start with", [(key, words) for key, (words, _) in PRESETS.items()], self._take_preset
        )
        self.text = Field(theme, "Text", text, self._take_text, letters=34)
        self.steps = {step: Button(theme, step, ButtonKind.ACCENT, zoomed=True) for step in STEPS}
        for step, button in self.steps.items():
            button.clicked.connect(partial(self._step, step))
        self.reset = Button(theme, "As typed", zoomed=True, name="Back to the text as typed")
        self.reset.clicked.connect(self._reset)
        self.drawing = Drawing(theme, "A row of boxes, one for each code point", self._draw)
        self.said = Said(theme)
        stacked(
            self,
            self.preset,
            self.text,
            FlowRow((*self.steps.values(), self.reset), across=4, down=4),
            self.drawing,
            self.said,
        )
        self._show(self._state)

    @property
    def state(self) -> State:
        """What is shown."""
        return self._state

    def _take_preset(self, key: str) -> None:
        self.text.set_text(PRESETS[key][1])

    def _take_text(self, text: str) -> str:
        try:
            self._show(begin(read_text(text)))
        except ValueError as error:
            return str(error)
        return ""

    def _step(self, step: str) -> None:
        self._show(take(self._state, step))

    def _reset(self) -> None:
        self._show(begin(self._state.typed))

    def _show(self, state: State) -> None:
        self._state = state
        self.said.say(state.said)
        for button in (*self.steps.values(), self.reset):
            button.setAccessibleDescription(state.said)
        self.drawing.refresh(self._describe())

    def _describe(self) -> str:
        state = self._state
        points = [
            f"{number}: {point.code} {point.name}, {point.category}, bytes {point.utf8}"
            f"{', new' if point.is_new else ''}."
            for number, point in enumerate(state.points[:MOST_SHOWN], 1)
        ]
        return " ".join([f"{line}." for line in self._lines()] + points + [f"{w}." for w in self._more()])

    def _lines(self) -> tuple[str, str]:
        """How large the text is, and what was done to it."""
        state = self._state
        if not state.steps:
            return state.size, "as typed"
        left_out = ("…",) if len(state.steps) > MOST_STEPS else ()
        done = " → ".join(("typed", *left_out, *state.steps[-MOST_STEPS:]))
        equal = "equal" if state.text == state.typed else "not equal"
        return state.size, f"{done}: {equal} to the text as typed"

    def _more(self) -> tuple[str, ...]:
        left_out = len(self._state.points) - MOST_SHOWN
        return (f"and {left_out} more",) if left_out > 0 else ()

    # Drawing

    def _draw(self, sheet: Sheet) -> float:
        z, state = sheet.z, self._state
        size, done = self._lines()
        y = sheet.text(0, 0, state.text.translate(ONE_LINE), size=TEXT_SIZE + 3, width=sheet.width).bottom()
        y = sheet.wrapped(0, y + z(4), size, width=sheet.width, weight=550)
        y = sheet.wrapped(0, y, done, width=sheet.width, size=TINY_SIZE, ink="muted") + z(10)
        columns = 5 if not sheet.is_narrow(560) else 3 if not sheet.is_narrow(330) else 1
        gap = z(6)
        width = (sheet.width - (columns - 1) * gap) / columns
        shown = state.points[:MOST_SHOWN]
        for first in range(0, len(shown), columns):
            row = shown[first : first + columns]
            names = [sheet.lines(point.name, width=width - z(16), size=TINY_SIZE) for point in row]
            high = z(14 + GLYPH) + (max(map(len, names)) + 1) * sheet.line_height(TINY_SIZE)
            for number, point in enumerate(row):
                self._draw_point(sheet, number * (width + gap), y, width, high, point)
            y += high + gap
        for words in self._more():
            y = sheet.wrapped(0, y, words, width=sheet.width, ink="muted") + gap
        return y - gap

    def _draw_point(
        self, sheet: Sheet, x: float, y: float, width: float, height: float, point: Point
    ) -> None:
        """The sign of a code point, its number and category beside it, its name and bytes below."""
        z = sheet.z
        sheet.box(
            x,
            y,
            width,
            height,
            ground="accent_ground" if point.is_new else "background",
            edge="accent" if point.is_new else "muted",
            thick=2 if point.is_new else 1,
        )
        left, top, size = x + z(8), y + z(7), z(GLYPH)
        words = point.glyph or point.unseen
        sheet.box(
            left,
            top,
            size,
            size,
            ground="background",
            edge="line" if point.glyph else "muted",
            dashed=not point.glyph,
            corner=5,
        )
        sheet.text(
            left,
            top,
            words,
            size=GLYPH_SIZE if point.glyph else TINY_SIZE,
            ink="text" if point.glyph else "muted",
            width=size,
            height=size,
            align=Qt.AlignmentFlag.AlignHCenter,
        )
        beside = left + size + z(6)
        inner = x + width - z(6) - beside
        line = sheet.line_height(TINY_SIZE)
        sheet.text(beside, top + z(4), point.code, size=TINY_SIZE, code=True, width=inner)
        sheet.text(beside, top + z(4) + line, point.category, size=TINY_SIZE, code=True, width=inner)
        if point.is_new:
            sheet.text(
                beside,
                top + z(4) + line,
                "new",
                size=TINY_SIZE,
                weight=550,
                ink="accent",
                width=inner,
                align=Qt.AlignmentFlag.AlignRight,
            )
        below = sheet.wrapped(left, top + size, point.name, width=width - z(16), size=TINY_SIZE)
        sheet.text(left, below, point.utf8, size=TINY_SIZE, code=True, ink="muted", width=width - z(16))
