"""A real console with a real kernel, for tests."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tutor_app.kernel.shown import RunResult
from tutor_app.paths import resources_dir
from tutor_app.ui.background import wait_for_background
from tutor_app.ui.console import ConsolePane
from tutor_app.ui.console_widget import TutorConsole
from tutor_app.ui.qt_kernel import Kernel
from tutor_app.ui.theme import Theme, load_fonts


class ConsoleParts:
    """A pane, its kernel, and what it has reported."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        load_fonts(resources_dir() / "fonts")
        self.qtbot = qtbot
        self.theme = Theme("light")
        self.kernel = Kernel(folder)
        self.pane = ConsolePane(self.kernel, self.theme, folder / "history.jsonl")
        self.pane.resize(900, 400)
        self.started: list[object] = []
        self.finished: list[tuple[object, RunResult]] = []
        self.sentences: list[str] = []
        self.pane.run_started.connect(self.started.append)
        self.pane.run_finished.connect(lambda run_id, result: self.finished.append((run_id, result)))
        self.pane.variables_lost.connect(self.sentences.append)

    @property
    def widget(self) -> TutorConsole:
        assert self.pane.widget is not None
        return self.pane.widget

    @property
    def text(self) -> str:
        return self.widget.control.toPlainText()

    def wait(self, condition: Callable[[], object], seconds: float = 30) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=round(seconds * 1000))

    def wait_for_prompt(self) -> None:
        self.wait(lambda: self.pane.widget and self.pane.widget.at_prompt and self.kernel.usable)

    def run(self, source: str, *, fresh: bool = False) -> RunResult:
        """Runs *source* and waits for its end and the next prompt."""
        run_id = object()
        self.pane.run(source, run_id, fresh=fresh)
        self.wait(lambda: any(each is run_id for each, _ in self.finished), 60)
        self.wait_for_prompt()
        return next(result for each, result in self.finished if each is run_id)

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(self.widget.control, text)

    def close(self) -> float:
        """Ends everything; gives the seconds that the kernel's end took."""
        began = time.monotonic()
        self.kernel.stop()
        took = time.monotonic() - began
        self.pane.close()
        self.pane.deleteLater()
        assert wait_for_background(10) == []
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return took


@contextmanager
def open_console(qtbot: QtBot, folder: Path, *, start: bool = True) -> Iterator[ConsoleParts]:
    parts = ConsoleParts(qtbot, folder)
    try:
        parts.pane.show()
        qtbot.waitExposed(parts.pane)
        if start:
            parts.kernel.start()
            parts.wait_for_prompt()
        yield parts
    finally:
        parts.close()
