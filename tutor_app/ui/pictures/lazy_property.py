"""The picture of properties: what three ways to hold rows do, and which ways in are checked."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tutor_app.pictures.lazy_property import (
    ACTIONS,
    CHECKS,
    CODE,
    KINDS,
    LANES,
    NAMES,
    VALUES,
    Event,
    Gates,
    Way,
    gates_said,
    run_actions,
    ways_in,
)
from tutor_app.ui.pictures.controls import Choice, FlowRow, Said, Switch, Views, stacked
from tutor_app.ui.pictures.sheet import Drawing, Sheet
from tutor_app.ui.theme import SMALL_SIZE, TINY_SIZE, Theme
from tutor_app.ui.widgets import Button, ButtonKind, Sign

WORDS = {
    "read": "read",
    "hasattr": "hasattr",
    "dir": "dir",
    "touch": "touch file",
    "pickle": "pickle",
    "forget": "drop the cache",
}
HEADS = {"build": "build", "touch": "touch file", "forget": "drop"}


def make(theme: Theme) -> QWidget:
    return Views(theme, (("Three lanes", partial(LanesView, theme)), ("Ways in", partial(GatesView, theme))))


class LanesView(QWidget):
    """A lane for each of the three ways, with a cell for each event and a counter of loads."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._actions: list[str] = []
        self._keeps = False
        self._events = run_actions(())
        self.buttons = {
            action: Button(theme, WORDS[action], ButtonKind.ACCENT, zoomed=True) for action in ACTIONS
        }
        for action, button in self.buttons.items():
            button.clicked.connect(partial(self._do, action))
        self.reset = Button(theme, "Reset", zoomed=True)
        self.reset.clicked.connect(self._reset)
        self.keeps = Switch(theme, "Property keeps its rows", self._take_keeps)
        self.drawing = Drawing(theme, "Three lanes with a cell for each event", self._draw)
        self.said = Said(theme)
        stacked(
            self,
            FlowRow((*self.buttons.values(), self.reset), across=4, down=4),
            FlowRow((self.keeps,)),
            self.drawing,
            self.said,
        )
        self._run()

    @property
    def event_shown(self) -> Event:
        """The last event."""
        return self._events[-1]

    def _do(self, action: str) -> None:
        self._actions.append(action)
        self._run()

    def _reset(self) -> None:
        self._actions.clear()
        self._run()

    def _take_keeps(self, on: bool) -> None:
        self._keeps = on
        self._run()

    def _run(self) -> None:
        self._events = run_actions(self._actions, keeps=self._keeps)
        said = self.event_shown.said
        self.said.say(said)
        for button in (*self.buttons.values(), self.reset):
            button.setAccessibleDescription(said)
        self.drawing.refresh(self._describe())

    def _describe(self) -> str:
        event, parts = self.event_shown, [f"Last event: {_head(self.event_shown)}."]
        for lane, cell, loads, held in zip(LANES, event.cells, event.loads, event.held, strict=True):
            words = f", {cell.words}" if cell.words else ""
            stale = ", which are not those of the file" if cell.stale else ""
            parts.append(
                f"{NAMES[lane]}: {_loads(cell.loads)} now{words}{stale}; {_loads(loads)} in all; "
                f"rows in its dict: {held or 'none'}."
            )
        return " ".join(parts)

    # Drawing

    def _draw(self, sheet: Sheet) -> float:
        z, width = sheet.z, sheet.width
        beside = not sheet.is_narrow(520)
        first = z(152) if beside else 0.0
        gap = z(6)
        everything = [cell.words for event in self._events for cell in event.cells]
        widest = max(sheet.measure(words, size=TINY_SIZE) for words in (*everything, "touch file"))
        column = widest + z(14)
        places = max(int((width - first + gap) / (column + gap)), 1)
        shown = self._events[-places:]
        line = sheet.line_height(TINY_SIZE)
        y = 0.0
        left_out = len(self._events) - len(shown)
        words = f"{left_out} earlier" if left_out and beside else ""
        sheet.text(0, y, words, size=TINY_SIZE, ink="muted")
        for number, event in enumerate(shown):
            is_now = number == len(shown) - 1
            sheet.text(
                first + number * (column + gap),
                y,
                _head(event),
                size=TINY_SIZE,
                weight=550,
                ink="text" if is_now else "muted",
                width=column,
                align=Qt.AlignmentFlag.AlignHCenter,
            )
        y += line + z(6)
        high = 3 * line + z(10)
        for lane in range(len(LANES)):
            if beside:
                self._draw_name(sheet, 0, y + z(5), first - z(12), lane)
            else:
                y = self._draw_name(sheet, 0, y, width, lane) + z(4)
            for number, event in enumerate(shown):
                is_now = number == len(shown) - 1
                self._draw_cell(
                    sheet, first + number * (column + gap), y, column, high, event, lane, is_now=is_now
                )
            y += high + z(10)
        return y - z(10)

    def _draw_name(self, sheet: Sheet, x: float, y: float, width: float, lane: int) -> float:
        """The name of a lane, its counter, and what its object holds; in three lines."""
        event, key = self.event_shown, LANES[lane]
        y = sheet.text(x, y, NAMES[key], size=SMALL_SIZE, weight=550, width=width).bottom()
        y = sheet.text(x, y, CODE[key], size=TINY_SIZE, code=True, ink="muted", width=width).bottom()
        words = f"{_loads(event.loads[lane])} in all"
        return sheet.text(x, y, words, size=TINY_SIZE, weight=550, ink="accent", width=width).bottom()

    def _draw_cell(
        self,
        sheet: Sheet,
        x: float,
        y: float,
        width: float,
        height: float,
        event: Event,
        lane: int,
        *,
        is_now: bool,
    ) -> None:
        """What an event was for a lane: loads, what came of it, and whether that is out of date."""
        z, cell, held = sheet.z, event.cells[lane], event.held[lane]
        line = sheet.line_height(TINY_SIZE)
        ground, edge = (
            ("accent_ground", "accent") if cell.loads else ("background", "muted" if held else "line")
        )
        if cell.stale:
            ground, edge = "pitfall_ground", "pitfall"
        sheet.box(x, y, width, height, ground=ground, edge=edge, thick=2 if is_now else 1, corner=5)
        rows = (
            (_loads(cell.loads) if cell.loads else "·", "accent" if cell.loads else "muted", 550),
            (cell.words, "text", 400),
            (
                "stale" if cell.stale else "has rows" if held else "",
                "pitfall" if cell.stale else "muted",
                400,
            ),
        )
        for number, (words, ink, weight) in enumerate(rows):
            sheet.text(
                x,
                y + z(5) + number * line,
                words,
                size=TINY_SIZE,
                ink=ink,
                weight=weight,
                width=width,
                align=Qt.AlignmentFlag.AlignHCenter,
            )


