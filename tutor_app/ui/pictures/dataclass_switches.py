"""The picture of dataclasses: what the switches write and change, and a round trip through JSON."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tutor_app.pictures.dataclass_switches import (
    BACKS,
    DAYS,
    FIELDS,
    FLAGS,
    NODES,
    STAGES,
    Answer,
    Board,
    Stage,
    Switches,
    Trip,
    board,
    first_sentence,
    run_trip,
    what_changed,
)
from tutor_app.ui.pictures.controls import Choice, FlowRow, Said, Stepper, Switch, Views, label, stacked
from tutor_app.ui.pictures.sheet import Drawing, Sheet
from tutor_app.ui.theme import TINY_SIZE, Theme
from tutor_app.ui.widgets import Button, Sign

# The ground and the ink of an answer, and the sign that stands before it.
LOOKS = {
    "yes": ("background", "text", Sign.FULL),
    "no": ("background", "text", Sign.EMPTY),
    "raised": ("pitfall_ground", "pitfall", Sign.CLOSE),
    "lost": ("error_ground", "error", Sign.CLOSE),
}


def make(theme: Theme) -> QWidget:
    return Views(
        theme, (("Switchboard", partial(SwitchView, theme)), ("To JSON and back", partial(TripView, theme)))
    )


class SwitchView(QWidget):
    """The switches of a dataclass, its methods, and questions that are asked of its objects."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._switches = Switches()
        self._board = board(self._switches)
        self.flags = {
            name: Switch(theme, name, lambda on: self._take_flags(), on=on, code=True)
            for name, on in FLAGS.items()
        }
        self.left_out = {
            name: Switch(
                theme, name, lambda on: self._take_left_out(), name=f"compare=False for {name}", code=True
            )
            for name in FIELDS
        }
        self.lists = Switch(theme, "tags is a list", lambda on: self._set(lists=on))
        self.differs = Choice(
            theme,
            "other differs in",
            [(name, name) for name in FIELDS],
            lambda key: self._set(differs=key),
            chosen=self._switches.differs,
            code=True,
        )
        self.reset = Button(theme, "Reset", zoomed=True)
        self.reset.clicked.connect(self._reset)
        self.drawing = Drawing(theme, "The methods of the class, and what its objects answer", self._draw)
        self.said = Said(theme)
        stacked(
            self,
            FlowRow((label(theme, "@dataclass"), *self.flags.values(), self.reset), across=2, down=2),
            FlowRow(
                (label(theme, "compare=False for"), *self.left_out.values(), self.lists), across=2, down=2
            ),
            self.differs,
            self.drawing,
            self.said,
        )
        self._show(first_sentence())

    @property
    def shown(self) -> Board:
        """What is shown."""
        return self._board

    def _take_flags(self) -> None:
        self._set(on=frozenset(name for name, switch in self.flags.items() if switch.isChecked()))

    def _take_left_out(self) -> None:
        self._set(left_out=frozenset(name for name, switch in self.left_out.items() if switch.isChecked()))

    def _reset(self) -> None:
        self._switches = Switches(differs=self._switches.differs)
        for name, on in FLAGS.items():
            self.flags[name].setChecked(on)
        for switch in (*self.left_out.values(), self.lists):
            switch.setChecked(False)
        self._board = board(self._switches)
        self._show(first_sentence())

    def _set(self, **changes: object) -> None:
        before = self._board
        self._switches = replace(self._switches, **changes)  # type: ignore[arg-type]
        self._board = board(self._switches)
        self._show(what_changed(before, self._board))

    def _show(self, sentence: str) -> None:
        self.said.say(sentence)
        for switch in (*self.flags.values(), *self.left_out.values(), self.lists):
            switch.setAccessibleDescription(sentence)
        self.drawing.refresh(self._describe())

    def _describe(self) -> str:
        made = self._board
        if made.error:
            return f"The class cannot be made: {made.error}."
        written = [method.name for method in made.methods if method.written]
        others = [f"{method.name}: {method.words}" for method in made.methods if not method.written]
        answers = [
            f"{answer.code}: {answer.result}{f' ({answer.note})' if answer.note else ''}."
            for answer in made.answers
        ]
        return f"Written: {', '.join(written)}. {'. '.join(others)}. {' '.join(answers)}"

    # Drawing

    def _draw(self, sheet: Sheet) -> float:
        z, width, made = sheet.z, sheet.width, self._board
        code = self._switches.code()
        if made.error:
            y = sheet.code(0, 0, width, code).bottom() + z(14)
            y = sheet.wrapped(0, y, "The class cannot be made", width=width, weight=550, ink="pitfall")
            return sheet.wrapped(0, y + z(4), made.error, width=width, code=True, size=TINY_SIZE + 1)
        y = sheet.code(0, 0, width, code).bottom() + z(14)
        if sheet.is_narrow(560):
            y = self._draw_methods(sheet, 0, y, width)
            return self._draw_answers(sheet, 0, y + z(14), width)
        side = z(262)
        bottom = self._draw_methods(sheet, 0, y, side)
        return max(bottom, self._draw_answers(sheet, side + z(20), y, width - side - z(20)))

    def _draw_methods(self, sheet: Sheet, x: float, y: float, width: float) -> float:
        """A lamp for each method, lit where the class has its own."""
        z = sheet.z
        y = sheet.heading(x, y, "In the class itself", width=width)
        first = max(sheet.measure(each.name, code=True, size=TINY_SIZE) for each in self._board.methods)
        line = sheet.line_height(TINY_SIZE)
        for method in self._board.methods:
            lit = method.written
            beside = z(30) + first + z(8) + sheet.measure(method.words, size=TINY_SIZE) + z(8) <= width
            high = line + z(6) if beside else 2 * line + z(6)
            sheet.box(
                x,
                y,
                width,
                high,
                ground="accent_ground" if lit else "background",
                edge="accent" if lit else "line",
                corner=5,
            )
            sheet.sign(
                Sign.FULL if lit else Sign.EMPTY,
                x + z(9),
                y + z(3) + (line - z(10)) / 2,
                size=10,
                ink="accent" if lit else "muted",
            )
            sheet.text(
                x + z(28),
                y + z(3),
                method.name,
                code=True,
                size=TINY_SIZE,
                ink="text" if lit else "muted",
            )
            sheet.text(
                x + z(30) + first + z(8) if beside else x + z(28),
                y + z(3) + (0 if beside else line),
                method.words,
                size=TINY_SIZE,
                ink="accent" if lit else "muted",
                width=None if beside else width - z(32),
            )
            y += high + z(4)
        return y - z(4)

    def _draw_answers(self, sheet: Sheet, x: float, y: float, width: float) -> float:
        z = sheet.z
        y = sheet.heading(x, y, "Asked of its objects", width=width)
        for answer in self._board.answers:
            y = self._draw_answer(sheet, x, y, width, answer) + z(4)
        return y - z(4)

    def _draw_answer(self, sheet: Sheet, x: float, y: float, width: float, answer: Answer) -> float:
        """The question, then a sign, the result, and the note behind or below it."""
        z, here = sheet.z, len(sheet.marks)
        ground, ink, sign = LOOKS[answer.kind]
        inner = width - z(20)
        line = sheet.line_height(TINY_SIZE)
        result = sheet.measure(answer.result, size=TINY_SIZE, weight=550, code=True) + z(16)
        question = sheet.measure(answer.code, size=TINY_SIZE, code=True)
        top = y + z(4)
        if question + z(16) + result <= inner:
            sheet.text(x + z(10), top, answer.code, size=TINY_SIZE, code=True)
            at = x + width - z(10) - result
        else:
            top = sheet.wrapped(x + z(10), top, answer.code, width=inner, size=TINY_SIZE, code=True)
            at = x + z(10)
        sheet.sign(sign, at, top + (line - z(10)) / 2, size=10, ink=ink if ink != "text" else "muted")
        low = sheet.text(
            at + z(16),
            top,
            answer.result,
            size=TINY_SIZE,
            weight=550,
            code=True,
            ink=ink,
            width=min(result - z(15), x + width - z(4) - at - z(16)),
        ).bottom()
        if answer.note:
            low = sheet.wrapped(
                x + z(10),
                low,
                answer.note,
                width=inner,
                size=TINY_SIZE,
                ink="muted" if answer.kind != "lost" else "error",
            )
        low += z(4)
        edge = {"raised": "pitfall", "lost": "error"}.get(answer.kind, "line")
        sheet.box(x, y, width, low - y, ground=ground, edge=edge, corner=5, behind=here)
        return low


