"""Small parts that every view uses: quiet buttons, drawn signs, labels, lines, the floating frame."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QSplitterHandle,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from tutor_app.ui.theme import SMALL_SIZE, Theme

CORNER = 7


class Sign(StrEnum):
    """A sign that is drawn in one color at any size."""

    NONE = ""
    MENU = "menu"
    SEARCH = "search"
    CLOSE = "close"
    PLAY = "play"
    FOLDED = "folded"
    OPEN = "open"
    TOPICS = "topics"
    EMPTY = "empty circle"
    HALF = "half circle"
    FULL = "full circle"
    DOT = "dot"


def paint_sign(painter: QPainter, sign: Sign, box: QRectF, color: QColor) -> None:
    """Draw *sign* inside *box*, which should be square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(color, max(1.2, box.width() / 11))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    x, y, w, h = box.x(), box.y(), box.width(), box.height()
    match sign:
        case Sign.MENU:
            painter.setPen(pen)
            for part in (0.25, 0.5, 0.75):
                painter.drawLine(QPointF(x + w * 0.12, y + h * part), QPointF(x + w * 0.88, y + h * part))
        case Sign.TOPICS:
            painter.setPen(pen)
            painter.drawRoundedRect(box.adjusted(w * 0.08, h * 0.14, -w * 0.08, -h * 0.14), 2, 2)
            painter.drawLine(QPointF(x + w * 0.4, y + h * 0.14), QPointF(x + w * 0.4, y + h * 0.86))
        case Sign.SEARCH:
            painter.setPen(pen)
            painter.drawEllipse(QRectF(x + w * 0.1, y + h * 0.1, w * 0.55, h * 0.55))
            painter.drawLine(QPointF(x + w * 0.59, y + h * 0.59), QPointF(x + w * 0.88, y + h * 0.88))
        case Sign.CLOSE:
            painter.setPen(pen)
            painter.drawLine(QPointF(x + w * 0.22, y + h * 0.22), QPointF(x + w * 0.78, y + h * 0.78))
            painter.drawLine(QPointF(x + w * 0.78, y + h * 0.22), QPointF(x + w * 0.22, y + h * 0.78))
        case Sign.PLAY | Sign.FOLDED | Sign.OPEN:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            corners = {
                Sign.PLAY: ((0.2, 0.1), (0.9, 0.5), (0.2, 0.9)),
                Sign.FOLDED: ((0.28, 0.18), (0.78, 0.5), (0.28, 0.82)),
                Sign.OPEN: ((0.18, 0.28), (0.82, 0.28), (0.5, 0.78)),
            }[sign]
            painter.drawPolygon(QPolygonF([QPointF(x + w * a, y + h * b) for a, b in corners]))
        case Sign.EMPTY | Sign.HALF | Sign.FULL:
            ring = box.adjusted(0.75, 0.75, -0.75, -0.75)
            painter.setPen(QPen(color, 1.2))
            if sign is Sign.FULL:
                painter.setBrush(color)
            painter.drawEllipse(ring)
            if sign is Sign.HALF:
                half = QPainterPath(ring.center())
                half.arcTo(ring, 90, 180)
                half.closeSubpath()
                painter.fillPath(half, color)
        case Sign.DOT:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawEllipse(box.adjusted(w * 0.15, h * 0.15, -w * 0.15, -h * 0.15))
        case Sign.NONE:
            pass
    painter.restore()


def paint_ring(painter: QPainter, box: QRect, theme: Theme, corner: float = CORNER) -> None:
    """The focus ring: two pixels of accent inside *box*."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("accent"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), corner - 1, corner - 1)
    painter.restore()


def paint_ground(painter: QPainter, box: QRect, color: QColor, corner: float = CORNER) -> None:
    """A filled box with round corners and no edge."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawRoundedRect(QRectF(box), corner, corner)
    painter.restore()


def spaced(font: QFont, pixels: float = 0.6) -> QFont:
    """*font* with its letters set apart, for headings in capitals."""
    result = QFont(font)
    result.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, pixels)
    return result


