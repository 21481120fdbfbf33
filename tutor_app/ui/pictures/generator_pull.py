"""The picture of a pull: items move one by one through a generator, or fill a list first."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from tutor_app.pictures.generator_pull import (
    CHANGES,
    FILTERS,
    HANDS_OUT,
    MOST_ITEMS,
    STORES,
    TAKES,
    USES,
    Batching,
    BatchMoment,
    Moment,
    Program,
    next_batch,
    next_item,
    run_batches,
    run_program,
)
from tutor_app.pictures.typed import numbers
from tutor_app.ui.pictures.controls import (
    Amount,
    Choice,
    Field,
    FlowRow,
    Said,
    Stepper,
    Views,
    stacked,
)
from tutor_app.ui.pictures.sheet import CELL_HEIGHT, Drawing, Sheet
from tutor_app.ui.theme import TINY_SIZE, Theme

FIRST_NUMBERS = "3, 8, 5, 12, 7, 10, 4, 9"


def make(theme: Theme) -> QWidget:
    return Views(
        theme,
        (
            ("One item at a time", partial(PullView, theme)),
            ("Three labels, one box", partial(BatchView, theme)),
        ),
    )


class PullView(QWidget):
    """Source, filter and change, consumer; one step moves one item by one line of the program."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._program = Program(numbers(FIRST_NUMBERS))
        self._moments: tuple[Moment, ...] = ()
        self.field = Field(theme, "Source", FIRST_NUMBERS, self._take_numbers, letters=24)
        self.store = Choice(theme, "Pipe", tuple(STORES.items()), lambda key: self._set(store=key))
        self.keep = Choice(
            theme,
            "Filter",
            [(key, words.format("n")) for key, words in FILTERS.items()],
            lambda key: self._set(keep=key),
            chosen=self._program.keep,
            code=True,
        )
        self.limit = Amount(theme, "n", self._program.limit, -20, 99, lambda number: self._set(limit=number))
        self.change = Choice(
            theme,
            "Make",
            [(key, words.format("k")) for key, words in CHANGES.items()],
            lambda key: self._set(change=key),
            code=True,
        )
        self.factor = Amount(
            theme, "k", self._program.factor, -9, 99, lambda number: self._set(factor=number)
        )
        self.use = Choice(theme, "Consumer", tuple(USES.items()), lambda key: self._set(use=key))
        self.drawing = Drawing(theme, "Items on their way from the source to the consumer", self._draw)
        self.said = Said(theme)
        self.stepper = Stepper(theme, self._show, jump=("Next item", lambda at: next_item(self._moments, at)))
        stacked(
            self,
            FlowRow((self.field, self.store), across=16, down=8),
            FlowRow((self.keep, self.limit), across=16),
            FlowRow((self.change, self.factor), across=16),
            self.use,
            self.drawing,
            self.said,
            self.stepper,
        )
        self._set()

    @property
    def moment(self) -> Moment:
        """What is shown."""
        return self._moments[self.stepper.at]

    def _take_numbers(self, text: str) -> str:
        try:
            values = numbers(text, most=MOST_ITEMS)
        except ValueError as error:
            return str(error)
        self._set(numbers=values)
        return ""

    def _set(self, **changes: object) -> None:
        self._program = replace(self._program, **changes)  # type: ignore[arg-type]
        self._moments = run_program(self._program)
        self.limit.setVisible(self._program.keep == "above")
        self.factor.setVisible(self._program.change != "square")
        self.stepper.start(len(self._moments) - 1)

    def _show(self, at: int) -> None:
        moment = self._moments[at]
        self.said.say(moment.said)
        self.stepper.describe(moment.said)
        self.drawing.refresh(self._describe(moment))

    def _describe(self, moment: Moment) -> str:
        parts = [
            f"Not read: {', '.join(moment.left) or 'nothing'}.",
            f"In the pipe: x is {moment.x}, {moment.verdict or 'not tested'}."
            if moment.x
            else "The pipe is empty.",
        ]
        if moment.bucket:
            parts.append(f"{self._bucket_name()} holds {', '.join(moment.bucket)}.")
        if moment.y:
            parts.append(f"The consumer has {moment.y}.")
        if moment.result:
            parts.append(f"{moment.result}.")
        parts.append(f"Items in memory: {moment.alive}, at most so far {moment.most}.")
        if moment.line >= 0:
            parts.append(f"Line at work: {self._program.code()[moment.line].strip()}")
        return " ".join(parts)

    def _bucket_name(self) -> str:
        return "The list ys" if self._program.store == "list" else "The list out"

    # Drawing

    def _draw(self, sheet: Sheet) -> float:
        z = sheet.z
        code = self._program.code()
        if sheet.is_narrow(520):
            frame = sheet.code(0, 0, sheet.width, code, self.moment.line)
            return self._draw_way(sheet, 0, frame.bottom() + z(14), sheet.width)
        width = z(212)
        frame = sheet.code(sheet.width - width, 0, width, code, self.moment.line)
        bottom = self._draw_way(sheet, 0, 0, sheet.width - width - z(20))
        return max(bottom, frame.bottom())

    def _draw_way(self, sheet: Sheet, x: float, y: float, width: float) -> float:
        z, program, last = sheet.z, self._program, self._moments[-1]
        y = self._draw_source(sheet, x, y, width)
        y = self._arrow(sheet, x + z(24), y)
        y = self._draw_pipe(sheet, x, y, width)
        if program.store == "list":
            y = self._arrow(sheet, x + z(24), y)
            y = self._draw_bucket(sheet, x, y, width, "List ys", last.bucket)
        y = self._arrow(sheet, x + z(24), y)
        y = self._draw_consumer(sheet, x, y, width)
        return self._draw_memory(sheet, x, y + z(12), width)

    def _arrow(self, sheet: Sheet, x: float, y: float) -> float:
        sheet.line((x, y + sheet.z(1)), (x, y + sheet.z(17)), arrow=True)
        return y + sheet.z(18)

    def _framed(self, sheet: Sheet, here: int, x: float, y: float, width: float, bottom: float) -> float:
        height = bottom + sheet.z(8) - y
        sheet.box(x, y, width, height, behind=here)
        return y + height

    def _draw_source(self, sheet: Sheet, x: float, y: float, width: float) -> float:
        here, z, moment = len(sheet.marks), sheet.z, self.moment
        top = sheet.heading(x + z(10), y + z(6), "Source · not read yet", width=width - z(20))
        everything = self._moments[0].left
        gone = len(everything) - len(moment.left)
        bottom = _cells(sheet, x + z(10), top, width - z(20), everything, hidden=gone, dashed=True)
        return self._framed(sheet, here, x, y, width, bottom)

    def _draw_pipe(self, sheet: Sheet, x: float, y: float, width: float) -> float:
        here, z, moment, program = len(sheet.marks), sheet.z, self.moment, self._program
        inner = width - z(20)
        top = sheet.heading(x + z(10), y + z(6), "Pipe", width=inner)
        values = [*self._moments[0].left, *(each.made for each in self._moments)]
        cell = max(sheet.cell_width(value) for value in values)
        middle = z(CELL_HEIGHT)
        left = x + z(10)
        # The three parts stand beside each other where they fit.
        filtered = program.keep != "all"
        test = sheet.measure(program.test, code=True, size=TINY_SIZE + 1)
        verdict = sheet.measure("✗ dropped", size=TINY_SIZE, weight=550)
        change = sheet.measure(program.expression, code=True, size=TINY_SIZE + 1)
        gap = z(12)
        x_part = z(18) + cell
        test_part = test + z(6) + verdict if filtered else 0.0
        change_part = change + z(34) + cell
        wraps = x_part + test_part + change_part + 2 * gap > inner
        sheet.text(left, top, "x", code=True, size=TINY_SIZE + 1, ink="muted", height=middle)
        if moment.x:
            dropped = moment.verdict == "dropped"
            sheet.cell(
                left + z(18),
                top,
                moment.x,
                width=cell,
                edge="muted" if dropped else "accent",
                ground="background" if dropped else "accent_ground",
                dashed=dropped,
            )
        else:
            sheet.cell(left + z(18), top, "", width=cell, edge="line", dashed=True)
        left += x_part + gap
        if filtered:
            if left + test_part > x + width - z(10):
                left, top = x + z(10), top + middle + z(6)
            sheet.text(left, top, program.test, code=True, size=TINY_SIZE + 1, height=middle)
            words, ink = {"kept": ("✓ kept", "right"), "dropped": ("✗ dropped", "pitfall")}.get(
                moment.verdict, ("", "muted")
            )
            sheet.text(left + test + z(6), top, words, size=TINY_SIZE, weight=550, ink=ink, height=middle)
            left += test_part + gap
        if wraps or left + change_part > x + width - z(10):
            left, top = x + z(10), top + middle + z(6)
        sheet.text(left, top, program.expression, code=True, size=TINY_SIZE + 1, height=middle)
        arrow = left + change + z(10)
        sheet.line((arrow, top + middle / 2), (arrow + z(18), top + middle / 2), arrow=True)
        made_at = left + change + z(34)
        if made_at + cell > x + width - z(10):
            made_at, top = x + z(10), top + middle + z(6)
        if moment.made:
            sheet.cell(made_at, top, moment.made, width=cell, edge="accent", ground="accent_ground")
        else:
            sheet.cell(made_at, top, "", width=cell, edge="line", dashed=True)
        return self._framed(sheet, here, x, y, width, top + middle)

    def _draw_bucket(
        self, sheet: Sheet, x: float, y: float, width: float, name: str, full: tuple[str, ...]
    ) -> float:
        here, z, moment = len(sheet.marks), sheet.z, self.moment
        words = f"{name} · {len(moment.bucket)} of {len(full)} in it"
        top = sheet.heading(x + z(10), y + z(6), words, width=width - z(20))
        used = moment.taken - 1 if self._program.store == "list" and moment.taken else -1
        bottom = _cells(sheet, x + z(10), top, width - z(20), full, shown=len(moment.bucket), marked=used)
        return self._framed(sheet, here, x, y, width, bottom)

    def _draw_consumer(self, sheet: Sheet, x: float, y: float, width: float) -> float:
        here, z, moment, program = len(sheet.marks), sheet.z, self.moment, self._program
        top = sheet.heading(x + z(10), y + z(6), "Consumer", width=width - z(20))
        left, middle = x + z(10), z(CELL_HEIGHT)
        sheet.text(left, top, "y", code=True, size=TINY_SIZE + 1, ink="muted", height=middle)
        cell = max(sheet.cell_width(each.y) for each in self._moments)
        is_label = program.store == "list"
        if moment.y:
            sheet.cell(
                left + z(18),
                top,
                moment.y,
                width=cell,
                edge="accent",
                ground="background" if is_label else "accent_ground",
                dashed=is_label,
            )
        else:
            sheet.cell(left + z(18), top, "", width=cell, edge="line", dashed=True)
        words = max((each.result for each in self._moments), key=len)
        result_at = left + z(30) + cell
        if result_at + sheet.measure(words, code=True, size=TINY_SIZE + 1) > x + width - z(10):
            result_at, top = left, top + middle + z(4)
        sheet.text(
            result_at,
            top,
            moment.result,
            code=True,
            size=TINY_SIZE + 1,
            height=middle,
            width=x + width - z(10) - result_at,
        )
        bottom = top + middle
        if program.store == "generator" and program.use == "collect":
            bottom = _cells(
                sheet,
                x + z(10),
                bottom + z(6),
                width - z(20),
                self._moments[-1].bucket,
                shown=len(moment.bucket),
            )
        return self._framed(sheet, here, x, y, width, bottom)

    def _draw_memory(self, sheet: Sheet, x: float, y: float, width: float) -> float:
        z, moment = sheet.z, self.moment
        words = f"Items in memory: {moment.alive} · at most so far: {moment.most}"
        bottom = sheet.wrapped(x, y, words, width=width, weight=550)
        places = len(self._program.numbers) + 2
        side, gap = z(12), z(4)
        left, top = x, bottom + z(6)
        for number in range(places):
            if left + side > x + width:
                left, top = x, top + side + gap
            if number < moment.alive:
                sheet.box(left, top, side, side, ground="accent", edge="", corner=3)
            else:
                was = number < moment.most
                sheet.box(left, top, side, side, edge="accent" if was else "line", dashed=not was, corner=3)
            left += side + gap
        return top + side


