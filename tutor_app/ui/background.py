"""Work beside the window: the one place of the interface that starts threads.

A function that makes no Qt call runs in a thread of its own; its result comes back on the Qt thread.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

Result = TypeVar("Result")


class Work(QObject):
    """One running function; `forget()` drops its result."""

    _finished = Signal(object, object)

    def __init__(
        self, on_done: Callable[[Any], object], on_error: Callable[[BaseException], object] | None
    ) -> None:
        # The application owns the object until the result is delivered, whether or not anybody keeps it.
        super().__init__(QCoreApplication.instance())
        self._on_done: Callable[[Any], object] | None = on_done
        self._on_error = on_error
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def forget(self) -> None:
        """Neither callback is called any more. The function itself runs to its end."""
        self._on_done = self._on_error = None

    def _deliver(self, result: Any, error: BaseException | None) -> None:
        on_done, on_error = self._on_done, self._on_error
        self.forget()
        self.deleteLater()
        if error is None:
            if on_done is not None:
                on_done(result)
        elif on_error is not None:
            on_error(error)
        elif on_done is not None:
            raise error


class _Thread(threading.Thread):
    """Runs *function* and hands its result to *work*; known by its class when the application ends."""

    def __init__(self, work: Work, function: Callable[[], object]) -> None:
        super().__init__(name=f"background {getattr(function, '__qualname__', 'work')}", daemon=True)
        self._work: Work | None = work
        self._function: Callable[[], object] | None = function

    def run(self) -> None:
        work, function = self._work, self._function
        self._work = self._function = None
        if work is None or function is None:
            return
        result: object = None
        error: BaseException | None = None
        try:
            result = function()
        except BaseException as raised:
            error = raised
        try:
            work._finished.emit(result, error)
        except RuntimeError:
            return  # the application has ended and taken its objects along


def run_in_background(
    function: Callable[[], Result],
    on_done: Callable[[Result], object],
    on_error: Callable[[BaseException], object] | None = None,
) -> Work:
    """Run *function* in a thread; then call *on_done* with its result on the Qt thread.

    An exception goes to *on_error*; without one it is raised on the Qt thread, as in any slot.
    """
    work = Work(on_done, on_error)
    _Thread(work, function).start()
    return work


def wait_for_background(seconds: float) -> list[str]:
    """Wait until no background work runs; gives the names of what still runs after *seconds*."""
    end = time.monotonic() + seconds
    threads = [thread for thread in threading.enumerate() if isinstance(thread, _Thread)]
    for thread in threads:
        thread.join(max(0.0, end - time.monotonic()))
    return [thread.name for thread in threads if thread.is_alive()]
