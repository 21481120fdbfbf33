"""The picture of attribute lookup: edits of shared items, and the steps of one read."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tutor_app.pictures.attribute_lookup import (
    EDITS,
    KINDS,
    NAMES,
    STORES,
    Edit,
    Layout,
    Look,
    Place,
    Scene,
    next_word,
    run_edits,
    start_code,
    trace,
)
from tutor_app.ui.pictures.controls import (
    Choice,
    FlowRow,
    Said,
    Stepper,
    Switch,
    Views,
    stacked,
)
from tutor_app.ui.pictures.sheet import CELL_HEIGHT, Drawing, Sheet
from tutor_app.ui.theme import TINY_SIZE, Theme
from tutor_app.ui.widgets import Button, ButtonKind, Sign

BUTTONS = {
    "append": "{}.items.append(..)",
    "add": "{}.items += ..",
    "set": "{}.items = ..",
    "del": "del {}.items",
}
KNOWN = {
    "C": "C · a class",
    "a": "a · an object of C",
    "D": "D · a subclass of C",
    "b": "b · an object of D",
}
MOST_LINES = 6


def make(theme: Theme) -> QWidget:
    return Views(
        theme,
        (("Edits", partial(EditView, theme)), ("A read, step by step", partial(TraceView, theme))),
    )


class EditView(QWidget):
    """The dicts of two classes and two objects, their values, and statements that change them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._store = "list"
        self._edits: list[Edit] = []
        self._scenes = run_edits(self._store, ())
        self.store = Choice(theme, "In class C", tuple(STORES.items()), self._take_store, code=True)
        self.name = Choice(
            theme,
            "Change it through",
            [(name, name) for name in ("a", "b", "C", "D")],
            self._take_name,
            chosen="a",
            code=True,
        )
        self.buttons = {kind: Button(theme, "", ButtonKind.ACCENT, zoomed=True) for kind in EDITS}
        for kind, button in self.buttons.items():
            button.clicked.connect(partial(self._do, kind))
        self.undo = Button(theme, "Undo", zoomed=True)
        self.undo.clicked.connect(lambda: self._run(self._edits[:-1]))
        self.reset = Button(theme, "Reset", zoomed=True)
        self.reset.clicked.connect(lambda: self._run([]))
        self.drawing = Drawing(
            theme, "Two classes, two objects, and the values that they refer to", self._draw
        )
        self.said = Said(theme)
        stacked(
            self,
            self.store,
            self.name,
            FlowRow((*self.buttons.values(), self.undo, self.reset), across=4, down=4),
            self.drawing,
            self.said,
        )
        self._take_name("a")
        self._run([])

    @property
    def scene(self) -> Scene:
        """What is shown."""
        return self._scenes[-1]

    def _take_store(self, store: str) -> None:
        self._store = store
        self._run([])

    def _take_name(self, name: str) -> None:
        for kind, button in self.buttons.items():
            words = BUTTONS[kind].format(name)
            button.setText(words)
            button.setAccessibleName(words)
            button.updateGeometry()

    def _do(self, kind: str) -> None:
        self._run([*self._edits, Edit(self.name.chosen, kind, next_word(self._edits))])

    def _run(self, edits: list[Edit]) -> None:
        self._edits = edits
        self._scenes = run_edits(self._store, edits)
        self.said.say(self.scene.said)
        for button in (*self.buttons.values(), self.undo, self.reset):
            button.setAccessibleDescription(self.scene.said)
        self.drawing.refresh(self._describe())

    def _describe(self) -> str:
        scene, parts = self.scene, []
        for place in scene.places:
            if place.own >= 0:
                parts.append(f"{place.name} has items of its own: {_written(scene, place.own, self._store)}.")
            elif place.found:
                parts.append(f"{place.name} has none and reads those of {place.found}.")
            else:
                parts.append(f"{place.name} has none, and a read raises AttributeError.")
        if scene.code:
            parts.append(f"Last statement: {scene.code}")
        return " ".join(parts)

    # Drawing

    def _draw(self, sheet: Sheet) -> float:
        z = sheet.z
        left = min(z(236), sheet.width * 0.46)
        gap = max(sheet.width * 0.09, z(22))
        right = left + gap
        sheet.heading(0, 0, "Where items is looked up", width=left)
        y = sheet.heading(right, 0, "Values", width=sheet.width - right)
        step = z(22) if sheet.is_narrow(420) else z(30)
        tops, bottoms, handles = {}, {}, {}
        for name in NAMES:
            indent = step if name in "ab" else 0.0
            tops[name] = y
            y, handles[name] = self._draw_place(sheet, indent, y, left - indent, self.scene.place(name))
            bottoms[name] = y
            y += z(24)
        for name, parent, at in (("a", "C", step + z(14)), ("b", "D", step + z(14)), ("D", "C", z(9))):
            goes = self.scene.place(name).own < 0
            sheet.line(
                (at, tops[name] - z(1)),
                (at, bottoms[parent] + z(2)),
                ink="accent" if goes else "muted",
                dashed=not goes,
                arrow=goes,
            )
        bottom = self._draw_values(sheet, right, tops["C"], sheet.width - right, left, handles)
        return self._draw_lines(sheet, max(y - z(24), bottom) + z(14))

    def _draw_place(
        self, sheet: Sheet, x: float, y: float, width: float, place: Place
    ) -> tuple[float, float]:
        """A box for a dict; gives where it ends, and how high the name `items` stands in it."""
        z, here = sheet.z, len(sheet.marks)
        inner = width - z(16)
        head = KNOWN[place.name]
        if sheet.measure(head, weight=550) > inner:
            head = (
                place.name
                if sheet.is_narrow(300)
                else head.replace("an object", "object").replace("a sub", "sub")
            )
        top = sheet.text(x + z(8), y + z(5), head, weight=550, width=inner).bottom() + z(2)
        high = z(22)
        if place.own >= 0:
            tag = sheet.measure("items", code=True, size=TINY_SIZE + 1) + z(14)
            sheet.box(x + width - tag - z(8), top, tag, high, ground="pane", edge="muted", corner=5)
            sheet.text(
                x + width - tag - z(8),
                top,
                "items",
                code=True,
                size=TINY_SIZE + 1,
                width=tag,
                height=high,
                align=Qt.AlignmentFlag.AlignHCenter,
            )
        else:
            words = "no items of its own" if not sheet.is_narrow(400) else "no items"
            if place.reads < 0:
                words = "AttributeError"
            ink = "pitfall" if place.reads < 0 else "muted"
            sheet.text(x + z(8), top, words, size=TINY_SIZE, ink=ink, width=inner, height=high)
        bottom = top + high + z(5)
        is_now = bool(self._edits) and place.name == self._edits[-1].name
        edge = "accent" if is_now else "line"
        sheet.box(x, y, width, bottom - y, edge=edge, thick=2 if is_now else 1, behind=here)
        return bottom, top + high / 2

    def _draw_values(
        self, sheet: Sheet, x: float, y: float, width: float, start: float, handles: dict[str, float]
    ) -> float:
        """The values, each beside the first place that has it, with arrows from all that have it."""
        z, scene = sheet.z, self.scene
        bottom = y
        for number in range(len(scene.values)):
            owners = [place.name for place in scene.places if place.own == number]
            readers = scene.readers(number)
            changed = [place.name for place in scene.places if place.reads == number and place.changed]
            here, inner = len(sheet.marks), width - z(18)
            top = max(bottom, handles[owners[0]] - z(34))
            words = _written(scene, number, self._store)
            low = sheet.wrapped(x + z(9), top + z(6), words, width=inner, size=TINY_SIZE + 1, code=True)
            low = sheet.wrapped(
                x + z(9),
                low + z(2),
                f"read through {', '.join(readers)}" if readers else "read by nobody",
                width=inner,
                size=TINY_SIZE,
                ink="muted",
            )
            if changed:
                low = sheet.wrapped(
                    x + z(9),
                    low,
                    f"new for {', '.join(changed)}",
                    width=inner,
                    size=TINY_SIZE,
                    weight=550,
                    ink="accent",
                )
            low += z(6)
            sheet.box(
                x,
                top,
                width,
                low - top,
                ground="accent_ground",
                edge="accent",
                behind=here,
                thick=2 if changed else 1,
            )
            for name in owners:
                end = min(max(handles[name], top + z(12)), low - z(12))
                bend = (x - start) / 3
                sheet.line(
                    (start - z(8), handles[name]),
                    (start + bend, handles[name]),
                    (x - bend, end),
                    (x - z(1), end),
                    arrow=True,
                )
            bottom = low + z(12)
        return bottom

    def _draw_lines(self, sheet: Sheet, y: float) -> float:
        lines = [*start_code(self._store), *(scene.code for scene in self._scenes[1:])]
        if len(lines) > MOST_LINES:
            lines = ["# ...", *lines[1 - MOST_LINES :]]
        return sheet.code(0, y, sheet.width, lines, len(lines) - 1 if self._edits else -1).bottom()


