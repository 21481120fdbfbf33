"""The view of a prompt as colored regions, and of what typed text does to them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial

from PySide6.QtWidgets import QWidget

from tutor_app.pictures.prompt_regions import (
    LAYOUTS,
    NOTE,
    PRESETS,
    RIDER,
    SECOND_NOTE,
    TEMPLATE,
    Piece,
    Prompt,
    Region,
    read_note,
    read_question,
    write,
)
from tutor_app.ui.pictures.controls import Choice, Field, FlowRow, Said, Switch, stacked
from tutor_app.ui.pictures.sheet import Drawing, Sheet
from tutor_app.ui.theme import TINY_SIZE, Theme
from tutor_app.ui.widgets import Button, ButtonKind, Sign

FIRST = "lines"
LINE_BREAK = r"\n"
LOOKS = {
    "instruction": ("muted", "pane"),
    "notes": ("right", "right_ground"),
    "question": ("accent", "accent_ground"),
    "answer": ("muted", "background"),
}
"""Ink and ground of each region."""

FORGERS = {NOTE: "by a note", RIDER: "by the rider"}
SWITCH = {"lines": "Collapse white space", "tags": "Collapse white space, escape <"}
KEY = "Heavy letters were typed, the others are the template's."
SIZE = TINY_SIZE + 1
HEAVY = 650
NAME = 112.0


class PromptView(QWidget):
    """A typed question and note in a template, in the regions that a reader of the text finds."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        _, question = PRESETS[FIRST]
        self._question = read_question(question)
        self._note = SECOND_NOTE
        self._prompt = write(self._question, self._note)
        self.preset = Choice(
            theme, "Start with", [(key, words) for key, (words, _) in PRESETS.items()], self._take_preset
        )
        self.question = Field(theme, "Question", question, self._take_question, letters=52)
        self.new_line = Button(
            theme, "New line", ButtonKind.ACCENT, zoomed=True, name="Type a line break into the question"
        )
        self.new_line.clicked.connect(lambda: self.question.line.insert(LINE_BREAK))
        self.note = Field(theme, "Second note", SECOND_NOTE, self._take_note, letters=52)
        for field in (self.question, self.note):
            field.line.returnPressed.connect(partial(field.line.insert, LINE_BREAK))
        self.layout_choice = Choice(theme, "Kept apart", list(LAYOUTS.items()), self._take_layout)
        self.collapse = Switch(theme, SWITCH["lines"], lambda on: self._run())
        self.drawing = Drawing(theme, "A prompt in the regions that a reader finds in it", self._draw)
        self.said = Said(theme)
        stacked(
            self,
            self.preset,
            FlowRow((self.question, self.new_line), across=6, down=4),
            self.note,
            FlowRow((self.layout_choice, self.collapse), across=16, down=2),
            self.drawing,
            self.said,
        )
        self._run()

    @property
    def prompt(self) -> Prompt:
        """What is shown."""
        return self._prompt

    def _take_preset(self, key: str) -> None:
        self.question.set_text(PRESETS[key][1])

    def _take_question(self, text: str) -> str:
        try:
            self._question = read_question(text)
        except ValueError as error:
            return str(error)
        self._run()
        return ""

    def _take_note(self, text: str) -> str:
        try:
            self._note = read_note(text)
        except ValueError as error:
            return str(error)
        self._run()
        return ""

    def _take_layout(self, key: str) -> None:
        self.collapse.setText(SWITCH[key])
        self.collapse.setAccessibleName(SWITCH[key])
        self.collapse.updateGeometry()
        self._run()

    def _run(self) -> None:
        self._prompt = write(
            self._question, self._note, self.layout_choice.chosen, collapsed=self.collapse.isChecked()
        )
        said = self._prompt.said
        self.said.say(said)
        for control in (self.collapse, self.new_line):
            control.setAccessibleDescription(said)
        self.drawing.refresh(self._describe())

    def _describe(self) -> str:
        parts = []
        for region in self._prompt.regions:
            words = " / ".join("".join(piece.text for piece in line) for line in region.lines)
            forger = f", written {FORGERS[region.forged_by]}" if region.forged_by else ""
            parts.append(f"{region.name}{forger}: {_printable(words)}")
        code, number = self._prompt.count
        return "\n".join([*parts, f"{code} is {number}."])

    # Drawing

    def _draw(self, sheet: Sheet) -> float:
        z = sheet.z
        y = 0.0
        for region in self._prompt.regions:
            y = self._draw_region(sheet, y, region) + z(6)
        code, number = self._prompt.count
        ink = "error" if number > 1 else "text"
        y = sheet.code_text(0, y + z(4), f"{code} is {number}", width=sheet.width, size=SIZE, ink=ink)
        return sheet.wrapped(0, y + z(4), KEY, width=sheet.width, size=TINY_SIZE, ink="muted")

    def _draw_region(self, sheet: Sheet, y: float, region: Region) -> float:
        """The lines of a region on its ground, its name beside or above it; gives where it ends."""
        z = sheet.z
        ink, ground = LOOKS[region.name]
        beside = not sheet.is_narrow(480)
        line = sheet.line_height(TINY_SIZE)
        top = y + (z(5) if beside else 0)
        sheet.text(0, top, region.name, size=TINY_SIZE, weight=550, ink="text")
        if region.forged_by:
            words = FORGERS[region.forged_by]
            x = 0.0 if beside else sheet.measure(region.name, size=TINY_SIZE, weight=550) + z(10)
            below = top + line if beside else top
            sheet.sign(Sign.CLOSE, x, below + (line - z(10)) / 2, size=10, ink="error")
            sheet.text(x + z(14), below, words, size=TINY_SIZE, weight=HEAVY, ink="error")
        if beside:
            left, top, least = z(NAME), y, z(10) + line * (2 if region.forged_by else 1)
        else:
            left, top, least = 0.0, top + line + z(2), 0.0
        here, bottom = len(sheet.marks), top + z(6)
        for pieces in region.lines:
            bottom = _draw_line(sheet, left + z(10), bottom, sheet.width - left - z(20), pieces)
        height = max(bottom + z(6) - top, least)
        sheet.box(
            left,
            top,
            sheet.width - left,
            height,
            ground=ground,
            edge="error" if region.forged_by else ink,
            thick=2 if region.forged_by else 1,
            dashed=region.name == "answer",
            behind=here,
        )
        return top + height


