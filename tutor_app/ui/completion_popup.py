"""What floats over an editor: the list of names that fit, and the tip on the function being called."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from tutor_app.assist.answers import Completion
from tutor_app.ui.style import scroll_bar_style
from tutor_app.ui.theme import CODE_SIZE, SMALL_SIZE, SPACE, TINY_SIZE, Theme

_ROWS = 9
_CORNER = 7
_WIDTH = 460
_TIP_WIDTH = 620
_Index: TypeAlias = QModelIndex | QPersistentModelIndex
_KINDS = {
    "function": ("f", "syntax_function"),
    "class": ("C", "syntax_keyword"),
    "module": ("m", "syntax_decorator"),
    "keyword": ("k", "syntax_keyword"),
    "property": ("p", "syntax_builtin"),
    "param": ("a", "syntax_number"),
}
_OTHER_KIND = ("v", "syntax_builtin")


class _Names(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.items: list[Completion] = []

    def set_items(self, items: list[Completion]) -> None:
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{item.name}, {item.kind}" if item.kind else item.name
        return None


class _NameDelegate(QStyledItemDelegate):
    """A row: the kind's letter, the name, the signature."""

    def __init__(self, parent: QObject, theme: Theme, names: _Names) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names = names

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(10, row_height(self._theme))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, item = self._theme, self._names.items[index.row()]
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_ground"))
            painter.drawRoundedRect(QRectF(box), 4, 4)
        letter, color = _KINDS.get(item.kind, _OTHER_KIND)
        font = theme.code_font(TINY_SIZE)
        painter.setFont(font)
        painter.setPen(theme.color(color))
        step = QFontMetrics(font).horizontalAdvance("m") + SPACE[4]
        painter.drawText(
            QRect(box.left(), box.top(), step, box.height()), Qt.AlignmentFlag.AlignCenter, letter
        )
        rest = box.adjusted(step, 0, -SPACE[2], 0)
        font = theme.code_font(CODE_SIZE)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        name = metrics.elidedText(item.name, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, name)
        rest.setLeft(rest.left() + metrics.horizontalAdvance(name) + 2)
        if item.signature and rest.width() > 40:
            font = theme.code_font(TINY_SIZE)
            painter.setFont(font)
            painter.setPen(theme.color("muted"))
            shown = QFontMetrics(font).elidedText(item.signature, Qt.TextElideMode.ElideRight, rest.width())
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, shown)


def row_height(theme: Theme) -> int:
    return QFontMetrics(theme.code_font(CODE_SIZE)).height() + 4


