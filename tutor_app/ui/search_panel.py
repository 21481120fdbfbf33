"""Searching the course: what was found, by topic, with the hits marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from tutor_app.course.model import Course
from tutor_app.course.search import Hit
from tutor_app.ui.background import Work, run_in_background
from tutor_app.ui.style import QuietScrollBars, field_style
from tutor_app.ui.theme import CODE_SIZE, SMALL_SIZE, TEXT_SIZE, TINY_SIZE, Theme
from tutor_app.ui.widgets import Floating, paint_ground, spaced

KIND_WORDS = {
    "topic": "Topic",
    "prose": "Text",
    "code": "Code",
    "pitfall": "Pitfall",
    "exercise": "Exercise",
    "question": "Question",
}
HIT = Qt.ItemDataRole.UserRole
_FIELD = 48
_GROUP_ROW = 34
_HIT_ROW = 48
_WIDTH = 720
_PAUSE_MS = 120
_MOST = 40


class Piece(NamedTuple):
    """A stretch of a snippet, inside or outside a hit."""

    text: str
    marked: bool


def pieces(snippet: str) -> list[Piece]:
    r"""A snippet cut at its marks (``\x02`` before a hit, ``\x03`` after it), on one line."""
    result = []
    for number, part in enumerate(" ".join(snippet.split()).split("\x02")):
        marked, closed, rest = part.partition("\x03")
        if number == 0 or not closed:
            result.append(Piece(part.replace("\x03", ""), False))
        else:
            result.append(Piece(marked, True))
            result.append(Piece(rest, False))
    return [piece for piece in result if piece.text]


class SearchPanel(QWidget):
    """A line to type in; *find* is called beside the window; `hit_chosen` carries the Hit."""

    hit_chosen = Signal(object)

    def __init__(
        self, theme: Theme, window: QWidget, course: Course, find: Callable[[str, int], Sequence[Hit]]
    ) -> None:
        super().__init__()
        self._theme = theme
        self._find = find
        self._topics = {topic.id: topic for topic in course.topics()}
        self._stages = {stage.id: stage for stage in course.stages()}
        self._work: Work | None = None
        self._asked = ""
        self.ready = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.field = QLineEdit()
        self.field.setFrame(False)
        self.field.setFixedHeight(_FIELD - 8)
        self.field.setAccessibleName("Search the course")
        self.field.setPlaceholderText("Search lessons, code, questions")
        self.field.textChanged.connect(self._on_typed)
        self.field.installEventFilter(self)
        self.list = _Results(theme)
        self.list.clicked.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 4, 6, 6)
        layout.setSpacing(4)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.frame = Floating(theme, "Search", window, self, self._box)
        self.frame.closed.connect(self._on_closed)
        self._take_theme()
        theme.changed.connect(self._take_theme)

    def open(self) -> None:
        """Show the panel with what was searched for last, ready to be typed over."""
        self.field.selectAll()
        self._say()
        self.frame.open_it(self.field)
        if self.field.text() and self.list.is_empty():
            self._search()

    def set_ready(self, ready: bool) -> None:
        """Say whether the index can be searched; what was typed meanwhile is searched for now."""
        self.ready = ready
        self._say()
        if ready and self.frame.isVisible():
            self._search()

    def hits(self) -> list[Hit]:
        """What is listed, in order."""
        return self.list.hits()

    def is_waiting(self) -> bool:
        """Whether a search is due as soon as the typing pauses."""
        return self._pause.isActive()

    def eventFilter(self, watched: QObject, event: object) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            steps = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: 6,
                Qt.Key.Key_PageUp: -6,
            }
            if key in steps:
                self.list.step(steps[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self._pause.isActive():
                    self._search()
                else:
                    self._choose(self.list.currentIndex())
                return True
        return False

    def _on_typed(self) -> None:
        self._pause.start()

    def _on_closed(self) -> None:
        self._pause.stop()
        if self._work is not None:
            self._work.forget()
            self._work = None

    def _search(self) -> None:
        self._pause.stop()
        if self._work is not None:
            self._work.forget()
            self._work = None
        self._asked = self.field.text().strip()
        if not self._asked or not self.ready:
            self._show([])
            return
        self._work = run_in_background(partial(self._find, self._asked, _MOST), self._on_found)

    def _on_found(self, hits: Sequence[Hit]) -> None:
        self._work = None
        self._show(hits)

    def _show(self, hits: Sequence[Hit]) -> None:
        grouped: dict[str, list[Hit]] = {}
        for hit in hits:
            if hit.topic_id in self._topics:
                grouped.setdefault(hit.topic_id, []).append(hit)
        groups = []
        for topic_id, of_topic in grouped.items():
            topic = self._topics[topic_id]
            groups.append((f"{self._stages[topic.stage_id].number} › {topic.title}", of_topic))
        self.list.show_groups(groups)
        self._say()
        self.frame.place_again()

    def _say(self) -> None:
        if not self.ready:
            sentence = "The course is being read for the search. This takes a moment, only once."
        elif not self._asked:
            sentence = "Type a word: titles, text, code, pitfalls, exercises and questions are searched."
        elif self.list.is_empty():
            sentence = f"Nothing found for “{self._asked}”. Try one word, or its beginning."
        else:
            sentence = ""
        self.list.set_sentence(sentence)

    def _choose(self, index: QModelIndex) -> None:
        hit = index.data(HIT)
        if hit is not None:
            self.frame.close_it()
            self.hit_chosen.emit(hit)

    def _box(self, window: QSize) -> QRect:
        width = min(_WIDTH, window.width() - 32)
        wanted = _FIELD + max(_GROUP_ROW + 10, self.list.content_height()) + 20
        height = min(wanted, window.height() - 110)
        return QRect((window.width() - width) // 2, 56, width, height)

    def _take_theme(self) -> None:
        self.field.setFont(self._theme.text_font(TEXT_SIZE, zoomed=False))
        self.field.setStyleSheet(field_style(self._theme))


class _Results(QListView):
    """Groups and hits as rows; the groups are passed over by the keys."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._sentence = ""
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setAccessibleName("Found in the course")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.entered.connect(self._on_entered)
        self.setItemDelegate(_HitPainter(theme, self))
        QuietScrollBars(self, theme)

    def show_groups(self, groups: Sequence[tuple[str, Sequence[Hit]]]) -> None:
        self._model.clear()
        for title, hits in groups:
            heading = QStandardItem(title)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            heading.setAccessibleText(f"In {title}")
            self._model.appendRow(heading)
            for hit in hits:
                item = QStandardItem(hit.title)
                item.setData(hit, HIT)
                snippet = "".join(piece.text for piece in pieces(hit.snippet))
                item.setAccessibleText(f"{KIND_WORDS.get(hit.kind, hit.kind)}: {hit.title}. {snippet}")
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self._model.appendRow(item)
        self.setCurrentIndex(self._model.index(1, 0))
        self.scrollToTop()

    def set_sentence(self, sentence: str) -> None:
        self._sentence = sentence
        self.setAccessibleDescription(sentence)
        self.viewport().update()

    def sentence(self) -> str:
        return self._sentence

    def hits(self) -> list[Hit]:
        rows = (self._model.index(row, 0).data(HIT) for row in range(self._model.rowCount()))
        return [hit for hit in rows if hit is not None]

    def is_empty(self) -> bool:
        return self._model.rowCount() == 0

    def content_height(self) -> int:
        hits = len(self.hits())
        return hits * _HIT_ROW + (self._model.rowCount() - hits) * _GROUP_ROW

    def step(self, by: int) -> None:
        """Move by *by* hits; from the last one to the first by a single step, and back."""
        rows = [
            row for row in range(self._model.rowCount()) if self._model.index(row, 0).data(HIT) is not None
        ]
        if not rows:
            return
        current = self.currentIndex().row()
        at = rows.index(current) if current in rows else -1
        to = (at + by) % len(rows) if abs(by) == 1 else max(0, min(at + by, len(rows) - 1))
        self.setCurrentIndex(self._model.index(rows[to], 0))
        if to == 0:
            self.scrollToTop()
        else:
            self.scrollTo(self.currentIndex())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._sentence:
            painter = QPainter(self.viewport())
            painter.setFont(self._theme.text_font(SMALL_SIZE, zoomed=False))
            painter.setPen(self._theme.color("muted"))
            box = self.viewport().rect().adjusted(0, 8, -8, 0)
            painter.drawText(box, Qt.TextFlag.TextWordWrap, self._sentence)
            painter.end()

    def _on_entered(self, index: QModelIndex) -> None:
        if index.data(HIT) is not None:
            self.setCurrentIndex(index)


