"""The view of two trees of settings, the merged one beside them, and the dicts that they share."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from tutor_app.pictures.merged_settings import OVER_NAMES, WAYS, Merge, Row, Trees, run_merge
from tutor_app.ui.pictures.controls import Choice, Said, Stepper, stacked
from tutor_app.ui.pictures.sheet import Drawing, Sheet
from tutor_app.ui.theme import TINY_SIZE, Theme

NAMES = ("day", "over", "merged")
ROW = 24.0


class MergeView(QWidget):
    """Three trees; a dict that two of them hold is marked in both."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._merge = Merge()
        self._states: tuple[Trees, ...] = ()
        self.way = Choice(theme, "Merged by", tuple(WAYS.items()), lambda key: self._set(way=key), code=True)
        self.over = Choice(theme, "over is", tuple(OVER_NAMES.items()), lambda key: self._set(over=key))
        self.drawing = Drawing(theme, "Two trees of settings, and the merged one", self._draw)
        self.said = Said(theme)
        self.stepper = Stepper(theme, self._show)
        stacked(self, self.way, self.over, self.drawing, self.said, self.stepper)
        self._set()

    @property
    def state(self) -> Trees:
        """What is shown."""
        return self._states[self.stepper.at]

    def _set(self, **changes: str) -> None:
        at = self.stepper.at
        self._merge = replace(self._merge, **changes)
        self._states = run_merge(self._merge)
        self.stepper.start(len(self._states) - 1, at)

    def _show(self, at: int) -> None:
        state = self._states[at]
        self.said.say(state.said)
        self.stepper.describe(state.said)
        self.drawing.refresh(self._describe(state))

    def _describe(self, state: Trees) -> str:
        parts = [f"{name}: {', '.join(_words(row) for row in rows)}." for name, rows in state.trees]
        return " ".join([*parts, state.code])

    def _draw(self, sheet: Sheet) -> float:
        z = sheet.z
        codes = [
            sheet.lines(state.code, width=sheet.width, code=True, size=TINY_SIZE + 1)
            for state in self._states
        ]
        sheet.wrapped(0, 0, self.state.code, width=sheet.width, code=True, size=TINY_SIZE + 1)
        y = max(map(len, codes)) * sheet.line_height(TINY_SIZE + 1) + z(8)
        trees = dict(self.state.trees)
        beside = not sheet.is_narrow(480)
        width = (sheet.width - z(20)) / 3 if beside else sheet.width
        left, bottom = 0.0, y
        for name in NAMES:
            rows = max(len(dict(state.trees).get(name, ())) for state in self._states)
            end = self._draw_tree(sheet, left, y, width, name, trees.get(name, ()), rows)
            bottom = max(bottom, end)
            if beside:
                left += width + z(10)
            else:
                y = end + z(8)
        return bottom

    def _draw_tree(
        self, sheet: Sheet, x: float, y: float, width: float, name: str, rows: tuple[Row, ...], most: int
    ) -> float:
        z = sheet.z
        here = len(sheet.marks)
        top = sheet.text(x + z(10), y + z(6), name, code=True, weight=550, width=width - z(20)).bottom() + z(
            4
        )
        bottom = top + most * z(ROW) + z(8)
        mark = ""
        for row in rows:
            inset = z(10 + 14 * row.depth)
            if row.is_dict:
                mark = "pitfall" if row.shared else ""
            in_mark = mark if row.depth or row.is_dict else ""
            edge = "accent" if row.changed else in_mark or "line"
            sheet.box(
                x + inset,
                top,
                width - inset - z(10),
                z(ROW - 3),
                ground=f"{in_mark}_ground" if in_mark else "background",
                edge=edge,
                thick=2 if row.changed else 1,
                corner=4,
            )
            sheet.text(
                x + inset + z(7),
                top,
                _words(row),
                code=True,
                size=TINY_SIZE,
                weight=550 if row.changed else 400,
                width=width - inset - z(24),
                height=z(ROW - 3),
            )
            top += z(ROW)
        sheet.box(x, y, width, bottom - y, edge="muted" if rows else "line", dashed=not rows, behind=here)
        return bottom


def _words(row: Row) -> str:
    words = row.words
    if row.shared:
        words = words.replace("dict", f"shared with {' and '.join(row.shared)}")
    return f"{words}, written" if row.changed else words
