"""An example of the page: an editor that runs, and under it what it shows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from tutor_app.course.model import Example
from tutor_app.course.output import expected_output, output_matches
from tutor_app.kernel.shown import RunResult
from tutor_app.ui.editor import CodeEditor
from tutor_app.ui.page.output import OutputPanel
from tutor_app.ui.page.parts import Bar, Card, FieldFrame, Ruler, button
from tutor_app.ui.page.tools import Tools
from tutor_app.ui.widgets import ButtonKind, Sign, Words

NO_IDEA = "?"


class GuessField(QPlainTextEdit):
    """A few lines for a guess; Ctrl+Enter and Shift+Enter take it, Tab leaves it."""

    def __init__(self, on_take: Callable[[], None]) -> None:
        super().__init__()
        self._on_take = on_take
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setPlaceholderText("Your guess")
        self.setAccessibleName("Your guess")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers():
            self._on_take()
        else:
            super().keyPressEvent(event)


class GuessPanel(QWidget):
    """Asks what a prediction will show, before it is run; afterwards shows the guess."""

    guessed = Signal(str)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        theme = tools.theme
        self._theme = theme
        self._ask = Words(
            theme,
            "What does it show? Write down a guess, then run it.",
            weight=550,
            wrapped=True,
            color="text",
            zoomed=True,
        )
        self.field = GuessField(self._take)
        self.take_button = button(theme, "Run and compare", self._take, ButtonKind.ACCENT)
        self._skip = button(theme, "I have no idea", lambda: self.guessed.emit(NO_IDEA))
        self._said = Words(theme, wrapped=True, zoomed=True)
        buttons = Bar(height=30, margins=(0, 0, 0, 0)).add(self.take_button, self._skip).stretch()
        self._asking: tuple[QWidget, ...] = (self._ask, FieldFrame(theme, self.field), buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(36, 10, 12, 8)
        column.setSpacing(6)
        for part in (*self._asking, self._said):
            column.addWidget(part)
        self._said.hide()
        self.restyle()

    def show_guess(self, guess: str) -> None:
        for part in self._asking:
            part.hide()
        self._said.setText("You had no guess." if guess == NO_IDEA else f"Your guess: {guess}")
        self._said.show()

    def ask_again(self) -> None:
        for part in self._asking:
            part.show()
        self._said.hide()

    def restyle(self) -> None:
        self.field.setFont(self._theme.code_font())
        self.field.setPalette(self._theme.palette())
        self.field.setFixedHeight(round(48 * self._theme.zoom))

    def _take(self) -> None:
        guess = self.field.toPlainText().strip()
        if guess:
            self.guessed.emit(guess)
        else:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)


class ExampleBlock(Card):
    """One example or prediction.

    `run_asked` carries whether to move on to the next block; `guess_asked` comes when a guess has to be
    made first.
    """

    run_asked = Signal(bool)
    guess_asked = Signal()
    run_text_asked = Signal(str)
    leave_forward = Signal()
    leave_backward = Signal()

    def __init__(self, tools: Tools, example: Example, name: str) -> None:
        super().__init__(tools.theme, ground="code_ground", padding=(1, 1, 1, 1))
        theme = tools.theme
        self._tools = tools
        self.example = example
        self.name = name
        self.running = False
        self.setAccessibleName(name)

        self.title = Words(theme, name)
        self._reset = button(
            theme, "Reset", self.reset, help="Back to the page's code; undo brings yours back"
        )
        self._copy = button(theme, "Copy", self._copy_source, help="Copy the code")
        self.run_button = button(
            theme,
            "Run",
            lambda: self.ask_to_run(False),
            ButtonKind.ACCENT,
            sign=Sign.PLAY,
            keys="Shift+Enter",
        )
        bar = Bar().add(self.title).stretch().add(self._reset, self._copy)
        if example.runs:
            bar.add(self.run_button)
        self.body.addWidget(bar)
        self.body.addWidget(Ruler(theme))

        self.editor = CodeEditor(theme, tools.assist, context=lambda: tools.context_above(example.key))
        self.editor.setAccessibleName(f"{name}, code")
        self.editor.set_text(example.source)
        self.body.addWidget(self.editor)

        self.guess_panel: GuessPanel | None = None
        self._rule = Ruler(theme)
        self.body.addWidget(self._rule)
        expected = expected_output(example)
        if example.predict:
            self.guess_panel = GuessPanel(tools)
            self.guess_panel.guessed.connect(self._on_guessed)
            self.body.addWidget(self.guess_panel)
        self.output = OutputPanel(theme, expected)
        self.body.addWidget(self.output)
        self._rule.setVisible(expected is not None or example.predict)

        if example.runs:
            draft = tools.store.draft(example.key)
            if draft is not None and draft != example.source:
                self.editor.set_text(draft)
            self.editor.edited.connect(self._on_edited)
            self.editor.run_requested.connect(lambda: self.ask_to_run(False))
            self.editor.run_and_advance_requested.connect(lambda: self.ask_to_run(True))
            self.editor.run_selection_requested.connect(self.run_text_asked)
        else:
            self.editor.set_read_only(True)
        self.editor.leave_forward.connect(self.leave_forward)
        self.editor.leave_backward.connect(self.leave_backward)
        self._reset.setVisible(example.runs and self.is_edited)
        if self.guess_panel is not None:
            told = tools.store.prediction(example.key)
            if told is None:
                self.output.hide()
            else:
                self.guess_panel.show_guess(told.guess)

    @property
    def is_edited(self) -> bool:
        return self.editor.text() != self.example.source

    @property
    def needs_guess(self) -> bool:
        """True while a prediction waits for the learner's guess."""
        return self.guess_panel is not None and self._tools.store.prediction(self.example.key) is None

    def ask_to_run(self, advance: bool) -> None:
        """Run, or ask for the guess that a prediction needs first."""
        if self.needs_guess and self.guess_panel is not None:
            self.guess_panel.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.guess_asked.emit()
            return
        self.run_asked.emit(advance)

    def source(self) -> str:
        return self.editor.text()

    def show_waiting(self) -> None:
        self.running = True
        self.title.setText(f"{self.name} · waiting for its turn")

    def show_running(self) -> None:
        self.running = True
        self.editor.clear_error()
        self.title.setText(f"{self.name} · running")

    def show_result(self, result: RunResult, source: str) -> None:
        """Say what came out of running *source*, and whether that is what the page says."""
        self.running = False
        self.title.setText(self.name)
        if result.cancelled:
            self.output.show_run(result.text, "stopped before it ran", "muted")
            return
        if result.died:
            self.output.show_run(result.text, "Python stopped here", "error", failed=True)
            return
        edited = source != self.example.source
        raised = result.error_name
        wanted = self.example.raises
        as_wanted = result.ok if not wanted else raised == wanted
        expected = self.output.expected
        same = as_wanted and (expected is None or output_matches(expected, result.text))
        if raised and not same and result.error_line is not None and self.editor.text() == source:
            self.editor.mark_error(result.error_line, f"{raised}: {result.error_message}".rstrip(": "))
        where = f" in line {result.error_line}" if result.error_line is not None else ""
        if same:
            self.output.show_run(result.text, self._note_for_same(result, expected), "right")
        elif not as_wanted and raised:
            self.output.show_run(result.text, f"{raised}{where}", "error", failed=True, differs=True)
        elif edited:
            self.output.show_run(result.text, "your version", "accent", differs=True)
        else:
            self.output.show_run(result.text, "not what the page shows", "pitfall", differs=True)
        self._rule.setVisible(self.output.isVisibleTo(self) or self.guess_panel is not None)
        self._judge_guess(result)

    def _note_for_same(self, result: RunResult, expected: str | None) -> str:
        if expected is None:
            plots = result.images
            if plots:
                return (
                    "✓ ran, the plot is in the console" if plots == 1 else "✓ ran, plots are in the console"
                )
            return "✓ ran"
        return "✓ as printed on the page"

    def reset(self) -> None:
        """Back to the page's code, in one step that undo takes back."""
        self.editor.set_text(self.example.source, undoable=True)
        self.editor.clear_error()
        if not self.needs_guess:
            self.output.show_page()

    def restyle(self) -> None:
        self.output.restyle()
        if self.guess_panel is not None:
            self.guess_panel.restyle()
        self.updateGeometry()

    def focus_editor(self) -> None:
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self) -> None:
        self._reset.setVisible(self.is_edited)
        self._tools.draft_changed(self.example.key, lambda: self.editor.text() if self.is_edited else None)

    def _copy_source(self) -> None:
        QGuiApplication.clipboard().setText(self.editor.text())

    def _on_guessed(self, guess: str) -> None:
        self._tools.store.record_prediction(self.example.key, guess, None)
        assert self.guess_panel is not None
        # The field goes; the keyboard stays in the block.
        self.focus_editor()
        self.guess_panel.show_guess(guess)
        self.output.show_page()
        self.run_asked.emit(False)

    def _judge_guess(self, result: RunResult) -> None:
        if self.guess_panel is None:
            return
        told = self._tools.store.prediction(self.example.key)
        if told is None or told.matched is not None or told.guess == NO_IDEA:
            return
        matched = guess_matches(told.guess, result.text)
        self._tools.store.record_prediction(self.example.key, told.guess, matched)
        self.output.note.setText("✓ as you guessed" if matched else "not as you guessed")
        self.output.note.set_color("right" if matched else "pitfall")


def guess_matches(guess: str, shown: str) -> bool:
    """Whether a guess says what was shown, apart from blanks, quotes and line ends."""
    return _folded(guess) == _folded(shown)


def _folded(text: str) -> str:
    return "".join(text.replace('"', "'").split()).strip("'").casefold()
