"""The picture of decorators: a call on its way through the rings, and a crowd of workers that tries again."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QWidget

from tutor_app.pictures.decorator_rings import (
    RINGS,
    RULES,
    SERVICES,
    WINDOW,
    Crowd,
    Passage,
    Stack,
    fullest,
    run_call,
    times,
)
from tutor_app.pictures.typed import shown
from tutor_app.ui.pictures.controls import Amount, Choice, FlowRow, Said, Sorter, Stepper, Views, stacked
from tutor_app.ui.pictures.sheet import Drawing, Sheet
from tutor_app.ui.theme import TINY_SIZE, Theme
from tutor_app.ui.widgets import Sign

HEADS = {
    "none": "No jitter: wait 1, 2, 4, … s",
    "additive": "Additive: the same + 0 to 1 s",
    "full": "Full jitter: 0 to 1, 2, 4, … s",
}


def make(theme: Theme) -> QWidget:
    return Views(
        theme,
        (("One call", partial(RingsView, theme)), ("A crowd of workers", partial(CrowdView, theme))),
    )


class RingsView(QWidget):
    """Rings around a function; a call goes in and comes out again, one event at a step."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._stack = Stack()
        self._passages: tuple[Passage, ...] = ()
        self.sorter = Sorter(
            theme, "Rings, outermost first", [(ring, ring) for ring in RINGS], self._take_rings
        )
        self.service = Choice(theme, "Service", tuple(SERVICES.items()), lambda key: self._set(service=key))
        self.attempts = Amount(
            theme, "Attempts", self._stack.attempts, 1, 5, lambda number: self._set(attempts=number)
        )
        self.drawing = Drawing(theme, "Rings around the function embed", self._draw)
        self.said = Said(theme)
        self.stepper = Stepper(theme, self._show)
        stacked(
            self,
            FlowRow((self.sorter, self.attempts), across=16, down=8),
            self.service,
            self.drawing,
            self.said,
            self.stepper,
        )
        self._set()

    @property
    def passage(self) -> Passage:
        """What is shown."""
        return self._passages[self.stepper.at]

    def _take_rings(self) -> None:
        self._set(rings=self.sorter.order)

    def _set(self, **changes: object) -> None:
        self._stack = replace(self._stack, **changes)  # type: ignore[arg-type]
        self._passages = run_call(self._stack)
        self.attempts.setVisible("retry" in self._stack.rings)
        self.stepper.start(len(self._passages) - 1)

    def _show(self, at: int) -> None:
        passage = self._passages[at]
        self.said.say(passage.said)
        self.stepper.describe(passage.said)
        self.drawing.refresh(self._describe(at))

    def _describe(self, at: int) -> str:
        passage = self._passages[at]
        ring = dict(zip(self._stack.rings, passage.states, strict=True))
        parts = [f"{name}: {state or 'has not run'}." for name, state in ring.items()]
        parts.append(f"service: {self._last('core') or 'has not run'}.")
        parts += [f"{words}: {value}." for words, value in self._counts(passage)]
        ran = ", ".join(_chip(each) for each in self._passages[: at + 1])
        return f"{' '.join(parts)} In order: {ran}."

    def _last(self, place: str) -> str:
        """What happened last at *place* up to now."""
        reached = self._passages[: self.stepper.at + 1]
        return next((each.mark for each in reversed(reached) if each.place == place), "")

    def _counts(self, passage: Passage) -> list[tuple[str, str]]:
        counts = [("Service asked", str(passage.calls))]
        if "retry" in self._stack.rings:
            counts.append(("Waited", f"{shown(passage.waited)} s"))
        if "cache" in self._stack.rings:
            misses = "1 miss" if passage.misses == 1 else f"{passage.misses} misses"
            counts.append(("Cache", f"{passage.hits} {'hit' if passage.hits == 1 else 'hits'}, {misses}"))
        if "timer" in self._stack.rings:
            reports = ", ".join(shown(seconds) for seconds in passage.reports)
            counts.append(("Timer", f"{reports} s" if reports else "no report yet"))
        return counts

    # Drawing

    def _draw(self, sheet: Sheet) -> float:
        z = sheet.z
        code = self._stack.code()
        places = {**{ring: number for number, ring in enumerate(self._stack.rings)}, "core": len(code) - 1}
        line = places.get(self.passage.place, -1)
        if sheet.is_narrow(520):
            y = sheet.code(0, 0, sheet.width, code, line).bottom() + z(12)
            y = self._draw_rings(sheet, 0, y, sheet.width)
            y = self._draw_counts(sheet, 0, y + z(10), sheet.width)
        else:
            width = z(232)
            left = sheet.width - width
            y = sheet.code(left, 0, width, code, line).bottom()
            y = self._draw_counts(sheet, left, y + z(10), width)
            y = max(y, self._draw_rings(sheet, 0, 0, left - z(20)))
        return self._draw_order(sheet, y + z(14))

    def _draw_rings(self, sheet: Sheet, x: float, y: float, width: float) -> float:
        z, passage = sheet.z, self.passage
        head, inset, below, core = z(30), z(12 if width > z(260) else 7), z(8), z(38)
        rings = self._stack.rings
        y = self._draw_caller(sheet, x, y, width)
        high = core + len(rings) * (head + below)
        for number, (ring, state) in enumerate(zip(rings, passage.states, strict=True)):
            left, top = x + number * inset, y + number * head
            box = QRectF(left, top, width - 2 * number * inset, high - number * (head + below))
            self._draw_box(sheet, box, ring, state, head)
        left = x + len(rings) * inset
        box = QRectF(left, y + len(rings) * head, width - 2 * len(rings) * inset, core)
        self._draw_box(sheet, box, "core", self._last("core"), core)
        return y + high

    def _draw_caller(self, sheet: Sheet, x: float, y: float, width: float) -> float:
        """The row above the rings: what the caller does, and an arrow into the rings or out of them."""
        z = sheet.z
        row = z(24)
        is_now = self.passage.place == "caller"
        out = is_now and self.stepper.at > 0
        if is_now:
            sheet.sign(Sign.PLAY, x + z(10), y + z(7), size=10, ink="accent")
        text = sheet.text(x + z(26), y, "caller", weight=550, height=row)
        sheet.text(
            text.right() + z(10),
            y,
            self._last("caller"),
            size=TINY_SIZE,
            ink="muted",
            height=row,
            width=x + width - text.right() - z(44),
        )
        ends = [(x + width - z(20), y + row + z(6)), (x + width - z(20), y + z(4))]
        if not out:
            ends.reverse()
        sheet.line(*ends, arrow=True)
        return y + row + z(8)

    def _draw_box(self, sheet: Sheet, box: QRectF, name: str, state: str, head: float) -> None:
        z = sheet.z
        is_now = self.passage.place == name
        sheet.box(
            box.x(),
            box.y(),
            box.width(),
            box.height(),
            ground="accent_ground" if is_now else "background",
            edge="accent" if is_now else "muted",
            thick=2 if is_now else 1,
            dashed=not state,
        )
        if is_now:
            sheet.sign(Sign.PLAY, box.x() + z(10), box.y() + (head - z(10)) / 2, size=10, ink="accent")
        words = "embed, the service" if name == "core" else name
        if name == "core" and box.width() < z(190):
            words = "embed"
        text = sheet.text(
            box.x() + z(26), box.y(), words, weight=550, ink="text" if state else "muted", height=head
        )
        room = box.right() - text.right() - z(18)
        state = state or "has not run"
        if sheet.measure(state, size=TINY_SIZE) > room:
            state = state.split(" of ")[0].split(",")[0]
        sheet.text(
            text.right() + z(8),
            box.y(),
            state,
            size=TINY_SIZE,
            ink="text" if is_now else "muted",
            height=head,
            width=room,
            align=Qt.AlignmentFlag.AlignRight,
        )

    def _draw_counts(self, sheet: Sheet, x: float, y: float, width: float) -> float:
        z, last = sheet.z, self._passages[-1]
        for (words, value), (_, final) in zip(self._counts(self.passage), self._counts(last), strict=True):
            name = sheet.text(x, y, f"{words}:", ink="muted")
            left = name.right() + z(6)
            room = x + width - left
            # As many lines as the last state needs: the rows stand still.
            lines = len(sheet.lines(final, width=room, weight=550))
            sheet.wrapped(left, y, value, width=room, weight=550)
            y += max(lines, 1) * sheet.line_height() + z(2)
        return y

    def _draw_order(self, sheet: Sheet, y: float) -> float:
        """What happened so far, in order, as chips with room for all that is to come."""
        z, at = sheet.z, self.stepper.at
        y = sheet.heading(0, y, "What ran, in order", width=sheet.width)
        left, high = 0.0, z(24)
        for number, passage in enumerate(self._passages):
            words = _chip(passage)
            width = sheet.measure(words, size=TINY_SIZE) + z(16)
            if left and left + width > sheet.width:
                left, y = 0.0, y + high + z(6)
            if number <= at:
                is_now = number == at
                sheet.box(
                    left,
                    y,
                    width,
                    high,
                    corner=5,
                    edge="accent" if is_now else "line",
                    ground="accent_ground" if is_now else "pane",
                )
                ink = "text"
                sheet.text(
                    left,
                    y,
                    words,
                    size=TINY_SIZE,
                    ink=ink,
                    width=width,
                    height=high,
                    align=Qt.AlignmentFlag.AlignHCenter,
                )
            left += width + z(6)
        return y + high