def _head(event: Event) -> str:
    return HEADS.get(event.name, event.name)


def _loads(count: int) -> str:
    return "1 load" if count == 1 else f"{count} loads"


class GatesView(QWidget):
    """The ways by which a value gets into an object, and the check that stands there or does not."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._gates = Gates()
        self._ways = ways_in(self._gates)
        self.kind = Choice(theme, "Class Dial", tuple(KINDS.items()), lambda key: self._set(kind=key))
        self.check = Choice(
            theme, "Check", tuple(CHECKS.items()), lambda key: self._set(check=key), code=True
        )
        self.value = Choice(
            theme, "Value", [(name, name) for name in VALUES], lambda key: self._set(value=key), code=True
        )
        self.drawing = Drawing(theme, "The ways into an object, each with its gate", self._draw)
        self.said = Said(theme)
        stacked(self, self.kind, self.check, self.value, self.drawing, self.said)
        self._set()

    def _set(self, **changes: str) -> None:
        self._gates = replace(self._gates, **changes)
        self._ways = ways_in(self._gates)
        said = gates_said(self._gates, self._ways)
        self.said.say(said)
        for choice in (self.kind, self.check, self.value):
            for option in choice.options.values():
                option.setAccessibleDescription(said)
        self.drawing.refresh(
            " ".join(
                f"{way.code}: {'checked' if way.checked else 'not checked'}, {way.result}."
                for way in self._ways
            )
        )

    # Drawing

    def _draw(self, sheet: Sheet) -> float:
        z, width = sheet.z, sheet.width
        codes = [sheet.measure(way.code, code=True, size=TINY_SIZE) for way in self._ways]
        gate, result = z(92), z(128)
        first = max(codes) + z(8)
        arrow = z(26)
        beside = first + gate + result + 2 * arrow <= width
        y = 0.0
        for way in self._ways:
            y = self._draw_way(sheet, y, way, first if beside else 0.0, gate, arrow) + z(8)
        return y - z(8)

    def _draw_way(self, sheet: Sheet, y: float, way: Way, first: float, gate: float, arrow: float) -> float:
        """The statement, an arrow to its gate, and one from there to what the object has."""
        z, width, high = sheet.z, sheet.width, sheet.z(28)
        if first:
            sheet.text(0, y, way.code, code=True, size=TINY_SIZE, height=high)
        else:
            y = sheet.text(0, y, way.code, code=True, size=TINY_SIZE, width=width).bottom() + z(2)
        gate = min(gate, width * 0.4)
        middle = y + high / 2
        left = first
        sheet.line((left, middle), (left + arrow - z(2), middle), arrow=True)
        left += arrow
        words = "check" if way.checked else "no check" if way.inside else "closed"
        sheet.box(
            left,
            y,
            gate,
            high,
            ground="accent_ground" if way.checked else "background",
            edge="accent" if way.checked else "muted",
            dashed=not way.checked,
            corner=5,
        )
        sheet.text(
            left,
            y,
            words,
            size=TINY_SIZE,
            weight=550 if way.checked else 400,
            height=high,
            width=gate,
            ink="accent" if way.checked else "muted",
            align=Qt.AlignmentFlag.AlignHCenter,
        )
        left += gate
        sheet.line((left, middle), (left + arrow - z(2), middle), arrow=way.inside, dashed=not way.inside)
        left += arrow
        if width - left < z(96):
            y += high + z(2)
            left, middle = z(26), y + high / 2
        rest = width - left
        is_bad = way.inside and self._gates.value != "3"
        ground, ink = ("pitfall_ground", "pitfall") if is_bad else ("background", "text")
        sheet.box(left, y, rest, high, ground=ground, edge="pitfall" if is_bad else "line", corner=5)
        sign = Sign.FULL if way.inside else Sign.CLOSE
        sheet.sign(sign, left + z(8), middle - z(5), size=10, ink=ink if is_bad else "muted")
        sheet.text(
            left + z(24), y, way.result, size=TINY_SIZE, code=True, ink=ink, height=high, width=rest - z(28)
        )
        return y + high
