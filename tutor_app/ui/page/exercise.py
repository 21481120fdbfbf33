"""An exercise of the page: its text, the learner's answer, and what helps to get it right."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tutor_app.checks.run import Checker, CheckRun
from tutor_app.checks.verdict import Verdict, VerdictKind
from tutor_app.course.model import Exercise
from tutor_app.ui.background import Work, run_in_background
from tutor_app.ui.editor import CodeEditor
from tutor_app.ui.page.parts import Bar, Card, Ruler, button
from tutor_app.ui.page.prose import ProseView
from tutor_app.ui.page.tools import Tools
from tutor_app.ui.page.verdict import LOOKS, VerdictPanel
from tutor_app.ui.theme import HEADING_SIZES
from tutor_app.ui.widgets import ButtonKind, Words

MOST_SHOWN = 12
REPLACED = {
    "reset": "replaced by a reset",
    "other window": "replaced from another window",
    "import": "replaced by an import",
}


@dataclass(frozen=True, slots=True)
class Earlier:
    """Something the learner had in the editor: when (ISO 8601), what it was, one line more about it."""

    at: str
    words: str
    color: str
    more: str
    source: str


class ExerciseBlock(Card):
    """One exercise; `judged` comes after an attempt was recorded, `shown` with the part that is wanted."""

    judged = Signal(object)
    shown = Signal(QWidget)
    run_asked = Signal()
    run_text_asked = Signal(str)
    leave_forward = Signal()
    leave_backward = Signal()

    def __init__(self, tools: Tools, exercise: Exercise, number: int, checker: Checker) -> None:
        super().__init__(tools.theme, ground="background", padding=(1, 1, 1, 1))
        theme = tools.theme
        self._tools = tools
        self.exercise = exercise
        self._checker = checker
        self._run: CheckRun | None = None
        self._work: Work | None = None
        self._checked_source = ""
        self._starter = exercise.starter().rstrip("\n")
        self.setAccessibleName(f"Exercise {number}: {exercise.title}")

        self.state_words = Words(theme, weight=550, zoomed=True)
        head = Bar(height=40, margins=(16, 4, 16, 0))
        title = Words(
            theme,
            f"{number} · {exercise.title}",
            size=HEADING_SIZES[3] + 1,
            weight=600,
            color="text",
            wrapped=True,
            zoomed=True,
        )
        head.row.addWidget(title, 1)
        if exercise.difficulty:
            head.add(Words(theme, f"{exercise.difficulty}  · ", zoomed=True))
        head.add(self.state_words)
        self.body.addWidget(head)
        self._text = self._prose(exercise.text, (16, 4, 16, 12))

        self.editor = CodeEditor(theme, tools.assist)
        self.editor.setAccessibleName(f"Your answer to exercise {number}, {exercise.title}")
        self.editor.set_text(tools.store.draft(exercise.id) or self._starter)
        self.body.addWidget(Ruler(theme))
        self.body.addWidget(self.editor)
        self.body.addWidget(Ruler(theme))

        self.check_button = button(theme, "Check", self.check, ButtonKind.PRIMARY, keys="Ctrl+Shift+Enter")
        self._run_button = button(
            theme, "Run in the console", self.run_asked.emit, help="Runs your answer in the console below"
        )
        self.hint_button = button(theme, "Hint", self._show_next_hint)
        self.solution_button = button(theme, "Solution", self._ask_for_solution)
        self._reset = button(
            theme, "Reset", self.reset, help="Back to the starter; undo brings your answer back"
        )
        self.history_button = button(
            theme, "History", self._toggle_history, help="Your attempts and drafts; each can be brought back"
        )
        bar = Bar(height=50, margins=(12, 6, 8, 6)).add(self.check_button, self._run_button).stretch()
        bar.row.setSpacing(4)
        bar.add(self.hint_button, self.solution_button, self._reset, self.history_button)
        self.body.addWidget(bar)

        self._below = QVBoxLayout()
        self._below.setContentsMargins(12, 0, 12, 0)
        self._below.setSpacing(8)
        self.body.addLayout(self._below)
        self.verdict = VerdictPanel(theme)
        self._below.addWidget(self.verdict)
        self.question: QWidget | None = None
        self.solution_part: QWidget | None = None
        self._history_part: QWidget | None = None
        self._hints: list[ProseView] = []
        self._below_end = QWidget()
        self._below_end.setFixedHeight(0)
        self._below.addWidget(self._below_end)

        for _ in range(min(tools.store.hints_shown(exercise.id), len(exercise.hints))):
            self._add_hint()
        self.hint_button.setVisible(bool(exercise.hints))
        self._label_hint()
        self._show_state()

        self.editor.edited.connect(self._on_edited)
        self.editor.check_requested.connect(self.check)
        self.editor.run_requested.connect(self.run_asked)
        self.editor.run_and_advance_requested.connect(self.run_asked)
        self.editor.run_selection_requested.connect(self.run_text_asked)
        self.editor.leave_forward.connect(self.leave_forward)
        self.editor.leave_backward.connect(self.leave_backward)

    def source(self) -> str:
        return self.editor.text()

    def focus_editor(self) -> None:
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> None:
        """Judge the answer as it stands, or stop the check that is running."""
        if self._run is not None:
            self._run.cancel()
            return
        self._checked_source = self.editor.text()
        self._tools.draft_changed(self.exercise.id, self._draft)
        self.editor.clear_error()
        self._run = self._checker.start(self.exercise.folder, self._checked_source)
        self._work = run_in_background(self._run.wait, self._on_verdict)
        self._set_check_button("Stop", ButtonKind.ACCENT)
        self.state_words.setText("checking")
        self.state_words.set_color("muted")

    def stop(self) -> None:
        """End a running check without a verdict: the page is about to go."""
        if self._work is not None:
            self._work.forget()
        if self._run is not None:
            self._run.cancel()
        self._run = self._work = None

    def reset(self) -> None:
        """Back to the starter, in one step that undo takes back."""
        self.editor.set_text(self._starter, undoable=True)
        self.editor.clear_error()

    def restyle(self) -> None:
        for prose in (self._text, *self._hints):
            prose.restyle()
        self.updateGeometry()

    def _draft(self) -> str | None:
        return None if self.editor.text() == self._starter else self.editor.text()

    def _on_edited(self) -> None:
        self._tools.draft_changed(self.exercise.id, self._draft)

    def _set_check_button(self, text: str, kind: ButtonKind) -> None:
        self.check_button.setText(text)
        self.check_button.setAccessibleName(text)
        self.check_button.set_kind(kind)

    def _on_verdict(self, verdict: Verdict) -> None:
        self._run = self._work = None
        self._set_check_button("Check", ButtonKind.PRIMARY)
        if verdict.stopped:
            self._show_state()
            return
        store = self._tools.store
        store.record_attempt(
            self.exercise.id,
            self._checked_source,
            verdict.kind.value,
            verdict.message,
            self.exercise.files_hash(),
            json.dumps(verdict.to_json()["checks"]),
        )
        self.verdict.show_verdict(verdict)
        self._show_state()
        if self._history_part is not None:
            self._toggle_history()
            self._toggle_history()
        if verdict.kind is VerdictKind.RIGHT:
            self.show_anyway()
        self.judged.emit(verdict)
        self.shown.emit(self.verdict)

    def _show_state(self) -> None:
        store = self._tools.store
        passed = store.passed(self.exercise.id)
        attempts = store.attempts(self.exercise.id)
        earlier = self._earlier()
        self.history_button.setVisible(bool(earlier))
        self.history_button.setText(f"History ({len(earlier)})")
        if passed is not None:
            same = passed.files_hash == self.exercise.files_hash()
            self.state_words.setText("✓ passed" if same else "✓ passed in an earlier version")
            self.state_words.set_color("right")
        elif any(attempt.verdict == VerdictKind.NOT_YET for attempt in attempts):
            self.state_words.setText("○ not yet")
            self.state_words.set_color("pitfall")
        else:
            self.state_words.setText("no attempt yet")
            self.state_words.set_color("muted")

    def _prose(self, markdown: str, margins: tuple[int, int, int, int]) -> ProseView:
        prose = ProseView(self._tools.theme, markdown, self._tools.folder, self._tools.on_link)
        holder = QHBoxLayout()
        holder.setContentsMargins(*margins)
        holder.addWidget(prose)
        self.body.addLayout(holder)
        return prose

    def _insert_below(self, part: QWidget) -> None:
        self._below.insertWidget(self._below.count() - 1, part)
        part.show()  # now, not at the next turn of the event loop: it has a place from here on
        self._below_end.setFixedHeight(8)

    def _remove(self, part: QWidget | None) -> None:
        if part is not None:
            part.hide()
            part.deleteLater()

    def _label_hint(self) -> None:
        left = len(self.exercise.hints) - len(self._hints)
        self.hint_button.setText(f"Hint ({left} left)" if left else "No more hints")
        self.hint_button.setEnabled(left > 0)

    def _show_next_hint(self) -> None:
        if len(self._hints) < len(self.exercise.hints):
            card = self._add_hint()
            self._tools.store.record_hints(self.exercise.id, len(self._hints))
            self._label_hint()
            self.shown.emit(card)

    def _add_hint(self) -> Card:
        theme = self._tools.theme
        card = Card(theme, ground="pane", edge="accent", padding=(16, 10, 16, 10))
        number = len(self._hints) + 1
        card.body.addWidget(
            Words(
                theme, f"Hint {number} of {len(self.exercise.hints)}", weight=600, color="accent", zoomed=True
            )
        )
        prose = ProseView(theme, self.exercise.hints[number - 1], self._tools.folder, self._tools.on_link)
        card.body.addWidget(prose)
        self._hints.append(prose)
        self._insert_below(card)
        return card

    def _ask_for_solution(self) -> None:
        if self.solution_part is not None:
            self._close_solution()
            return
        store = self._tools.store
        if store.passed(self.exercise.id) is not None or store.solution_seen(self.exercise.id):
            self.show_anyway()
            return
        if self.question is not None:
            return
        theme = self._tools.theme
        card = Card(theme, ground="pane", padding=(16, 8, 8, 8))
        row = Bar(height=32, margins=(0, 0, 0, 0))
        row.add(
            Words(theme, "Look at a solution before yours is right?", color="text", zoomed=True)
        ).stretch()
        show = button(theme, "Show it", self.show_anyway, ButtonKind.ACCENT)
        row.add(show, button(theme, "Keep trying", self._drop_question))
        card.body.addWidget(row)
        self.question = card
        self._insert_below(card)
        show.setFocus(Qt.FocusReason.OtherFocusReason)
        self.shown.emit(card)

    def _drop_question(self) -> None:
        self._remove(self.question)
        self.question = None
        self.focus_editor()

    def _close_solution(self) -> None:
        self._remove(self.solution_part)
        self.solution_part = None
        self.solution_button.setText("Solution")

    def show_anyway(self) -> None:
        """The reference solution beside the learner's answer."""
        self._remove(self.question)
        self.question = None
        self._close_solution()
        self._tools.store.record_solution_seen(self.exercise.id)
        self.solution_part = Comparison(self._tools, self.editor.text(), self.exercise.solution())
        self.solution_button.setText("Hide the solution")
        self._insert_below(self.solution_part)
        self.shown.emit(self.solution_part)

    def _toggle_history(self) -> None:
        if self._history_part is not None:
            self._remove(self._history_part)
            self._history_part = None
            return
        self._history_part = History(self._tools, self._earlier()[:MOST_SHOWN], self._bring_back)
        self._insert_below(self._history_part)
        self.shown.emit(self._history_part)

    def _earlier(self) -> list[Earlier]:
        """Attempts, and drafts that something else has replaced, the newest first."""
        store = self._tools.store
        found = []
        for attempt in store.attempts(self.exercise.id):
            words, color = LOOKS[VerdictKind(attempt.verdict)]
            found.append(Earlier(attempt.at, words, color, attempt.message, attempt.source))
        for draft in store.draft_history(self.exercise.id):
            if draft.reason in REPLACED:
                found.append(Earlier(draft.kept_at, "Draft", "muted", REPLACED[draft.reason], draft.source))
        return sorted(found, key=lambda one: one.at, reverse=True)

    def _bring_back(self, source: str) -> None:
        self.editor.set_text(source, undoable=True)
        self.focus_editor()