class TripView(QWidget):
    """The types in a report, stage by stage on the way through JSON."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._trip = Trip()
        self._stages = run_trip(self._trip)
        self.day = Choice(
            theme, "The day is written", tuple(DAYS.items()), lambda key: self._set(day=key), code=True
        )
        self.back = Choice(theme, "Back by", tuple(BACKS.items()), lambda key: self._set(back=key), code=True)
        self.is_nan = Switch(theme, "score = nan", lambda on: self._set(is_nan=on), code=True)
        self.strict = Switch(theme, "allow_nan=False", lambda on: self._set(strict=on), code=True)
        self.drawing = Drawing(theme, "The types in a report at each stage", self._draw)
        self.said = Said(theme)
        self.stepper = Stepper(theme, self._show)
        stacked(
            self,
            self.day,
            self.back,
            FlowRow((self.is_nan, self.strict), across=4, down=2),
            self.drawing,
            self.said,
            self.stepper,
        )
        self._set()

    @property
    def stage(self) -> Stage:
        """What is shown."""
        return self._stages[self.stepper.at]

    def _set(self, **changes: object) -> None:
        at_end = self.stepper.at == self.stepper.last > 0
        self._trip = replace(self._trip, **changes)  # type: ignore[arg-type]
        self._stages = run_trip(self._trip)
        last = len(self._stages) - 1
        self.stepper.start(last, last if at_end else 0)

    def _show(self, at: int) -> None:
        stage = self._stages[at]
        self.said.say(stage.said)
        self.stepper.describe(stage.said)
        parts = [f"Stage {stage.name}."]
        for node, kind, changed in zip(NODES, stage.types, stage.changed, strict=False):
            parts.append(f"{node} is {kind}{', another type than before' if changed else ''}.")
        if stage.raised:
            parts.append(stage.said)
        self.drawing.refresh(" ".join(parts))

    # Drawing

    def _draw(self, sheet: Sheet) -> float:
        z, width, at = sheet.z, sheet.width, self.stepper.at
        y = sheet.code(0, 0, width, self._trip.code(), at).bottom() + z(14)
        line, gap = sheet.line_height(TINY_SIZE), z(4)
        first = max(sheet.measure(node, code=True, size=TINY_SIZE) for node in NODES) + z(10)
        wide = sheet.measure("≠ Report", code=True, size=TINY_SIZE) + z(16)
        everything = first + len(STAGES) * (wide + gap) <= width
        # Where there is no room for all stages, the object and the present one stand beside each other.
        shown = list(range(len(STAGES))) if everything else [0, max(at, 1)]
        if first + len(shown) * (wide + gap) > width:
            shown = [at]
            first = min(first, width - wide - gap)
        for place, number in enumerate(shown):
            is_now = number == at
            sheet.text(
                first + place * (wide + gap),
                y,
                STAGES[number],
                size=TINY_SIZE,
                weight=550,
                ink="text" if is_now else "muted",
                width=wide,
                align=Qt.AlignmentFlag.AlignHCenter,
            )
        y += line + z(4)
        high = line + z(6)
        for row, node in enumerate(NODES):
            top = y + row * (high + gap)
            sheet.text(0, top, node, code=True, size=TINY_SIZE, width=first - z(6), height=high)
            for place, number in enumerate(shown):
                left = first + place * (wide + gap)
                self._draw_type(sheet, left, top, wide, high, number, row)
        y += len(NODES) * (high + gap) + z(8)
        return self._draw_text(sheet, y, width)

    def _draw_type(
        self, sheet: Sheet, x: float, y: float, width: float, height: float, number: int, row: int
    ) -> None:
        """The type of a node at a stage, with a sign and a ground where it is another one."""
        stage = self._stages[number] if number <= min(self.stepper.at, len(self._stages) - 1) else None
        if stage is None or stage.raised:
            failed = stage is not None
            sheet.box(x, y, width, height, edge="pitfall" if failed else "line", dashed=True, corner=5)
            return
        changed = stage.changed[row]
        ground, ink = ("error_ground", "error") if changed else ("background", "text")
        sheet.box(x, y, width, height, ground=ground, edge="error" if changed else "muted", corner=5)
        words = f"≠ {stage.types[row]}" if changed else stage.types[row]
        sheet.text(
            x,
            y,
            words,
            code=True,
            size=TINY_SIZE,
            ink=ink,
            width=width,
            height=height,
            align=Qt.AlignmentFlag.AlignHCenter,
        )

    def _draw_text(self, sheet: Sheet, y: float, width: float) -> float:
        """The JSON text, with room for it before it is there."""
        y = sheet.heading(0, y, "text", width=width)
        longest = max(("no text yet", *(stage.text for stage in self._stages)), key=len)
        lines = len(sheet.lines(longest, width=width, size=TINY_SIZE, code=True))
        sheet.wrapped(
            0,
            y,
            self.stage.text or "no text yet",
            width=width,
            size=TINY_SIZE,
            code=True,
            ink="text" if self.stage.text else "muted",
        )
        return y + lines * sheet.line_height(TINY_SIZE)
