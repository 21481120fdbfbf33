"""Measures inside the real window what cannot be seen from outside; prints JSON. Run by `run.py`.

python inside.py topics RUNS
python inside.py completion RUNS
"""

from __future__ import annotations

import json
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tutor_app import paths
from tutor_app.course.reader import read_course
from tutor_app.progress import ProgressStore
from tutor_app.ui.app import Running, make_application
from tutor_app.ui.startup import Reports

PATIENCE_SECONDS = 90.0
SOURCE = "import pandas as pd\ndf = pd.DataFrame({'a': [1, 2], 'b': [3.0, 4.0]})\ndf"
_REST_MS = 300


def main() -> None:
    what, runs = sys.argv[1], int(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        application = make_application()
        course = read_course(paths.lessons_dir())
        store = ProgressStore.open(Path(folder))
        with Reports(Path(folder) / "errors.log") as reports:
            running = Running(course, store, Path(folder), reports)
            try:
                running.start(course.topics()[0].id)
                until(lambda: running.assistant.is_warm, "everything is warm")
                QTest.qWait(2 * _REST_MS)
                measured = topics(running, runs) if what == "topics" else completion(running, runs)
            finally:
                running.end()
        store.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        del application
    print(json.dumps(measured))


def until(condition: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        if time.monotonic() > end:
            raise SystemExit(f"After {PATIENCE_SECONDS:.0f} seconds it is not true that {what}.")
        QTest.qWait(1)


class Painted(QObject):
    """Notes when the window has painted what has changed."""

    def __init__(self, window: QObject) -> None:
        super().__init__()
        self.at = 0.0
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.UpdateRequest and not self.at:
            # Qt paints while it handles the event; the next turn comes after that.
            QTimer.singleShot(0, self, self._note)
        return False

    def _note(self) -> None:
        if not self.at:
            self.at = time.perf_counter()


def topics(running: Running, runs: int) -> dict[str, dict[str, list[float]]]:
    """Milliseconds from the call to the painted first screen, of each topic of the first stage, warm."""
    window = running.window
    ids = [topic.id for topic in running.course.stages()[0].topics]
    painted = Painted(window)
    found: dict[str, list[float]] = {topic_id: [] for topic_id in ids}
    for number in range(runs + 1):
        for topic_id in ids:
            painted.at = 0.0
            begun = time.perf_counter()
            window.open_topic(topic_id)
            until(lambda: painted.at > 0, f"{topic_id} is painted")
            if number:
                found[topic_id].append((painted.at - begun) * 1000)
            QTest.qWait(_REST_MS)
    return {"topics": found}


class Heartbeat(QTimer):
    """Notes the longest time that the window's event loop did not come round."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.perf_counter()
        self.setTimerType(Qt.TimerType.PreciseTimer)
        self.setInterval(1)
        self.timeout.connect(self._beat)

    def begin(self) -> None:
        self.longest, self._last = 0.0, time.perf_counter()
        self.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now


def completion(running: Running, runs: int) -> dict[str, list[float]]:
    """Milliseconds from the key to the painted list after `df.`, and the longest stop of the window."""
    window = running.window
    view = window.page_view()
    assert view is not None
    editor = view.examples_in_order()[0].editor
    window.activateWindow()
    editor.setFocus()
    until(editor.hasFocus, "the editor has the focus")
    painted = Painted(window)
    heartbeat = Heartbeat()
    listed: list[float] = []
    stops: list[float] = []
    for number in range(runs + 1):
        editor.set_text(SOURCE)
        cursor = editor.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        editor.setTextCursor(cursor)
        QTest.qWait(_REST_MS)
        heartbeat.begin()
        begun = time.perf_counter()
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Period)
        while not running.assist.list_is_shown:
            if time.perf_counter() - begun > PATIENCE_SECONDS:
                raise SystemExit("No list came after `df.`.")
            QCoreApplication.processEvents()
            time.sleep(0.0005)
        painted.at = 0.0
        until(lambda: painted.at > 0, "the list is painted")
        if number:
            listed.append((painted.at - begun) * 1000)
        # The signatures come in a second answer, which the window has to take in too.
        QTest.qWait(5 * _REST_MS)
        heartbeat.stop()
        if number:
            stops.append(heartbeat.longest * 1000)
        running.assist.close_popups()
    return {"listed": listed, "blocked": stops}


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    main()
