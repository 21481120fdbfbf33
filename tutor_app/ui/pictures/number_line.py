"""The picture of a mean and a threshold on a number line that shows every double."""

from __future__ import annotations

from fractions import Fraction
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tutor_app.pictures.number_line import (
    PRESETS,
    REACH,
    WAYS,
    Landed,
    distance,
    doubles_around,
    land,
    read_scores,
    read_threshold,
)
from tutor_app.ui.pictures.controls import Choice, Field, FlowRow, Said, Views, stacked
from tutor_app.ui.pictures.sheet import Drawing, Sheet
from tutor_app.ui.pictures.widened_column import ColumnView
from tutor_app.ui.theme import TINY_SIZE, Theme
from tutor_app.ui.widgets import Sign

FIRST = "shards"
LANE = 26.0


def make(theme: Theme) -> QWidget:
    return Views(
        theme,
        (
            ("Around a threshold", partial(LineView, theme)),
            ("A column with a gap", partial(ColumnView, theme)),
        ),
    )


class LineView(QWidget):
    """Typed scores and a threshold; their mean on the line, and what three gates say."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        _, scores, threshold = PRESETS[FIRST]
        self._scores = read_scores(scores)
        self._threshold = read_threshold(threshold)
        self._landed = land(self._scores, self._threshold)
        self.preset = Choice(
            theme, "Start with", [(key, words) for key, (words, _, _) in PRESETS.items()], self._take_preset
        )
        self.scores = Field(theme, "Scores", scores, self._take_scores, letters=30)
        self.threshold = Field(theme, "Threshold", threshold, self._take_threshold, letters=10)
        self.way = Choice(theme, "Add", list(WAYS.items()), lambda key: self._run(), code=True)
        self.drawing = Drawing(theme, "A number line with every double around the threshold", self._draw)
        self.said = Said(theme)
        stacked(
            self,
            self.preset,
            FlowRow((self.scores, self.threshold), across=16, down=8),
            self.way,
            self.drawing,
            self.said,
        )
        self._run()

    @property
    def landed(self) -> Landed:
        """What is shown."""
        return self._landed

    def _take_preset(self, key: str) -> None:
        _, scores, threshold = PRESETS[key]
        self.threshold.set_text(threshold)
        self.scores.set_text(scores)

    def _take_scores(self, text: str) -> str:
        try:
            self._scores = read_scores(text)
        except ValueError as error:
            return str(error)
        self._run()
        return ""

    def _take_threshold(self, text: str) -> str:
        try:
            self._threshold = read_threshold(text)
        except ValueError as error:
            return str(error)
        self._run()
        return ""

    def _run(self) -> None:
        self._landed = land(self._scores, self._threshold, self.way.chosen)
        self.said.say(self._landed.said)
        self.drawing.refresh(self._describe())

    def _describe(self) -> str:
        marks = [f"{name}: {value}, {where}." for _, name, value, where in self._marks()]
        gates = [f"{', '.join(lines)}: {_word(passes)}." for lines, passes, _ in self._gates()]
        return " ".join([*marks, self._scale(), *gates])

    def _marks(self) -> list[tuple[Sign, str, str, str]]:
        """Sign, name, value and place of what is marked on the line."""
        landed = self._landed
        stored = landed.gaps(landed.exact_threshold)
        typed = f"the double nearest to {landed.exact_threshold}, which is {distance(stored, 'it')}"
        if not stored:
            typed = f"exactly {landed.exact_threshold}"
        return [
            (Sign.PLAY, "threshold", repr(landed.threshold), typed),
            (
                Sign.FULL,
                "computed mean",
                repr(landed.computed),
                distance(landed.gaps(landed.computed)),
            ),
            (Sign.EMPTY, "exact mean", str(landed.exact), distance(landed.gaps(landed.exact))),
        ]

    def _scale(self) -> str:
        landed = self._landed
        return f"1 gap is math.ulp({landed.threshold!r}), {landed.gap:.3g}. Every upright line is a double."

    def _gates(self) -> list[tuple[tuple[str, ...], bool, str]]:
        """What each gate compares, line by line; its verdict; and a remark."""
        landed = self._landed
        return [
            (("mean >= threshold",), landed.at_least, "compares two doubles"),
            (
                ("math.isclose(mean, threshold)",),
                landed.close,
                f"lets {landed.tolerance:,} gaps pass on either side",
            ),
            (landed.gate, landed.by_counts, f"counts parts of {Fraction(1, landed.part)} and rounds nothing"),
        ]

    # Drawing

    def _draw(self, sheet: Sheet) -> float:
        z = sheet.z
        y = self._draw_line(sheet)
        y = sheet.wrapped(0, y + z(4), self._scale(), width=sheet.width, size=TINY_SIZE, ink="muted") + z(10)
        for sign, name, value, where in self._marks():
            y = self._draw_mark(sheet, y, sign, name, value, where)
        return self._draw_gates(sheet, y + z(6))

    def _draw_line(self, sheet: Sheet) -> float:
        """The doubles as upright lines, the marks in lanes of their own; gives where it ends."""
        z, landed = sheet.z, self._landed
        reach = REACH if not sheet.is_narrow(330) else REACH // 2
        edge = z(14)
        step = (sheet.width - 2 * edge) / (2 * reach)
        middle = sheet.width / 2
        top = sheet.text(
            0,
            0,
            "threshold",
            size=TINY_SIZE,
            weight=550,
            ink="accent",
            width=sheet.width,
            align=Qt.AlignmentFlag.AlignHCenter,
        ).bottom()
        axis, bottom = top + z(LANE + 6), top + z(2 * LANE + 12)
        for double in doubles_around(landed.threshold, reach):
            x = middle + float(landed.gaps(double)) * step
            sheet.line((x, top + z(6)), (x, bottom), ink="line", thick=1)
            sheet.line((x, axis - z(5)), (x, axis + z(5)), ink="muted", thick=1.5)
        sheet.line((0, axis), (sheet.width, axis), ink="muted", thick=1)
        sheet.line((middle, top), (middle, bottom), ink="accent", thick=2.5)
        for value, name, sign, y in (
            (landed.computed, "computed mean", Sign.FULL, axis - z(LANE / 2 + 3)),
            (landed.exact, "exact mean", Sign.EMPTY, axis + z(LANE / 2 + 3)),
        ):
            gaps = landed.gaps(value)
            self._draw_place(sheet, middle, step, reach, y, axis, float(gaps), name, sign)
        for number in range(-reach, reach + 1):
            if step < z(24) and number % 2:
                continue
            sheet.text(
                middle + number * step - z(14),
                bottom + z(2),
                f"{number:+d}".replace("-", "−") if number else "0",
                size=TINY_SIZE,
                ink="text" if number == 0 else "muted",
                width=z(28),
                align=Qt.AlignmentFlag.AlignHCenter,
            )
        return bottom + z(4) + sheet.line_height(TINY_SIZE)

    def _draw_place(
        self,
        sheet: Sheet,
        middle: float,
        step: float,
        reach: int,
        y: float,
        axis: float,
        gaps: float,
        name: str,
        sign: Sign,
    ) -> None:
        """One mark in its lane with a thin line to the axis, or an arrow to what is farther away."""
        z = sheet.z
        size = z(12)
        is_out = abs(gaps) > reach
        x = middle + min(max(gaps, -reach), reach) * step
        wide = sheet.measure(name, size=TINY_SIZE, weight=550)
        if is_out:
            ahead = z(12) if gaps > 0 else -z(12)
            sheet.line((x - 2 * ahead, y), (x + ahead / 2, y), ink="text", thick=1.5, arrow=True)
            x -= 2 * ahead
        else:
            sheet.line((x, y), (x, axis), ink="text", thick=1, dashed=True)
            here = len(sheet.marks)
            sheet.sign(sign, x - size / 2, y - size / 2, ink="text")
            sheet.box(
                x - size / 2, y - size / 2, size, size, ground="background", edge="", corner=size, behind=here
            )
        # The words stand on the side away from the threshold, where there is room.
        outside = gaps >= 0
        if (x + z(10) + wide > sheet.width) if outside else (x - z(10) - wide < 0):
            outside = not outside
        left = x + z(10) if outside else x - z(10) - wide
        here = len(sheet.marks)
        box = sheet.text(left, y - sheet.line_height(TINY_SIZE) / 2, name, size=TINY_SIZE, weight=550)
        sheet.box(
            box.left() - z(2),
            box.top(),
            box.width() + z(4),
            box.height(),
            ground="background",
            edge="",
            corner=2,
            behind=here,
        )

    def _draw_mark(self, sheet: Sheet, y: float, sign: Sign, name: str, value: str, where: str) -> float:
        """A line of the key: the sign, what it stands for, its value and where it is."""
        z = sheet.z
        line = sheet.line_height()
        left = z(20)
        if sign is Sign.PLAY:
            sheet.line((z(6), y + z(2)), (z(6), y + line - z(2)), ink="accent", thick=2.5)
        else:
            sheet.sign(sign, 0, y + (line - z(12)) / 2, ink="text")
        column = sheet.measure("computed mean", weight=550) + z(12)
        named = sheet.text(left, y, name, weight=550)
        x = left + column
        if sheet.is_narrow(330):
            x, y = left, named.bottom()
        needed = sheet.measure(value, code=True, size=TINY_SIZE + 1)
        width = sheet.width - x
        if needed + z(14) + sheet.measure(where, size=TINY_SIZE) <= width:
            sheet.text(x, y, value, code=True, size=TINY_SIZE + 1, height=line)
            sheet.text(x + needed + z(14), y, where, size=TINY_SIZE, ink="muted", height=line)
            return y + line + z(2)
        y = sheet.code_text(x, y, value, width=width, size=TINY_SIZE + 1)
        return sheet.wrapped(x, y, where, width=width, size=TINY_SIZE, ink="muted") + z(4)

    def _draw_gates(self, sheet: Sheet, y: float) -> float:
        """A row for each gate: its verdict by sign, word and ground, and what it compared."""
        z = sheet.z
        pad, verdict = z(10), z(52)
        for lines, passes, remark in self._gates():
            here, top = len(sheet.marks), y
            ink = "right" if passes else "pitfall"
            line = sheet.line_height()
            sheet.sign(Sign.FULL if passes else Sign.EMPTY, pad, y + z(6) + (line - z(12)) / 2, ink=ink)
            sheet.text(pad + z(18), y + z(6), _word(passes), weight=650, ink=ink)
            x = pad + verdict
            width = sheet.width - x - pad
            y += z(6)
            for words in lines:
                y = sheet.code_text(x, y, words, width=width, size=TINY_SIZE + 1)
            y = sheet.wrapped(x, y, remark, width=width, size=TINY_SIZE) + z(6)
            sheet.box(
                0,
                top,
                sheet.width,
                y - top,
                ground="right_ground" if passes else "pitfall_ground",
                edge=ink,
                behind=here,
            )
            y += z(6)
        return y - z(6)


def _word(passes: bool) -> str:
    return "yes" if passes else "no"
