"""The messages of one run as what the learner sees: printed text, a value or an error, pictures.

The text is what an output fence of a lesson holds: standard output and error as printed, then the value of
the last expression, or one line `NAME: message` for an error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tutor_app.kernel.wire import Message

_ANSI = re.compile(r"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\))")


@dataclass(frozen=True, slots=True)
class RunResult:
    """How one run ended. *error_line* counts from 1 in the source that was run; None where it is elsewhere.

    *died*: Python ended during the run. *cancelled*: it was waiting and did not run at all.
    """

    ok: bool
    text: str
    error_name: str = ""
    error_message: str = ""
    error_line: int | None = None
    died: bool = False
    cancelled: bool = False
    images: int = 0


@dataclass(slots=True)
class Shown:
    """Collects the iopub messages of one run, in the order in which they came."""

    error_name: str = ""
    error_message: str = ""
    error_line: int | None = None
    images: int = 0
    _pieces: list[str] = field(default_factory=list)
    _clear_next: bool = False

    def feed(self, message: Message) -> None:
        content = message["content"]
        kind = message["msg_type"]
        if kind == "clear_output":
            self._clear_next = True
            if not content.get("wait"):
                self._clear()
        elif kind == "stream":
            self._clear()
            self._pieces.append(content["text"])
        elif kind in ("execute_result", "display_data"):
            self._clear()
            self._add_data(content["data"])
        elif kind == "error":
            self._clear()
            self.error_name = content["ename"]
            self.error_message = content["evalue"]
            self.error_line = content.get("line")
            first_line = self.error_message.split("\n", 1)[0]
            self._add_block(f"{self.error_name}: {first_line}" if first_line else self.error_name)

    def _add_data(self, data: dict[str, str]) -> None:
        if "image/png" in data or "image/jpeg" in data:
            self.images += 1
        elif "text/plain" in data:
            self._add_block(data["text/plain"])

    def _add_block(self, text: str) -> None:
        if self._pieces and not self._pieces[-1].endswith("\n"):
            self._pieces.append("\n")
        self._pieces.append(text + "\n")

    def _clear(self) -> None:
        if self._clear_next:
            self._pieces.clear()
            self._clear_next = False

    @property
    def text(self) -> str:
        """What is to be seen, without colors; of a line that was written over, what remains."""
        return "\n".join(_overwritten(line) for line in _ANSI.sub("", "".join(self._pieces)).split("\n"))

    def result(self, *, ok: bool | None = None, died: bool = False) -> RunResult:
        """The end of the run; without *ok* it went well unless an error was shown."""
        return RunResult(
            ok=(not self.error_name and not died) if ok is None else ok,
            text=self.text,
            error_name=self.error_name,
            error_message=self.error_message,
            error_line=self.error_line,
            died=died,
            images=self.images,
        )


def _overwritten(line: str) -> str:
    """What a terminal shows of a line with carriage returns and backspaces in it."""
    if "\b" in line:
        kept: list[str] = []
        for character in line:
            if character != "\b":
                kept.append(character)
            elif kept:
                kept.pop()
        line = "".join(kept)
    shown = ""
    for part in line.split("\r"):
        shown = part + shown[len(part) :]
    return shown