def shown_keys(keys: str) -> str:
    """*keys* as this platform writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


class ButtonKind(StrEnum):
    """QUIET: words without a ground; ACCENT: the same in the accent color; PRIMARY: the one thing to do."""

    QUIET = "quiet"
    ACCENT = "accent"
    PRIMARY = "primary"


class Button(QPushButton):
    """A small button without edges; a key that does the same may stand beside its words.

    A mouse press does not take the focus from the editor; Tab reaches it.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        kind: ButtonKind = ButtonKind.QUIET,
        *,
        sign: Sign = Sign.NONE,
        keys: str = "",
        name: str = "",
        zoomed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """*name* is what a screen reader says where *text* is empty or too short to stand alone.

        With *zoomed* it grows with the page's text.
        """
        super().__init__(text, parent)
        self._theme = theme
        self._kind = kind
        self._sign = sign
        self._keys = keys
        self._zoomed = zoomed
        self.setFlat(True)
        self.setAccessibleName(name or text)
        self.setToolTip(name if not text else "")
        if keys:
            self.setAccessibleDescription(shown_keys(keys))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._take_theme()
        theme.changed.connect(self._take_theme)

    def set_kind(self, kind: ButtonKind) -> None:
        if kind is not self._kind:
            self._kind = kind
            self._take_theme()

    def set_sign(self, sign: Sign) -> None:
        if sign is not self._sign:
            self._sign = sign
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        space = 20 if self._kind is not ButtonKind.PRIMARY else 28
        words = 0
        if self.text():
            words += QFontMetrics(self.font()).horizontalAdvance(self.text())
        if self._sign:
            space += 12 + (6 if self.text() else 0)
        if self._keys:
            space += 8
            words += QFontMetrics(self._keys_font()).horizontalAdvance(shown_keys(self._keys))
        height = 34 if self._kind is ButtonKind.PRIMARY else 28
        return QSize(self._sized(space) + words, self._sized(height))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        box = self.rect()
        if self._kind is ButtonKind.PRIMARY:
            ground = theme.color("accent") if self.isEnabled() else theme.color("muted")
            words = theme.color("on_accent")
            paint_ground(painter, box, ground)
        else:
            words = theme.color("accent" if self._kind is ButtonKind.ACCENT else "muted")
            if not self.isEnabled():
                words = theme.color("muted")
            elif self.isDown():
                paint_ground(painter, box, theme.color("selection"))
                words = theme.color("text")
            elif self.underMouse() or self.isChecked():
                paint_ground(painter, box, theme.color("line"))
                words = theme.color("text")
        edge = self._sized(14 if self._kind is ButtonKind.PRIMARY else 10)
        x = (box.width() - self.sizeHint().width()) // 2 + edge
        if self._sign:
            size = self._sized(12)
            paint_sign(painter, self._sign, QRectF(x, (box.height() - size) / 2, size, size), words)
            x += self._sized(18)
        painter.setPen(words)
        painter.setFont(self.font())
        where = QRect(x, 0, box.width() - x, box.height())
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._keys:
            x += QFontMetrics(self.font()).horizontalAdvance(self.text()) + self._sized(8)
            painter.setFont(self._keys_font())
            where = QRect(x, 0, box.width() - x, box.height())
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, shown_keys(self._keys))
        if self.hasFocus():
            if self._kind is ButtonKind.PRIMARY:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(words, 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(box).adjusted(3, 3, -3, -3), CORNER - 3, CORNER - 3)
            else:
                paint_ring(painter, box, theme)
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def _take_theme(self) -> None:
        weight = 400 if self._kind is ButtonKind.QUIET else 550
        self.setFont(self._theme.text_font(SMALL_SIZE, weight, zoomed=self._zoomed))
        self.updateGeometry()
        self.update()

    def _keys_font(self) -> QFont:
        return self._theme.text_font(12, 400, zoomed=self._zoomed)

    def _sized(self, pixels: int) -> int:
        return round(pixels * self._theme.zoom) if self._zoomed else pixels


