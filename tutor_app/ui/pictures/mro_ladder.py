"""The picture of the MRO: a ladder of classes with the path of a call, and the rows a scaler has seen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tutor_app.pictures.mro_ladder import (
    BASES,
    CALLS,
    PLACES,
    ROWS,
    RULE,
    Hop,
    Ladder,
    Scaling,
    Seen,
    climb,
    held_out,
    run_scaling,
)
from tutor_app.pictures.typed import shown
from tutor_app.ui.pictures.controls import (
    Amount,
    Choice,
    FlowRow,
    Said,
    Sorter,
    Stepper,
    Switch,
    Views,
    label,
    stacked,
)
from tutor_app.ui.pictures.sheet import Drawing, Sheet
from tutor_app.ui.theme import TINY_SIZE, Theme
from tutor_app.ui.widgets import Sign

NO_ORDER = "No ladder: there is no order that pleases all bases."


def make(theme: Theme) -> QWidget:
    return Views(
        theme,
        (("The ladder", partial(LadderView, theme)), ("Rows of a scaler", partial(RowsView, theme))),
    )


class LadderView(QWidget):
    """The MRO of a class whose bases can be put in another order, and a call on its way along it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._ladder = Ladder()
        self._climb = climb(self._ladder)
        self.bases = Sorter(
            theme,
            "Bases of Mine, left to right",
            [(name, name) for name in BASES],
            lambda: self._set(bases=self.bases.order),
            out=("TransformerMixin", "Rule"),
        )
        self.call = Choice(theme, "Call", tuple(CALLS.items()), lambda key: self._set(call=key), code=True)
        self.relay = Switch(theme, "The mixins call super()", lambda on: self._set(relay=on), on=True)
        self.drawing = Drawing(theme, "The MRO as a ladder, and the path of the call", self._draw)
        self.said = Said(theme)
        self.stepper = Stepper(theme, self._show)
        stacked(
            self,
            FlowRow((label(theme, "Bases of Mine, left to right"), self.bases), across=2, down=4),
            self.call,
            FlowRow((self.relay,)),
            self.drawing,
            self.said,
            self.stepper,
        )
        self._set()

    @property
    def hop(self) -> Hop:
        """What is shown."""
        return self._climb.hops[self.stepper.at]

    def _set(self, **changes: object) -> None:
        at_end = self.stepper.at == self.stepper.last > 0 or bool(self._climb.error)
        self._ladder = replace(self._ladder, **changes)  # type: ignore[arg-type]
        self._climb = climb(self._ladder)
        last = len(self._climb.hops) - 1
        self.stepper.start(last, last if at_end else 0)

    def _show(self, at: int) -> None:
        hop = self._climb.hops[at]
        self.said.say(hop.said)
        self.stepper.describe(hop.said)
        self.drawing.refresh(self._describe(hop))

    def _describe(self, hop: Hop) -> str:
        made = self._climb
        if made.error:
            return f"{self._ladder.code()} {made.error}."
        names = [rung.name for rung in made.rungs]
        parts = [f"{self._ladder.code()} its MRO is {', '.join(names)}."]
        way = [names[to] for _, to in hop.path]
        if way:
            parts.append(f"Called so far in {', then '.join(way)}.")
        parts.append(f"Now at {names[hop.at]}." if hop.at >= 0 else "Now outside.")
        parts += [f"{words}: {value}." for words, value in self._facts()]
        return " ".join(parts)

    def _facts(self) -> list[tuple[str, str]]:
        made = self._climb
        if not made.tags:
            return [("tags", "AttributeError")]
        scores = " ".join(f"{score:.2f}" for score in made.scores)
        return [*made.tags, ("folds of cv=3", made.folds), ("scores, sorted soils", scores)]

    # Drawing

    def _draw(self, sheet: Sheet) -> float:
        z, width = sheet.z, sheet.width
        code = [self._ladder.code()]
        if "Rule" in self._ladder.bases:
            code.insert(0, f"{RULE}: ...")
        y = sheet.code(0, 0, width, code).bottom() + z(14)
        if self._climb.error:
            y = sheet.wrapped(0, y, NO_ORDER, width=width, weight=550, ink="pitfall")
            return sheet.wrapped(0, y + z(4), self._climb.error, width=width, code=True, size=TINY_SIZE + 1)
        if sheet.is_narrow(560):
            y = self._draw_ladder(sheet, 0, y, width)
            return self._draw_facts(sheet, 0, y + z(14), width)
        side = z(226)
        bottom = self._draw_facts(sheet, width - side, y, side)
        return max(bottom, self._draw_ladder(sheet, 0, y, width - side - z(20)))

    def _draw_ladder(self, sheet: Sheet, x: float, y: float, width: float) -> float:
        z, hop, made = sheet.z, self.hop, self._climb
        most = max(len(each.path) for each in made.hops)
        lane = z(16)
        wide = width - most * lane - z(12)
        high, gap = z(26), z(6)
        y = sheet.heading(x, y, "MRO of Mine", width=wide)
        middles = []
        visited = {to for _, to in hop.path}
        for number, rung in enumerate(made.rungs):
            top = y + number * (high + gap)
            middles.append(top + high / 2)
            is_now, passed = number == hop.at, number in hop.passed
            sheet.box(
                x,
                top,
                wide,
                high,
                ground="accent_ground" if is_now else "background",
                edge="accent" if is_now or number in visited else "muted" if passed else "line",
                thick=2 if is_now else 1,
                dashed=passed,
                corner=5,
            )
            sign = Sign.PLAY if is_now else Sign.FULL if number in visited else Sign.NONE
            if sign:
                sheet.sign(sign, x + z(8), top + (high - z(10)) / 2, size=10, ink="accent")
            inner = wide - z(34)
            words = ", ".join(rung.methods)
            ink = "muted"
            name = sheet.measure(rung.name, code=True, size=TINY_SIZE + 1)
            has = bool(rung.methods)
            sheet.text(
                x + z(24),
                top,
                rung.name,
                code=True,
                size=TINY_SIZE + 1,
                ink="text" if has else "muted",
                width=min(name, inner),
                height=high,
            )
            room = inner - name - z(8)
            if words and sheet.measure(words, code=True, size=TINY_SIZE) > room:
                words = "has it"
            if passed:
                words = "not here"
            is_code = words not in {"has it", "not here"}
            if words and sheet.measure(words, code=is_code, size=TINY_SIZE) <= room:
                sheet.text(
                    x + z(24) + name + z(8),
                    top,
                    words,
                    code=is_code,
                    size=TINY_SIZE,
                    ink=ink,
                    width=room,
                    height=high,
                    align=Qt.AlignmentFlag.AlignRight,
                )
        edge = x + wide
        arrivals: dict[int, int] = {}
        for number, (start, end) in enumerate(hop.path):
            out = edge + z(10) + number * lane
            is_last = number == len(hop.path) - 1
            # Arrows that end at one rung stand below each other.
            shift = z(6) * arrivals.get(end, 0)
            arrivals[end] = arrivals.get(end, 0) + 1
            to = middles[end] - z(5) + shift
            begin = y - z(8) if start < 0 else middles[start] + z(6)
            points = [(out, begin), (out, to), (edge + z(1), to)]
            if start >= 0:
                points.insert(0, (edge, begin))
            sheet.line(*points, ink="accent" if is_last else "muted", arrow=True)
        return y + len(made.rungs) * (high + gap) - gap

    def _draw_facts(self, sheet: Sheet, x: float, y: float, width: float) -> float:
        """What scikit-learn makes of the class, as lines of a name and a value."""
        z, here = sheet.z, len(sheet.marks)
        top = sheet.heading(x + z(10), y + z(6), "What scikit-learn sees", width=width - z(20))
        for words, value in self._facts():
            good = value not in {"None", "KFold", "0.00 0.00 0.00", "AttributeError"}
            top = sheet.text(x + z(10), top, words, size=TINY_SIZE, ink="muted", width=width - z(20)).bottom()
            top = sheet.text(
                x + z(10),
                top,
                value,
                code=True,
                weight=550,
                ink="text" if good else "pitfall",
                width=width - z(20),
            ).bottom() + z(4)
        sheet.box(x, y, width, top + z(4) - y, behind=here)
        return top + z(4)


