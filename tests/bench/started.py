"""The two applications as processes: started, watched, weighed and ended from outside."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import psutil
from screen import Film, Rectangle, Screen

HERE = Path(__file__).resolve().parent
START_SECONDS = 60.0
# Between the tree and the outline, below the bar and above the console.
PAGE = Rectangle(300, 84, 1020, 480)
_SETTLE_SECONDS = 0.4


def environment(home: Path, screen: Screen, **more: str) -> dict[str, str]:
    """The user's environment with another home, so that nobody's settings and data are touched."""
    dropped = ("DISPLAY", "WAYLAND", "QT_", "TUTOR_", "JUPYTER", "IPYTHON", "PYTHON", "XDG_", "MPL")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "CACHE", "CONFIG", "STATE")}
    return kept | folders | {"HOME": str(home), "DISPLAY": screen.display} | more


def ours(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "tutor_app", "--temp-data", *arguments]


def theirs() -> list[str]:
    return [sys.executable, str(HERE / "traced_qtconsole.py"), "--no-confirm-exit"]


class Started:
    """A running application; `lines` are what it has printed."""

    def __init__(self, command: list[str], variables: Mapping[str, str]) -> None:
        self.at = time.monotonic()
        self._process = subprocess.Popen(
            command,
            env=dict(variables),
            cwd=HERE.parent.parent,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        self.lines: list[str] = []
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.lines.append(line)

    @property
    def has_said(self) -> bool:
        return bool(self.lines) or self._process.poll() is not None

    def memory(self) -> dict[str, float]:
        """MiB of each process of the application, shared pages divided among those who share them."""
        top = psutil.Process(self._process.pid)
        found: dict[str, float] = {}
        for process in [top, *top.children(recursive=True)]:
            with contextlib.suppress(psutil.Error):
                name = _name(process.cmdline())
                found[name] = found.get(name, 0.0) + process.memory_full_info().pss / 2**20
        return found

    def end(self) -> None:
        """Politely, then for certain; nothing that it has started is left."""
        family = []
        with contextlib.suppress(psutil.Error):
            family = psutil.Process(self._process.pid).children(recursive=True)
        self._process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(10)
        for process in [*family]:
            with contextlib.suppress(psutil.Error):
                process.kill()
        self._process.kill()
        self._process.wait()
        psutil.wait_procs(family, 10)
        self._reader.join()


def _name(command: list[str]) -> str:
    for part in command:
        for word in ("tutor_app.", "traced_qtconsole", "ipykernel", "kernel"):
            if word in part:
                return part.rpartition("/")[2]
    return "window"


@contextlib.contextmanager
def started(command: list[str], variables: Mapping[str, str]) -> Iterator[Started]:
    application = Started(command, variables)
    try:
        yield application
    finally:
        application.end()


def film_start(screen: Screen, command: list[str], variables: Mapping[str, str]) -> tuple[Film, Started]:
    """The film of a start, up to a moment after the application has said that it is there."""
    said: list[float] = []
    with started(command, variables) as application:

        def is_over() -> bool:
            if application.has_said and not said:
                said.append(time.monotonic())
            return bool(said) and time.monotonic() - said[0] > _SETTLE_SECONDS

        film = screen.film(START_SECONDS, is_over)
    # The next application must find the screen empty.
    while not (screen.look() == film.blank).all() and time.monotonic() - application.at < 2 * START_SECONDS:
        time.sleep(0.02)
    return film, application


def our_start(screen: Screen, variables: Mapping[str, str], *arguments: str) -> dict[str, float]:
    """Seconds from the start of the process until each moment; what was seen, and the prompt as it says."""
    film, application = film_start(screen, ours(*arguments), {**variables, "TUTOR_TRACE_STARTUP": "1"})
    if not application.lines:
        return {}
    said = json.loads(application.lines[0])
    seen = {"window": film.first_change(), "page": film.settled(PAGE)}
    found = {name: at - application.at for name, at in seen.items() if at is not None}
    return (
        found
        | {"prompt": said["kernel_ready"], "spare": said["spare_ready"]}
        | {"said_window": said["window_shown"], "said_page": said["page_readable"]}
    )


def their_start(screen: Screen, variables: Mapping[str, str]) -> dict[str, float]:
    film, application = film_start(screen, theirs(), variables)
    at = film.first_change()
    if not application.lines or at is None:
        return {}
    return {"window": at - application.at, "prompt": float(application.lines[0]) - application.at}
