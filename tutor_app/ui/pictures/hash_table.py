"""The picture of a dict's table: slots, and the path that a key takes through them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tutor_app.pictures.hash_table import (
    OUTCOMES,
    PRESETS,
    Look,
    M,
    State,
    read_keys,
    room,
    run_table,
    shown_key,
)
from tutor_app.ui.pictures.controls import Choice, Field, FlowRow, Said, Stepper, Views, stacked
from tutor_app.ui.pictures.merged_settings import MergeView
from tutor_app.ui.pictures.sheet import Drawing, Sheet
from tutor_app.ui.theme import TINY_SIZE, Theme

FIRST = "ints"
SEED = "The hashes of texts get a new seed at every start of Python, so this picture differs next time."
NTH = {1: "1st", 2: "2nd", 3: "3rd"}


def make(theme: Theme) -> QWidget:
    return Views(
        theme,
        (("Keys on their way", partial(TableView, theme)), ("Merged settings", partial(MergeView, theme))),
    )


class TableView(QWidget):
    """A table of slots that takes typed keys, and is asked for one more."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        _, keys, asked = PRESETS[FIRST]
        self._keys = read_keys(keys)
        self._asked = read_keys(asked)
        self._states: tuple[State, ...] = ()
        self.preset = Choice(
            theme, "Start with", [(key, words) for key, (words, _, _) in PRESETS.items()], self._take_preset
        )
        self.keys = Field(theme, "Keys", keys, self._take_keys, letters=38)
        self.asked = Field(theme, "Then look up", asked, self._take_asked, letters=10)
        self.drawing = Drawing(
            theme, "The slots of the table, and the path of a key through them", self._draw
        )
        self.said = Said(theme)
        self.stepper = Stepper(theme, self._show)
        stacked(
            self,
            self.preset,
            FlowRow((self.keys, self.asked), across=16, down=8),
            self.drawing,
            self.said,
            self.stepper,
        )
        self._run()
        self.stepper.start(len(self._states) - 1)

    @property
    def state(self) -> State:
        """What is shown."""
        return self._states[self.stepper.at]

    def _take_preset(self, key: str) -> None:
        _, keys, asked = PRESETS[key]
        self.keys.set_text(keys)
        self.asked.set_text(asked)
        self.stepper.go(0)

    def _take_keys(self, text: str) -> str:
        try:
            self._keys = read_keys(text)
        except ValueError as error:
            return str(error)
        self._run()
        last = len(self._states) - 1
        # What was typed last is looked at: the key that went in last.
        self.stepper.start(last, last - len(self._asked))
        return ""

    def _take_asked(self, text: str) -> str:
        try:
            self._asked = read_keys(text, least=0, most=1)
        except ValueError as error:
            return str(error)
        self._run()
        last = len(self._states) - 1
        self.stepper.start(last, last)
        return ""

    def _run(self) -> None:
        self._states = run_table(self._keys, self._asked[0] if self._asked else None)

    def _show(self, at: int) -> None:
        state = self._states[at]
        self.said.say(state.said)
        self.stepper.describe(state.said)
        self.drawing.refresh(self._describe(state))

    def _describe(self, state: State) -> str:
        taken = [f"{number} holds {key}" for number, key in enumerate(state.slots) if key]
        parts = [f"{len(state.slots)} slots: {', '.join(taken) or 'all free'}."]
        if state.path:
            parts.append(f"The hash of {state.key} is {state.hash}.")
            parts += [f"{_step(number, looks)}." for number, looks in _grouped(state.path)]
        return " ".join([*parts, f"{_counted(state)}.", *self._notes()])

    # Drawing

    def _draw(self, sheet: Sheet) -> float:
        z, state = sheet.z, self.state
        heads = [self._head(sheet, each) for each in self._states]
        y = 0.0
        for words in self._head(sheet, state):
            sheet.text(0, y, words, code=True, size=TINY_SIZE + 1, width=sheet.width)
            y += sheet.line_height(TINY_SIZE + 1)
        y = max(map(len, heads)) * sheet.line_height(TINY_SIZE + 1) + z(8)
        columns = self._columns(sheet)
        rows = max(len(each.slots) for each in self._states) // columns
        self._draw_slots(sheet, y, columns)
        y += rows * z(58) + z(6)
        y = sheet.heading(0, y, "Path", width=sheet.width)
        heights = [self._path_lines(sheet, each) for each in self._states]
        line = sheet.line_height()
        for number, words in enumerate(self._path_lines(sheet, state)):
            sheet.text(0, y + number * line, words, width=sheet.width)
        y += max(map(len, heights)) * line + z(6)
        counted = [sheet.lines(_counted(each), width=sheet.width, weight=550) for each in self._states]
        sheet.wrapped(0, y, _counted(state), width=sheet.width, weight=550)
        y += max(map(len, counted)) * line
        for note in self._notes():
            y = sheet.wrapped(0, y + z(6), note, width=sheet.width, size=TINY_SIZE, ink="muted")
        return y

    def _notes(self) -> list[str]:
        """What has to be known of the keys that are typed."""
        keys = (*self._keys, *self._asked)
        notes = []
        if any(isinstance(key, str) for key in keys):
            notes.append(SEED)
        if any("M" in shown_key(key) for key in keys if not isinstance(key, str)):
            notes.append(f"M is 2**61 - 1, which is {M:,}.")
        return notes

    def _head(self, sheet: Sheet, state: State) -> list[str]:
        """The hash and the first slot as Python says them."""
        if not state.path:
            return []
        slot = state.path[0].slot
        words = f"hash({state.key}) = {state.hash}", f"hash({state.key}) & {len(state.slots) - 1} = {slot}"
        return [
            line
            for each in words
            for line in sheet.lines(each, width=sheet.width, size=TINY_SIZE + 1, code=True)
        ]

    def _path_lines(self, sheet: Sheet, state: State) -> list[str]:
        steps = [f"{_step(number, looks)}" for number, looks in _grouped(state.path)] or ["–"]
        return [line for step in steps for line in sheet.lines(step, width=sheet.width)]

    def _columns(self, sheet: Sheet) -> int:
        """In how many columns the slots stand, so that the longest key can be read."""
        keys = {key for state in self._states for key in state.slots}
        needed = max(sheet.measure(key, size=TINY_SIZE, code=True) for key in keys) + sheet.z(10)
        for columns in (8, 4):
            if sheet.width / columns >= max(needed, sheet.z(64)):
                return columns
        return 2

    def _draw_slots(self, sheet: Sheet, y: float, columns: int) -> None:
        z, state = sheet.z, self.state
        gap = z(6)
        width = (sheet.width - (columns - 1) * gap) / columns
        visits: dict[int, list[int]] = {}
        for number, looks in _grouped(state.path):
            visits.setdefault(looks[0].slot, []).append(number)
        end = state.path[-1].slot if state.path else -1
        for slot, key in enumerate(state.slots):
            left, top = slot % columns * (width + gap), y + slot // columns * z(58)
            is_end, is_seen = slot == end, slot in visits
            ground, edge = ("accent_ground", "muted") if key else ("background", "muted")
            if is_end and state.path[-1].outcome != "free":
                ground, edge = "right_ground", "right"
            elif is_end:
                ground, edge = ("right_ground", "right") if key else ("background", "pitfall")
            elif is_seen:
                edge = "accent"
            sheet.box(
                left,
                top,
                width,
                z(52),
                ground=ground,
                edge=edge,
                thick=2 if is_seen else 1,
                dashed=not key,
            )
            inner = width - z(12)
            sheet.text(left + z(6), top + z(3), str(slot), size=TINY_SIZE, ink="text", code=True)
            if is_seen:
                words = ", ".join(NTH.get(number, f"{number}th") for number in visits[slot])
                sheet.text(
                    left + z(6),
                    top + z(3),
                    words,
                    size=TINY_SIZE,
                    weight=550,
                    width=inner,
                    align=Qt.AlignmentFlag.AlignRight,
                )
            sheet.text(
                left + z(2),
                top + z(24),
                key,
                size=TINY_SIZE,
                code=True,
                width=width - z(4),
                align=Qt.AlignmentFlag.AlignHCenter,
            )


def _grouped(path: Sequence[Look]) -> list[tuple[int, list[Look]]]:
    """The looks of *path*, those that meet one slot several times in a row together, numbered from 1."""
    groups = [list(looks) for _, looks in groupby(path, key=lambda look: look.slot)]
    return list(enumerate(groups, 1))


def _step(number: int, looks: Sequence[Look]) -> str:
    look = looks[0]
    nth = NTH.get(number, f"{number}th")
    times = f", {len(looks)} times in a row" if len(looks) > 1 else ""
    if look.outcome == "free":
        return f"{nth} · slot {look.slot}: free"
    return f"{nth} · slot {look.slot} holds {look.holds}: {OUTCOMES[look.outcome]}{times}"


def _counted(state: State) -> str:
    full = f"{state.taken} of {len(state.slots)} slots taken, {room(len(state.slots))} at most"
    return f"Comparisons: {state.comparisons} for this key · {state.total} in all · {full}"