class Words(QLabel):
    """A label in one token's color that follows the theme; with *elided* it shortens itself."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        size: float = SMALL_SIZE,
        weight: int = 400,
        color: str = "muted",
        elided: bool = False,
        wrapped: bool = False,
        zoomed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._size = size
        self._weight = weight
        self._color = color
        self._elided = elided
        self._zoomed = zoomed
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrapped)
        if elided:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            self.setMinimumWidth(0)
        self._take_theme()
        theme.changed.connect(self._take_theme)

    def set_color(self, token: str) -> None:
        self._color = token
        self._take_theme()

    def minimumSizeHint(self) -> QSize:
        size = super().minimumSizeHint()
        return QSize(0, size.height()) if self._elided else size

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._elided:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self._theme.color(self._color))
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()

    def _take_theme(self) -> None:
        self.setFont(self._theme.text_font(self._size, self._weight, zoomed=self._zoomed))
        palette = self.palette()
        palette.setColor(self.foregroundRole(), self._theme.color(self._color))
        self.setPalette(palette)


class Ground(QWidget):
    """A plain area in one token's color, with lines on some of its edges (`top right bottom left`)."""

    def __init__(self, theme: Theme, color: str, edges: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._color = color
        self._edges = edges.split()
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.color(self._color))
        line = self._theme.color("line")
        box = self.rect()
        for edge in self._edges:
            strip = {
                "top": QRect(0, 0, box.width(), 1),
                "bottom": QRect(0, box.height() - 1, box.width(), 1),
                "left": QRect(0, 0, 1, box.height()),
                "right": QRect(box.width() - 1, 0, 1, box.height()),
            }[edge]
            painter.fillRect(strip, line)
        painter.end()


class Panes(QSplitter):
    """Two panes with a line between them that can be dragged; *name* is the line's accessible name."""

    def __init__(self, theme: Theme, orientation: Qt.Orientation, name: str) -> None:
        super().__init__(orientation)
        self._theme = theme
        self._name = name
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.setAccessibleName(name)

    def createHandle(self) -> QSplitterHandle:
        handle = _Line(self._theme, self.orientation(), self)
        handle.setAccessibleName(self._name)
        return handle


class _Line(QSplitterHandle):
    """Wider for the pointer than for the eye: Qt lets a handle of one pixel be grabbed beside it."""

    def __init__(self, theme: Theme, orientation: Qt.Orientation, panes: QSplitter) -> None:
        super().__init__(orientation, panes)
        self._theme = theme
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("accent" if self.underMouse() else "line"))
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()


class Floating(QFrame):
    """A frame over the window around *content*; Escape, a press outside or a new focus closes it.

    *place* gives its box for a size of the window. `closed` is emitted when it goes; the focus
    returns to where it was.
    """

    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        window: QWidget,
        content: QWidget,
        place: Callable[[QSize], QRect],
        *,
        corner: float = 9,
    ) -> None:
        super().__init__(window)
        self._corner = corner
        self._theme = theme
        self._over = window
        self._place = place
        self._came_from: QWidget | None = None
        self._veil = _Veil(window)
        self._veil.pressed.connect(self.close_it)
        self.setAccessibleName(name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(content)
        self.hide()
        theme.changed.connect(self.update)

    def open_it(self, focus: QWidget) -> None:
        """Show it on top and give *focus* the keyboard."""
        window = self._over
        if not self.isVisible():
            self._came_from = window.focusWidget()
            window.installEventFilter(self)
            QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]
        self._take_place()
        self._veil.show()
        self._veil.raise_()
        self.show()
        self.raise_()
        focus.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def place_again(self) -> None:
        """Ask for the box again: the content wants another height."""
        if self.isVisible():
            self._take_place()

    def close_it(self) -> None:
        """Hide it; nothing happens where it is not shown."""
        if not self.isVisible():
            return
        window = self._over
        window.removeEventFilter(self)
        QApplication.instance().focusChanged.disconnect(self._on_focus_changed)  # type: ignore[union-attr]
        focused = window.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        came_from, self._came_from = self._came_from, None
        self._veil.hide()
        if had_focus and came_from is not None and isValid(came_from) and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_it()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._take_place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.setBrush(self._theme.color("background"))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self._corner, self._corner
        )
        painter.end()

    def _take_place(self) -> None:
        window = self._over
        self._veil.setGeometry(window.rect())
        self.setGeometry(self._place(window.size()))

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and new.window() is self.window() and not self.isAncestorOf(new):
            self.close_it()


class _Veil(QWidget):
    """Nothing to be seen: catches the press beside a floating frame."""

    pressed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()