def _chip(passage: Passage) -> str:
    return f"{'service' if passage.place == 'core' else passage.place}: {passage.mark}"


class CrowdView(QWidget):
    """When a crowd that failed together tries again, by the rule that spreads its waits."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._crowd = Crowd()
        self._times: dict[str, tuple[tuple[float, ...], ...]] = {}
        self.workers = Amount(
            theme, "Workers", self._crowd.workers, 10, 100, lambda number: self._set(workers=number), step=10
        )
        self.attempts = Amount(
            theme, "Attempts", self._crowd.attempts, 1, 5, lambda number: self._set(attempts=number)
        )
        self.seed = Amount(theme, "Seed", self._crowd.seed, 0, 99, lambda number: self._set(seed=number))
        self.drawing = Drawing(theme, "Requests over time for three rules of jitter", self._draw)
        self.said = Said(theme)
        self.stepper = Stepper(theme, self._show)
        stacked(
            self,
            FlowRow((self.workers, self.attempts, self.seed), across=16),
            self.drawing,
            self.said,
            self.stepper,
        )
        self._set()

    def fullest(self, rule: str) -> list[int]:
        """The fullest window of each attempt that is shown."""
        return [fullest(each) for each in self._times[rule][: self.stepper.at]]

    def _set(self, **changes: int) -> None:
        self._crowd = replace(self._crowd, **changes)
        self._times = {rule: times(self._crowd, rule) for rule in RULES}
        self.stepper.start(self._crowd.attempts)

    def _show(self, at: int) -> None:
        count = self._crowd.workers
        if at:
            none, additive, full = (self.fullest(rule)[-1] for rule in RULES)
            said = (
                f"Attempt {at}: within 100 ms at most {none} requests without jitter, {additive} with an "
                f"additive second, {full} with full jitter."
            )
        else:
            said = f"{count} workers fail together at second 0, and each of them will try again."
        self.said.say(said)
        self.stepper.describe(said)
        parts = [
            f"{HEADS[rule]}; fullest {WINDOW * 1000:.0f} ms of each attempt: "
            f"{', '.join(map(str, self.fullest(rule))) or 'none yet'}."
            for rule in RULES
        ]
        self.drawing.refresh(" ".join(parts))

    def _draw(self, sheet: Sheet) -> float:
        z = sheet.z
        y = 0.0
        end = max(max(attempts[-1]) for attempts in self._times.values()) + 0.5
        for rule in RULES:
            y = self._draw_lane(sheet, y, rule, end) + z(12)
        return self._draw_axis(sheet, y - z(8), end)

    def _draw_lane(self, sheet: Sheet, y: float, rule: str, end: float) -> float:
        z, at = sheet.z, self.stepper.at
        y = sheet.wrapped(0, y, HEADS[rule], width=sheet.width, weight=550)
        numbers = ", ".join(map(str, self.fullest(rule))) or "–"
        y = sheet.text(0, y, f"Fullest 100 ms: {numbers}", ink="muted", width=sheet.width).bottom() + z(4)
        box = sheet.box(0, y, sheet.width, z(54), ground="pane", corner=3)
        scale = (box.width() - 2) / end
        room = box.height() - z(6)
        for number, moments in enumerate(self._times[rule][:at], 1):
            counts: dict[int, int] = {}
            for moment in moments:
                bin_ = int(moment / WINDOW + 1e-9)
                counts[bin_] = counts.get(bin_, 0) + 1
            bars = [
                (
                    1 + bin_ * WINDOW * scale,
                    max(WINDOW * scale, z(1.5)),
                    max(count / self._crowd.workers * room, z(2)),
                )
                for bin_, count in sorted(counts.items())
            ]
            sheet.bars(box, bars, ink="accent" if number == at else "muted")
        return y + box.height()

    def _draw_axis(self, sheet: Sheet, y: float, end: float) -> float:
        z = sheet.z
        scale = (sheet.width - 2) / end
        every = next(step for step in (1, 2, 5, 10, 20, 50) if step * scale >= z(36))
        for second in range(0, int(end) + 1, every):
            left = 1 + second * scale
            words = f"{second} s"
            width = sheet.measure(words, size=TINY_SIZE)
            if left + width > sheet.width:
                break
            sheet.line((left, y), (left, y + z(5)), thick=1)
            sheet.text(left, y + z(5), words, size=TINY_SIZE, ink="muted")
        return y + z(5) + sheet.line_height(TINY_SIZE)
