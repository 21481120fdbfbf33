"""The picture of steps in an order: what they make of a column, whose frame they change, what they cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from math import isfinite

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tutor_app.pictures.step_order import (
    COLUMNS,
    MOST_VALUES,
    NEW_COLUMN,
    STEPS,
    WAYS,
    Conveyor,
    Layout,
    Memory,
    Station,
    run_memory,
    run_steps,
    step_name,
)
from tutor_app.pictures.typed import numbers, shown
from tutor_app.ui.pictures.controls import (
    Amount,
    Choice,
    Field,
    FlowRow,
    Said,
    Sorter,
    Stepper,
    Switch,
    Views,
    label,
    stacked,
)
from tutor_app.ui.pictures.sheet import CELL_HEIGHT, Drawing, Sheet
from tutor_app.ui.theme import SMALL_SIZE, TINY_SIZE, Theme
from tutor_app.ui.widgets import Sign

FIRST_VALUES = "2, 3, 250"
WHERE = {"new": "a new frame", "caller": "the caller's frame", "earlier": "an earlier frame"}


def make(theme: Theme) -> QWidget:
    return Views(
        theme,
        (
            ("Steps in order", partial(ConveyorView, theme)),
            ("Blocks in memory", partial(MemoryView, theme)),
        ),
    )


class ConveyorView(QWidget):
    """A column on its way through steps that can be put in another order, and the caller's own column."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._conveyor = Conveyor(numbers(FIRST_VALUES, most=MOST_VALUES), ("cap", "log"))
        self._stations: tuple[Station, ...] = ()
        self._compared = ""
        self.field = Field(theme, "Column kg", FIRST_VALUES, self._take_values, letters=18)
        self.cap = Amount(theme, "Cap at", self._conveyor.cap, 5, 500, self._take_cap, step=5)
        names = [(step, step_name(step, self._conveyor.cap)) for step in STEPS]
        self.sorter = Sorter(theme, "Steps", names, self._take_order, out=("scale", "add", "double"))
        self.in_place = {
            step: Switch(theme, name, lambda on: self._take_in_place(), name=f"{name} writes in place")
            for step, name in names
        }
        self.drawing = Drawing(theme, "The column before the steps and after each", self._draw)
        self.said = Said(theme)
        self.stepper = Stepper(theme, self._show)
        stacked(
            self,
            FlowRow((self.field, self.cap), across=16, down=8),
            self.sorter,
            FlowRow((label(theme, "Writes in place"), *self.in_place.values()), across=2, down=2),
            self.drawing,
            self.said,
            self.stepper,
        )
        self._set()

    def _take_values(self, text: str) -> str:
        try:
            values = numbers(text, most=MOST_VALUES)
        except ValueError as error:
            return str(error)
        self._compared = ""
        self._set(values=values)
        return ""

    def _take_cap(self, cap: int) -> None:
        name = step_name("cap", cap)
        self.sorter.set_words("cap", name)
        self.in_place["cap"].setText(name)
        self.in_place["cap"].setAccessibleName(f"{name} writes in place")
        self._compared = ""
        self._set(cap=cap)

    def _take_order(self) -> None:
        steps = " > ".join(self._names()) or "no steps"
        values = ", ".join(map(shown, self._stations[-1].values))
        self._compared = f"Before your change, {steps}: {values}"
        self._set(steps=self.sorter.order)

    def _take_in_place(self) -> None:
        self._set(in_place=frozenset(step for step, switch in self.in_place.items() if switch.isChecked()))

    def _set(self, **changes: object) -> None:
        # What was followed to its end is shown to its end again: a new order is compared at once.
        at_end = bool(self._stations) and self.stepper.at == self.stepper.last > 0
        self._conveyor = replace(self._conveyor, **changes)  # type: ignore[arg-type]
        self._stations = run_steps(self._conveyor)
        for step, switch in self.in_place.items():
            switch.setVisible(step in self._conveyor.steps)
        last = len(self._stations) - 1
        self.stepper.start(last, last if at_end else 0)

    def _names(self) -> list[str]:
        return [step_name(step, self._conveyor.cap) for step in self._conveyor.steps]

    def _show(self, at: int) -> None:
        station = self._stations[at]
        said = station.said
        if not self._conveyor.steps:
            said = "There is no step: the column comes out as it went in."
        self.said.say(said)
        self.stepper.describe(said)
        self.drawing.refresh(self._describe(at))

    def _describe(self, at: int) -> str:
        parts = []
        for station in self._stations[: at + 1]:
            name = step_name(station.step, self._conveyor.cap) if station.step else "At the start"
            parts.append(f"{name}: {', '.join(map(shown, station.values))}.")
        caller = self._stations[at]
        words = "The caller's frame changed" if caller.caller_changed else "The caller's frame is as it was"
        parts.append(f"{words}: {', '.join(map(shown, caller.caller))}.")
        if self._compared:
            parts.append(f"{self._compared}.")
        return " ".join(parts)

    # Drawing

    def _draw(self, sheet: Sheet) -> float:
        z, at = sheet.z, self.stepper.at
        everything = [shown(value) for station in self._stations for value in station.values]
        cell = max(map(sheet.cell_width, everything))
        names = ["before the steps", *(f"{number} · {name}" for number, name in enumerate(self._names(), 1))]
        first = max(sheet.measure(name, weight=550) for name in names) + z(34)
        last = max(sheet.measure(words, size=TINY_SIZE) for words in WHERE.values()) + z(12)
        count = len(self._conveyor.values)
        fits = first + count * (cell + z(6)) + last <= sheet.width
        y = 0.0
        for number, (name, station) in enumerate(zip(names, self._stations, strict=True)):
            if number:
                sheet.line((z(24), y), (z(24), y + z(13)), arrow=True)
                y += z(14)
            y = self._draw_station(sheet, y, number, name, station, (first, cell) if fits else None, cell)
        y = self._draw_caller(sheet, y + z(14), self._stations[at], cell)
        words = self._compared or "Put the steps in another order to compare the two results."
        lines = sheet.lines(words, width=sheet.width, size=TINY_SIZE)
        y += z(10)
        for line in lines:
            y = sheet.text(0, y, line, size=TINY_SIZE, ink="muted", width=sheet.width).bottom()
        return y

    def _draw_station(
        self,
        sheet: Sheet,
        y: float,
        number: int,
        name: str,
        station: Station,
        beside: tuple[float, float] | None,
        cell: float,
    ) -> float:
        """One row: the name, the values, whose frame it is; in two lines where *beside* is None."""
        z, at = sheet.z, self.stepper.at
        here, reached, is_now = len(sheet.marks), number <= at, number == at
        high = z(CELL_HEIGHT)
        if is_now:
            sheet.sign(Sign.PLAY, z(10), y + z(6) + (high - z(10)) / 2, size=10, ink="accent")
        sheet.text(
            z(26),
            y + z(6),
            name,
            weight=550,
            ink="text" if reached else "muted",
            height=high,
            width=sheet.width - z(36),
        )
        tag = WHERE[station.where] if number and reached else ""
        tag_at = y + z(6)
        if beside is not None:
            left, top = beside[0], y + z(6)
        else:
            left, top = z(26) if sheet.width > z(300) else z(10), y + z(6) + high
            if tag or number:
                top += sheet.line_height(TINY_SIZE) + z(2)
                tag_at = y + z(6) + high - z(2)
        if tag:
            ink = "pitfall" if station.where == "caller" else "muted"
            weight = 550 if station.where == "caller" else 400
            if beside is not None:
                sheet.text(
                    0,
                    tag_at,
                    tag,
                    size=TINY_SIZE,
                    ink=ink,
                    weight=weight,
                    height=high,
                    width=sheet.width - z(10),
                    align=Qt.AlignmentFlag.AlignRight,
                )
            else:
                sheet.text(
                    z(26), tag_at, tag, size=TINY_SIZE, ink=ink, weight=weight, width=sheet.width - z(36)
                )
        bottom = _row(
            sheet,
            left,
            top,
            sheet.width - left - z(8),
            station.values,
            station.changed,
            cell,
            empty=not reached,
        )
        height = bottom + z(6) - y
        sheet.box(0, y, sheet.width, height, edge="accent" if is_now else "line", behind=here)
        return y + height

    def _draw_caller(self, sheet: Sheet, y: float, station: Station, cell: float) -> float:
        z = sheet.z
        y = sheet.heading(0, y, "The caller's column now", width=sheet.width)
        start = self._stations[0].values
        changed = [not _same(one, other) for one, other in zip(start, station.caller, strict=True)]
        width = max(
            cell, *(sheet.cell_width(shown(value)) for each in self._stations for value in each.caller)
        )
        y = _row(sheet, 0, y, sheet.width, station.caller, changed, width, ink="pitfall")
        words = "The caller's frame changed" if station.caller_changed else "The caller's frame is as it was"
        return sheet.lamp(0, y + z(8), words, on=station.caller_changed, width=min(sheet.width, z(250)))


