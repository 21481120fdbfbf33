"""The console's pane: its bar, and the queue of what is to run.

One source at a time, and only at a prompt. Requests are taken from the first moment on; the console itself is
made after the first paint.
"""

from __future__ import annotations

import importlib
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from tutor_app.kernel.shown import RunResult
from tutor_app.kernel.spec import FRESH
from tutor_app.ui.background import run_in_background
from tutor_app.ui.console_text import InputHistory
from tutor_app.ui.qt_kernel import Kernel, KernelState
from tutor_app.ui.theme import Theme
from tutor_app.ui.widgets import Button, ButtonKind, Ground, Sign, Words, paint_sign

if TYPE_CHECKING:
    from tutor_app.ui.console_widget import TutorConsole

_STUBBORN_MS = 3_000
_BAR_HEIGHT = 32
_COLORS = {
    KernelState.STARTING: "pitfall",
    KernelState.RESTARTING: "pitfall",
    KernelState.IDLE: "muted",
    KernelState.BUSY: "accent",
    KernelState.DEAD: "error",
}


@dataclass(frozen=True, slots=True)
class _Run:
    source: str
    id: object
    fresh: bool


class ConsolePane(QWidget):
    """The console with its bar.

    `run_finished(run_id, RunResult)` comes exactly once for every `run`, also for one that Stop took out of
    the queue or that Python did not survive. `variables_lost` comes with a sentence when Python was replaced
    by a new one; `prompt_shown` each time something may be typed or run.
    """

    run_started = Signal(object)
    run_finished = Signal(object, object)
    variables_lost = Signal(str)
    prompt_shown = Signal()

    def __init__(
        self, kernel: Kernel, theme: Theme, history_file: Path, parent: QWidget | None = None
    ) -> None:
        """Earlier input is read from *history_file*, and new input added to it."""
        super().__init__(parent)
        self._kernel = kernel
        self._theme = theme
        self._history = InputHistory(history_file)
        self._queue: deque[_Run] = deque()
        self._current: _Run | None = None
        self._starting = False
        self._preparing = False
        self._announced = False
        self._held = False
        self._wants_focus = False
        self._stubborn = ""
        self.widget: TutorConsole | None = None
        self.setAccessibleName("Console")

        self._state = _StateView(theme)
        self._sentence = Words(theme, color="pitfall", elided=True)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._stop = Button(theme, "Stop", name="Stop what runs", keys="")
        self._stop.clicked.connect(self._on_stop)
        self._restart = Button(theme, "Restart", name="Restart Python")
        self._restart.setToolTip("A new Python, with nothing defined (Ctrl+.)")
        self._restart.clicked.connect(self.restart)
        self._clear = Button(theme, "Clear", name="Clear the console")
        self._clear.setToolTip("Empty the console; variables stay (Ctrl+L)")
        self._clear.clicked.connect(self.clear)
        bar = Ground(theme, "pane", edges="bottom")
        bar.setFixedHeight(_BAR_HEIGHT)
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(4)
        row.addWidget(Words(theme, "Console", weight=650, color="text"))
        row.addSpacing(12)
        row.addWidget(self._state)
        row.addSpacing(12)
        row.addWidget(self._sentence, 1)
        for button in (self._stop, self._restart, self._clear):
            row.addWidget(button)

        self._placeholder = _Placeholder(theme)
        self._pages = QStackedLayout()
        self._pages.addWidget(self._placeholder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addLayout(self._pages, 1)

        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_STUBBORN_MS)
        self._patience.timeout.connect(self._on_patience_lost)
        kernel.state_changed.connect(self._show_state)
        kernel.answers.connect(self._on_answers)
        kernel.replaced.connect(self._on_replaced)
        self._show_state()

    @property
    def waiting(self) -> int:
        """How many sources wait for their turn."""
        return len(self._queue)

    def run(self, source: str, run_id: object = None, *, fresh: bool = False) -> None:
        """Runs *source* once everything asked for before has ended; with *fresh* in an empty namespace."""
        self._queue.append(_Run(source, run_id, fresh))
        self.prepare()
        if self._kernel.state is KernelState.DEAD:
            self._kernel.start()
        self._run_next()
        self._show_state()

    def hold(self, held: bool) -> None:
        """While *held*, what is asked for waits: what it needs is not there yet."""
        self._held = held
        self._run_next()
        self._show_state()

    def interrupt(self) -> None:
        """Stops what runs, as Ctrl+C does; what was waiting does not run."""
        self._cancel_waiting()
        widget = self.widget
        if widget is None or not widget.running:
            return
        widget.cancel_input()
        self._kernel.interrupt()
        self._stubborn = widget.running
        self._patience.start()

    def restart(self) -> None:
        """A new Python; all variables are gone, what was waiting does not run."""
        self._kernel.restart()

    def clear(self) -> None:
        """Empties the console; variables and what is half typed stay."""
        if self.widget is not None:
            self.widget.clear_all()

    def focus_input(self) -> None:
        """The keyboard goes to the prompt, as soon as there is one."""
        if self.widget is None:
            self._wants_focus = True
            return
        self.widget.control.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.widget.scroll_to_end()

    def prepare(self) -> None:
        """Makes the console, once; what it needs is imported beside the window, which that slows down.

        Called when the page can be read; at the latest it happens when Python answers.
        """
        if self._preparing:
            return
        self._preparing = True
        # This module replaces itself while it is imported: a thread that meets it then finds no lexers in it.
        importlib.import_module("pygments.lexers")
        work = run_in_background(_import_widget, self._make_widget)
        self.destroyed.connect(work.forget)

    def _make_widget(self, kind: type[TutorConsole]) -> None:
        self.widget = widget = kind(self._kernel, self._theme, self._history, self)
        widget.prompt_shown.connect(self._on_prompt)
        widget.run_began.connect(self._show_state)
        widget.run_ended.connect(self._on_run_ended)
        widget.input_changed.connect(self._show_state)
        widget.interrupt_asked.connect(self.interrupt)
        widget.restart_asked.connect(self.restart)
        widget.clear_asked.connect(self.clear)
        self._kernel.message.connect(widget.take)
        self._pages.addWidget(widget)
        self._pages.setCurrentWidget(widget)
        self.setFocusProxy(widget.control)
        if self._wants_focus:
            self.focus_input()
        if self._kernel.usable:
            widget.begin()

    def _on_answers(self) -> None:
        self._announced = False
        self.prepare()
        if self.widget is not None:
            self.widget.begin()

    def _on_prompt(self) -> None:
        if not self._announced:
            self._announced = True
            self._kernel.note_prompt()
        self.prompt_shown.emit()
        # Not at once: whoever showed the prompt has to finish first.
        QTimer.singleShot(0, self, self._run_next)

    def _run_next(self) -> None:
        widget = self.widget
        if not self._queue or self._held or widget is None or self._current is not None or self._starting:
            return
        if not widget.at_prompt or not self._kernel.usable:
            return
        self._starting = True
        self._current = run = self._queue.popleft()
        if run.fresh:
            self._kernel.execute(FRESH, silent=True)
        widget.run_source(run.source)
        self._starting = False
        self.run_started.emit(run.id)
        self._show_state()

    def _on_run_ended(self, request: str, result: RunResult) -> None:
        self._calm_down()
        self._finish_current(result)
        self._show_state()

    def _finish_current(self, result: RunResult) -> None:
        run, self._current = self._current, None
        if run is not None:
            self.run_finished.emit(run.id, result)

    def _cancel_waiting(self) -> None:
        cancelled = list(self._queue)
        self._queue.clear()
        for run in cancelled:
            self.run_finished.emit(run.id, RunResult(False, "", cancelled=True))
        self._show_state()

    def _on_replaced(self, sentence: str) -> None:
        cancelled = list(self._queue)
        self._queue.clear()
        self._calm_down()
        if self.widget is not None:
            self.widget.give_up(sentence)
        else:
            self._placeholder.say(sentence)
        for run in cancelled:
            self.run_finished.emit(run.id, RunResult(False, "", cancelled=True))
        self._show_state()
        self.variables_lost.emit(sentence)

    def _on_stop(self) -> None:
        if self._stop.text() == "Stop":
            self.interrupt()
        else:
            self.restart()

    def _on_patience_lost(self) -> None:
        if self.widget is None or self.widget.running != self._stubborn:
            return
        self._stop.setText("Stop now")
        self._stop.setAccessibleName("Stop now: ends Python")
        self._stop.updateGeometry()
        self._sentence.setText("The code does not react. Stop now ends Python; its variables are lost.")

    def _calm_down(self) -> None:
        self._patience.stop()
        self._stubborn = ""
        self._stop.setText("Stop")
        self._stop.setAccessibleName("Stop what runs")
        self._stop.updateGeometry()
        self._sentence.clear()

    def _show_state(self) -> None:
        state = self._kernel.state
        words = state.value
        if self.widget is not None and self.widget.reads_input:
            words = "waiting for your input"
        if self._queue:
            words += f", {len(self._queue)} waiting{' for practice services' if self._held else ''}"
        self._state.show_state(words, _COLORS[state])
        running = bool(self._queue) or bool(self.widget and self.widget.running)
        self._stop.setEnabled(running)
        self._stop.set_kind(ButtonKind.ACCENT if running else ButtonKind.QUIET)


class _StateView(QWidget):
    """A dot and a word for what Python does."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._color = "muted"
        self._words = Words(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 0, 0)
        row.addWidget(self._words)
        theme.changed.connect(self.update)

    def show_state(self, words: str, color: str) -> None:
        self._color = color
        self._words.setText(words)
        self._words.setAccessibleName(f"Python is {words}")
        self.setAccessibleName(f"Python is {words}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(0, (self.height() - 12) / 2, 12, 12)
        paint_sign(painter, Sign.DOT, box, self._theme.color(self._color))
        painter.end()


class _Placeholder(Ground):
    """What stands in the console's place until it is there."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "background")
        self._words = Words(theme, "Python is starting.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addWidget(self._words)
        layout.addStretch(1)

    def say(self, sentence: str) -> None:
        self._words.setText(sentence)

    def sizeHint(self) -> QSize:
        return QSize(400, 160)


def _import_widget() -> type[TutorConsole]:
    from tutor_app.ui.console_widget import TutorConsole

    return TutorConsole
