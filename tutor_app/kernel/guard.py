"""Inside the kernel: what one run may show, so that no output can ever freeze the window.

A console that is given one line of a million characters stands still for most of a minute. So everything
a run shows is counted here, before it is sent: characters, lines, the length of a line, pictures. What is
over the limit is kept in a file, summed up in one line, and can be saved with `%save_output`.
"""

# mypy: allow-untyped-calls
# ipykernel annotates only parts of the classes that are refined here.

from __future__ import annotations

import codecs
import io
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar, TextIO

from ipykernel.displayhook import ZMQShellDisplayHook
from ipykernel.iostream import OutStream
from ipykernel.zmqshell import ZMQDisplayPublisher

MAX_CHARACTERS = 100_000
MAX_LINES = 2_000
MAX_LINE = 5_000
MAX_IMAGES = 20
MAX_PIXELS = 3_000_000
MAX_TRACEBACK_LINES = 300
MAX_KEPT = 50_000_000

_NOTICE_SECONDS = 0.5
_REFRESH_SECONDS = 0.05
_FRAME_SECONDS = 0.04
_IMAGE_TYPES = ("image/png", "image/jpeg")


class Budget:
    """How much the present run has shown, and what it would have shown besides. Safe to use in any thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pid = os.getpid()
        self._lock = threading.RLock()
        self._whole: TextIO | None = None
        self._saved = folder / "cut-output.txt"
        self.begin()

    def begin(self) -> None:
        """A new run with nothing shown."""
        with self._lock:
            self.clear()
            self._omitted_characters = 0
            self._omitted_images = 0
            self._notice_open = False
            self._noticed_at = 0.0
            self._start: list[str] = []
            if self._whole is not None:
                self._whole.close()
                self._whole = None
                (self._folder / "output.txt").replace(self._saved)

    def clear(self) -> None:
        """What the run has shown was wiped from the screen: it may show as much again."""
        with self._lock:
            self._characters = 0
            self._lines = 0
            self._images = 0
            self._column = 0

    @property
    def _spent(self) -> bool:
        return self._characters >= MAX_CHARACTERS or self._lines >= MAX_LINES

    def stream(self, text: str) -> str:
        """What of printed *text* may be shown."""
        with self._lock:
            if self._spent:
                self._omit(text)
                return self._notice()
            lines = text.count("\n")
            if (
                "\r" not in text
                and self._column + len(text) <= MAX_LINE
                and self._characters + len(text) <= MAX_CHARACTERS
                and self._lines + lines <= MAX_LINES
            ):
                self._characters += len(text)
                self._lines += lines
                self._column = len(text) - text.rfind("\n") - 1 if lines else self._column + len(text)
                if self._whole is None:
                    self._start.append(text)
                else:
                    self._keep(text)
                return text
            return self._cut(text.replace("\r\n", "\n"))

    def _cut(self, text: str) -> str:
        shown: list[str] = []
        lines = text.split("\n")
        for number, line in enumerate(lines):
            if number:
                shown.append("\n")
                self._start.append("\n") if self._whole is None else self._keep("\n")
                self._lines += 1
                self._characters += 1
                self._column = 0
                if self._spent:
                    self._omit("\n".join(lines[number:]))
                    return "".join(shown) + self._notice()
            if "\r" in line:
                # What is written over does not stay, so it costs nothing: a progress bar may run for hours.
                before, line = line.rsplit("\r", 1)
                shown.append(before[-MAX_LINE:] + "\r")
                self._characters -= min(self._column, self._characters)
                self._column = 0
            room = max(0, min(MAX_LINE - self._column, MAX_CHARACTERS - self._characters))
            visible = line[:room]
            shown.append(visible)
            self._characters += len(visible)
            if len(visible) < len(line):
                if self._column + len(visible) <= MAX_LINE:
                    shown.append(" …")
                self._column = MAX_LINE + 1
                self._omit(line[room:], visible)
            else:
                self._column += len(line)
                self._start.append(line) if self._whole is None else self._keep(line)
        return "".join(shown)

    def block(self, text: str) -> str:
        """What of a value's *text* may be shown; a value has a whole budget of its own."""
        lines = text.split("\n")
        visible = [line if len(line) <= MAX_LINE else line[:MAX_LINE] + " …" for line in lines[:MAX_LINES]]
        shown = "\n".join(visible)
        if len(shown) > MAX_CHARACTERS:
            shown = shown[:MAX_CHARACTERS] + " …"
        elif len(lines) > MAX_LINES:
            shown += "\n…"
        if shown != text:
            with self._lock:
                self._omit(text, count=len(text) - len(shown))
        return shown

    def image(self) -> bool:
        """Whether one more picture may be shown."""
        with self._lock:
            if self._images >= MAX_IMAGES:
                self._omitted_images += 1
                return False
            self._images += 1
            return True

    def settle(self) -> str:
        """The line that sums up what was left out since the last such line; empty where nothing was."""
        with self._lock:
            parts = []
            if self._omitted_characters > 0:
                parts.append(f"{self._omitted_characters:,} more characters")
            if self._omitted_images:
                plural = "s" if self._omitted_images > 1 else ""
                parts.append(f"{self._omitted_images:,} more picture{plural}")
            if not parts:
                return ""
            start = "\r" if self._notice_open else "\n" if self._column > 0 else ""
            save = " %save_output writes the whole text to a file." if self._omitted_characters else ""
            self._notice_open = False
            self._omitted_characters = self._omitted_images = 0
            self._column = 0
            return f"{start}… {' and '.join(parts)} not shown.{save}\n"

    def whole_text(self) -> Path | None:
        """The file with all that the last cut run before this one wrote, or None where none was cut."""
        return self._saved if self._saved.exists() else None

    def _notice(self) -> str:
        now = time.monotonic()
        if now - self._noticed_at < _NOTICE_SECONDS:
            return ""
        start = "\r" if self._notice_open else "\n" if self._column else ""
        self._noticed_at = now
        self._notice_open = True
        return f"{start}… {self._omitted_characters:,} more characters"

    def _omit(self, text: str, visible: str = "", count: int | None = None) -> None:
        self._omitted_characters += len(text) if count is None else count
        if os.getpid() != self._pid:
            return
        if self._whole is None:
            self._whole = (self._folder / "output.txt").open("w+", encoding="utf-8", errors="replace")
            self._whole.writelines(self._start)
            self._start.clear()
        self._keep(visible + text)

    def _keep(self, text: str) -> None:
        assert self._whole is not None
        if self._whole.tell() < MAX_KEPT:
            self._whole.write(text)


