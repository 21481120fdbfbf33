"""The parts that the blocks of a page are made of: cards, bars, rulers.

They paint themselves from the theme's tokens: a page holds hundreds of them, and a style sheet
costs more than the painting.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tutor_app.ui.theme import Theme
from tutor_app.ui.widgets import CORNER, Button, ButtonKind, Sign, paint_ring


class Card(QWidget):
    """A bordered block: an optional bar on top, then what is stacked in `body`.

    *ground* and *edge* are tokens; with *edge* a bar of that color stands at the left side.
    """

    def __init__(
        self, theme: Theme, *, ground: str = "background", edge: str = "", padding: tuple[int, int, int, int]
    ) -> None:
        super().__init__()
        self.theme = theme
        self._ground = ground
        self._edge = edge
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(*padding)
        self.body.setSpacing(0)

    def set_tokens(self, ground: str, edge: str) -> None:
        self._ground, self._edge = ground, edge
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(self.theme.color("line"), 1))
        painter.setBrush(self.theme.color(self._ground))
        painter.drawRoundedRect(outline, CORNER, CORNER)
        if self._edge:
            painter.setClipRect(QRectF(0, 0, 3, self.height()))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color(self._edge))
            painter.drawRoundedRect(QRectF(self.rect()), CORNER, CORNER)
        painter.end()


class FieldFrame(Card):
    """The edge of a field to type in; in the accent color while the field has the focus."""

    def __init__(self, theme: Theme, field: QWidget) -> None:
        super().__init__(theme, ground="code_ground", padding=(8, 4, 8, 4))
        self._field = field
        self.body.addWidget(field)
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._field.hasFocus():
            painter = QPainter(self)
            paint_ring(painter, self.rect(), self.theme)
            painter.end()


class Ruler(QWidget):
    """A line of one pixel between two parts of a card."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect().adjusted(1, 0, -1, 0), self._theme.color("line"))
        painter.end()


def button(
    theme: Theme,
    text: str,
    on_press: Callable[[], object],
    kind: ButtonKind = ButtonKind.QUIET,
    *,
    sign: Sign = Sign.NONE,
    keys: str = "",
    help: str = "",
) -> Button:
    """A button that calls *on_press*; *help* says more than its words can."""
    result = Button(theme, text, kind, sign=sign, keys=keys)
    result.clicked.connect(lambda: on_press())
    if help:
        result.setToolTip(help)
        result.setAccessibleDescription(help)
    return result


class Bar(QWidget):
    """A row of parts at one height; `stretch` pushes what follows to the right."""

    def __init__(self, *, height: int = 34, margins: tuple[int, int, int, int] = (12, 0, 6, 0)) -> None:
        super().__init__()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(*margins)
        self.row.setSpacing(2)
        self.setMinimumHeight(height)

    def add(self, *parts: QWidget) -> Bar:
        for part in parts:
            self.row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        return self

    def stretch(self) -> Bar:
        self.row.addStretch(1)
        return self
