"""What a service writes down: requests, commands, and the lines of its log."""

from __future__ import annotations

import threading
import time
from collections import deque
from dataclasses import dataclass, field

_MOST = 2_000


@dataclass(frozen=True, slots=True, repr=False)
class Request:
    """One request that reached the model API.

    *status* is what it was answered with, None where the connection was dropped. *inputs* counts texts to
    embed or messages of a chat. *seconds* is the time since `script` or `reset`.
    """

    number: int
    method: str
    path: str
    model: str
    status: int | None
    inputs: int
    seconds: float = field(compare=False)

    def __repr__(self) -> str:
        parts = [f"{self.number}: {self.method} {self.path}", self.model]
        if self.inputs:
            things = "message" if "/chat/" in self.path else "input"
            parts.append(f"({self.inputs} {things}{'' if self.inputs == 1 else 's'})")
        parts.append("dropped" if self.status is None else f"-> {self.status}")
        return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True, repr=False)
class Command:
    """One command that reached the Redis server; long or binary arguments are cut short.

    *seconds* is the time since `reset`.
    """

    number: int
    name: str
    arguments: tuple[str, ...]
    seconds: float = field(compare=False)

    def __repr__(self) -> str:
        return f"{self.number}: {' '.join((self.name, *self.arguments))}"


@dataclass(frozen=True, slots=True)
class LogLine:
    """A line of a service's log; *number* never starts again while the service runs."""

    number: int
    text: str


class Log:
    """The last lines of a service's log. Any thread may write and read."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._lock = threading.Lock()
        self._number = 0
        self._lines: deque[LogLine] = deque(maxlen=_MOST)

    def add(self, text: str) -> None:
        with self._lock:
            self._number += 1
            passed = time.monotonic() - self._began
            self._lines.append(LogLine(self._number, f"{passed:7.2f} s  {text}"))

    def lines(self, after: int = 0) -> list[LogLine]:
        """The lines with a number above *after*, oldest first."""
        with self._lock:
            return [line for line in self._lines if line.number > after]
