"""The picture of readings in a window: two ways to their mean, what they cost, and where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import isfinite, isnan, nan

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tutor_app.pictures.sliding_window import (
    MOST_READINGS,
    SPIKE,
    Moment,
    read_reading,
    run_window,
    written,
)
from tutor_app.ui.pictures.controls import Amount, Field, FlowRow, Said, Stepper, Views, stacked
from tutor_app.ui.pictures.heap_of_three import HeapView
from tutor_app.ui.pictures.sheet import CELL_HEIGHT, Drawing, Sheet
from tutor_app.ui.theme import TINY_SIZE, Theme
from tutor_app.ui.widgets import Button, ButtonKind

FIRST_READINGS = (3, 5, 4, 6, 3, 5)
WINDOW = 3
LARGEST_WINDOW = 8
FULL = f"The picture holds {MOST_READINGS} readings. Press Start over to send others."


def make(theme: Theme) -> QWidget:
    return Views(
        theme,
        (
            ("Two means of a window", partial(WindowView, theme)),
            ("A heap of three", partial(HeapView, theme)),
        ),
    )


class WindowView(QWidget):
    """Readings that pass through a deque, with the mean by `sum` and by a running total."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._readings: tuple[float, ...] = FIRST_READINGS
        self._size = WINDOW
        self._next: float = 3
        self._moments: tuple[Moment, ...] = ()
        self.length = Amount(theme, "Window", WINDOW, 1, LARGEST_WINDOW, self._take_size)
        self.field = Field(theme, "Next reading", "3", self._take_next, letters=8)
        self.field.line.returnPressed.connect(self._send_typed)
        self.send = Button(
            theme, "Send", ButtonKind.ACCENT, zoomed=True, name="Send the typed reading into the window"
        )
        self.spike = Button(theme, "Spike 1e16", ButtonKind.ACCENT, zoomed=True, name="Send a spike of 1e16")
        self.nan = Button(theme, "NaN", ButtonKind.ACCENT, zoomed=True, name="Send a NaN")
        self.over = Button(theme, "Start over", zoomed=True, name="Start over with six readings")
        self.send.clicked.connect(self._send_typed)
        self.spike.clicked.connect(lambda: self._send(SPIKE))
        self.nan.clicked.connect(lambda: self._send(nan))
        self.over.clicked.connect(self._start_over)
        self.drawing = Drawing(theme, "Readings in a window, and two ways to their mean", self._draw)
        self.said = Said(theme)
        self.stepper = Stepper(theme, self._show)
        stacked(
            self,
            self.length,
            FlowRow((self.field, self.send, self.spike, self.nan, self.over), across=6, down=6),
            self.drawing,
            self.said,
            self.stepper,
        )
        self._run()
        self.stepper.start(len(FIRST_READINGS))

    @property
    def moment(self) -> Moment:
        """What is shown."""
        return self._moments[self.stepper.at]

    def _take_size(self, size: int) -> None:
        self._size = size
        self._run()
        self.stepper.start(len(self._readings), self.stepper.at)

    def _take_next(self, text: str) -> str:
        try:
            self._next = read_reading(text)
        except ValueError as error:
            return str(error)
        return ""

    def _send_typed(self) -> None:
        if not self.field.complaint.text():
            self._send(self._next)

    def _send(self, reading: float) -> None:
        if len(self._readings) == MOST_READINGS:
            self.said.say(FULL)
            return
        self._readings = (*self._readings, reading)
        self._run()
        self.stepper.start(len(self._readings), len(self._readings))

    def _start_over(self) -> None:
        self._readings = FIRST_READINGS
        self._run()
        self.stepper.start(len(self._readings))

    def _run(self) -> None:
        self._moments = run_window(self._readings, self._size)

    def _show(self, at: int) -> None:
        moment = self._moments[at]
        self.said.say(moment.said)
        self.stepper.describe(moment.said)
        self.drawing.refresh(self._describe(moment))

    def _describe(self, moment: Moment) -> str:
        parts = [f"In the window: {', '.join(map(written, moment.window)) or 'nothing'}."]
        if moment.went_out is not None:
            parts.append(f"{written(moment.went_out)} went out.")
        for name, mean, added in self._lanes(moment):
            parts.append(f"{name}: {mean}; {added}.")
        parts.append(f"{_differs(moment)}.")
        return " ".join(parts)

    def _lanes(self, moment: Moment) -> tuple[tuple[str, str, str], tuple[str, str, str]]:
        """For each way: its code, its mean, its additions."""
        means = [
            "no mean yet" if mean is None else f"mean {written(mean)}"
            for mean in (moment.by_sum, moment.by_total)
        ]
        added = [
            f"additions: {now} now, {so_far} so far"
            for now, so_far in zip(moment.added, moment.added_so_far, strict=True)
        ]
        return (
            (f"sum(window) / {self._size}", means[0], added[0]),
            (f"total / {self._size}", means[1], added[1]),
        )

    # Drawing

    def _draw(self, sheet: Sheet) -> float:
        z = sheet.z
        y = self._draw_belt(sheet) + z(12)
        if sheet.is_narrow(480):
            for number in (0, 1):
                y = self._draw_lane(sheet, 0, y, sheet.width, number) + z(10)
        else:
            half = (sheet.width - z(10)) / 2
            bottoms = [self._draw_lane(sheet, number * (half + z(10)), y, half, number) for number in (0, 1)]
            y = max(bottoms) + z(12)
        return self._draw_trace(sheet, y)

    def _draw_belt(self, sheet: Sheet) -> float:
        """What comes next, the window, what went out: from right to left, downwards where it is long."""
        z, at, moment = sheet.z, self.stepper.at, self.moment
        cell = max(sheet.cell_width(written(each)) for each in self._readings)
        gap, arrow, high = z(6), z(26), z(CELL_HEIGHT)
        frame = self._size * (cell + gap) - gap + z(16)
        following = written(self._readings[at]) if at < len(self._readings) else ""
        out = "" if moment.went_out is None else written(moment.went_out)
        heading = f"Readings · {at} of {len(self._readings)} went in"
        top = sheet.heading(0, 0, heading, width=sheet.width) + z(2)
        if 2 * (cell + arrow) + frame <= sheet.width:
            top += z(6)
            middle, left = top + high / 2, cell + arrow
            right = left + frame
            _outside(sheet, 0, top, out, cell)
            sheet.line((left - z(4), middle), (cell + z(4), middle), arrow=True)
            sheet.line((right + arrow - z(4), middle), (right + z(4), middle), arrow=True)
            _outside(sheet, right + arrow, top, following, cell)
            return self._draw_window(sheet, left, top, frame, cell)
        frame = min(frame, sheet.width)
        _outside(sheet, 0, top, following, cell)
        sheet.text(cell + z(8), top, "next", size=TINY_SIZE, ink="muted", height=high)
        top += high
        sheet.line((cell / 2, top + z(1)), (cell / 2, top + z(14)), arrow=True)
        top = self._draw_window(sheet, 0, top + z(21), frame, cell)
        sheet.line((cell / 2, top + z(1)), (cell / 2, top + z(14)), arrow=True)
        top += z(15)
        _outside(sheet, 0, top, out, cell)
        sheet.text(cell + z(8), top, "went out", size=TINY_SIZE, ink="muted", height=high)
        return top + high

    def _draw_window(self, sheet: Sheet, left: float, y: float, frame: float, cell: float) -> float:
        """The places of the deque in a frame, the newest reading with a thick edge."""
        z, moment = sheet.z, self.moment
        here, gap, high = len(sheet.marks), z(6), z(CELL_HEIGHT)
        x, line = left + z(8), y
        for number in range(self._size):
            if x > left + z(8) and x + cell > left + frame:
                x, line = left + z(8), line + high + gap
            if number < len(moment.window):
                value = moment.window[number]
                is_odd = not isfinite(value) or abs(value) >= SPIKE
                sheet.cell(
                    x,
                    line,
                    written(value),
                    width=cell,
                    ground="pitfall_ground" if is_odd else "accent_ground",
                    edge="pitfall" if is_odd else "accent",
                    thick=2 if number == len(moment.window) - 1 else 1,
                )
            else:
                sheet.cell(x, line, "", width=cell, edge="line", dashed=True)
            x += cell + gap
        bottom = line + high + z(6)
        sheet.box(left, y - z(6), frame, bottom - y + z(6), edge="muted", behind=here)
        return bottom

    def _draw_lane(self, sheet: Sheet, x: float, y: float, width: float, number: int) -> float:
        """A way to the mean: its code, its mean, its additions and a bar of all so far."""
        z, moment = sheet.z, self.moment
        here, left, inner = len(sheet.marks), x + z(10), width - z(20)
        name, mean, added = self._lanes(moment)[number]
        value = (moment.by_sum, moment.by_total)[number]
        is_odd = value is not None and (isnan(value) or bool(number and moment.difference))
        top = sheet.text(left, y + z(6), name, code=True, size=TINY_SIZE + 1, width=inner).bottom() + z(2)
        ink = "error" if is_odd else "text"
        top = sheet.text(left, top, mean, weight=550, ink=ink, width=inner).bottom() + z(2)
        lines = max(
            len(sheet.lines(self._lanes(each)[number][2], width=inner, size=TINY_SIZE))
            for each in self._moments
        )
        sheet.wrapped(left, top, added, width=inner, size=TINY_SIZE, ink="muted")
        top += lines * sheet.line_height(TINY_SIZE) + z(5)
        sheet.box(left, top, inner, z(8), ground="line", edge="", corner=z(3))
        most = max(1, *self._moments[-1].added_so_far)
        share = moment.added_so_far[number] / most
        if share:
            sheet.box(left, top, inner * share, z(8), ground="accent", edge="", corner=z(3))
        height = top + z(18) - y
        sheet.box(x, y, width, height, edge="error" if is_odd else "line", behind=here)
        return y + height

    def _draw_trace(self, sheet: Sheet, y: float) -> float:
        """The difference of the two means after each reading; nan has a line of its own at the top."""
        z, at = sheet.z, self.stepper.at
        y = sheet.heading(0, y, _differs(self.moment), width=sheet.width)
        differences = [moment.difference for moment in self._moments[1:]]
        most = max((abs(each) for each in differences if each is not None and isfinite(each)), default=0.0)
        high = z(92)
        levels = {"nan": y + z(12), "0": y + z(57)}
        if most:
            levels[f"+{written(most)}"] = y + z(34)
            levels[f"−{written(most)}"] = y + z(80)
        gutter = max(sheet.measure(words, size=TINY_SIZE) for words in levels) + z(8)
        box = sheet.box(gutter, y, sheet.width - gutter, high, ground="pane", corner=3)
        row = sheet.line_height(TINY_SIZE)
        for words, level in levels.items():
            sheet.text(
                0,
                level - row / 2,
                words,
                size=TINY_SIZE,
                ink="muted",
                width=gutter - z(6),
                align=Qt.AlignmentFlag.AlignRight,
            )
        sheet.line((box.left() + 1, levels["0"]), (box.right() - 1, levels["0"]), thick=1, dashed=True)
        place = (box.width() - z(8)) / max(len(differences), 1)
        for start, end, run in _runs(differences[:at]):
            left, right = box.left() + z(4) + start * place, box.left() + z(4) + end * place
            if isnan(run[0]):
                sheet.line((left, levels["nan"]), (right, levels["nan"]), ink="error", thick=2.5, dashed=True)
                continue
            points = []
            for number, value in enumerate(run):
                level = levels["0"] - (value / most * z(23) if most else 0)
                points += [(left + number * place, level), (left + (number + 1) * place, level)]
            sheet.line(*points, ink="error", thick=2.5)
        return y + high


def _outside(sheet: Sheet, x: float, y: float, words: str, width: float) -> None:
    """A reading that is not in the window, or the place for one."""
    sheet.cell(x, y, words, width=width, edge="muted" if words else "line", dashed=True, ink="muted")


def _differs(moment: Moment) -> str:
    difference = moment.difference
    return f"Difference of the means: {'–' if difference is None else written(difference)}"


def _runs(differences: Sequence[float | None]) -> list[tuple[int, int, list[float]]]:
    """Runs of finite values and runs of nan, as (first step, step after the last, values)."""
    runs: list[tuple[int, int, list[float]]] = []
    for step, value in enumerate(differences):
        if value is None:
            continue
        if runs and runs[-1][1] == step and isfinite(runs[-1][2][-1]) == isfinite(value):
            runs[-1] = (runs[-1][0], step + 1, [*runs[-1][2], value])
        else:
            runs.append((step, step + 1, [value]))
    return runs
