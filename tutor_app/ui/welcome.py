"""What the window shows where no topic is open: the start page, a stage, a mistake in a file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from tutor_app.course.model import Course, Stage, Topic
from tutor_app.progress.records import TopicState
from tutor_app.ui.style import QuietScrollBars
from tutor_app.ui.theme import HEADING_SIZES, PAGE_WIDTH, SMALL_SIZE, TEXT_SIZE, Theme
from tutor_app.ui.tree import STATE_SIGNS, STATE_WORDS
from tutor_app.ui.widgets import Button, ButtonKind, Words, paint_ground, paint_ring, paint_sign

HOW_IT_WORKS = (
    "Choose a topic on the left and read its page from top to bottom.",
    "Every code block is an editor: change it and press Shift+Enter to run it in the console below.",
    "Exercises are checked in a clean process, and the answer says what came back and why.",
    "All you type is kept on this computer, and nothing needs the network.",
)


class HomePage(QScrollArea):
    """The start page: how this works at first, afterwards the way back to where the learner stopped.

    `topic_chosen` carries the id of the topic to open, `stage_chosen` that of a stage.
    """

    topic_chosen = Signal(str)
    stage_chosen = Signal(str)

    def __init__(self, course: Course, theme: Theme) -> None:
        super().__init__()
        self._course = course
        self._theme = theme
        self._button: Button | None = None
        _as_page(self, theme, "Start page")

    def show_first(self) -> None:
        """How it works, in four sentences, and the first topic."""
        column = _Column(self._theme)
        column.add_title(self._course.title)
        column.add_space(4)
        for sentence in HOW_IT_WORKS:
            column.add_words(sentence)
        topics = self._course.topics()
        if topics:
            self._add_button(column, f"Start with {topics[0].title}", topics[0])
        else:
            column.add_words("The course has no topics yet.", color="muted")
        self._put(column)

    def show_again(self, last: Topic | None, states: Mapping[str, TopicState]) -> None:
        """The topic to go on with, and how far every stage is."""
        column = _Column(self._theme)
        topics = self._course.topics()
        done = sum(states.get(topic.id) is TopicState.DONE for topic in topics)
        column.add_title("Welcome back")
        column.add_words(f"{done} of {len(topics)} topics done", color="muted")
        if last is not None:
            self._add_button(column, f"Continue where you stopped: {last.title}", last)
        elif topics:
            self._add_button(column, f"Start with {topics[0].title}", topics[0])
        column.add_space(16)
        for part in self._course.parts:
            column.add_heading(part.title)
            for stage in part.stages:
                row = _stage_row(self._theme, stage, states)
                row.clicked.connect(lambda checked=False, stage_id=stage.id: self.stage_chosen.emit(stage_id))
                column.add(row)
        self._put(column)

    def focus_button(self) -> None:
        """Give the primary button the keyboard: Enter goes on."""
        if self._button is not None:
            self._button.setFocus(Qt.FocusReason.OtherFocusReason)

    def primary_text(self) -> str:
        """The words of the primary button."""
        return self._button.text() if self._button is not None else ""

    def press_primary(self) -> None:
        if self._button is not None:
            self._button.click()

    def _add_button(self, column: _Column, text: str, topic: Topic) -> None:
        button = Button(self._theme, text, ButtonKind.PRIMARY)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAutoDefault(True)
        button.clicked.connect(lambda: self.topic_chosen.emit(topic.id))
        column.add_space(12)
        column.add(button, stretched=False)
        self._button = button

    def _put(self, column: _Column) -> None:
        column.finish()
        self.setWidget(column)


class StagePage(QScrollArea):
    """A stage: the text of its `stage.md`, then its topics with what is done."""

    topic_chosen = Signal(str)
    link_activated = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._prose: object = None
        _as_page(self, theme, "Stage")
        theme.changed.connect(self._take_theme)

    def show_stage(self, stage: Stage, markdown: str, states: Mapping[str, TopicState]) -> None:
        """*markdown* is the text of the stage; where it is empty only the topics are listed."""
        from tutor_app.ui.page.prose import ProseView

        column = _Column(self._theme)
        done = sum(states.get(topic.id) is TopicState.DONE for topic in stage.topics)
        column.add_title(f"{stage.number} {stage.title}")
        column.add_words(f"{stage.part} · {done} of {len(stage.topics)} topics done", color="muted")
        text = _without_title(markdown)
        self._prose = None
        if text:
            prose = ProseView(
                self._theme, text, stage.folder, self.link_activated.emit, name=f"About {stage.title}"
            )
            self._prose = prose
            column.add_space(8)
            column.add(prose)
        column.add_heading("Topics")
        for topic in stage.topics:
            row = _topic_row(self._theme, topic, states.get(topic.id, TopicState.UNTOUCHED))
            row.clicked.connect(lambda checked=False, topic_id=topic.id: self.topic_chosen.emit(topic_id))
            column.add(row)
        column.finish()
        self.setWidget(column)
        self.setAccessibleName(f"Stage {stage.number} {stage.title}")
        self.verticalScrollBar().setValue(0)

    def _take_theme(self) -> None:
        from tutor_app.ui.page.prose import ProseView

        if isinstance(self._prose, ProseView):
            self._prose.restyle()


class MistakePage(QScrollArea):
    """A file of the course cannot be read: where, what, and what to do."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        _as_page(self, theme, "This page cannot be shown")

    def show_mistake(self, path: Path, line: int, message: str) -> None:
        column = _Column(self._theme)
        column.add_title("This page cannot be shown")
        column.add_words(message)
        column.add_words(f"{path}, line {line}", color="muted", selectable=True)
        column.add_words(
            "Mend the file and open the topic again; `tutor-app check` lists every mistake.", color="muted"
        )
        column.finish()
        self.setWidget(column)


