"""What the console decides without a widget and without the kernel: is an input complete, which colors does a
terminal code mean, what was typed in earlier sessions.
"""

from __future__ import annotations

import ast
import codeop
import contextlib
import json
import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

_MAGIC = re.compile(r"^(\s*)(?:[%!].*|.*\?{1,2}\s*$|\w+\s*=\s*[%!].*|[,;/]\w.*)$")
_ENDS_BLOCK = ("return", "pass", "break", "continue", "raise")
_KEPT = 1_000

# ANSI colors 0 to 7 as names of theme tokens; of the bright ones only "bright black" looks different.
_ANSI = ("text", "error", "right", "pitfall", "accent", "syntax_keyword", "syntax_builtin", "text")
_GROUNDS = {1: "error_ground", 2: "right_ground", 3: "pitfall_ground", 4: "accent_ground"}


def complete_input(source: str) -> tuple[bool, str]:
    """Whether *source* can be run as it is, and if not, the white space with which its next line begins.

    Asking the kernel would be slow or vain while it is busy.
    """
    lines = source.split("\n")
    last = lines[-1]
    indentation = last[: len(last) - len(last.lstrip())]
    if not source.strip():
        return True, ""
    if lines[0].startswith("%%"):
        return len(lines) > 1 and not last.strip(), indentation
    plain = "\n".join(_MAGIC.sub(r"\1pass", line) for line in lines)
    compiler = codeop.CommandCompiler()
    compiler.compiler.flags |= ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            done = compiler(plain, "<input>", "exec") is not None
        except (SyntaxError, ValueError, OverflowError, MemoryError, RecursionError):
            return True, ""  # the kernel says what is wrong with it
    # A block may go on until an empty line ends it, as in every Python console.
    if done and not (len(lines) > 1 and last.strip() and indentation) and not last.rstrip().endswith(":"):
        return True, ""
    code = last.split("#", 1)[0].rstrip()
    if code.endswith((":", "(", "[", "{")):
        indentation += "    "
    elif code.strip().split(" ", 1)[0] in _ENDS_BLOCK:
        indentation = indentation[:-4]
    return False, indentation


@dataclass(frozen=True, slots=True)
class Look:
    """How terminal text looks: *color* and *ground* are theme tokens, or `#rrggbb`; empty for the usual."""

    color: str = ""
    ground: str = ""
    bold: bool = False
    italic: bool = False
    underline: bool = False

    def after(self, codes: Sequence[int]) -> Look:
        """The look after the numbers of one `ESC [ … m`."""
        look = self
        rest = list(codes) or [0]
        while rest:
            code = rest.pop(0)
            if code == 0:
                look = Look()
            elif code == 1:
                look = replace(look, bold=True)
            elif code == 3:
                look = replace(look, italic=True)
            elif code == 4:
                look = replace(look, underline=True)
            elif code == 22:
                look = replace(look, bold=False)
            elif code == 23:
                look = replace(look, italic=False)
            elif code == 24:
                look = replace(look, underline=False)
            elif 30 <= code <= 37:
                look = replace(look, color=_ANSI[code - 30])
            elif 90 <= code <= 97:
                look = replace(look, color=_bright(code - 90))
            elif code == 39:
                look = replace(look, color="")
            elif 40 <= code <= 47 or 100 <= code <= 107:
                look = replace(look, ground=_GROUNDS.get(code % 10, "line"))
            elif code == 49:
                look = replace(look, ground="")
            elif code in (38, 48):
                color = _extended(rest)
                look = replace(look, color=color) if code == 38 else replace(look, ground="line")
        return look


def _bright(number: int) -> str:
    return "muted" if number == 0 else _ANSI[number]


def _extended(rest: list[int]) -> str:
    """Takes a color of 256 or of 16 million from *rest*."""
    kind = rest.pop(0) if rest else 0
    if kind == 2 and len(rest) >= 3:
        red, green, blue = (min(max(part, 0), 255) for part in rest[:3])
        del rest[:3]
        return f"#{red:02x}{green:02x}{blue:02x}"
    if kind != 5 or not rest:
        return ""
    number = rest.pop(0)
    if number < 8:
        return _ANSI[number]
    if number < 16:
        return _bright(number - 8)
    if number > 231:
        grey = min((number - 232) * 10 + 8, 255)
        return f"#{grey:02x}{grey:02x}{grey:02x}"
    number -= 16
    parts = (number // 36, number // 6 % 6, number % 6)
    return "#" + "".join(f"{part * 40 + 55 if part else 0:02x}" for part in parts)


def readable(color: str, ground: str, text: str, ratio: float = 4.5) -> str:
    """*color*, moved towards *text* until it can be read on *ground*; all are `#rrggbb`."""
    for step in range(11):
        mixed = _mixed(color, text, step / 10)
        if _contrast(mixed, ground) >= ratio:
            return mixed
    return text


def _mixed(first: str, second: str, part: float) -> str:
    pairs = zip(_channels(first), _channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in pairs)


def _channels(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _contrast(first: str, second: str) -> float:
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    parts = [channel / 255 for channel in _channels(color)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class InputHistory:
    """What was typed in the console, in this session and earlier ones, oldest first.

    Each entry is appended to the file by itself, so two windows may share it and neither waits for the other.
    A file that cannot be read or written is done without.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def read(self) -> list[str]:
        """The last entries; a long file is shortened to them."""
        try:
            lines = self._file.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return []
        entries: list[str] = []
        for line in lines:
            with contextlib.suppress(ValueError):
                entry = json.loads(line)
                if isinstance(entry, str) and (not entries or entries[-1] != entry):
                    entries.append(entry)
        if len(lines) > 2 * _KEPT:
            self._shorten(entries[-_KEPT:])
        return entries[-_KEPT:]

    def add(self, entry: str) -> None:
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with self._file.open("a", encoding="utf-8") as file:
                file.write(json.dumps(entry) + "\n")

    def _shorten(self, entries: Sequence[str]) -> None:
        shorter = self._file.with_name(self._file.name + ".new")
        with contextlib.suppress(OSError):
            shorter.write_text("".join(json.dumps(entry) + "\n" for entry in entries), encoding="utf-8")
            shorter.replace(self._file)
