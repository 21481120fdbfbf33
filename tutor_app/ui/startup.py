"""What is needed around the window: a display, the time of the start, reports of our own mistakes."""

from __future__ import annotations

import contextlib
import json
import os
import platform
import socket
import sys
import threading
import time
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

MOMENTS = ("window_shown", "page_readable", "kernel_ready", "spare_ready")
_LOG_LIMIT = 512 * 1024
_REPORTS_KEPT = 50


def display_problem(environment: Mapping[str, str]) -> str:
    """One sentence on why no window can be shown here, empty where it can."""
    if sys.platform in ("win32", "darwin") or environment.get("QT_QPA_PLATFORM"):
        return ""
    wayland = environment.get("WAYLAND_DISPLAY")
    if wayland and _answers_wayland(wayland, environment):
        return ""
    display = environment.get("DISPLAY")
    if display and _answers_x11(display):
        return ""
    why = f"The display {display or wayland} does not answer" if display or wayland else "There is no display"
    return (
        f"{why}: run `tutor-app demo` to see the application at work without one, "
        "or `xvfb-run -a tutor-app` to give it a virtual one."
    )


def _answers_wayland(name: str, environment: Mapping[str, str]) -> bool:
    path = Path(environment.get("XDG_RUNTIME_DIR", "/run/user")) / name
    return _connects(socket.AF_UNIX, str(path))


def _answers_x11(display: str) -> bool:
    host, _, number = display.rpartition(":")
    screen = number.partition(".")[0]
    if not screen.isdigit():
        return False
    if host in ("", "unix") or "/" in host:
        unix = f"/tmp/.X11-unix/X{screen}"
        return _connects(socket.AF_UNIX, "\0" + unix) or _connects(socket.AF_UNIX, unix)
    return _connects(socket.AF_INET, (host, 6000 + int(screen)))


def _connects(family: int, address: str | tuple[str, int]) -> bool:
    with socket.socket(family, socket.SOCK_STREAM) as connection:
        connection.settimeout(2.0)
        try:
            connection.connect(address)
        except OSError:
            return False
    return True


def seconds_since_start() -> float:
    """How long this process has been running."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, ValueError, IndexError):
            # The fields after the name in parentheses, which may itself hold spaces.
            fields = Path("/proc/self/stat").read_text().rpartition(")")[2].split()
            ticks = os.sysconf("SC_CLK_TCK")
            return time.clock_gettime(time.CLOCK_BOOTTIME) - int(fields[19]) / ticks
    import psutil  # type: ignore[import-untyped]

    return time.time() - float(psutil.Process().create_time())


class StartTrace:
    """With `TUTOR_TRACE_STARTUP=1`, prints one JSON line when all of MOMENTS have come."""

    def __init__(self, *, wanted: bool) -> None:
        self.wanted = wanted
        self._seconds: dict[str, float] = {}

    def note(self, moment: str) -> None:
        """The first time that *moment* comes counts."""
        if not self.wanted or moment in self._seconds:
            return
        self._seconds[moment] = round(seconds_since_start(), 3)
        if len(self._seconds) == len(MOMENTS):
            print(json.dumps({name: self._seconds[name] for name in MOMENTS}), flush=True)

    def has(self, moment: str) -> bool:
        return moment in self._seconds


class Reports(QObject):
    """Catches what no slot and no thread of ours has caught: writes it down and says that it happened.

    `written` carries the text of the report, on the Qt thread. Use as a context manager.
    """

    written = Signal(str)
    _caught = Signal(str)

    def __init__(self, log_file: Path) -> None:
        super().__init__()
        self.log_file = log_file
        self._seen: set[str] = set()
        self._before = (sys.excepthook, threading.excepthook)
        self._caught.connect(self.written, Qt.ConnectionType.QueuedConnection)

    def __enter__(self) -> Reports:
        sys.excepthook = self.take
        threading.excepthook = self._on_thread_exception
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        sys.excepthook, threading.excepthook = self._before

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """What `sys.excepthook` is while the application runs."""
        if issubclass(kind, (KeyboardInterrupt, SystemExit)):
            self._before[0](kind, error, trace)
            return
        words = "".join(traceback.format_exception(kind, error, trace))
        # A fault in painting comes back with every frame: it is written down once.
        if words in self._seen or len(self._seen) >= _REPORTS_KEPT:
            return
        self._seen.add(words)
        report = f"{_about()}\n{words}"
        self._write(report)
        print(words, file=sys.stderr, end="", flush=True)
        self._caught.emit(report)

    def _on_thread_exception(self, arguments: threading.ExceptHookArgs) -> None:
        error = arguments.exc_value or arguments.exc_type()
        self.take(arguments.exc_type, error, arguments.exc_traceback)

    def _write(self, report: str) -> None:
        with contextlib.suppress(OSError):
            if self.log_file.exists() and self.log_file.stat().st_size > _LOG_LIMIT:
                self.log_file.replace(self.log_file.with_suffix(".old.log"))
            with self.log_file.open("a", encoding="utf-8", errors="backslashreplace") as log:
                log.write(f"{report}\n")


def _about() -> str:
    import PySide6

    now = datetime.now(UTC).isoformat(timespec="seconds")
    python = platform.python_version()
    return f"{now} Python {python}, PySide6 {PySide6.__version__}, {platform.platform()}"
