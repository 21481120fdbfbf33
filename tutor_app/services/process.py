"""Services in a process of their own, for a kernel to talk to. Blocking; any thread may `close`."""

from __future__ import annotations

import json
import subprocess
import tempfile
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tutor_app import processes
from tutor_app.services import SERVICES
from tutor_app.services.control import ask
from tutor_app.services.record import LogLine

_START_SECONDS = 60.0


class ServiceError(Exception):
    """The services cannot be used; the text is one sentence."""


class ServiceProcess:
    """The services *names* in a process that ends with this one.

    Use it as a context manager, or call `start` and `close`. *ports* are those that a service had before:
    it listens there again, unless somebody else does now. Raises ServiceError for names that are unknown.
    """

    def __init__(self, names: Sequence[str], ports: Mapping[str, int] | None = None) -> None:
        unknown = [name for name in names if name not in SERVICES]
        if unknown:
            raise ServiceError(
                f"There is no practice service {unknown[0]!r}; there are: {', '.join(SERVICES)}."
            )
        self._names = tuple(names)
        self._ports = dict(ports or {})
        self._process: subprocess.Popen[bytes] | None = None
        self._told: dict[str, dict[str, Any]] = {}
        self._closed = False
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Starts the services and waits until they listen. Raises ServiceError, also if closed meanwhile."""
        wanted = [f"{name}={self._ports.get(name, 0)}" for name in self._names]
        command = processes.python_command("-m", "tutor_app.services", *wanted)
        with self._lock:
            if self._closed:
                raise ServiceError("The practice services were stopped.")
            try:
                process = self._process = processes.start(
                    command,
                    cwd=Path(tempfile.gettempdir()),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                )
            except OSError as error:
                raise ServiceError(f"The practice services could not be started: {error}.") from error
        assert process.stdout is not None
        give_up = threading.Timer(_START_SECONDS, process.kill)
        give_up.start()
        with process.stdout:
            line = process.stdout.readline()
        give_up.cancel()
        told: dict[str, Any] = json.loads(line) if line else {"trouble": "their process did not answer"}
        if "trouble" in told:
            self.close()
            raise ServiceError(f"The practice services could not be started: {told['trouble']}.")
        self._told = told["services"]

    @property
    def pid(self) -> int | None:
        """The process while it is running."""
        return self._process.pid if self._process is not None and self._process.poll() is None else None

    def environment(self) -> dict[str, str]:
        """The variables with which clients find the services; empty before `start`."""
        found: dict[str, str] = {}
        for told in self._told.values():
            found |= told["environment"]
        return found

    def url(self, name: str) -> str:
        """Where the service listens. Raises KeyError for one that was not started."""
        return str(self._told[name]["url"])

    def ports(self) -> dict[str, int]:
        """For the process that takes this one's place."""
        return {name: told["port"] for name, told in self._told.items()}

    def log(self, name: str, after: int = 0) -> list[LogLine]:
        """The log's lines with a number above *after*, oldest first; empty when the process has ended.

        Raises KeyError for a service that was not started.
        """
        try:
            return [LogLine(*line) for line in ask(self._told[name]["control"], "log", after)]
        except OSError:
            return []

    def close(self) -> None:
        """Ends the process. Does nothing when there is none. Any thread may call it."""
        with self._lock:
            self._closed = True
            process, self._process = self._process, None
        if process is not None:
            # It has started nothing and keeps nothing, so there is nothing to wait for.
            process.kill()
            process.wait()
            if process.stdin is not None:
                process.stdin.close()