def _cells(
    sheet: Sheet,
    x: float,
    y: float,
    width: float,
    values: tuple[str, ...],
    *,
    hidden: int = 0,
    shown: int | None = None,
    marked: int = -1,
    dashed: bool = False,
) -> float:
    """Cells in rows; those before *hidden* and from *shown* on are empty places. Gives where they end."""
    shown = len(values) if shown is None else shown
    left, gap, height = x, sheet.z(6), sheet.z(CELL_HEIGHT)
    for number, value in enumerate(values):
        cell = sheet.cell_width(value)
        if left > x and left + cell > x + width:
            left, y = x, y + height + gap
        if hidden <= number < shown:
            sheet.cell(
                left,
                y,
                value,
                ink="muted" if dashed else "text",
                dashed=dashed,
                ground="background" if dashed else "accent_ground",
                edge="muted" if dashed else "accent",
                thick=2 if number == marked else 1,
            )
        else:
            sheet.cell(left, y, "", width=cell, edge="line", dashed=True)
        left += cell + gap
    return y + height if values else y


class BatchView(QWidget):
    """Names and the list objects that they refer to, while a batch generator is used up."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._program = Batching()
        self._moments = run_batches(self._program)
        self.rows = Amount(theme, "Rows", self._program.rows, 1, 9, lambda number: self._set(rows=number))
        self.size_of_batch = Amount(
            theme, "In a batch", self._program.size, 1, 5, lambda number: self._set(size=number)
        )
        self.after = Choice(
            theme, "After yield", tuple(HANDS_OUT.items()), lambda key: self._set(after=key), code=True
        )
        self.takes = Choice(theme, "Consumer", tuple(TAKES.items()), lambda key: self._set(takes=key))
        self.drawing = Drawing(theme, "Names, and the lists that they refer to", self._draw)
        self.said = Said(theme)
        self.stepper = Stepper(
            theme, self._show, jump=("Next batch", lambda at: next_batch(self._moments, at))
        )
        stacked(
            self,
            FlowRow((self.rows, self.size_of_batch), across=16),
            self.after,
            self.takes,
            self.drawing,
            self.said,
            self.stepper,
        )
        self._set()

    @property
    def moment(self) -> BatchMoment:
        """What is shown."""
        return self._moments[self.stepper.at]

    def _set(self, **changes: object) -> None:
        self._program = replace(self._program, **changes)  # type: ignore[arg-type]
        self._moments = run_batches(self._program)
        self.stepper.start(len(self._moments) - 1)

    def _show(self, at: int) -> None:
        moment = self._moments[at]
        self.said.say(moment.said)
        self.stepper.describe(moment.said)
        self.drawing.refresh(self._describe(moment))

    def _describe(self, moment: BatchMoment) -> str:
        parts = [
            f"List {number + 1} holds {', '.join(map(str, box)) or 'nothing'}; its names are "
            f"{', '.join(name for name, place in moment.labels if place == number)}."
            for number, box in enumerate(moment.boxes)
        ]
        if moment.sums:
            parts.append(f"sums: {', '.join(map(str, moment.sums))}.")
        if moment.line >= 0:
            parts.append(f"Line at work: {self._program.code()[moment.line].strip()}")
        return " ".join(parts) or "There is no list yet."

    def _draw(self, sheet: Sheet) -> float:
        z = sheet.z
        code = self._program.code()
        line = self.moment.line
        if sheet.is_narrow(560):
            frame = sheet.code(0, 0, sheet.width, code, line)
            return self._draw_memory(sheet, 0, frame.bottom() + z(14), sheet.width)
        width = z(250)
        frame = sheet.code(sheet.width - width, 0, width, code, line)
        return max(self._draw_memory(sheet, 0, 0, sheet.width - width - z(20)), frame.bottom())

    def _draw_memory(self, sheet: Sheet, x: float, y: float, width: float) -> float:
        z, moment = sheet.z, self.moment
        row, tag, cell = z(38), z(26), z(22)
        most_labels = max(len(each.labels) for each in self._moments)
        most_boxes = max(len(each.boxes) for each in self._moments)
        tags = sheet.measure("got[0]", code=True) + z(18)
        boxes = x + tags + max((width - tags) * 0.38, z(34))
        room = x + width - boxes
        cells_fit = z(12) + self._program.size * (cell + z(4)) <= room
        sheet.heading(x, y, "Names", width=tags)
        top = sheet.heading(boxes, y, "Lists", width=room) + z(2)
        heights = []
        for number, box in enumerate(moment.boxes):
            left, upper = boxes + z(8), top + number * row
            sheet.box(boxes, upper, room, z(32), edge="muted")
            if not box:
                sheet.text(left, upper, "empty", size=TINY_SIZE, ink="muted", height=z(32))
            elif not cells_fit:
                words = " ".join(map(str, box))
                sheet.text(left, upper, words, size=TINY_SIZE, code=True, height=z(32), width=room - z(12))
            else:
                for value in box:
                    sheet.cell(
                        left, upper + z(3), str(value), width=cell, ground="accent_ground", edge="accent"
                    )
                    left += cell + z(4)
            heights.append(upper + z(16))
        step = z(32)
        for number, (name, place) in enumerate(moment.labels):
            at = top + z(3) + number * step
            sheet.box(x, at, tags, tag, ground="pane", edge="muted", corner=5)
            sheet.text(x + z(9), at, name, code=True, height=tag)
            start = at + tag / 2
            bend = boxes - z(22)
            sheet.line(
                (x + tags, start),
                (x + tags + z(8), start),
                (bend, heights[place]),
                (boxes - z(1), heights[place]),
                arrow=True,
            )
        bottom = top + max(most_labels * step, most_boxes * row)
        if self._program.takes == "once":
            words = f"sums = [{', '.join(map(str, moment.sums))}]"
            bottom = sheet.text(x, bottom + z(6), words, code=True, width=width).bottom()
        return bottom
