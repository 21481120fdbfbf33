"""The picture of a list: scanned beside a dict that asks a slot, and walked while it gets shorter."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tutor_app.pictures.hash_table import OUTCOMES
from tutor_app.pictures.lookup_race import ABSENT, LEAST, MOST, STEP, Race, State, read_word, run_race
from tutor_app.ui.pictures.controls import Amount, Field, FlowRow, Said, Stepper, Switch, Views, stacked
from tutor_app.ui.pictures.index_shift import ShiftView
from tutor_app.ui.pictures.sheet import Drawing, Sheet
from tutor_app.ui.theme import TINY_SIZE, Theme
from tutor_app.ui.widgets import Button

FIRST_SIZE = 12
FIRST_WORD = "wood"
CELL = 42.0
MARKS = {"equal": "=", "unequal": "≠", "other": "skip", "free": "free"}
KEY = "= compared, equal · ≠ compared, not equal · skip: another hash, not compared · free: ends the search"
HASHES = (
    "The hashes are made for this picture and stay the same; those of Python's texts change at every start."
)


def make(theme: Theme) -> QWidget:
    return Views(
        theme,
        (
            ("List and dict", partial(RaceView, theme)),
            ("A shrinking list", partial(ShiftView, theme)),
        ),
    )


class RaceView(QWidget):
    """Words in a list and in a dict, and one that is looked for in both."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._word = FIRST_WORD
        self._race = run_race(FIRST_SIZE, FIRST_WORD)
        self.word = Field(theme, "Look for", FIRST_WORD, self._take_word, letters=10)
        self.picks = {
            name: Button(theme, name, zoomed=True, name=f"Look for the {name.lower()} word")
            for name in ("First", "Middle", "Last", "Absent")
        }
        for name, button in self.picks.items():
            button.clicked.connect(partial(self._pick, name))
        self.size_ = Amount(theme, "Words", FIRST_SIZE, LEAST, MOST, lambda value: self._run(), step=STEP)
        self.clumsy = Switch(theme, "One hash for all", lambda on: self._run())
        self.drawing = Drawing(theme, "A list that is scanned, and the slots of a dict", self._draw)
        self.said = Said(theme)
        self.stepper = Stepper(theme, self._show)
        stacked(
            self,
            FlowRow((self.word, *self.picks.values()), across=4, down=4),
            FlowRow((self.size_, self.clumsy), across=16, down=4),
            self.drawing,
            self.said,
            self.stepper,
        )
        self.stepper.start(len(self._race.states) - 1)

    @property
    def race(self) -> Race:
        """What is shown."""
        return self._race

    @property
    def state(self) -> State:
        """How far the race is."""
        return self._race.states[self.stepper.at]

    def _take_word(self, text: str) -> str:
        try:
            self._word = read_word(text)
        except ValueError as error:
            return str(error)
        self._run()
        return ""

    def _pick(self, name: str) -> None:
        words = self._race.words
        place = {"First": 0, "Middle": len(words) // 2, "Last": -1}
        self.word.set_text(words[place[name]] if name in place else ABSENT)

    def _run(self) -> None:
        was_over = self.stepper.at == self.stepper.last
        self._race = run_race(self.size_.value, self._word, clumsy=self.clumsy.isChecked())
        last = len(self._race.states) - 1
        # Who looks at a result sees the next one; who is on the way begins anew.
        self.stepper.start(last, last if was_over else 0)

    def _show(self, at: int) -> None:
        state = self._race.states[at]
        self.said.say(state.said)
        self.stepper.describe(state.said)
        self.drawing.refresh(self._describe(state))

    def _describe(self, state: State) -> str:
        race = self._race
        steps = [
            f"Slot {look.slot}{f' holds {look.holds}' if look.holds else ''}: {OUTCOMES[look.outcome]}."
            for look in state.path
        ]
        return " ".join(
            [
                f"The list: {', '.join(race.words)}. {_counted(state.compared, 0)}.",
                f"The dict has {len(race.slots)} slots. {_counted(state.by_table, state.hashed)}.",
                *steps,
            ]
        )

    # Drawing

    def _draw(self, sheet: Sheet) -> float:
        z, state, race = sheet.z, self.state, self._race
        beside = not sheet.is_narrow(560)
        gap = z(24)
        width = (sheet.width - gap) / 2 if beside else sheet.width
        columns = 2 if sheet.is_narrow(260) else 4
        compared = {
            number: "=" if word == race.word else "≠"
            for number, word in enumerate(race.words[: state.compared])
        }
        looked = {look.slot: (number, MARKS[look.outcome]) for number, look in enumerate(state.path, 1)}
        y = self._draw_head(sheet, 0, 0, width, f"List of {len(race.words)}", _counted(state.compared, 0))
        bottom = self._draw_cells(
            sheet,
            0,
            y,
            width,
            columns,
            race.words,
            {number: (number + 1, sign) for number, sign in compared.items()},
            state.compared - 1,
        )
        left, top = (width + gap, 0.0) if beside else (0.0, bottom + z(10))
        y = self._draw_head(
            sheet,
            left,
            top,
            width,
            f"Dict with {len(race.slots)} slots",
            _counted(state.by_table, state.hashed),
        )
        end = state.path[-1].slot if state.path else -1
        bottom = max(bottom, self._draw_cells(sheet, left, y, width, columns, race.slots, looked, end))
        for words in (KEY, HASHES):
            bottom = sheet.wrapped(0, bottom + z(6), words, width=sheet.width, size=TINY_SIZE, ink="muted")
        return bottom

    def _draw_head(self, sheet: Sheet, x: float, y: float, width: float, name: str, counted: str) -> float:
        y = sheet.heading(x, y, name, width=width)
        return sheet.text(x, y, counted, weight=550, width=width).bottom() + sheet.z(6)

    def _draw_cells(
        self,
        sheet: Sheet,
        x: float,
        y: float,
        width: float,
        columns: int,
        words: tuple[str, ...],
        looked: dict[int, tuple[int, str]],
        current: int,
    ) -> float:
        """A box for each place with its number and word; *looked* has the order and the sign of a look."""
        z = sheet.z
        gap, inset = z(4), z(5)
        wide = (width - (columns - 1) * gap) / columns
        for place, word in enumerate(words):
            left, top = x + place % columns * (wide + gap), y + place // columns * (z(CELL) + gap)
            number, sign = looked.get(place, (0, ""))
            ground, edge = "background", "muted" if word else "line"
            if sign == "=":
                ground, edge = "right_ground", "right"
            elif sign:
                ground, edge = "accent_ground", "accent"
            sheet.box(
                left,
                top,
                wide,
                z(CELL),
                ground=ground,
                edge=edge,
                thick=2 if place == current else 1,
                dashed=not word,
                corner=5,
            )
            inner = wide - 2 * inset
            sheet.text(
                left + inset, top + z(3), str(place), size=TINY_SIZE, ink="muted" if sign != "=" else "text"
            )
            if sign:
                sheet.text(
                    left + inset,
                    top + z(3),
                    f"{number} {sign}",
                    size=TINY_SIZE,
                    weight=650,
                    width=inner,
                    align=Qt.AlignmentFlag.AlignRight,
                )
            sheet.text(
                left + inset,
                top + z(20),
                word,
                size=TINY_SIZE + 1,
                code=True,
                width=inner,
                align=Qt.AlignmentFlag.AlignHCenter,
            )
        rows = -(-len(words) // columns)
        return y + rows * (z(CELL) + gap) - gap


def _counted(compared: int, hashed: int) -> str:
    return f"Comparisons: {compared} · hashes: {hashed}"