class Comparison(QWidget):
    """The learner's answer and the reference solution, side by side where there is room."""

    def __init__(self, tools: Tools, mine: str, reference: str) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._cards = [
            self._card(tools, "Your answer", mine),
            self._card(tools, "Reference solution", reference),
        ]
        longest = max(len(line) for line in (mine + "\n" + reference).splitlines() or [""])
        beside = longest <= 46
        self._grid.addWidget(self._cards[0], 0, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self._cards[1], *((0, 1) if beside else (1, 0)), Qt.AlignmentFlag.AlignTop)

    def _card(self, tools: Tools, title: str, source: str) -> Card:
        card = Card(tools.theme, ground="code_ground", padding=(1, 1, 1, 1))
        card.body.addWidget(Bar(height=30).add(Words(tools.theme, title, weight=550, zoomed=True)).stretch())
        card.body.addWidget(Ruler(tools.theme))
        editor = CodeEditor(tools.theme, None)
        editor.setAccessibleName(title)
        editor.set_text(source.rstrip("\n"))
        editor.set_read_only(True)
        card.body.addWidget(editor)
        return card


class History(Card):
    """Earlier answers, newest first; each can be brought back into the editor."""

    def __init__(self, tools: Tools, earlier: list[Earlier], bring_back: Callable[[str], None]) -> None:
        super().__init__(tools.theme, ground="pane", padding=(16, 8, 8, 8))
        self.setAccessibleName("History")
        for one in earlier:
            bar = Bar(height=28, margins=(0, 0, 0, 0))
            when = datetime.fromisoformat(one.at).astimezone().strftime("%b %d, %H:%M")
            bar.add(Words(tools.theme, when, size=12, zoomed=True))
            bar.row.addSpacing(8)
            bar.add(Words(tools.theme, one.words, size=12, weight=550, color=one.color, zoomed=True))
            bar.row.addSpacing(8)
            first = Words(tools.theme, one.more.split("\n")[0], size=12, elided=True, zoomed=True)
            bar.row.addWidget(first, 1)
            back = button(tools.theme, "Bring back", partial(bring_back, one.source))
            back.setAccessibleName(f"Bring back what you had on {when}")
            bar.add(back)
            self.body.addWidget(bar)
