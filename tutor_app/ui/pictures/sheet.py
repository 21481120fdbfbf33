"""What a picture is drawn on: a list of marks made for one width, and the widget that shows them.

A picture's `draw` function puts marks on a Sheet from top to bottom and returns how high they are.
The same list is measured, painted and read by tests, so a picture is laid out in one place only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import atan2, ceil, cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from tutor_app.ui.highlight import python_spans
from tutor_app.ui.theme import SMALL_SIZE, TINY_SIZE, Theme
from tutor_app.ui.widgets import CORNER, Sign, paint_sign

CELL_HEIGHT = 26.0
CODE_LINE = 21.0
LINE = 1.35


@dataclass(frozen=True, slots=True)
class TextMark:
    """One line of text in *box*; *whole* is the text before it was shortened to fit."""

    box: QRectF
    text: str
    whole: str
    ink: str
    font: QFont
    align: Qt.AlignmentFlag

    def paint(self, painter: QPainter, theme: Theme) -> None:
        painter.setFont(self.font)
        painter.setPen(theme.color(self.ink))
        flags = self.align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        painter.drawText(self.box, flags, self.text)


@dataclass(frozen=True, slots=True)
class BoxMark:
    """A box with round corners; an empty token leaves out its ground or its edge."""

    box: QRectF
    ground: str
    edge: str
    thick: float
    dashed: bool
    corner: float

    def paint(self, painter: QPainter, theme: Theme) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(self.ground) if self.ground else Qt.BrushStyle.NoBrush)
        inset = 0.0
        if self.edge:
            pen = QPen(theme.color(self.edge), self.thick)
            if self.dashed:
                pen.setDashPattern([3, 3])
            painter.setPen(pen)
            inset = self.thick / 2
        painter.drawRoundedRect(self.box.adjusted(inset, inset, -inset, -inset), self.corner, self.corner)


@dataclass(frozen=True, slots=True)
class LineMark:
    """A line through *points*; with *arrow* the length in pixels of the head at its end."""

    points: tuple[QPointF, ...]
    ink: str
    thick: float
    dashed: bool
    arrow: float

    def paint(self, painter: QPainter, theme: Theme) -> None:
        pen = QPen(theme.color(self.ink), self.thick)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if self.dashed:
            pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(list(self.points)))
        if self.arrow:
            end, before = self.points[-1], self.points[-2]
            angle = atan2(end.y() - before.y(), end.x() - before.x())
            sides = [
                end - QPointF(cos(angle + turn) * self.arrow, sin(angle + turn) * self.arrow)
                for turn in (-pi / 7, pi / 7)
            ]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(self.ink))
            painter.drawPolygon(QPolygonF([end, *sides]))


@dataclass(frozen=True, slots=True)
class SignMark:
    """A drawn sign in *box*."""

    box: QRectF
    sign: Sign
    ink: str

    def paint(self, painter: QPainter, theme: Theme) -> None:
        paint_sign(painter, self.sign, self.box, theme.color(self.ink))


@dataclass(frozen=True, slots=True)
class BarsMark:
    """Columns that stand on the lower edge of *box*: (left, width, height) in pixels each."""

    box: QRectF
    bars: tuple[tuple[float, float, float], ...]
    ink: str

    def paint(self, painter: QPainter, theme: Theme) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        color = theme.color(self.ink)
        for left, width, height in self.bars:
            painter.fillRect(QRectF(self.box.left() + left, self.box.bottom() - height, width, height), color)
        painter.restore()


Mark = TextMark | BoxMark | LineMark | SignMark | BarsMark


class Sheet:
    """Takes marks at one width. Lengths are pixels on the screen; `z` turns pixels at zoom 1.0 into them.

    Inks, grounds and edges are names of the theme's tokens; use pairs of `tutor_app.ui.style.TEXT_PAIRS`.
    """

    def __init__(self, theme: Theme, width: float) -> None:
        self.theme = theme
        self.width = width
        self.marks: list[Mark] = []
        self._fonts: dict[tuple[float, int, bool], tuple[QFont, QFontMetricsF]] = {}

    def z(self, pixels: float) -> float:
        return pixels * self.theme.zoom

    def is_narrow(self, pixels: float) -> bool:
        """Whether there are fewer than *pixels* (at zoom 1.0) from edge to edge."""
        return self.width < self.z(pixels)

    def measure(
        self, words: str, *, size: float = SMALL_SIZE, weight: int = 400, code: bool = False
    ) -> float:
        """How wide *words* are."""
        return self._metrics(size, weight, code).horizontalAdvance(words)

    def line_height(self, size: float = SMALL_SIZE) -> float:
        return ceil(self.z(size * LINE))

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = SMALL_SIZE,
        weight: int = 400,
        ink: str = "text",
        code: bool = False,
        width: float | None = None,
        height: float | None = None,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> QRectF:
        """One line, shortened where *width* is too small for it; gives the box it stands in."""
        metrics = self._metrics(size, weight, code)
        needed = ceil(metrics.horizontalAdvance(words))
        width = needed if width is None else width
        shown = words if needed <= width + 1 else _shortened(metrics, words, width)
        box = QRectF(x, y, width, self.line_height(size) if height is None else height)
        self.marks.append(TextMark(box, shown, words, ink, self._font(size, weight, code), align))
        return box

    def wrapped(
        self,
        x: float,
        y: float,
        words: str,
        *,
        width: float,
        size: float = SMALL_SIZE,
        weight: int = 400,
        ink: str = "text",
        code: bool = False,
    ) -> float:
        """As many lines as *words* need at *width*; gives where the last one ends."""
        for line in self.lines(words, width=width, size=size, weight=weight, code=code):
            y = self.text(x, y, line, size=size, weight=weight, ink=ink, code=code, width=width).bottom()
        return y

    def lines(
        self, words: str, *, width: float, size: float = SMALL_SIZE, weight: int = 400, code: bool = False
    ) -> list[str]:
        """*words* in lines that are at most *width* wide where no word is wider."""
        metrics = self._metrics(size, weight, code)
        lines: list[str] = []
        for word in words.split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and metrics.horizontalAdvance(longer) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def heading(self, x: float, y: float, words: str, *, width: float | None = None) -> float:
        """A small quiet heading; gives where what it names may begin."""
        box = self.text(x, y, words, size=TINY_SIZE, weight=550, ink="muted", width=width)
        return box.bottom() + self.z(4)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        ground: str = "background",
        edge: str = "line",
        thick: float = 1.0,
        dashed: bool = False,
        corner: float = CORNER,
        behind: int | None = None,
    ) -> QRectF:
        """A box; *behind* is a number that `len(sheet.marks)` had before what stands on it was drawn."""
        box = QRectF(x, y, width, height)
        mark = BoxMark(box, ground, edge, thick if thick <= 1 else self.z(thick), dashed, corner)
        self.marks.insert(len(self.marks) if behind is None else behind, mark)
        return box

    def line(
        self,
        *points: tuple[float, float],
        ink: str = "muted",
        thick: float = 1.5,
        dashed: bool = False,
        arrow: bool = False,
    ) -> None:
        """A line through *points*, with a head at its end if *arrow*."""
        corners = tuple(QPointF(x, y) for x, y in points)
        self.marks.append(LineMark(corners, ink, self.z(thick), dashed, self.z(8) if arrow else 0.0))

    def sign(self, sign: Sign, x: float, y: float, *, size: float = 12, ink: str = "muted") -> QRectF:
        box = QRectF(x, y, self.z(size), self.z(size))
        self.marks.append(SignMark(box, sign, ink))
        return box

    def bars(self, box: QRectF, bars: Sequence[tuple[float, float, float]], *, ink: str = "accent") -> None:
        """Columns on the lower edge of *box*: (left, width, height) in pixels each."""
        self.marks.append(BarsMark(box, tuple(bars), ink))

    def cell_width(self, words: str, *, least: float = 30) -> float:
        """How wide a cell with *words* is."""
        return ceil(max(self.measure(words, code=True, size=TINY_SIZE + 1) + self.z(14), self.z(least)))

    def cell(
        self,
        x: float,
        y: float,
        words: str,
        *,
        width: float | None = None,
        ground: str = "background",
        edge: str = "muted",
        ink: str = "text",
        dashed: bool = False,
        thick: float = 1.0,
    ) -> QRectF:
        """A value in a box of its own, CELL_HEIGHT high."""
        width = self.cell_width(words) if width is None else width
        box = self.box(
            x, y, width, self.z(CELL_HEIGHT), ground=ground, edge=edge, dashed=dashed, thick=thick, corner=5
        )
        self.text(
            x,
            y,
            words,
            size=TINY_SIZE + 1,
            code=True,
            ink=ink,
            width=width,
            height=box.height(),
            align=Qt.AlignmentFlag.AlignHCenter,
        )
        return box

    def code(self, x: float, y: float, width: float, lines: Sequence[str], current: int = -1) -> QRectF:
        """Python code in a box; the line *current* has a bar, a sign and a ground of its own.

        Where a line is too long, indents are drawn half as deep and what is still too long goes on in the
        next row.
        """
        pad, gutter, row = self.z(8), self.z(16), self.z(CODE_LINE)
        advance = self.measure("0", code=True)
        columns = max(int((width - 2 * pad - gutter) / advance), 12)
        deep = max((len(line) for line in lines), default=0) <= columns
        here = len(self.marks)
        left, top = x + pad + gutter, y + pad
        for number, spans in enumerate(python_spans("\n".join(lines))):
            rows = _rows(lines[number], columns, deep)
            if number == current:
                height = row * len(rows)
                self.box(x + 1, top, width - 2, height, ground="current_line", edge="", corner=0)
                self.box(x + 1, top, self.z(3), height, ground="accent", edge="", corner=0)
                self.sign(Sign.PLAY, x + pad, top + (row - self.z(10)) / 2, size=10, ink="accent")
            for first, end, shift in rows:
                for start, text, ink in _pieces(lines[number], spans):
                    part = text[max(first - start, 0) : max(end - start, 0)]
                    at = max(start, first) - first + shift + len(part) - len(part.lstrip())
                    if part.strip():
                        self.text(left + at * advance, top, part.strip(), ink=ink, code=True, height=row)
                top += row
        return self.box(x, y, width, top + pad - y, ground="code_ground", behind=here)

    def code_text(
        self, x: float, y: float, line: str, *, width: float, size: float = TINY_SIZE, ink: str = "text"
    ) -> float:
        """One line of code without colors, in as many rows as it needs; gives where the last one ends."""
        advance = self.measure("0", size=size, code=True)
        for first, end, shift in _rows(line, max(int(width / advance), 12), deep=True):
            box = self.text(x + shift * advance, y, line[first:end].rstrip(), size=size, ink=ink, code=True)
            y = box.bottom()
        return y

    def lamp(self, x: float, y: float, words: str, *, on: bool, width: float) -> float:
        """A sign with *words* beside it, filled and framed where *on*; gives where it ends."""
        ink = "pitfall" if on else "muted"
        here = len(self.marks)
        inner = width - self.z(38)
        bottom = self.wrapped(
            x + self.z(28), y + self.z(6), words, width=inner, weight=550 if on else 400, ink=ink
        )
        middle = (y + bottom + self.z(6)) / 2
        sign = Sign.FULL if on else Sign.EMPTY
        self.sign(sign, x + self.z(10), middle - self.z(6), ink=ink)
        self.box(
            x,
            y,
            width,
            bottom + self.z(6) - y,
            ground="pitfall_ground" if on else "background",
            edge="pitfall" if on else "line",
            behind=here,
        )
        return bottom + self.z(6)

    def _font(self, size: float, weight: int, code: bool) -> QFont:
        return self._kept(size, weight, code)[0]

    def _metrics(self, size: float, weight: int, code: bool) -> QFontMetricsF:
        return self._kept(size, weight, code)[1]

    def _kept(self, size: float, weight: int, code: bool) -> tuple[QFont, QFontMetricsF]:
        key = (size, weight, code)
        if key not in self._fonts:
            font = self.theme.code_font(size) if code else self.theme.text_font(size, weight)
            if code:
                font.setWeight(QFont.Weight(weight))
            self._fonts[key] = font, QFontMetricsF(font)
        return self._fonts[key]


def _rows(line: str, columns: int, deep: bool) -> list[tuple[int, int, int]]:
    """*line* cut into rows of at most *columns*: (first column, end, column where it is shown)."""
    first = len(line) - len(line.lstrip())
    indent = shift = first if deep else first // 2
    rows = []
    while len(line) - first > columns - shift:
        room = line[first : first + columns - shift]
        signs = [sign for sign in ("(", ", ", " ", "/") if sign in room]
        cut = max((room.rfind(sign) + len(sign) for sign in signs), default=len(room))
        rows.append((first, first + cut, shift))
        first, shift = first + cut, min(indent + 2, columns // 2)
    return [*rows, (first, len(line), shift)]


def _shortened(metrics: QFontMetricsF, words: str, width: float) -> str:
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)


def _pieces(line: str, spans: Sequence[tuple[int, int, str]]) -> list[tuple[int, str, str]]:
    """*line* cut where its color changes: (column, text, ink)."""
    pieces = []
    at = 0
    for start, length, ink in [*spans, (len(line), 0, "")]:
        if line[at:start].strip():
            plain = line[at:start]
            pieces.append((at + len(plain) - len(plain.lstrip()), plain.strip(), "text"))
        if length:
            pieces.append((start, line[start : start + length], ink))
        at = start + length
    return pieces


class Drawing(QWidget):
    """Shows what *draw* puts on a sheet, as high as it needs to be at its width.

    `refresh` draws again and takes the sentence that describes the present state to a screen reader.
    """

    def __init__(self, theme: Theme, name: str, draw: Callable[[Sheet], float]) -> None:
        super().__init__()
        self._theme = theme
        self._draw = draw
        self._laid_out: tuple[int, int, list[Mark]] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(name)
        theme.changed.connect(self._forget)

    def refresh(self, description: str) -> None:
        """What is drawn has changed; *description* says in words what is to be seen."""
        self._laid_out = None
        self.setAccessibleDescription(description)
        if self.heightForWidth(self.width()) != self.height():
            self.updateGeometry()
        self.update()

    def marks(self) -> list[Mark]:
        """What is drawn at the present width, from the back to the front."""
        return self._lay_out(self.width())[1]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay_out(width)[0]

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in self.marks():
            mark.paint(painter, self._theme)
        painter.end()

    def _forget(self) -> None:
        self._laid_out = None
        self.updateGeometry()
        self.update()

    def _lay_out(self, width: int) -> tuple[int, list[Mark]]:
        if self._laid_out is None or self._laid_out[0] != width:
            sheet = Sheet(self._theme, width)
            height = ceil(self._draw(sheet)) + 1
            self._laid_out = width, height, sheet.marks
        return self._laid_out[1], self._laid_out[2]
