"""The picture of a stream in three lanes, and of batches that are cleared or made anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tutor_app.pictures.top_k_lanes import LANES, ORDERS, Moment, Stream, next_change, run_stream
from tutor_app.ui.pictures.controls import Amount, Choice, FlowRow, Said, Stepper, Views, stacked
from tutor_app.ui.pictures.generator_pull import BatchView
from tutor_app.ui.pictures.sheet import CELL_HEIGHT, Drawing, Sheet
from tutor_app.ui.theme import TINY_SIZE, Theme

MOST = 12
SHORTEST, LONGEST = 16, 64


def make(theme: Theme) -> QWidget:
    return Views(
        theme,
        (("Three lanes", partial(LanesView, theme)), ("Who owns a batch", partial(BatchView, theme))),
    )


class LanesView(QWidget):
    """A stream of values, read one by one by three lanes that count their comparisons."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._stream = Stream()
        self._moments: tuple[Moment, ...] = ()
        self.order = Choice(theme, "Stream", tuple(ORDERS.items()), lambda key: self._set(order=key))
        self.k = Amount(theme, "k", self._stream.k, 1, MOST, lambda number: self._set(k=number))
        self.length = Amount(
            theme,
            "Values",
            self._stream.length,
            SHORTEST,
            LONGEST,
            lambda number: self._set(length=number),
            step=8,
        )
        self.drawing = Drawing(
            theme, "A stream of values, and three lanes that look for the best", self._draw
        )
        self.said = Said(theme)
        self.stepper = Stepper(
            theme, self._show, jump=("Next new root", lambda at: next_change(self._moments, at))
        )
        stacked(
            self,
            self.order,
            FlowRow((self.k, self.length), across=16),
            self.drawing,
            self.said,
            self.stepper,
        )
        self._set()

    @property
    def moment(self) -> Moment:
        """What is shown."""
        return self._moments[self.stepper.at]

    def _set(self, **changes: object) -> None:
        # What was followed to its end is shown to its end again, so that two settings can be compared.
        at_end = bool(self._moments) and self.moment.ended
        self._stream = replace(self._stream, **changes)  # type: ignore[arg-type]
        self._moments = run_stream(self._stream)
        last = len(self._moments) - 1
        self.stepper.start(last, last if at_end else 0)

    def _show(self, at: int) -> None:
        moment = self._moments[at]
        self.said.say(moment.said)
        self.stepper.describe(moment.said)
        self.drawing.refresh(self._describe(moment))

    def _describe(self, moment: Moment) -> str:
        parts = [f"{moment.read} of {self._stream.length} values are read."]
        if moment.read and not moment.ended:
            parts.append(f"The last one is {moment.value}.")
        for lane, count in zip(LANES, moment.counts, strict=True):
            held = ", ".join(map(str, self._held(lane, moment)))
            parts.append(f"{self._name(lane)}: {held or 'nothing'}; {_comparisons(count)}.")
        return " ".join(parts)

    def _name(self, lane: str) -> str:
        return f"Heap of {self._stream.k}" if lane == "heap" else LANES[lane]

    def _held(self, lane: str, moment: Moment) -> tuple[int, ...]:
        """The values that a lane shows in its slots."""
        if lane == "sort":
            return moment.top
        if lane == "heap":
            return moment.heap
        return (moment.best,) if moment.best else ()

    def _note(self, lane: str, moment: Moment) -> str:
        """What a lane is at, in a few words."""
        if lane == "sort":
            if moment.ended:
                return f"the best {len(moment.top)} of all"
            return f"keeps all values, {moment.read} so far, and sorts at the end"
        if lane == "max":
            return "the best one" if moment.ended else "keeps the best one so far"
        if moment.ended:
            return "sorted, the best first"
        return (
            f"root replaced, {moment.out} went out"
            if moment.out
            else "the smallest at the root, which is the first slot"
        )

    # Drawing

    def _draw(self, sheet: Sheet) -> float:
        z = sheet.z
        y = self._draw_stream(sheet) + z(12)
        for lane in LANES:
            y = self._draw_lane(sheet, y, lane) + z(10)
        return y - z(10)

    def _draw_stream(self, sheet: Sheet) -> float:
        z, moment, values = sheet.z, self.moment, self._stream.values()
        now = "" if moment.ended or not moment.read else f" · now {moment.value}"
        words = f"Stream · {moment.read} of {len(values)} read{now}"
        y = sheet.heading(0, 0, words, width=sheet.width)
        box = sheet.box(0, y, sheet.width, z(58), ground="pane", corner=3)
        place = (box.width() - z(8)) / len(values)
        bars = [
            (z(4) + number * place, max(place - z(2), z(1)), value / len(values) * (box.height() - z(14)))
            for number, value in enumerate(values)
        ]
        at = len(values) if moment.ended else moment.read - 1
        for part, ink in ((bars[: max(at, 0)], "muted"), (bars[moment.read :], "line")):
            sheet.bars(box, part, ink=ink)
        if 0 <= at < len(values):
            left, width, height = bars[at]
            sheet.bars(box, [bars[at]], ink="accent")
            middle = left + width / 2
            top = box.bottom() - height
            sheet.line((middle, top - z(10)), (middle, top - z(1)), ink="accent", arrow=True)
        return box.bottom()

    def _draw_lane(self, sheet: Sheet, y: float, lane: str) -> float:
        z, moment = sheet.z, self.moment
        here, x, inner = len(sheet.marks), z(10), sheet.width - z(20)
        count = moment.counts[list(LANES).index(lane)]
        name, counted = self._name(lane), _comparisons(count)
        top = y + z(6)
        sheet.text(x, top, name, weight=550, width=inner)
        if sheet.is_narrow(300):
            top += sheet.line_height()
            sheet.text(x, top, counted, weight=550, width=inner)
        else:
            sheet.text(x, top, counted, weight=550, width=inner, align=Qt.AlignmentFlag.AlignRight)
        top += sheet.line_height() + z(2)
        most = max(self._moments[-1].counts)
        track = sheet.box(x, top, inner, z(8), ground="line", edge="", corner=z(3))
        if count:
            sheet.box(x, top, inner * count / most, z(8), ground="accent", edge="", corner=z(3))
        notes = [sheet.lines(self._note(lane, each), width=inner, size=TINY_SIZE) for each in self._moments]
        top = track.bottom() + z(5)
        replaced = lane == "heap" and bool(moment.out)
        sheet.wrapped(
            x,
            top,
            self._note(lane, moment),
            width=inner,
            size=TINY_SIZE,
            weight=550 if replaced else 400,
            ink="pitfall" if replaced else "muted",
        )
        top += max(map(len, notes)) * sheet.line_height(TINY_SIZE) + z(4)
        places = 1 if lane == "max" else self._stream.k
        bottom = self._draw_slots(sheet, x, top, inner, self._held(lane, moment), places, marked=replaced)
        height = bottom + z(8) - y
        sheet.box(0, y, sheet.width, height, edge="pitfall" if replaced else "line", behind=here)
        return y + height

    def _draw_slots(
        self,
        sheet: Sheet,
        x: float,
        y: float,
        width: float,
        values: Sequence[int],
        places: int,
        *,
        marked: bool,
    ) -> float:
        """*places* slots, the first ones with *values*; the first is the root, the new value is *marked*."""
        cell, gap, high = sheet.cell_width("64"), sheet.z(6), sheet.z(CELL_HEIGHT)
        left = x
        for number in range(places):
            if left > x and left + cell > x + width:
                left, y = x, y + high + gap
            if number >= len(values):
                sheet.cell(left, y, "", width=cell, edge="line", dashed=True)
            else:
                value = values[number]
                is_new = marked and value == self.moment.value
                sheet.cell(
                    left,
                    y,
                    str(value),
                    width=cell,
                    ground="pitfall_ground" if is_new else "accent_ground",
                    edge="pitfall" if is_new else "accent",
                    thick=2 if is_new or not number else 1,
                )
            left += cell + gap
        return y + high


def _comparisons(count: int) -> str:
    return "1 comparison" if count == 1 else f"{count} comparisons"