def cut_line(text: str) -> str:
    """*text* where it is short, else its beginning."""
    return text if len(text) <= MAX_LINE else text[:MAX_LINE] + " …"


def cut_traceback(entries: list[str]) -> list[str]:
    """The entries of a traceback, with the middle left out where it is very long."""
    lines = [cut_line(line) for entry in entries for line in entry.split("\n")]
    if len(lines) > MAX_TRACEBACK_LINES:
        half = MAX_TRACEBACK_LINES // 2
        omitted = len(lines) - 2 * half
        lines = [*lines[:half], f"\x1b[0m… {omitted:,} more lines …", *lines[-half:]]
    return lines


class GuardedStream(OutStream):
    """Standard output or error of the kernel, within the budget."""

    budget: ClassVar[Budget]
    _writer: ClassVar[GuardedStream | None] = None

    def __init__(self, *arguments: Any, **options: Any) -> None:
        self._rewrites = False
        self._new_lines = False
        self._sent_at = 0.0
        super().__init__(*arguments, **options)

    def write(self, string: str) -> int:
        if not isinstance(string, str):
            raise TypeError(f"write() argument must be str, not {type(string).__name__}")
        shown = self.budget.stream(string)
        if shown:
            self.write_unguarded(shown)
        return len(string)

    def write_unguarded(self, text: str) -> None:
        """Writes *text* without counting it."""
        last, GuardedStream._writer = GuardedStream._writer, self
        if last is not None and last is not self:
            # Each stream is sent when it likes: what was printed first has to be sent first.
            last.flush_now()
        self._rewrites = self._rewrites or "\r" in text
        self._new_lines = self._new_lines or "\n" in text
        super().write(text)

    def flush(self) -> None:
        # A loop that flushes a progress bar thousands of times a second would be one message each time.
        if self._rewrites and not self._new_lines and time.monotonic() - self._sent_at < _REFRESH_SECONDS:
            return
        self.flush_now()

    def flush_now(self) -> None:
        super().flush()

    def _flush_buffers(self) -> Iterator[tuple[dict[str, Any], str]]:
        self._rewrites = self._new_lines = False
        self._sent_at = time.monotonic()
        for parent, text in super()._flush_buffers():
            yield parent, _last_writing(text)

    def _watch_pipe_fd(self) -> None:
        # The original splits characters of several bytes, and copies everything to the log of the start.
        decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        try:
            while self._should_watch and (chunk := os.read(self._fid or 0, 65536)):
                self.write(decoder.decode(chunk))
        except OSError:
            return