class RowsView(QWidget):
    """Rows of each fold: which ones a scaler was fitted on, and which it has only transformed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._scaling = Scaling()
        self._seen = run_scaling(self._scaling)
        self.place = Choice(
            theme, "The scaler stands", tuple(PLACES.items()), lambda key: self._set(place=key)
        )
        self.folds = Amount(theme, "Folds", self._scaling.folds, 2, 4, lambda number: self._set(folds=number))
        self.drawing = Drawing(theme, "The rows of each fold, and what the scaler did with them", self._draw)
        self.said = Said(theme)
        self.stepper = Stepper(theme, self._show)
        stacked(
            self,
            FlowRow((self.place, self.folds), across=16, down=4),
            self.drawing,
            self.said,
            self.stepper,
        )
        self._set()

    @property
    def seen(self) -> Seen:
        """What is shown."""
        return self._seen[self.stepper.at]

    def _set(self, **changes: object) -> None:
        at_end = self.stepper.at == self.stepper.last > 0
        self._scaling = replace(self._scaling, **changes)  # type: ignore[arg-type]
        self._seen = run_scaling(self._scaling)
        last = len(self._seen) - 1
        self.stepper.start(last, last if at_end else 0)

    def _show(self, at: int) -> None:
        seen = self._seen[at]
        self.said.say(seen.said)
        self.stepper.describe(seen.said)
        self.drawing.refresh(self._describe(seen))

    def _describe(self, seen: Seen) -> str:
        parts = []
        for fold, rows in enumerate(seen.rows):
            test = [rows[row] or "not seen" for row in held_out(fold, self._scaling.folds)]
            parts.append(
                f"Fold {fold + 1}: fitted on {rows.count('fitted')} rows; its {len(test)} tested rows "
                f"are {test[0]}."
            )
        parts.append(f"{_leak(seen)}.")
        if seen.log:
            parts.append(f"Calls of the scaler: {', '.join(seen.log)}.")
        return " ".join(parts)

    # Drawing

    def _draw(self, sheet: Sheet) -> float:
        z, width, seen = sheet.z, sheet.width, self.seen
        y = self._draw_key(sheet, width)
        words = [f"fold {fold + 1}" for fold in range(self._scaling.folds)]
        first = max(sheet.measure(each, size=TINY_SIZE, weight=550) for each in words) + z(22)
        last = sheet.measure("mean 10.5", size=TINY_SIZE) + z(10)
        beside = not sheet.is_narrow(380)
        gap = z(3)
        room = width - (first + last if beside else z(6))
        side = min((room - (ROWS - 1) * gap) / ROWS, z(30))
        high = min(max(side, z(16)), z(24))
        for fold, rows in enumerate(seen.rows):
            is_now = fold == seen.fold
            mean = seen.means[fold]
            tail = f"mean {shown(mean)}" if mean is not None else "no mean yet" if not beside else "no mean"
            left = first if beside else z(3)
            line = sheet.line_height(TINY_SIZE)
            top = y + z(6) if beside else y + z(10) + line
            at = top + (high - line) / 2 if beside else y + z(2)
            if is_now:
                sheet.sign(Sign.PLAY, 0, at + (line - z(10)) / 2, size=10, ink="accent")
            sheet.text(z(16), at, words[fold], size=TINY_SIZE, weight=550, ink="text" if is_now else "muted")
            sheet.text(
                width - last if beside else first,
                at,
                tail,
                size=TINY_SIZE,
                ink="muted",
                width=last if beside else width - first,
                align=Qt.AlignmentFlag.AlignRight,
            )
            test = held_out(fold, self._scaling.folds)
            for row, state in enumerate(rows):
                _square(sheet, left + row * (side + gap), top, side, high, state)
            start = left + test[0] * (side + gap) - z(2)
            sheet.box(
                start,
                top - z(4),
                len(test) * (side + gap) - gap + z(4),
                high + z(8),
                ground="",
                edge="text",
                thick=2 if is_now else 1,
                corner=4,
            )
            y = top + high + z(8)
        y = self._draw_log(sheet, y + z(6), width)
        y = sheet.lamp(0, y + z(8), _leak(seen), on=seen.leaked > 0, width=min(width, z(420)))
        return sheet.code(0, y + z(14), width, self._scaling.code(), seen.line).bottom()

    def _draw_key(self, sheet: Sheet, width: float) -> float:
        z = sheet.z
        x, y, high = 0.0, 0.0, z(18)
        for state, words in (
            ("fitted", "fitted on"),
            ("only transformed", "only transformed"),
            ("frame", "tested in this fold"),
        ):
            wide = z(24) + sheet.measure(words, size=TINY_SIZE) + z(14)
            if x > 0 and x + wide - z(14) > width:
                x, y = 0.0, y + high + z(4)
            if state == "frame":
                sheet.box(x, y, z(18), high, ground="", edge="text", corner=4)
            else:
                _square(sheet, x, y, z(18), high, state)
            sheet.text(
                x + z(24),
                y,
                words,
                size=TINY_SIZE,
                ink="muted",
                height=high,
                width=min(sheet.measure(words, size=TINY_SIZE) + 1, width - x - z(24)),
            )
            x += wide
        return y + high + z(8)

    def _draw_log(self, sheet: Sheet, y: float, width: float) -> float:
        """The calls of the scaler, with room for all that will come."""
        seen, everything = self.seen, self._seen[-1].log
        y = sheet.heading(0, y, "Calls of the scaler", width=width)
        rows = len(sheet.lines(", ".join(everything), width=width, size=TINY_SIZE, code=True))
        words = ", ".join(seen.log) or "none yet"
        sheet.wrapped(0, y, words, width=width, size=TINY_SIZE, code=True)
        return y + rows * sheet.line_height(TINY_SIZE)


def _leak(seen: Seen) -> str:
    if not seen.leaked:
        return "No row was tested that the scaler was fitted on"
    return f"{seen.leaked} rows were tested that the scaler was fitted on"


def _square(sheet: Sheet, x: float, y: float, width: float, height: float, state: str) -> None:
    """A row of the table: filled, with a dot in it, or empty."""
    if state == "fitted":
        sheet.box(x, y, width, height, ground="accent", edge="", corner=3)
    elif state:
        sheet.box(x, y, width, height, ground="background", edge="accent", corner=3)
        size = min(width, height) * 0.5
        sheet.box(
            x + (width - size) / 2,
            y + (height - size) / 2,
            size,
            size,
            ground="accent",
            edge="",
            corner=size / 2,
        )
    else:
        sheet.box(x, y, width, height, edge="line", dashed=True, corner=3)