def _written(scene: Scene, number: int, store: str) -> str:
    words = scene.values[number]
    shown = ", ".join(f"'{word}'" for word in words)
    if store == "list":
        return f"[{shown}]"
    return f"({shown},)" if len(words) == 1 else f"({shown})"


STEPS = (
    "a data descriptor in a class",
    "the object's own dict",
    "what waited since step 1",
    "__getattr__, if there is one",
)


class TraceView(QWidget):
    """A read of `a.x`, with what each of the lookup steps finds."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._layout = Layout()
        self._looks = trace(self._layout)
        kinds = tuple(KINDS.items())
        self.base = Choice(
            theme, "x in C", kinds, lambda key: self._set(base=key), chosen=self._layout.base, code=True
        )
        self.sub = Choice(
            theme, "x in D(C)", kinds, lambda key: self._set(sub=key), chosen=self._layout.sub, code=True
        )
        self.planted = Switch(
            theme,
            'vars(a)["x"] = "planted"',
            lambda on: self._set(planted=on),
            on=self._layout.planted,
            code=True,
        )
        self.fallback = Switch(
            theme,
            "__getattr__ in C",
            lambda on: self._set(fallback=on),
            on=self._layout.fallback,
            code=True,
        )
        self.drawing = Drawing(theme, "The steps of a read, and the one that answers", self._draw)
        self.said = Said(theme)
        self.stepper = Stepper(theme, self._show)
        stacked(
            self,
            self.base,
            self.sub,
            FlowRow((self.planted, self.fallback), across=4, down=2),
            self.drawing,
            self.said,
            self.stepper,
        )
        self._set()

    @property
    def look(self) -> Look:
        """What is shown."""
        return self._looks[self.stepper.at]

    def _set(self, **changes: object) -> None:
        at_end = self.stepper.at == self.stepper.last > 0
        self._layout = replace(self._layout, **changes)  # type: ignore[arg-type]
        self._looks = trace(self._layout)
        last = len(self._looks) - 1
        self.stepper.start(last, last if at_end else 0)

    def _show(self, at: int) -> None:
        look = self._looks[at]
        self.said.say(look.said)
        self.stepper.describe(look.said)
        self.drawing.refresh(self._describe(look))

    def _describe(self, look: Look) -> str:
        parts = [f"Class {name}: {what}." for name, what in look.classes]
        parts += [f"Step {step}, {STEPS[step - 1]}: {note}." for step, note in look.notes]
        if look.answered:
            parts.append(f"a.x gives {look.value}.")
        return " ".join(parts) or "Nothing was looked into yet."

    # Drawing

    def _draw(self, sheet: Sheet) -> float:
        z, code = sheet.z, self._layout.code()
        at = len(code) - 1
        if sheet.is_narrow(560):
            frame = sheet.code(0, 0, sheet.width, code, at)
            return self._draw_steps(sheet, 0, frame.bottom() + z(14), sheet.width)
        width = z(268)
        frame = sheet.code(sheet.width - width, 0, width, code, at)
        return max(self._draw_steps(sheet, 0, 0, sheet.width - width - z(20)), frame.bottom())

    def _draw_steps(self, sheet: Sheet, x: float, y: float, width: float) -> float:
        z, look = sheet.z, self.look
        notes = dict(look.notes)
        for step, words in enumerate(STEPS, 1):
            if step > 1:
                reached = look.step >= step
                sheet.line(
                    (x + z(17), y),
                    (x + z(17), y + z(11)),
                    arrow=True,
                    dashed=not reached,
                )
                y += z(12)
            y = self._draw_step(sheet, x, y, width, step, words, notes.get(step, ""))
        y = sheet.heading(x, y + z(12), "a.x", width=width)
        high = z(CELL_HEIGHT)
        if not look.answered:
            sheet.cell(x, y, "", width=width, edge="line", dashed=True)
        else:
            is_error = look.value == "AttributeError"
            tone = "pitfall" if is_error else "right"
            sheet.cell(
                x,
                y,
                look.value,
                width=width,
                edge=tone,
                ground=f"{tone}_ground",
                ink=tone if is_error else "text",
            )
        return y + high

    def _draw_step(
        self, sheet: Sheet, x: float, y: float, width: float, step: int, words: str, note: str
    ) -> float:
        """One of the four steps; it is as high before it is reached as after."""
        z, look, here = sheet.z, self.look, len(sheet.marks)
        answers = look.answered == step
        is_error = answers and look.value == "AttributeError"
        is_now = look.step == step
        tone = "pitfall" if is_error else "right"
        ink = "text" if look.step >= step else "muted"
        left, inner = x + z(32), width - z(42)
        sign = Sign.FULL if answers else Sign.PLAY if is_now else Sign.EMPTY
        sheet.sign(sign, x + z(11), y + z(9), ink=tone if answers else "accent" if is_now else "muted")
        ground = f"{tone}_ground" if answers else "background"
        low = sheet.wrapped(left, y + z(6), f"{step} · {words}", width=inner, weight=550, ink=ink)
        if step == 1:
            low = self._draw_classes(sheet, left, low + z(4), inner)
        longest = self._longest_notes(sheet, inner, step)
        if note:
            sheet.wrapped(
                left,
                low + z(2),
                note,
                width=inner,
                size=TINY_SIZE,
                weight=550 if answers else 400,
                ink=tone if answers else "muted",
            )
        low += z(2) + longest * sheet.line_height(TINY_SIZE) + z(6)
        edge = tone if answers else "accent" if is_now else "line"
        sheet.box(x, y, width, low - y, ground=ground, edge=edge, thick=2 if answers else 1, behind=here)
        return low

    def _longest_notes(self, sheet: Sheet, width: float, step: int) -> int:
        """How many lines the note of *step* takes in the state that has most to say."""
        notes = [note for look in self._looks for number, note in look.notes if number == step]
        return max(
            (len(sheet.lines(note, width=width, size=TINY_SIZE, weight=550)) for note in notes), default=1
        )

    def _draw_classes(self, sheet: Sheet, x: float, y: float, width: float) -> float:
        """The classes of the MRO, each with what the first step has found in it."""
        z, look = sheet.z, self.look
        found = dict(look.classes)
        last = self._looks[-1].classes
        gap = z(6)
        side = (width - 2 * gap) / 3
        longest = max(sheet.measure(what, size=TINY_SIZE, weight=550) for _, what in last)
        rows = longest + z(10) > side
        high = sheet.line_height(TINY_SIZE) * (1 if rows else 2) + z(8)
        for number, name in enumerate(("D", "C", "object")):
            what = found.get(name, "")
            is_now = look.step == 1 and bool(look.classes) and look.classes[-1][0] == name
            left = x if rows else x + number * (side + gap)
            top = y + number * (high + gap) if rows else y
            wide = width if rows else side
            sheet.box(
                left,
                top,
                wide,
                high,
                ground="pane",
                edge="accent" if is_now else "muted" if what else "line",
                thick=2 if is_now else 1,
                dashed=not what,
                corner=5,
            )
            line = sheet.line_height(TINY_SIZE)
            ink = "text" if what else "muted"
            sheet.text(left + z(5), top + z(4), name, size=TINY_SIZE, code=True, ink=ink, width=wide - z(10))
            indent = sheet.measure("object ", size=TINY_SIZE, code=True) if rows else 0.0
            sheet.text(
                left + z(5) + indent,
                top + z(4) + (0 if rows else line),
                what,
                size=TINY_SIZE,
                weight=400 if what == "no x" else 550,
                ink="muted" if what == "no x" else "text",
                width=wide - z(10) - indent,
            )
        return y + (3 * (high + gap) - gap if rows else high)
