"""The course on the left: parts as headings, stages that fold, topics with what is done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import IntEnum

from PySide6.QtCore import QElapsedTimer, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from tutor_app.course.model import Course, Stage, Topic
from tutor_app.progress.records import TopicState
from tutor_app.ui.style import QuietScrollBars
from tutor_app.ui.theme import SMALL_SIZE, TINY_SIZE, Theme
from tutor_app.ui.widgets import Sign, paint_ground, paint_ring, paint_sign, spaced

STATE_WORDS = {
    TopicState.DONE: "done",
    TopicState.STARTED: "started",
    TopicState.UNTOUCHED: "not started",
}
STATE_SIGNS = {
    TopicState.DONE: (Sign.FULL, "right"),
    TopicState.STARTED: (Sign.HALF, "accent"),
    TopicState.UNTOUCHED: (Sign.EMPTY, "muted"),
}


class Kind(IntEnum):
    """What a row of the tree is."""

    PART = 0
    STAGE = 1
    TOPIC = 2


KIND = Qt.ItemDataRole.UserRole
ID = Qt.ItemDataRole.UserRole + 1
STATE = Qt.ItemDataRole.UserRole + 2
COUNT = Qt.ItemDataRole.UserRole + 3
HERE = Qt.ItemDataRole.UserRole + 4


class CourseTree(QTreeView):
    """The course as a tree. Enter or a press opens; Left and Right fold; typing finds a title.

    `topic_chosen` and `stage_chosen` carry an id; `folds_changed` follows every fold of a stage.
    """

    topic_chosen = Signal(str)
    stage_chosen = Signal(str)
    folds_changed = Signal()

    def __init__(self, course: Course, theme: Theme, open_stages: Iterable[str] = ()) -> None:
        super().__init__()
        self._course = course
        self._theme = theme
        self._items: dict[str, QStandardItem] = {}
        self._typed = ""
        self._since_key = QElapsedTimer()
        self._here = ""
        self.setAccessibleName("Topics")
        self.setAccessibleDescription("Parts, stages and topics of the course")
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setMinimumWidth(180)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(_RowPainter(theme, self))
        QuietScrollBars(self, theme)
        self._model = self._make_model()
        self.setModel(self._model)
        self.expandAll()
        opened = set(open_stages)
        for stage in course.stages():
            self.setExpanded(self._items[stage.id].index(), stage.id in opened)
        self.expanded.connect(self.folds_changed)
        self.collapsed.connect(self.folds_changed)
        self._take_theme()
        theme.changed.connect(self._take_theme)

    def set_states(self, states: Mapping[str, TopicState]) -> None:
        """Show what is done: *states* by topic id; a topic that is missing is not started."""
        for stage in self._course.stages():
            done = 0
            for topic in stage.topics:
                state = states.get(topic.id, TopicState.UNTOUCHED)
                done += state is TopicState.DONE
                self._set_state(topic, state)
            total = len(stage.topics)
            item = self._items[stage.id]
            if item.data(COUNT) != f"{done}/{total}":
                item.setData(f"{done}/{total}", COUNT)
                item.setAccessibleText(f"Stage {stage.number} {stage.title}, {done} of {total} topics done")

    def set_here(self, item_id: str) -> None:
        """Mark the topic or stage that is open, unfold the way to it and scroll it into view."""
        for changed, here in ((self._here, False), (item_id, True)):
            if changed in self._items:
                self._items[changed].setData(here, HERE)
        self._here = item_id
        item = self._items.get(item_id)
        if item is None:
            return
        parent = item.parent()
        if parent is not None and not self.isExpanded(parent.index()):
            self.setExpanded(parent.index(), True)
        self.setCurrentIndex(item.index())
        self.scrollTo(item.index())

    def open_stages(self) -> list[str]:
        """The ids of the unfolded stages, in order."""
        return [s.id for s in self._course.stages() if self.isExpanded(self._items[s.id].index())]

    def index_of(self, item_id: str) -> QModelIndex:
        """The row of a topic or a stage. Raises KeyError where the course has none."""
        return self._items[item_id].index()

    def keyboardSearch(self, search: str) -> None:
        """Go to the next stage or topic with a word that begins with what was typed lately."""
        pause = QApplication.keyboardInputInterval()
        if not self._since_key.isValid() or self._since_key.elapsed() > pause:
            self._typed = ""
        self._since_key.start()
        self._typed += search.casefold()
        rows = [item.index() for item in self._items.values()]
        current = self.currentIndex()
        at = rows.index(current) if current in rows else -1
        first = at if len(self._typed) > 1 and at >= 0 else at + 1
        for index in rows[first:] + rows[:first]:
            title = str(index.data()).casefold()
            words = [title, *title.split()]
            if any(word.startswith(self._typed) for word in words) or f" {self._typed}" in title:
                self.setExpanded(index.parent(), True)
                self.setCurrentIndex(index)
                self.scrollTo(index)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        kind = index.data(KIND)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space if index.isValid():
                if self._typed and event.key() == Qt.Key.Key_Space and self._still_typing():
                    self.keyboardSearch(" ")
                else:
                    self._open(index)
            case Qt.Key.Key_Left if kind == Kind.TOPIC:
                self.setCurrentIndex(index.parent())
            case Qt.Key.Key_Left if kind == Kind.STAGE:
                self.setExpanded(index, False)
            case Qt.Key.Key_Right if kind == Kind.STAGE:
                if self.isExpanded(index):
                    self.setCurrentIndex(index.model().index(0, 0, index))
                else:
                    self.setExpanded(index, True)
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                event.accept()
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or index.data(KIND) in (None, Kind.PART):
            super().mousePressEvent(event)
            return
        self.setCurrentIndex(index)
        on_fold = event.position().x() < _FOLD_WIDTH
        if index.data(KIND) == Kind.STAGE and (on_fold or index.data(ID) == self._here):
            self.setExpanded(index, not self.isExpanded(index))
        else:
            self._open(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid() and self._items:
            self.setCurrentIndex(next(iter(self._items.values())).index())
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._items:
            painter = QPainter(self.viewport())
            painter.setPen(self._theme.color("muted"))
            painter.setFont(self.font())
            box = self.viewport().rect().adjusted(16, 16, -16, -16)
            painter.drawText(box, Qt.TextFlag.TextWordWrap, "The course has no topics yet.")
            painter.end()

    def _open(self, index: QModelIndex) -> None:
        if index.data(KIND) == Kind.TOPIC:
            self.topic_chosen.emit(index.data(ID))
        elif index.data(KIND) == Kind.STAGE:
            self.setExpanded(index, True)
            self.stage_chosen.emit(index.data(ID))

    def _still_typing(self) -> bool:
        return self._since_key.isValid() and self._since_key.elapsed() < QApplication.keyboardInputInterval()

    def _make_model(self) -> QStandardItemModel:
        model = QStandardItemModel(self)
        for part in self._course.parts:
            part_item = QStandardItem(part.title)
            part_item.setData(Kind.PART, KIND)
            part_item.setAccessibleText(f"Part {part.title}")
            # Not enabled, so that the arrow keys pass over the heading.
            part_item.setFlags(Qt.ItemFlag.NoItemFlags)
            for stage in part.stages:
                part_item.appendRow(self._stage_item(stage))
            model.appendRow(part_item)
        return model

    def _stage_item(self, stage: Stage) -> QStandardItem:
        item = QStandardItem(f"{stage.number} {stage.title}")
        item.setData(Kind.STAGE, KIND)
        item.setData(stage.id, ID)
        item.setData(f"0/{len(stage.topics)}", COUNT)
        item.setAccessibleText(f"Stage {stage.number} {stage.title}, 0 of {len(stage.topics)} topics done")
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        self._items[stage.id] = item
        for topic in stage.topics:
            topic_item = QStandardItem(topic.title)
            topic_item.setData(Kind.TOPIC, KIND)
            topic_item.setData(topic.id, ID)
            topic_item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self._items[topic.id] = topic_item
            self._set_state(topic, TopicState.UNTOUCHED)
            item.appendRow(topic_item)
        return item

    def _set_state(self, topic: Topic, state: TopicState) -> None:
        item = self._items[topic.id]
        if item.data(STATE) is not state:
            item.setData(state, STATE)
            item.setAccessibleText(f"{topic.title}, {STATE_WORDS[state]}")
            item.setToolTip(f"{topic.title} · {STATE_WORDS[state]}")

    def _take_theme(self) -> None:
        self.setFont(self._theme.text_font(SMALL_SIZE, zoomed=False))
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, self._theme.color("pane"))
        self.setPalette(palette)
        self.viewport().update()


_FOLD_WIDTH = 30
_ROW_HEIGHT = 28
_PART_HEIGHT = 34


class _RowPainter(QStyledItemDelegate):
    """Draws a row: a heading, a stage with its count, a topic with its circle."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(100, _PART_HEIGHT if index.data(KIND) == Kind.PART else _ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = self._theme
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        kind = index.data(KIND)
        painter.save()
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if kind == Kind.PART:
            font = spaced(theme.text_font(11, 600, zoomed=False))
            painter.setFont(font)
            painter.setPen(theme.color("muted"))
            where = box.adjusted(18, 8, -12, 0)
            words = QFontMetrics(font).elidedText(
                str(index.data()).upper(), Qt.TextElideMode.ElideRight, where.width()
            )
            painter.drawText(where, left, words)
            painter.restore()
            return
        inside = box.adjusted(8, 1, -8, -1)
        here = bool(index.data(HERE))
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if here:
            paint_ground(painter, inside, theme.color("accent_ground"))
        elif hovered:
            paint_ground(painter, inside, theme.color("current_line"))
        if kind == Kind.STAGE:
            view = self.parent()
            is_open = isinstance(view, QTreeView) and view.isExpanded(QModelIndex(index))  # type: ignore[arg-type]
            sign = Sign.OPEN if is_open else Sign.FOLDED
            paint_sign(painter, sign, QRectF(17, box.center().y() - 4.5, 10, 10), theme.color("muted"))
            painter.setFont(theme.text_font(TINY_SIZE, 400, zoomed=False))
            painter.setPen(theme.color("muted"))
            painter.drawText(
                box.adjusted(0, 0, -18, 0),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                str(index.data(COUNT)),
            )
            words_box, weight = box.adjusted(32, 0, -52, 0), 500
        else:
            sign, token = STATE_SIGNS[index.data(STATE)]
            paint_sign(painter, sign, QRectF(38, box.center().y() - 6, 13, 13), theme.color(token))
            words_box, weight = box.adjusted(60, 0, -16, 0), 400
        font = theme.text_font(SMALL_SIZE, 500 if here else weight, zoomed=False)
        painter.setFont(font)
        painter.setPen(theme.color("accent" if here else "text"))
        words = QFontMetrics(font).elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, words_box.width()
        )
        painter.drawText(words_box, left, words)
        if state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, inside, theme)
        painter.restore()