class _Column(QWidget):
    """One column of words and rows, as wide as a page's text."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(24, 32, 24, 32)
        self._rows.setSpacing(8)
        self._take_theme()
        theme.changed.connect(self._take_theme)

    def add(self, widget: QWidget, *, stretched: bool = True) -> None:
        if stretched:
            self._rows.addWidget(widget)
        else:
            self._rows.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)

    def add_space(self, pixels: int) -> None:
        self._rows.addSpacing(pixels)

    def add_title(self, text: str) -> None:
        self.add(
            Words(
                self._theme, text, size=HEADING_SIZES[1], weight=650, color="text", wrapped=True, zoomed=True
            )
        )

    def add_heading(self, text: str) -> None:
        self.add_space(12)
        self.add(Words(self._theme, text, size=SMALL_SIZE, weight=600, zoomed=True))

    def add_words(self, text: str, *, color: str = "text", selectable: bool = False) -> None:
        words = Words(self._theme, text, size=TEXT_SIZE, color=color, wrapped=True, zoomed=True)
        words.setContentsMargins(0, 2, 0, 2)
        if selectable:
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.add(words)

    def finish(self) -> None:
        self._rows.addStretch(1)

    def _take_theme(self) -> None:
        self.setMaximumWidth(round(PAGE_WIDTH * self._theme.zoom) + 48)


class _Row(QPushButton):
    """A row that can be pressed: a sign if it has one, words, a detail and a bar of what is done."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        detail: str,
        *,
        name: str,
        state: TopicState | None = None,
        shares: tuple[float, float] | None = None,
    ) -> None:
        """*shares* are how much is begun and how much of it is done, from 0 to 1."""
        super().__init__(text)
        self._theme = theme
        self._detail = detail
        self._state = state
        self._shares = shares
        self.setAccessibleName(name)
        self.setFlat(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._take_theme)

    def sizeHint(self) -> QSize:
        return QSize(200, round(34 * self._theme.zoom))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        box = self.rect()
        center = Qt.AlignmentFlag.AlignVCenter
        if self.underMouse():
            paint_ground(painter, box, theme.color("current_line"))
        left = 8
        if self._state is not None:
            sign, token = STATE_SIGNS[self._state]
            paint_sign(painter, sign, QRectF(8, box.center().y() - 6, 13, 13), theme.color(token))
            left = 32
        painter.setFont(theme.text_font(SMALL_SIZE))
        painter.setPen(theme.color("muted"))
        painter.drawText(box.adjusted(0, 0, -12, 0), center | Qt.AlignmentFlag.AlignRight, self._detail)
        right = painter.fontMetrics().horizontalAdvance(self._detail) + 28
        if self._shares is not None:
            track = QRect(box.right() - right - 112, box.center().y() - 2, 112, 5)
            right += 128
            paint_ground(painter, track, theme.color("line"), 2.5)
            for share, token in zip(self._shares, ("accent", "right"), strict=True):
                if share:
                    part = QRect(track.left(), track.top(), round(track.width() * share), track.height())
                    paint_ground(painter, part, theme.color(token), 2.5)
        painter.setFont(theme.text_font(TEXT_SIZE))
        painter.setPen(theme.color("text"))
        where = box.adjusted(left, 0, -right, 0)
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, where.width())
        painter.drawText(where, center, words)
        if self.hasFocus():
            paint_ring(painter, box, theme)
        painter.end()

    def _take_theme(self) -> None:
        self.updateGeometry()
        self.update()


def _stage_row(theme: Theme, stage: Stage, states: Mapping[str, TopicState]) -> _Row:
    total = len(stage.topics)
    done = sum(states.get(topic.id) is TopicState.DONE for topic in stage.topics)
    begun = done + sum(states.get(topic.id) is TopicState.STARTED for topic in stage.topics)
    title = f"{stage.number} {stage.title}"
    return _Row(
        theme,
        title,
        f"{done}/{total}",
        name=f"{title}, {done} of {total} topics done",
        shares=(begun / total, done / total) if total else None,
    )


def _topic_row(theme: Theme, topic: Topic, state: TopicState) -> _Row:
    words = STATE_WORDS[state]
    return _Row(theme, topic.title, words, name=f"{topic.title}, {words}", state=state)


def _as_page(area: QScrollArea, theme: Theme, name: str) -> None:
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    area.setAccessibleName(name)
    QuietScrollBars(area, theme)


def _without_title(markdown: str) -> str:
    lines = markdown.strip().splitlines()
    if lines and lines[0].startswith("# "):
        lines = lines[1:]
    return "\n".join(lines).strip()
