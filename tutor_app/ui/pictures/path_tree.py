"""The picture of paths and loggers: where a typed name leads, and how a log record climbs."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tutor_app.pictures.path_tree import (
    BASE,
    LEVELS,
    LOGGERS,
    NOT_SET,
    Climb,
    Logging,
    Node,
    Target,
    look_up,
    send,
)
from tutor_app.ui.pictures.controls import (
    Choice,
    Field,
    FlowRow,
    Said,
    Stepper,
    Switch,
    Views,
    label,
    stacked,
)
from tutor_app.ui.pictures.sheet import Drawing, Sheet
from tutor_app.ui.theme import TINY_SIZE, Theme
from tutor_app.ui.widgets import Button, ButtonKind, Sign

FIRST_NAME = "../runs-old/june"
EXAMPLES = (
    "monday",
    "may/tuesday",
    "..",
    "../runs-old/june",
    "/etc/passwd",
    "latest",
    "latest/../monday",
    ".",
)


def make(theme: Theme) -> QWidget:
    return Views(
        theme,
        (("Names and folders", partial(PathView, theme)), ("Loggers", partial(LoggingView, theme))),
    )


class PathView(QWidget):
    """A tree of folders, and the way of a typed name through it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.target: Target = look_up(FIRST_NAME)
        self.field = Field(theme, f"{BASE} /", FIRST_NAME, self._take_name, letters=26)
        self.field.line.setAccessibleName(f"Name that is joined to {BASE}")
        self.examples = []
        for name in EXAMPLES:
            button = Button(theme, name, ButtonKind.ACCENT, zoomed=True, name=f"Try {name}")
            button.clicked.connect(partial(self.field.set_text, name))
            self.examples.append(button)
        self.drawing = Drawing(theme, "Folders, and where the name leads", self._draw)
        self.said = Said(theme)
        self.stepper = Stepper(theme, self._show)
        stacked(
            self,
            self.field,
            FlowRow((label(theme, "Try"), *self.examples), across=0, down=0),
            self.drawing,
            self.said,
            self.stepper,
        )
        self._look()

    def _take_name(self, name: str) -> str:
        try:
            self.target = look_up(name)
        except ValueError as error:
            return str(error)
        self._look()
        return ""

    def _look(self) -> None:
        # The end is what the learner types for; the way there can be walked back.
        last = len(self.target.stops) - 1
        self.stepper.start(last, last)

    def _show(self, at: int) -> None:
        said = self.target.stops[at].said
        self.said.say(said)
        self.stepper.describe(said)
        self.drawing.refresh(self._describe(at))

    @property
    def _is_at_end(self) -> bool:
        return self.stepper.at == len(self.target.stops) - 1

    def _describe(self, at: int) -> str:
        target = self.target
        parts = [f"Joined: {target.joined}.", f"The way stands at {target.stops[at].place}."]
        if self._is_at_end:
            parts.append("That is inside the base." if target.is_inside else "That is outside the base.")
        parts += [f"{guard.code} {_word(guard.lets_in)}." for guard in target.guards]
        return " ".join(parts)

    # Drawing

    def _draw(self, sheet: Sheet) -> float:
        z = sheet.z
        if sheet.is_narrow(560):
            y = self._draw_tree(sheet, 0, 0, sheet.width)
            return self._draw_tests(sheet, 0, y + z(14), sheet.width)
        width = z(318)
        bottom = self._draw_tests(sheet, sheet.width - width, 0, width)
        return max(bottom, self._draw_tree(sheet, 0, 0, sheet.width - width - z(20)))

    def _draw_tree(self, sheet: Sheet, x: float, y: float, width: float) -> float:
        z, row, here = sheet.z, sheet.z(26), len(sheet.marks)
        outside = self._is_at_end and not self.target.is_inside
        top = y + z(6)
        nodes = self.target.nodes
        inside = [number for number, node in enumerate(nodes) if node.path.is_relative_to(BASE)]
        sheet.box(
            x + z(5),
            top + inside[0] * row,
            width - z(10),
            len(inside) * row,
            ground="",
            edge="accent",
            dashed=True,
            corner=5,
        )
        for number, node in enumerate(nodes):
            self._draw_node(sheet, x + z(6), top + number * row, width - z(12), node)
        bottom = top + len(nodes) * row + z(6)
        sheet.box(
            x,
            y,
            width,
            bottom - y,
            edge="error" if outside else "line",
            thick=2 if outside else 1,
            behind=here,
        )
        return bottom

    def _draw_node(self, sheet: Sheet, x: float, y: float, width: float, node: Node) -> None:
        z, row = sheet.z, sheet.z(26)
        # A deep tree is drawn with smaller steps: half of the width is for the names.
        deepest = max(len(each.path.parts) - 1 for each in self.target.nodes)
        step = min(z(16 if width > z(260) else 10), width / 2 / max(deepest, 1))
        indent = step * (len(node.path.parts) - 1)
        is_here = node.path == self.target.stops[self.stepper.at].place
        ink, ground, words = "text", "", ""
        if is_here:
            ink, ground, words = self._look_of_place()
        elif node.path == BASE:
            ink, words = "text", "base"
        elif node.kind == "new":
            ink = "muted"
        if ground:
            sheet.box(
                x + z(2),
                y + z(2),
                width - z(4),
                row - z(4),
                ground=ground,
                edge=ink,
                corner=5,
                thick=2 if self._is_at_end else 1,
            )
        room = width - indent - z(24)
        if words:
            word = sheet.measure(words, size=TINY_SIZE, weight=550)
            sheet.text(
                x + width - z(8) - word,
                y,
                words,
                size=TINY_SIZE,
                weight=550,
                height=row,
                ink=ink if ground else "accent",
            )
            room -= word + z(8)
        left = x + z(8) + indent
        if is_here:
            sheet.sign(Sign.PLAY, left, y + z(8), size=10, ink=ink)
        sheet.text(
            left + z(14),
            y,
            _name(node),
            code=True,
            size=TINY_SIZE,
            width=max(room, 0),
            height=row,
            ink="text" if ground else ink,
            weight=550 if ground else 400,
        )

    def _look_of_place(self) -> tuple[str, str, str]:
        """Ink, ground and words of the place where the way stands."""
        if not self._is_at_end:
            return "accent", "accent_ground", "here"
        if self.target.is_inside:
            return "right", "right_ground", "✓ inside"
        return "error", "error_ground", "✗ outside"

    def _draw_tests(self, sheet: Sheet, x: float, y: float, width: float) -> float:
        z, target = sheet.z, self.target
        y = sheet.heading(x, y, "path = base / name", width=width)
        y = sheet.code_text(x, y, str(target.joined), width=width)
        y = sheet.heading(x, y + z(8), "path.resolve()", width=width)
        y = sheet.code_text(x, y, str(target.resolved), width=width)
        y = sheet.heading(x, y + z(10), "What a test of the path says", width=width)
        truth = target.guards[-1].lets_in
        for guard in target.guards:
            here, top = len(sheet.marks), y
            wrong = guard.lets_in != truth
            words = f"{'✓' if guard.lets_in else '✗'} {_word(guard.lets_in)}{', wrongly' if wrong else ''}"
            y = sheet.code_text(x + z(10), y + z(5), guard.code, width=width - z(20))
            y = sheet.text(
                x + z(10),
                y,
                words,
                size=TINY_SIZE,
                weight=550,
                width=width - z(20),
                ink="pitfall" if wrong else "text",
            ).bottom()
            sheet.box(
                x,
                top,
                width,
                y + z(5) - top,
                behind=here,
                ground="pitfall_ground" if wrong else "background",
                edge="pitfall" if wrong else "line",
            )
            y += z(9)
        return y