class _HitPainter(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, _GROUP_ROW if index.data(HIT) is None else _HIT_ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = self._theme
        box: QRect = option.rect
        hit: Hit | None = index.data(HIT)
        center = Qt.AlignmentFlag.AlignVCenter
        painter.save()
        if hit is None:
            painter.setFont(spaced(theme.text_font(TINY_SIZE, 600, zoomed=False), 0.3))
            painter.setPen(theme.color("muted"))
            painter.drawText(box.adjusted(8, 8, -8, 0), center, str(index.data()))
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            paint_ground(painter, box.adjusted(-2, 1, -8, -1), theme.color("accent_ground"))
        painter.setFont(theme.text_font(TINY_SIZE, zoomed=False))
        painter.setPen(theme.color("muted"))
        upper = QRect(box.left() + 8, box.top() + 5, box.width() - 26, 20)
        kind = KIND_WORDS.get(hit.kind, hit.kind)
        painter.drawText(upper, center | Qt.AlignmentFlag.AlignRight, kind)
        taken = painter.fontMetrics().horizontalAdvance(kind) + 12
        font = theme.text_font(SMALL_SIZE, 500, zoomed=False)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        words = QFontMetrics(font).elidedText(hit.title, Qt.TextElideMode.ElideRight, upper.width() - taken)
        painter.drawText(upper, center, words)
        self._paint_snippet(painter, hit, QRect(upper.left(), box.top() + 24, upper.width(), 18))
        painter.restore()

    def _paint_snippet(self, painter: QPainter, hit: Hit, box: QRect) -> None:
        theme = self._theme
        code = hit.kind == "code"
        plain = (
            theme.code_font(CODE_SIZE - 1.5, zoomed=False)
            if code
            else theme.text_font(TINY_SIZE, zoomed=False)
        )
        bold = QFont(plain)
        bold.setWeight(QFont.Weight.DemiBold)
        x, end = box.left(), box.right()
        for piece in pieces(hit.snippet):
            font = bold if piece.marked else plain
            metrics = QFontMetrics(font)
            text = metrics.elidedText(piece.text, Qt.TextElideMode.ElideRight, end - x)
            width = metrics.horizontalAdvance(text)
            if piece.marked:
                paint_ground(painter, QRect(x - 1, box.top() + 1, width + 2, 16), theme.color("selection"), 3)
            painter.setFont(font)
            painter.setPen(theme.color("text" if piece.marked else "muted"))
            painter.drawText(
                QRect(x, box.top(), width + 2, box.height()), Qt.AlignmentFlag.AlignVCenter, text
            )
            x += width
            if text != piece.text or x >= end:
                break
