"""What holds for every test: no display is needed, nobody's own data is touched, and nothing is left behind.

`QT_QPA_PLATFORM=xcb pytest …` shows the windows.
"""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

_SECONDS_TO_END = 5.0
_STRANGERS: set[int] = set()  # processes of others, which need not be looked at again

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# pytest's own temporary folders stay where they are looked for after a failure.
os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", tempfile.gettempdir())
# Sockets lie below this folder, and their paths are limited to about 100 characters.
_TEMPORARY = Path(tempfile.mkdtemp(prefix="tt-"))
_MARK = f"TUTOR_TEST_RUN={_TEMPORARY.name}"
os.environ["TUTOR_TEST_RUN"] = _TEMPORARY.name
for _name, _folder in {
    "TMPDIR": "tmp",
    "TEMP": "tmp",
    "TMP": "tmp",
    "XDG_DATA_HOME": "data",
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "config",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "run",
}.items():
    (_TEMPORARY / _folder).mkdir(mode=0o700, exist_ok=True)
    os.environ[_name] = str(_TEMPORARY / _folder)
tempfile.tempdir = None


def pytest_unconfigure() -> None:
    shutil.rmtree(_TEMPORARY, ignore_errors=True)


@pytest.fixture
def small_course() -> Path:
    """A course of two topics, read only."""
    return Path(__file__).parent / "small_course"


@pytest.fixture(autouse=True)
def nothing_is_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails the test that leaves a process, a thread, a running timer or a temporary file behind."""
    with_qt = "qapp" in request.fixturenames
    before = _everything(with_qt)
    yield
    left = _everything(with_qt) - before
    until = time.monotonic() + _SECONDS_TO_END
    while left and time.monotonic() < until:
        _let_qt_delete()
        time.sleep(0.02)
        left = _everything(with_qt) - before
    if left:
        pytest.fail("left behind: " + ", ".join(sorted(name for name, _ in left)), pytrace=False)


def _everything(with_qt: bool) -> set[tuple[str, object]]:
    return _processes() | _threads() | (_timers() if with_qt else set()) | _files()


def _processes() -> set[tuple[str, object]]:
    """Children, and whatever they started that has another parent by now."""
    found = {process.pid: process for process in psutil.Process().children(recursive=True)}
    if sys.platform == "linux":
        mark = _MARK.encode()
        pids = set(psutil.pids())
        _STRANGERS.intersection_update(pids)
        for pid in pids - _STRANGERS:
            try:
                marked = mark in Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
            except OSError:
                continue
            if marked and pid != os.getpid():
                found[pid] = psutil.Process(pid)
            else:
                _STRANGERS.add(pid)
    named = set()
    for pid, process in found.items():
        try:
            named.add((f"process {pid} {' '.join(process.cmdline())[:80]}", pid))
        except psutil.Error:
            continue
    return named


def _threads() -> set[tuple[str, object]]:
    # Python makes a dummy for a thread that Qt started and keeps it after the thread's end.
    real = [one for one in threading.enumerate() if not isinstance(one, threading._DummyThread)]
    return {(f"thread {one.name}", one.ident) for one in real}


def _timers() -> set[tuple[str, object]]:
    from PySide6.QtCore import QTimer
    from shiboken6 import isValid

    # `isinstance` would ask Qt's metaclass for each of some 300,000 objects.
    kinds = {QTimer, *QTimer.__subclasses__()}
    timers = [one for one in gc.get_objects() if type(one) in kinds]
    return {
        (f"timer {one.objectName() or type(one.parent()).__name__} of {one.interval()} ms", id(one))
        for one in timers
        if isValid(one) and one.isActive()
    }


def _files() -> set[tuple[str, object]]:
    return {(f"file {path}", str(path)) for name in ("tmp", "run") for path in (_TEMPORARY / name).iterdir()}


def _let_qt_delete() -> None:
    gc.collect()
    if "PySide6.QtCore" not in sys.modules:
        return
    from PySide6.QtCore import QCoreApplication, QEvent

    if QCoreApplication.instance() is not None:
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
