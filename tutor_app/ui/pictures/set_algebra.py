"""The picture of two sets of words: overlapping circles of chips, an operation, and two shares."""

from __future__ import annotations

from functools import partial
from math import ceil, sqrt

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tutor_app.pictures.set_algebra import (
    MOST_WORDS,
    OPERATIONS,
    Compared,
    moved,
    read_words,
    selected,
    share,
)
from tutor_app.ui.pictures.controls import Choice, Field, Said, Views, stacked
from tutor_app.ui.pictures.hash_seeds import SeedsView
from tutor_app.ui.pictures.sheet import Drawing, Sheet
from tutor_app.ui.theme import TINY_SIZE, Theme
from tutor_app.ui.widgets import Button, ButtonKind, Sign

FIRST_A = "door brake door seat"
FIRST_B = "door door door bell lamp seat door"
PARTS = ("only a", "both", "only b")
CHIP = 24.0
LARGEST = 26.0
ROUND = 44.0


def make(theme: Theme) -> QWidget:
    return Views(
        theme, (("Two texts", partial(CirclesView, theme)), ("Four processes", partial(SeedsView, theme)))
    )


class CirclesView(QWidget):
    """Two texts as circles of words; chips are as large as their words are frequent in the second."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._compared = Compared(read_words(FIRST_A), read_words(FIRST_B))
        self.a = Field(theme, "a, known", FIRST_A, self._take_a, letters=52)
        self.b = Field(theme, "b, new", FIRST_B, self._take_b, letters=52)
        self.more = Button(
            theme,
            "Last word, 10 more",
            ButtonKind.ACCENT,
            zoomed=True,
            name="Write the last word of b ten more times",
        )
        self.more.clicked.connect(self._repeat)
        self.operation = Choice(
            theme, "Select", [(key, code) for key, (code, _) in OPERATIONS.items()], self._select, code=True
        )
        self.drawing = Drawing(theme, "The words of two texts in two overlapping circles", self._draw)
        self.said = Said(theme)
        stacked(self, self.a, self.b, self.more, self.operation, self.drawing, self.said)
        self._say(selected(self._compared, self.operation.chosen))

    @property
    def compared(self) -> Compared:
        """What is shown."""
        return self._compared

    def _take_a(self, text: str) -> str:
        try:
            self._change(Compared(read_words(text), self._compared.b))
        except ValueError as error:
            return str(error)
        return ""

    def _take_b(self, text: str) -> str:
        try:
            self._change(Compared(self._compared.a, read_words(text, least=1)))
        except ValueError as error:
            return str(error)
        return ""

    def _repeat(self) -> None:
        words = self._compared.b
        times = min(10, MOST_WORDS - len(words))
        self.b.set_text(" ".join((*words, *words[-1:] * times)))

    def _change(self, compared: Compared) -> None:
        before, self._compared = self._compared, compared
        if before != compared:
            self._say(moved(before, compared))

    def _select(self, key: str) -> None:
        self._say(selected(self._compared, key))

    def _say(self, sentence: str) -> None:
        self.said.say(sentence)
        self.drawing.refresh(self._describe())

    def _describe(self) -> str:
        compared, operation = self._compared, self.operation.chosen
        parts = []
        for part in PARTS:
            words = [_counted(word, compared.count(word)) for word in compared.part(part)]
            parts.append(f"{_name(part)}: {', '.join(words) or 'nothing'}.")
        result = ", ".join(compared.result(operation)) or "nothing"
        parts.append(f"{OPERATIONS[operation][0]} gives {result}.")
        parts += [f"{words}." for words in self._shares()]
        return " ".join(parts)

    def _shares(self) -> tuple[str, str]:
        compared = self._compared
        return (
            f"Types of b that are in a: {share(compared.types)}",
            f"Tokens of b that are in a: {share(compared.tokens)}",
        )

    # Drawing

    def _draw(self, sheet: Sheet) -> float:
        z, compared, operation = sheet.z, self._compared, self.operation.chosen
        beside = not sheet.is_narrow(480)
        y = self._draw_beside(sheet) if beside else self._draw_below(sheet)
        y += z(10)
        for words, (known, of) in zip(self._shares(), (compared.types, compared.tokens), strict=True):
            y = sheet.wrapped(0, y, words, width=sheet.width, weight=550) + z(4)
            y = self._draw_bar(sheet, y, known, of) + z(8)
        # As high as the longest of the results, so that nothing moves while another one is selected.
        results = [
            sheet.lines(_set(code, compared.result(key)), width=sheet.width, code=True, size=TINY_SIZE + 1)
            for key, (code, _) in OPERATIONS.items()
        ]
        words = _set(OPERATIONS[operation][0], compared.result(operation))
        sheet.wrapped(0, y, words, width=sheet.width, code=True, size=TINY_SIZE + 1)
        return y + max(map(len, results)) * sheet.line_height(TINY_SIZE + 1)

    def _draw_bar(self, sheet: Sheet, y: float, known: int, of: int) -> float:
        """A place for each word of b, the known ones filled."""
        gap = sheet.z(2)
        width = (sheet.width - (of - 1) * gap) / of
        for number in range(of):
            left = number * (width + gap)
            if number < known:
                sheet.box(left, y, width, sheet.z(12), ground="accent", edge="", corner=2)
            else:
                sheet.box(left, y, width, sheet.z(12), edge="muted", dashed=True, corner=2)
        return y + sheet.z(12)

    def _draw_beside(self, sheet: Sheet) -> float:
        """The circles beside each other, the middle third in both."""
        z = sheet.z
        third = sheet.width / 3
        here = len(sheet.marks)
        top = z(10)
        bottoms = [
            self._draw_part(sheet, part, number * third + z(16), top, third - z(32))
            for number, part in enumerate(PARTS)
        ]
        bottom = max(*bottoms, z(120)) + z(14)
        marks, sheet.marks = sheet.marks[here:], sheet.marks[:here]
        for number, part in enumerate(PARTS):
            if self._is_selected(part):
                sheet.box(
                    number * third + z(6),
                    z(6),
                    third - z(12),
                    bottom - z(12),
                    ground="accent_ground",
                    edge="",
                    corner=z(ROUND - 8),
                )
        sheet.marks += marks
        for left, edge in ((0.0, "muted"), (third, "accent")):
            sheet.box(left, 0, 2 * third, bottom, ground="", edge=edge, thick=2, corner=z(ROUND))
        return bottom

    def _draw_below(self, sheet: Sheet) -> float:
        """The circles below each other, the middle part in both."""
        z = sheet.z
        here = len(sheet.marks)
        edges = [0.0]
        for part in PARTS:
            bottom = self._draw_part(sheet, part, z(18), edges[-1] + z(12), sheet.width - z(36))
            edges.append(bottom + z(14))
        marks, sheet.marks = sheet.marks[here:], sheet.marks[:here]
        for part, top, bottom in zip(PARTS, edges, edges[1:], strict=False):
            if self._is_selected(part):
                sheet.box(
                    z(10),
                    top + z(6),
                    sheet.width - z(20),
                    bottom - top - z(12),
                    ground="accent_ground",
                    edge="",
                    corner=z(12),
                )
        sheet.marks += marks
        inset = z(5)
        sheet.box(0, 0, sheet.width - inset, edges[2], ground="", edge="muted", thick=2, corner=z(20))
        sheet.box(
            inset,
            edges[1],
            sheet.width - inset,
            edges[3] - edges[1],
            ground="",
            edge="accent",
            thick=2,
            corner=z(20),
        )
        return edges[3]

    def _is_selected(self, part: str) -> bool:
        return part in OPERATIONS[self.operation.chosen][1]

    def _draw_part(self, sheet: Sheet, part: str, x: float, y: float, width: float) -> float:
        """The name of a part and its chips in rows; gives where they end."""
        z, compared = sheet.z, self._compared
        words = compared.part(part)
        is_selected = self._is_selected(part)
        name = f"{_name(part)} · {len(words)}"
        needed = sheet.measure(name, size=TINY_SIZE, weight=550) + z(18)
        left = x + (width - needed) / 2
        sheet.sign(
            Sign.FULL if is_selected else Sign.EMPTY,
            left,
            y + z(3),
            size=11,
            ink="accent" if is_selected else "muted",
        )
        ink = "text" if is_selected else "muted"
        top = sheet.text(left + z(16), y, name, size=TINY_SIZE, weight=550, ink=ink).bottom() + z(8)
        row: list[tuple[str, float, float]] = []
        for word in words:
            wide, high = self._chip(sheet, word, width)
            if row and sum(each[1] + z(6) for each in row) + wide > width:
                top = self._draw_row(sheet, row, x, top, width, is_selected)
                row = []
            row.append((word, wide, high))
        return self._draw_row(sheet, row, x, top, width, is_selected) if row else top

    def _chip(self, sheet: Sheet, word: str, width: float) -> tuple[float, float]:
        """Width and height of a chip: its area is that of a chip of one word times the count in b."""
        z, compared = sheet.z, self._compared
        every = {*compared.a, *compared.b}
        least = max(sheet.measure(_counted(each, 10), size=TINY_SIZE) for each in every) + z(10)
        times = sqrt(max(compared.count(word), 1))
        wide = min(least * times, width)
        return wide, ceil(least * times**2 * z(CHIP) / wide)

    def _draw_row(
        self,
        sheet: Sheet,
        row: list[tuple[str, float, float]],
        x: float,
        y: float,
        width: float,
        is_selected: bool,
    ) -> float:
        z = sheet.z
        gap = z(6)
        left = x + (width - sum(wide for _, wide, _ in row) - gap * (len(row) - 1)) / 2
        bottom = y + max(high for _, _, high in row)
        for word, wide, high in row:
            count = self._compared.count(word)
            top = y + (bottom - y - high) / 2
            sheet.box(
                left,
                top,
                wide,
                high,
                ground="background",
                edge="accent" if is_selected else "muted",
                thick=2 if is_selected else 1,
                dashed=not count,
                corner=z(8),
            )
            words = _counted(word, count)
            plain = sheet.measure(words, size=TINY_SIZE)
            fits = min((wide - z(8)) / plain, high / z(TINY_SIZE * 1.6), LARGEST / TINY_SIZE)
            sheet.text(
                left,
                top,
                words,
                size=max(TINY_SIZE, int(TINY_SIZE * fits)),
                width=wide,
                height=high,
                align=Qt.AlignmentFlag.AlignHCenter,
            )
            left += wide + gap
        return bottom + gap


def _name(part: str) -> str:
    return {"only a": "Only in a", "both": "In both", "only b": "Only in b"}[part]


def _counted(word: str, count: int) -> str:
    return f"{word} ×{count}" if count > 1 else word


def _set(code: str, words: tuple[str, ...]) -> str:
    inner = f"{{{', '.join(map(repr, words))}}}" if words else "set()"
    return f"{code} = {inner}"