def _last_writing(text: str) -> str:
    """*text* without what it itself writes over in a line."""
    if text.count("\r") < 2:
        return text
    lines = []
    for line in text.split("\n"):
        first, *later = line.split("\r")
        if len(later) > 1:
            over = ""
            for part in later[-3:]:
                over = part + over[len(part) :]
            line = f"{first}\r{over}"
        lines.append(line)
    return "\n".join(lines)


class GuardedResults(ZMQShellDisplayHook):
    """Shows the value of a run's last expression, within the budget."""

    budget: ClassVar[Budget]

    def write_format_data(self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None) -> None:
        data, metadata = _showable(format_dict, md_dict or {}, self.budget)
        if "text/plain" in data:
            data["text/plain"] = self.budget.block(data["text/plain"])
        super().write_format_data(data, metadata)


class GuardedDisplays(ZMQDisplayPublisher):
    """Shows pictures and whatever else is displayed, within the budget."""

    budget: ClassVar[Budget]
    _cleared_at = 0.0

    def publish(  # type: ignore[override]
        self, data: dict[str, Any], metadata: dict[str, Any] | None = None, **options: Any
    ) -> None:
        if options.get("update"):
            return
        data, metadata = _showable(data, metadata or {}, self.budget)
        if isinstance(text := data.get("text/plain"), str) and len(data) == 1:
            data["text/plain"] = self.budget.stream(text + "\n").removesuffix("\n")
            if not data["text/plain"]:
                return
        if data:
            super().publish(data, metadata, **options)

    def clear_output(self, wait: bool = False) -> None:
        # An animation needs no more frames than the eye; a loop without a pause may not flood the window.
        pause = self._cleared_at + _FRAME_SECONDS - time.monotonic()
        if pause > 0:
            time.sleep(pause)
        self._cleared_at = time.monotonic()
        self.budget.clear()
        super().clear_output(wait)


def _showable(
    data: dict[str, Any], metadata: dict[str, Any], budget: Budget
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the console can show of *data*: one picture of a size that can be drawn quickly, or text."""
    shown: dict[str, Any] = {}
    if "text/plain" in data:
        shown["text/plain"] = data["text/plain"]
    kind = next((each for each in _IMAGE_TYPES if each in data), None)
    if kind is None:
        return shown, metadata
    if not budget.image():
        return {}, {}
    picture, size = _small_enough(data[kind], dict(metadata.get(kind) or {}))
    if picture is not None:
        shown[kind] = picture
        return shown, {**metadata, kind: size}
    return shown, metadata


def _small_enough(picture: Any, size: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
    """*picture* with at most MAX_PIXELS, and the size at which it is drawn; None where it cannot be read."""
    from base64 import b64decode

    from PIL import Image

    raw = b64decode(picture) if isinstance(picture, str) else bytes(picture)
    try:
        with Image.open(io.BytesIO(raw)) as image:
            width, height = image.size
            if width * height <= MAX_PIXELS:
                return picture, size
            factor = (MAX_PIXELS / (width * height)) ** 0.5
            small = image.resize((max(1, int(width * factor)), max(1, int(height * factor))))
            target = io.BytesIO()
            small.save(target, format=image.format or "PNG")
    except (OSError, ValueError, Image.DecompressionBombError):
        return None, {}
    return target.getvalue(), {}