def _same(one: float, other: float) -> bool:
    return shown(one) == shown(other)


def _row(
    sheet: Sheet,
    x: float,
    y: float,
    width: float,
    values: Sequence[float],
    changed: Sequence[bool],
    cell: float,
    *,
    empty: bool = False,
    ink: str = "accent",
) -> float:
    """Values in cells of one width; the changed ones have a ground and a thick edge."""
    left, high = x, sheet.z(CELL_HEIGHT)
    for value, is_new in zip(values, changed, strict=True):
        if left > x and left + cell > x + width:
            left, y = x, y + high + sheet.z(6)
        if empty:
            sheet.cell(left, y, "", width=cell, edge="line", dashed=True)
        elif not isfinite(value):
            sheet.cell(
                left,
                y,
                shown(value),
                width=cell,
                edge="pitfall",
                ground="pitfall_ground",
                ink="pitfall",
                thick=2 if is_new else 1,
            )
        elif is_new:
            sheet.cell(left, y, shown(value), width=cell, edge=ink, ground=f"{ink}_ground", thick=2)
        else:
            sheet.cell(left, y, shown(value), width=cell, edge="line")
        left += cell + sheet.z(6)
    return y + high


class MemoryView(QWidget):
    """The frames of caller and function, and the blocks that their columns refer to."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._memory = Memory()
        self._layouts: tuple[Layout, ...] = ()
        self.way = Choice(
            theme,
            "The function uses",
            tuple(WAYS.items()),
            lambda key: self._set(way=key),
            chosen=self._memory.way,
            code=True,
        )
        self.columns = Amount(
            theme,
            "Columns of df",
            self._memory.columns,
            2,
            len(COLUMNS),
            lambda number: self._set(columns=number),
        )
        self.drawing = Drawing(
            theme, "Columns of two frames, and the blocks of memory they refer to", self._draw
        )
        self.said = Said(theme)
        self.stepper = Stepper(theme, self._show)
        stacked(self, self.way, self.columns, self.drawing, self.said, self.stepper)
        self._set()

    @property
    def layout_now(self) -> Layout:
        """What is shown."""
        return self._layouts[self.stepper.at]

    def _set(self, **changes: object) -> None:
        self._memory = replace(self._memory, **changes)  # type: ignore[arg-type]
        self._layouts = run_memory(self._memory)
        self.stepper.start(len(self._layouts) - 1)

    def _show(self, at: int) -> None:
        now = self._layouts[at]
        self.said.say(now.said)
        self.stepper.describe(now.said)
        self.drawing.refresh(self._describe(now))

    def _describe(self, now: Layout) -> str:
        right = dict(now.right)
        parts = []
        for name, block in now.left:
            if name not in right:
                parts.append(f"{name} of df has a block.")
            elif right[name] == block:
                parts.append(f"{name}: df and out share a block.")
            else:
                parts.append(f"{name}: df and out have a block each.")
        parts += [f"{name} of out has a block." for name in right if name not in dict(now.left)]
        if now.is_one:
            parts.append("out and df are one frame.")
        parts.append(f"{self._counted(now)}.")
        return " ".join(parts)

    def _counted(self, now: Layout) -> str:
        return f"Blocks in memory: {len(now.blocks)} · made since the start: {now.made}"

    def _draw(self, sheet: Sheet) -> float:
        z = sheet.z
        code = self._memory.code()
        line = self.layout_now.line
        if sheet.is_narrow(600):
            frame = sheet.code(0, 0, sheet.width, code, line)
            return self._draw_blocks(sheet, 0, frame.bottom() + z(14), sheet.width)
        width = z(278)
        frame = sheet.code(sheet.width - width, 0, width, code, line)
        bottom = self._draw_blocks(sheet, 0, 0, sheet.width - width - z(20))
        return max(bottom, frame.bottom())

    def _draw_blocks(self, sheet: Sheet, x: float, y: float, width: float) -> float:
        z, now = sheet.z, self.layout_now
        tag = sheet.measure("zone", code=True, size=TINY_SIZE) + z(12)
        gap = z(14) if width > z(240) else z(7)
        heads = gap > z(10)
        room = width - 2 * (tag + gap)
        words = [_values(block) for layout in self._layouts for block in layout.blocks]
        block = min(
            max(sheet.measure(each, code=True, size=TINY_SIZE) for each in words) + z(14), (room - z(6)) / 2
        )
        lanes = x + tag + gap, x + tag + gap + room - block
        middle = x + tag + gap + (room - block) / 2
        outer = x + width - tag
        left, right = dict(now.left), dict(now.right)
        sheet.heading(x, y, "df, out" if now.is_one else "df", width=tag + gap + block)
        if now.right:
            sheet.text(
                outer - gap,
                y,
                "out",
                size=TINY_SIZE,
                weight=550,
                ink="muted",
                width=tag + gap,
                align=Qt.AlignmentFlag.AlignRight,
            )
        top = y + sheet.line_height(TINY_SIZE) + z(4)
        high, row = z(24), z(32)
        for number, name in enumerate([*COLUMNS[: self._memory.columns], NEW_COLUMN]):
            at = top + number * row
            center = at + high / 2
            one, other = left.get(name, -1), right.get(name, -1)
            if name == NEW_COLUMN and now.loose >= 0:
                self._draw_tag(sheet, outer, at, tag, "new", dashed=True)
                self._draw_block(sheet, lanes[1], at, block, now.blocks[now.loose])
                sheet.line((outer, center), (lanes[1] + block + z(1), center), arrow=heads)
            shared = one >= 0 and one == other
            if one >= 0:
                place = middle if shared else lanes[0]
                self._draw_tag(sheet, x, at, tag, name)
                sheet.line((x + tag, center), (place - z(1), center), arrow=heads)
                self._draw_block(sheet, place, at, block, now.blocks[one], shared=shared)
            if other >= 0:
                place = middle if shared else lanes[1]
                self._draw_tag(sheet, outer, at, tag, name)
                sheet.line((outer, center), (place + block + z(1), center), arrow=heads)
                if not shared:
                    self._draw_block(sheet, place, at, block, now.blocks[other])
        bottom = top + (self._memory.columns + 1) * row + z(4)
        most = max((self._counted(layout) for layout in self._layouts), key=len)
        height = len(sheet.lines(most, width=width, weight=550)) * sheet.line_height(SMALL_SIZE)
        sheet.wrapped(x, bottom, self._counted(now), width=width, weight=550)
        return bottom + height

    def _draw_tag(
        self, sheet: Sheet, x: float, y: float, width: float, name: str, *, dashed: bool = False
    ) -> None:
        sheet.box(x, y, width, sheet.z(24), ground="pane", edge="muted", corner=5, dashed=dashed)
        sheet.text(
            x,
            y,
            name,
            size=TINY_SIZE,
            code=True,
            width=width,
            height=sheet.z(24),
            align=Qt.AlignmentFlag.AlignHCenter,
        )

    def _draw_block(
        self, sheet: Sheet, x: float, y: float, width: float, values: Sequence[float], *, shared: bool = False
    ) -> None:
        sheet.box(
            x,
            y,
            width,
            sheet.z(24),
            ground="accent_ground",
            edge="accent",
            corner=2,
            thick=2 if shared else 1,
        )
        words = _values(values)
        if sheet.measure(words, code=True, size=TINY_SIZE) > width - sheet.z(4):
            words = _values(values[:1])
        sheet.text(
            x,
            y,
            words,
            size=TINY_SIZE,
            code=True,
            width=width,
            height=sheet.z(24),
            align=Qt.AlignmentFlag.AlignHCenter,
        )


def _values(values: Sequence[float]) -> str:
    return " ".join(shown(value, 1) for value in values)
