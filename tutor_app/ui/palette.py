"""Going to a topic and asking for a command by typing a few letters of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from tutor_app.ui.style import QuietScrollBars, field_style
from tutor_app.ui.theme import SMALL_SIZE, TEXT_SIZE, TINY_SIZE, Theme
from tutor_app.ui.widgets import Floating, paint_ground

_ROW = 34
_FIELD = 48
_WIDTH = 620


@dataclass(frozen=True, slots=True)
class Choice:
    """A row of the palette: *detail* stands at its right, *words* are found as well as the title."""

    title: str
    detail: str
    run: Callable[[], object]
    words: str = ""


def matching(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """The choices that *typed* finds, best first; all of them, in order, where nothing was typed.

    Every word typed must occur. Titles that begin with the words come first, then words that begin
    with them, then the rest; first letters (`gtt` for Go to topic) come last.
    """
    wanted = typed.casefold().split()
    if not wanted:
        return list(choices)
    ranked = []
    for order, choice in enumerate(choices):
        rank = _rank(choice, wanted)
        if rank is not None:
            ranked.append((rank, order, choice))
    ranked.sort(key=lambda entry: entry[:2])
    return [choice for _, _, choice in ranked]


def _rank(choice: Choice, wanted: list[str]) -> int | None:
    title = choice.title.casefold()
    everything = f"{title} {choice.words.casefold()} {choice.detail.casefold()}"
    if title.startswith(" ".join(wanted)):
        return 0
    title_words = title.replace("(", " ").split()
    if all(any(word.startswith(part) for word in title_words) for part in wanted):
        return 1
    if all(part in title for part in wanted):
        return 2
    if all(part in everything for part in wanted):
        return 3
    initials = "".join(word[0] for word in title_words)
    return 4 if initials.startswith("".join(wanted)) else None


class Palette(QWidget):
    """A line to type in and the rows that it finds; Up, Down and Enter choose, Escape closes."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._choices: Sequence[Choice] = ()
        self._nothing = ""
        self.field = QLineEdit()
        self.field.setFrame(False)
        self.field.setFixedHeight(_FIELD - 8)
        self.field.textChanged.connect(self._show_matching)
        self.field.installEventFilter(self)
        self.list = _Rows(theme)
        self.list.itemClicked.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 4, 6, 6)
        layout.setSpacing(4)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.frame = Floating(theme, "Palette", window, self, self._box)
        self._take_theme()
        theme.changed.connect(self._take_theme)

    def open(self, name: str, choices: Sequence[Choice], *, hint: str, nothing: str) -> None:
        """Show *choices*; *name* is said by a screen reader, *hint* stands in the empty line.

        *nothing* is the sentence for when no choice is found.
        """
        self._choices = choices
        self._nothing = nothing
        self.frame.setAccessibleName(name)
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(hint)
        self.list.setAccessibleName(f"{name}, found")
        self.field.clear()
        self._show_matching()
        self.frame.open_it(self.field)

    def shown(self) -> list[str]:
        """The titles of the rows, in order."""
        return [self.list.item(row).text() for row in range(self.list.count())]

    def eventFilter(self, watched: object, event: object) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            rows = self.list.count()
            row = self.list.currentRow()
            steps = {
                Qt.Key.Key_Down: row + 1 if row + 1 < rows else 0,
                Qt.Key.Key_Up: row - 1 if row > 0 else rows - 1,
                Qt.Key.Key_PageDown: min(row + 8, rows - 1),
                Qt.Key.Key_PageUp: max(row - 8, 0),
            }
            key = Qt.Key(event.key())
            if key in steps:
                self.list.setCurrentRow(steps[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                item = self.list.currentItem()
                if item is not None:
                    self._choose(item)
                return True
        return False

    def _choose(self, item: QListWidgetItem) -> None:
        choice: Choice = item.data(Qt.ItemDataRole.UserRole)
        self.frame.close_it()
        choice.run()

    def _show_matching(self) -> None:
        found = matching(self._choices, self.field.text())
        self.list.nothing = "" if found else self._nothing
        self.list.clear()
        for choice in found:
            item = QListWidgetItem(choice.title)
            item.setData(Qt.ItemDataRole.UserRole, choice)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                f"{choice.title}, {choice.detail}" if choice.detail else choice.title,
            )
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.frame.place_again()

    def _box(self, window: QSize) -> QRect:
        width = min(_WIDTH, window.width() - 32)
        rows = max(1, min(self.list.count(), 12))
        height = min(_FIELD + rows * _ROW + 18, window.height() - 96)
        return QRect((window.width() - width) // 2, 56, width, height)

    def _take_theme(self) -> None:
        self.field.setFont(self._theme.text_font(TEXT_SIZE, zoomed=False))
        self.field.setStyleSheet(field_style(self._theme))


class _Rows(QListWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.nothing = ""
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.itemEntered.connect(self.setCurrentItem)
        self.setItemDelegate(_RowPainter(theme, self))
        QuietScrollBars(self, theme)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.nothing:
            painter = QPainter(self.viewport())
            painter.setFont(self._theme.text_font(SMALL_SIZE, zoomed=False))
            painter.setPen(self._theme.color("muted"))
            box = self.viewport().rect().adjusted(0, 6, -8, 0)
            painter.drawText(box, Qt.TextFlag.TextWordWrap, self.nothing)
            painter.end()


class _RowPainter(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = self._theme
        box: QRect = option.rect
        choice: Choice = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            paint_ground(painter, box.adjusted(-2, 1, -8, -1), theme.color("accent_ground"))
        painter.setFont(theme.text_font(TINY_SIZE, zoomed=False))
        painter.setPen(theme.color("muted"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(box.adjusted(0, 0, -18, 0), right, choice.detail)
        taken = painter.fontMetrics().horizontalAdvance(choice.detail)
        font = theme.text_font(SMALL_SIZE, 500, zoomed=False)
        where = box.adjusted(8, 0, -taken - 34, 0)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        words = QFontMetrics(font).elidedText(choice.title, Qt.TextElideMode.ElideRight, where.width())
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()
