"""A kernel for code without a window: blocking, one run after the other. Lessons are verified with it."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import zmq

from tutor_app.kernel.process import KernelProcess
from tutor_app.kernel.shown import RunResult, Shown
from tutor_app.kernel.spec import FRESH
from tutor_app.kernel.wire import Wire, parent_of

__all__ = ["KernelError", "KernelSession", "RunResult"]

_START_SECONDS = 60.0
_INTERRUPT_SECONDS = 3.0
_POLL_MS = 100


class KernelError(Exception):
    """The kernel cannot be used; the text is one sentence."""


class KernelSession:
    """A kernel in *work_dir* that runs one source after the other, exactly as the console's does.

    Use it as a context manager, or call `start` and `close`. One thread at a time. *environment* is added
    to the kernel's own.
    """

    def __init__(self, work_dir: Path, environment: Mapping[str, str] | None = None) -> None:
        self._work_dir = work_dir
        self._environment = dict(environment or {})
        self._process: KernelProcess | None = None
        self._wire: Wire | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """The kernel's process while it is running."""
        return self._process.pid if self._process and self._process.alive else None

    def start(self) -> None:
        """Starts the kernel and waits until it answers. Raises KernelError."""
        self.close()
        try:
            self._process = KernelProcess(self._work_dir, more=self._environment)
        except OSError as error:
            raise KernelError(f"Python could not be started: {error}.") from error
        self._wire = Wire(self._process.spec)
        if not self._answers(self._process, self._wire):
            reason = self._process.why_it_ended()
            self.close()
            raise KernelError(reason)

    def run(self, source: str, timeout: float = 60.0, fresh: bool = False) -> RunResult:
        """Runs *source* and waits for its end; with *fresh* it finds an empty namespace.

        After *timeout* seconds it is interrupted, and if it does not stop, Python is started anew: the result
        then has the error name `TimeoutError`. Starts a kernel first where there is none. Raises KernelError.
        """
        if self.pid is None:
            self.start()
        assert self._process is not None and self._wire is not None
        process, wire = self._process, self._wire
        if fresh:
            wire.execute(FRESH, silent=True)
        request = wire.execute(source)
        shown = Shown()
        deadline = time.monotonic() + timeout
        interrupted = False
        while not self._ended(wire, request, shown):
            if not process.alive:
                self._ended(wire, request, shown)
                result = shown.result(died=True)
                self.close()
                return result
            if time.monotonic() > deadline:
                if interrupted:
                    self.close()
                    break
                interrupted = True
                deadline = time.monotonic() + _INTERRUPT_SECONDS
                process.interrupt()
                # A cell that is suspended in `await` notices the interrupt only with the next request.
                wire.send(wire.shell, "kernel_info_request", {})
        if not interrupted:
            return shown.result()
        message = f"not finished after {timeout:g} seconds"
        return RunResult(False, shown.text, "TimeoutError", message, shown.error_line, images=shown.images)

    def restart(self) -> None:
        """A new Python with nothing defined. Raises KernelError."""
        self.start()

    def close(self) -> None:
        """Ends the kernel and all that it has started. Does nothing when there is none."""
        if self._wire is not None:
            self._wire.close()
        if self._process is not None:
            self._process.kill()
        self._wire = self._process = None

    def _answers(self, process: KernelProcess, wire: Wire) -> bool:
        """Waits until the kernel has answered and is heard on both sockets."""
        wire.send(wire.shell, "kernel_info_request", {})
        deadline = time.monotonic() + _START_SECONDS
        answered = heard = False
        while not (answered and heard):
            if not process.alive or time.monotonic() > deadline:
                return False
            wire.shell.poll(_POLL_MS) if heard else wire.iopub.poll(_POLL_MS)
            while (message := wire.receive(wire.shell)) is not None:
                answered = answered or message["msg_type"] == "kernel_info_reply"
            while wire.receive(wire.iopub) is not None:
                heard = True
        return True

    def _ended(self, wire: Wire, request: str, shown: Shown) -> bool:
        """Takes what has come within a moment; true when the run has ended.

        A run ends with the kernel's "idle": the reply may come before the output, or never.
        """
        wire.iopub.poll(_POLL_MS, zmq.POLLIN)
        while wire.receive(wire.shell) is not None:
            pass
        while (message := wire.receive(wire.iopub)) is not None:
            if parent_of(message) != request:
                continue
            if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                return True
            shown.feed(message)
        return False
