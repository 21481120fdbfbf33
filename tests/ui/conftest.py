"""The whole application on a small course, with real parts, inside the test's process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tutor_app.course.reader import read_course
from tutor_app.progress import ProgressStore
from tutor_app.ui.app import Running, make_application
from tutor_app.ui.startup import Reports

Open = Callable[..., Running]
_PATIENCE_MS = 30_000  # how long a condition is waited for: much longer than any takes, as machines are busy


class _PatientBot(QtBot):
    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = _PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """pytest-qt's, with more patience than its 5 seconds."""
    return _PatientBot(request)


@pytest.fixture
def open_app(
    qtbot: QtBot, tmp_path: Path, small_course: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Open]:
    """Opens the application as often as it is called, on one folder of data; closes what is open."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    make_application()
    opened: list[Callable[[], None]] = []

    def open_one(
        topic: str | None = None,
        *,
        data: str = "data",
        size: tuple[int, int] | None = (1280, 800),
        course: Path = small_course,
    ) -> Running:
        stack = ExitStack()
        folder = tmp_path / data
        store = ProgressStore.open(folder)
        stack.callback(store.close)
        reports = stack.enter_context(Reports(folder / "errors.log"))
        running = Running(read_course(course), store, folder, reports)
        stack.callback(running.end)
        opened.append(stack.close)
        running.start(topic)
        if size is not None:
            running.window.resize(*size)
        running.window.activateWindow()
        qtbot.waitUntil(running.window.isActiveWindow)
        if topic is not None:
            qtbot.waitUntil(lambda: running.window.place() == topic)
        return running

    yield open_one
    for close in reversed(opened):
        close()


@pytest.fixture
def running(open_app: Open) -> Running:
    """The application on its start page."""
    return open_app()