class _Floating(QFrame):
    """A frame over the window beside the caret, which follows the caret's place while it is shown."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._theme = theme
        self._anchor: QWidget | None = None
        self._caret = QRect()
        self._watched: list[QWidget] = []
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()

    def show_at(self, anchor: QWidget, caret: QRect) -> None:
        """Shows the frame beside *caret*, a place in *anchor*."""
        self._anchor, self._caret = anchor, caret
        self._place()
        self._watch(anchor)
        self.show()
        self.raise_()

    def hideEvent(self, event: object) -> None:
        self._unwatch()

    def wanted_size(self) -> QSize:
        return self.sizeHint()

    def prefers_above(self) -> bool:
        return False

    def _watch(self, widget: QWidget) -> None:
        self._unwatch()
        parent: QWidget | None = widget
        while parent is not None and not parent.isWindow():
            parent.installEventFilter(self)
            self._watched.append(parent)
            parent = parent.parentWidget()

    def _unwatch(self) -> None:
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize) and self.isVisible():
            self._place()
        elif event.type() == QEvent.Type.Hide:
            self.hide()
        return False

    def _place(self) -> None:
        """Below the caret's line or above it, wherever there is room; goes when the caret is out of sight."""
        window, anchor = self.parentWidget(), self._anchor
        if window is None or anchor is None:
            return
        caret = QRect(anchor.mapTo(window, self._caret.topLeft()), self._caret.size())
        if not window.rect().intersects(caret):
            self.hide()
            return
        size = self.wanted_size().boundedTo(window.size() - QSize(SPACE[4], SPACE[4]))
        below = window.height() - caret.bottom() - SPACE[2]
        above = caret.top() - SPACE[2]
        upward = above >= size.height() if self.prefers_above() else below < size.height() and above > below
        height = min(size.height(), above if upward else below)
        top = caret.top() - SPACE[1] - height if upward else caret.bottom() + SPACE[1]
        left = max(min(caret.left() - SPACE[4], window.width() - size.width() - SPACE[2]), SPACE[2])
        self.setGeometry(left, top, size.width(), max(height, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.setBrush(self._theme.color("pane"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _CORNER, _CORNER)
        painter.end()


class CompletionPopup(_Floating):
    """The names that fit, best first. The editor keeps the keyboard and tells the popup of its keys."""

    chosen = Signal(str)
    current_changed = Signal(str)

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window, theme)
        self.setAccessibleName("Names that fit")
        self.was_navigated = False
        self._names = _Names(self)
        self.view = QListView(self)
        self.view.setModel(self._names)
        self.view.setItemDelegate(_NameDelegate(self.view, theme, self._names))
        self.view.setUniformItemSizes(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName("Names that fit")
        self.view.viewport().setAutoFillBackground(False)
        self.view.clicked.connect(lambda index: self.chosen.emit(self._names.items[index.row()].name))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[1], SPACE[1], SPACE[1], SPACE[1])
        layout.addWidget(self.view)

    def show_items(self, items: Sequence[Completion], anchor: QWidget, caret: QRect) -> None:
        """Shows *items*; the one that was chosen with the arrow keys stays current where it still fits."""
        kept = self.current() if self.was_navigated and self.isVisible() else None
        if not self.isVisible():
            self.was_navigated = False
            self.view.verticalScrollBar().setStyleSheet(scroll_bar_style(self._theme))
        self._names.set_items(list(items))
        row = next((row for row, item in enumerate(items) if kept and item.name == kept.name), 0)
        self._set_row(row)
        self.show_at(anchor, caret)

    def items(self) -> list[Completion]:
        return list(self._names.items)

    def current(self) -> Completion | None:
        row = self.view.currentIndex().row()
        return self._names.items[row] if 0 <= row < len(self._names.items) else None

    def navigate(self, key: int) -> bool:
        """Moves the current row for an arrow or a page key; whether it was one."""
        count, row = len(self._names.items), self.view.currentIndex().row()
        rows = {
            int(Qt.Key.Key_Down): (row + 1) % max(count, 1),
            int(Qt.Key.Key_Up): (row - 1) % max(count, 1),
            int(Qt.Key.Key_PageDown): min(row + _ROWS - 1, count - 1),
            int(Qt.Key.Key_PageUp): max(row - _ROWS + 1, 0),
        }
        if int(key) not in rows:
            return False
        self.was_navigated = True
        self._set_row(rows[int(key)])
        item = self.current()
        if item is not None:
            self.current_changed.emit(f"{item.name}, {item.kind}" if item.kind else item.name)
        return True

    def _set_row(self, row: int) -> None:
        index = self._names.index(row)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)

    def wanted_size(self) -> QSize:
        rows = min(max(len(self._names.items), 1), _ROWS)
        width = round(_WIDTH * max(self._theme.zoom, 1.0))
        return QSize(width, rows * row_height(self._theme) + 2 * SPACE[1])


class Tip(_Floating):
    """How the function that is being called wants to be called, or what is known about a name."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window, theme)
        self.setAccessibleName("Tip")
        self._head = QLabel(self)
        self._text = QLabel(self)
        self._head.setTextFormat(Qt.TextFormat.RichText)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self._head, self._text):
            label.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE[3], SPACE[2], SPACE[3], SPACE[2])
        layout.setSpacing(SPACE[1])
        layout.addWidget(self._head)
        layout.addWidget(self._text)

    def show_tip(self, head: str, text: str, anchor: QWidget, caret: QRect, *, is_code: bool = False) -> None:
        """*head* is rich text, *text* plain; with *is_code* the text keeps its lines."""
        theme = self._theme
        self._head.setFont(theme.code_font(SMALL_SIZE))
        self._text.setFont(theme.code_font(TINY_SIZE) if is_code else theme.text_font(SMALL_SIZE))
        for label, token in ((self._head, "text"), (self._text, "text" if is_code else "muted")):
            palette = label.palette()
            palette.setColor(label.foregroundRole(), theme.color(token))
            label.setPalette(palette)
        self._head.setText(head)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleDescription(text)
        self.show_at(anchor, caret)

    def text(self) -> str:
        """What is shown, head and text."""
        return f"{self._head.text()}\n{self._text.text()}"

    def prefers_above(self) -> bool:
        return True

    def wanted_size(self) -> QSize:
        width = round(_TIP_WIDTH * max(self._theme.zoom, 1.0))
        window = self.parentWidget()
        if window is not None:
            width = min(width, window.width() - SPACE[5])
        inner = width - 2 * SPACE[3]
        heights = [label.heightForWidth(inner) for label in (self._head, self._text) if label.text()]
        natural = max(label.sizeHint().width() for label in (self._head, self._text) if label.text())
        wanted = min(width, max(natural, 200) + 2 * SPACE[3]) if len(heights) == 1 else width
        return QSize(wanted, sum(heights) + 2 * SPACE[2] + SPACE[1] * (len(heights) - 1))
