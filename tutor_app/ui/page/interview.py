"""An interview question: the learner answers first, then sees the key points and says how it went."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from tutor_app.course.model import FollowUp, InterviewQuestion
from tutor_app.ui.page.parts import Bar, Card, FieldFrame, button
from tutor_app.ui.page.prose import ProseView
from tutor_app.ui.page.tools import Tools
from tutor_app.ui.theme import Theme
from tutor_app.ui.widgets import ButtonKind, Words

RATINGS = (("missed", "Missed it"), ("partly", "Had a part"), ("knew", "Knew it"))
SAID = {
    "missed": ("You said: missed it", "pitfall"),
    "partly": ("You said: had a part", "accent"),
    "knew": ("✓ You said: knew it", "right"),
}


class AnswerField(QPlainTextEdit):
    """Room for an answer in words: grows with it, never scrolls by itself."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setTabChangesFocus(True)
        self.viewport().setAutoFillBackground(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setPlaceholderText("Answer in your own words, or aloud. It is saved here.")
        self.textChanged.connect(self._fit)
        self.restyle()
        theme.changed.connect(self.restyle)

    def restyle(self) -> None:
        self.setFont(self._theme.text_font())
        self.setPalette(self._theme.palette())
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _fit(self) -> None:
        lines = max(int(self.document().size().height()), 2)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 10)


class QuestionPart(QWidget):
    """One question with its field, its key points and the three words for how it went."""

    rated = Signal()
    revealed = Signal()

    def __init__(self, tools: Tools, key: str, question: str, answer: str, *, followup: bool) -> None:
        super().__init__()
        theme = tools.theme
        self._tools = tools
        self._key = key
        self._answer_text = answer
        self._answer: ProseView | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if followup:
            column.addWidget(Words(theme, "The next question", size=12, weight=550, zoomed=True))
        plain = question.replace("`", "")
        self._question = ProseView(theme, f"**{question}**", tools.folder, tools.on_link, name=plain)
        column.addWidget(self._question)
        told = tools.store.interview(key)
        self.field = AnswerField(theme)
        self.field.setAccessibleName(f"Your answer: {plain}")
        draft = tools.store.draft(key)
        self.field.setPlainText(draft if draft is not None else told.answer if told is not None else "")
        column.addWidget(FieldFrame(theme, self.field))
        self._reveal = button(theme, "Show the key points", self.reveal, ButtonKind.ACCENT)
        self._said = Words(theme, weight=550, zoomed=True)
        column.addWidget(Bar(height=30, margins=(0, 0, 0, 0)).add(self._reveal).stretch().add(self._said))
        self._points = QVBoxLayout()
        self._points.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._points)
        self._rating = Bar(height=32, margins=(0, 0, 0, 0))
        self._rating.add(Words(theme, "How did it go?", color="text", zoomed=True))
        self._rating.row.addSpacing(8)
        for rating, words in RATINGS:
            self._rating.add(button(theme, words, partial(self.rate, rating), ButtonKind.ACCENT))
        self._rating.stretch()
        self._rating.hide()
        column.addWidget(self._rating)
        self.field.textChanged.connect(
            lambda: tools.draft_changed(key, lambda: self.field.toPlainText() or None)
        )
        if told is not None:
            self._say(told.rating)

    def reveal(self) -> None:
        """Show or hide the key points."""
        if self._answer is not None:
            self._answer.setVisible(not self._answer.isVisible())
        else:
            tools = self._tools
            self._answer = ProseView(tools.theme, self._answer_text, tools.folder, tools.on_link)
            self._points.addWidget(self._answer)
            self._rating.show()
            self.revealed.emit()
        shown = self._answer.isVisibleTo(self)
        self._reveal.setText("Hide the key points" if shown else "Show the key points")

    def restyle(self) -> None:
        self._question.restyle()
        if self._answer is not None:
            self._answer.restyle()

    def rate(self, rating: str) -> None:
        self._tools.store.record_interview(self._key, self.field.toPlainText(), rating)
        self._say(rating)
        self.rated.emit()

    def _say(self, rating: str) -> None:
        words, color = SAID[rating]
        self._said.setText(words)
        self._said.set_color(color)


class InterviewBlock(Card):
    """A question of the page; its follow-ups come once its key points were shown."""

    def __init__(self, tools: Tools, question: InterviewQuestion) -> None:
        super().__init__(tools.theme, ground="background", padding=(16, 12, 16, 12))
        self.body.setSpacing(16)
        plain = question.question.replace("`", "")
        self.setAccessibleName(f"Interview question: {plain}")
        self.part = QuestionPart(tools, question.key, question.question, question.answer, followup=False)
        self.body.addWidget(self.part)
        self._parts = [self.part]
        self._tools = tools
        if question.followups:
            self.part.revealed.connect(lambda: self._show_followups(question.followups))

    def restyle(self) -> None:
        for part in self._parts:
            part.restyle()

    def _show_followups(self, followups: Sequence[FollowUp]) -> None:
        for item in followups:
            part = QuestionPart(self._tools, item.key, item.question, item.answer, followup=True)
            self._parts.append(part)
            self.body.addWidget(part)