def _draw_line(sheet: Sheet, x: float, y: float, width: float, pieces: Iterable[Piece]) -> float:
    """A line of the prompt, in heavy letters what was typed; the rows after its first one are indented."""
    left, high = x, sheet.line_height(SIZE)
    indent = sheet.measure("00", size=SIZE, code=True)
    for piece in pieces:
        weight = 400 if piece.writer == TEMPLATE else HEAVY
        run = ""
        for word in _words(sheet, _printable(piece.text), width - indent, weight):
            needed = sheet.measure((run + word).rstrip(), size=SIZE, weight=weight, code=True)
            if left + needed > x + width and (run or left > x):
                _draw_run(sheet, left, y, run, weight)
                left, y, run = x + indent, y + high, ""
            run += word
        left = _draw_run(sheet, left, y, run, weight)
    return y + high


def _draw_run(sheet: Sheet, x: float, y: float, run: str, weight: int) -> float:
    """Letters of one weight in one row; gives where they end."""
    if run.strip():
        sheet.text(x, y, run.rstrip(), size=SIZE, weight=weight, code=True)
    return x + sheet.measure(run, size=SIZE, weight=weight, code=True)


def _words(sheet: Sheet, text: str, width: float, weight: int) -> Iterable[str]:
    """*text* cut behind its blanks, and where a word is wider than *width*."""
    for word in re.findall(r"\S+\s*|\s+", text):
        rest = word
        while len(rest) > 1 and sheet.measure(rest.rstrip(), size=SIZE, weight=weight, code=True) > width:
            cut = len(rest) - 1
            while cut > 1 and sheet.measure(rest[:cut], size=SIZE, weight=weight, code=True) > width:
                cut -= 1
            yield rest[:cut]
            rest = rest[cut:]
        yield rest


def _printable(text: str) -> str:
    """*text* with a blank for what cannot be drawn in a line."""
    return "".join(char if char.isprintable() else " " for char in text)