def _word(lets_in: bool) -> str:
    return "lets it in" if lets_in else "refuses it"


def _name(node: Node) -> str:
    name = node.path.name
    if node.kind == "link":
        return f"{name} → {node.goal}"
    if node.kind == "new":
        return f"{name} (new)"
    return f"{name}/" if node.kind == "folder" else name


class LoggingView(QWidget):
    """Three loggers above each other; a record climbs from the one that made it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._setup = Logging()
        self._climbs: tuple[Climb, ...] = ()
        self.who = Choice(
            theme,
            "Log from",
            [(name, name) for name in LOGGERS],
            lambda key: self._set(sender=key),
            chosen=self._setup.sender,
            code=True,
        )
        self.level = Choice(
            theme,
            "at level",
            [(name, name) for name in LEVELS],
            lambda key: self._set(level=key),
            chosen=self._setup.level,
        )
        self.floor = Choice(
            theme,
            "Handlers take",
            [(NOT_SET, "everything"), ("WARNING", "WARNING and up")],
            lambda key: self._set(floor=key),
        )
        self.levels: list[Choice] = []
        self.handlers: list[Switch] = []
        # One for each logger but the root.
        self.passes_on: list[Switch] = []
        rows = [self._row(theme, number) for number in range(len(LOGGERS))]
        self.drawing = Drawing(theme, "Loggers, from the root down", self._draw)
        self.said = Said(theme)
        self.stepper = Stepper(theme, self._show)
        stacked(
            self,
            FlowRow((self.who, self.level), across=16),
            *rows,
            self.floor,
            self.drawing,
            self.said,
            self.stepper,
        )
        self._set()

    def _row(self, theme: Theme, number: int) -> QWidget:
        """The controls of one logger."""
        name = LOGGERS[number]
        choices = LEVELS[:3] if number == 0 else (NOT_SET, *LEVELS[:3])
        level = Choice(
            theme,
            f"Level of {name}",
            [(each, each) for each in choices],
            lambda key: self._read(),
            chosen=self._setup.levels[number],
        )
        handler = Switch(
            theme,
            "handler",
            lambda on: self._read(),
            on=self._setup.handlers[number],
            name=f"{name} has a handler",
        )
        self.levels.append(level)
        self.handlers.append(handler)
        row: list[QWidget] = []
        # Nothing is above the root.
        if number > 0:
            passes_on = Switch(
                theme,
                "propagate",
                lambda on: self._read(),
                on=self._setup.passes_on[number],
                name=f"{name} passes records on",
                code=True,
            )
            self.passes_on.append(passes_on)
            row.append(passes_on)
        return FlowRow((level, handler, *row), across=4, down=2)

    def _read(self) -> None:
        self._set(
            levels=tuple(choice.chosen for choice in self.levels),
            handlers=tuple(switch.isChecked() for switch in self.handlers),
            passes_on=(True, *(switch.isChecked() for switch in self.passes_on)),
        )

    def _set(self, **changes: object) -> None:
        self._setup = replace(self._setup, **changes)  # type: ignore[arg-type]
        self._climbs = send(self._setup)
        self.stepper.start(len(self._climbs) - 1)

    def _show(self, at: int) -> None:
        climb = self._climbs[at]
        self.said.say(climb.said)
        self.stepper.describe(climb.said)
        lines = "; ".join(f"{line}, by {LOGGERS[number]}" for number, line in climb.printed)
        what = "The record is at" if climb.is_made else "No record yet at"
        where = f"{what} {LOGGERS[climb.at]}{', and goes no further' if climb.is_stopped else ''}."
        loggers = " ".join(f"{name}: {self._words(number)}." for number, name in enumerate(LOGGERS))
        self.drawing.refresh(f"{where} Printed: {lines or 'nothing'}. {loggers}")

    def _words(self, number: int) -> str:
        setup = self._setup
        level = setup.levels[number]
        words = "no level of its own" if level == NOT_SET else f"level {level}"
        words += ", a handler" if setup.handlers[number] else ", no handler"
        return words if number == 0 or setup.passes_on[number] else f"{words}, passes nothing on"

    # Drawing

    def _draw(self, sheet: Sheet) -> float:
        z = sheet.z
        if sheet.is_narrow(520):
            y = sheet.code(0, 0, sheet.width, self._setup.code()).bottom() + z(12)
            y = self._draw_loggers(sheet, 0, y, sheet.width)
            return self._draw_printed(sheet, 0, y + z(12), sheet.width)
        width = z(272)
        left = sheet.width - width
        y = sheet.code(left, 0, width, self._setup.code()).bottom()
        y = self._draw_printed(sheet, left, y + z(12), width)
        return max(y, self._draw_loggers(sheet, 0, 0, left - z(20)))

    def _draw_loggers(self, sheet: Sheet, x: float, y: float, width: float) -> float:
        z, climb = sheet.z, self._climbs[self.stepper.at]
        high, gap = z(54), z(30)
        came = LOGGERS.index(self._setup.sender)
        for number, name in enumerate(LOGGERS):
            is_here = number == climb.at
            stopped = is_here and climb.is_stopped
            sheet.box(
                x,
                y,
                width,
                high,
                ground="accent_ground" if is_here else "background",
                edge="accent" if is_here else "muted",
                thick=2 if is_here else 1,
            )
            if is_here:
                sheet.sign(Sign.PLAY, x + z(10), y + z(11), size=10, ink="accent")
            text = sheet.text(x + z(26), y + z(5), name, code=True, weight=550, height=z(22))
            level = self._setup.levels[number]
            words = "no level" if level == NOT_SET else f"level {level}"
            sheet.text(
                text.right() + z(8),
                y + z(5),
                words,
                size=TINY_SIZE,
                height=z(22),
                ink="text" if is_here else "muted",
                width=x + width - text.right() - z(18),
                align=Qt.AlignmentFlag.AlignRight,
            )
            printed = sum(at == number for at, _ in climb.printed)
            words, ink, weight = "no handler", "muted", 400
            if self._setup.handlers[number]:
                words, ink, weight = "handler", "text", 400
            if printed:
                words, ink, weight = "✓ handler printed it", "text", 550
            text = sheet.text(
                x + z(26), y + z(27), words, size=TINY_SIZE, ink=ink, weight=weight, height=z(20)
            )
            note = ""
            if is_here:
                note = "record" if climb.is_made else "no record" if stopped else "asked to log"
                note += " ends here" if stopped and climb.is_made else ""
            if note:
                sheet.text(
                    text.right() + z(8),
                    y + z(27),
                    note,
                    size=TINY_SIZE,
                    weight=550,
                    ink="text",
                    height=z(20),
                    width=x + width - text.right() - z(18),
                    align=Qt.AlignmentFlag.AlignRight,
                )
            y += high
            if number + 1 < len(LOGGERS):
                self._draw_way_up(sheet, x, y, width, gap, number + 1, climb.at <= number < came)
                y += gap
        return y

    def _draw_way_up(
        self, sheet: Sheet, x: float, y: float, width: float, gap: float, below: int, was_taken: bool
    ) -> None:
        """What is between a logger and its parent: an arrow, or a bar where nothing is passed on."""
        z = sheet.z
        middle = x + z(32)
        if self._setup.passes_on[below]:
            sheet.line(
                (middle, y + gap - z(2)),
                (middle, y + z(2)),
                arrow=True,
                dashed=not was_taken,
                ink="accent" if was_taken else "muted",
            )
            return
        sheet.line((middle, y + gap - z(2)), (middle, y + gap / 2), dashed=True)
        sheet.line((middle - z(9), y + gap / 2), (middle + z(9), y + gap / 2), thick=3, ink="text")
        sheet.text(
            middle + z(18),
            y,
            "propagate = False",
            size=TINY_SIZE,
            code=True,
            ink="muted",
            height=gap,
            width=x + width - middle - z(20),
        )

    def _draw_printed(self, sheet: Sheet, x: float, y: float, width: float) -> float:
        z, climb = sheet.z, self._climbs[self.stepper.at]
        # As high as for the last state: nothing moves while the record climbs.
        most = max(len(self._climbs[-1].printed), 1)
        row = sheet.line_height(TINY_SIZE)
        y = sheet.heading(x, y, f"Printed: {len(climb.printed)}", width=width)
        sheet.box(x, y, width, most * row + z(12), ground="code_ground")
        for number, (_, line) in enumerate(climb.printed):
            sheet.text(
                x + z(8), y + z(6) + number * row, line, size=TINY_SIZE, code=True, width=width - z(12)
            )
        return y + most * row + z(12)
