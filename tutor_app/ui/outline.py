"""The outline of the page on the right: its headings, and the one that is being read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from tutor_app.ui.style import QuietScrollBars
from tutor_app.ui.theme import SMALL_SIZE, Theme
from tutor_app.ui.widgets import Words, paint_ring, spaced

if TYPE_CHECKING:
    from tutor_app.ui.page.view import OutlineEntry

ANCHOR = Qt.ItemDataRole.UserRole
LEVEL = Qt.ItemDataRole.UserRole + 1
HERE = Qt.ItemDataRole.UserRole + 2


class Outline(QWidget):
    """The page's headings; a press or Enter emits `chosen` with the anchor."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._list = _Headings(theme)
        self._list.chosen.connect(self.chosen)
        self._heading = Words(theme, "ON THIS PAGE", size=11, weight=600)
        self._heading.setFont(spaced(self._heading.font()))
        self._heading.setContentsMargins(8, 0, 0, 0)
        self.setFocusProxy(self._list)
        self.setAccessibleName("Outline")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 36, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(self._heading)
        layout.addWidget(self._list)

    def set_entries(self, entries: Sequence[OutlineEntry]) -> None:
        self._list.clear()
        for entry in entries:
            item = QListWidgetItem(entry.title)
            item.setData(ANCHOR, entry.anchor)
            item.setData(LEVEL, entry.level)
            item.setToolTip(entry.title)
            self._list.addItem(item)
        self._heading.setVisible(bool(entries))

    def set_here(self, anchor: str) -> None:
        """Mark the heading that is being read."""
        for row in range(self._list.count()):
            item = self._list.item(row)
            here = item.data(ANCHOR) == anchor
            if bool(item.data(HERE)) != here:
                item.setData(HERE, here)
                if here:
                    self._list.scrollToItem(item)
                    if not self._list.hasFocus():
                        self._list.setCurrentRow(row)

    def is_empty(self) -> bool:
        return self._list.count() == 0


class _Headings(QListWidget):
    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName("On this page")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setItemDelegate(_HeadingPainter(theme, self))
        QuietScrollBars(self, theme)
        self.itemClicked.connect(self._choose)
        theme.changed.connect(self.viewport().update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and item is not None:
            self._choose(item)
        else:
            super().keyPressEvent(event)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(ANCHOR))


class _HeadingPainter(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, 25)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        here = bool(index.data(HERE))
        indent = 12 if index.data(LEVEL) > 2 else 0
        font = self._theme.text_font(SMALL_SIZE, 600 if here else 400, zoomed=False)
        token = "accent" if here else "text" if state & QStyle.StateFlag.State_MouseOver else "muted"
        where = box.adjusted(8 + indent, 0, -4, 0)
        painter.save()
        painter.setFont(font)
        painter.setPen(self._theme.color(token))
        words = QFontMetrics(font).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, where.width())
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, words)
        if state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, box, self._theme)
        painter.restore()
