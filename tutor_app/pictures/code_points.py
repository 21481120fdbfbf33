"""A text as its code points, and what normal forms, casefold and dropping marks make of it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST_TYPED = 32
DOTTED_CIRCLE = "\u25cc"

PRESETS = {
    "twice": ("Two cafés", "caf\u00e9 cafe\\u0301"),
    "forms": ("Other forms", "\ufb01ne \uff11\uff12 x\u00b2 \\u2126"),
    "latin": ("Łódź", "Łódź Straße"),
    "hindi": ("हिन्दी", "हिन्दी"),
    "coder": ("Coder", "\\U0001f469\\u200d\\U0001f4bb"),
}
"""Words and text to start with, by key; escapes show what could not be seen in the text itself."""

STEPS = {
    "NFC": "puts letters and marks together",
    "NFD": "takes letters and marks apart",
    "NFKC": "puts letters and marks together and folds compatibility forms",
    "casefold": "removes differences of case",
    "drop Mn": "leaves out the marks of category Mn",
}
"""What each step does to a text, by its name."""

_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))")


@dataclass(frozen=True, slots=True)
class Point:
    """One code point: *category* has two letters, *utf8* its bytes in hex; *is_new* since the last step.

    *glyph* is how it is drawn: a combining mark stands on a dotted circle; it is empty where there is
    nothing to see, and *unseen* is then the word for that.
    """

    char: str
    is_new: bool

    @property
    def code(self) -> str:
        return f"U+{ord(self.char):04X}"

    @property
    def name(self) -> str:
        return unicodedata.name(self.char, "no name")

    @property
    def category(self) -> str:
        return unicodedata.category(self.char)

    @property
    def utf8(self) -> str:
        return self.char.encode("utf-8").hex(" ")

    @property
    def unseen(self) -> str:
        return {"Z": "blank", "C": "unseen"}.get(self.category[0], "")

    @property
    def glyph(self) -> str:
        if self.unseen:
            return ""
        return DOTTED_CIRCLE + self.char if self.category[0] == "M" else self.char


@dataclass(frozen=True, slots=True)
class State:
    """A text after *steps*, those that changed nothing left out; *said* is about the last one."""

    typed: str
    text: str
    points: tuple[Point, ...]
    steps: tuple[str, ...]
    said: str

    @property
    def size(self) -> str:
        return _size(self.text)


def read_text(text: str) -> str:
    """What is typed, with escapes such as `\\u0301` turned into their code points.

    Raises ValueError with the sentence to show where it is empty, too long, or no text that UTF-8 can hold.
    """
    read = unescaped(text)
    if not 1 <= len(read) <= MOST_TYPED:
        raise ValueError(f"Type 1 to {MOST_TYPED} code points.")
    return read


def unescaped(text: str) -> str:
    """*text* with escapes such as `\\u0301` as their code points. Raises ValueError as `read_text` does."""
    return _ESCAPE.sub(_unescape, text)


def _unescape(found: re.Match[str]) -> str:
    number = int(found[1] or found[2] or found[3], 16)
    if number > 0x10FFFF:
        raise ValueError(f"Change {found[0]} to at most \\U0010ffff, the last code point.")
    if 0xD800 <= number <= 0xDFFF:
        raise ValueError(f"Change {found[0]} to another code point: half of a pair has no UTF-8.")
    return chr(number)


def changed(text: str, step: str) -> str:
    """What *step* of STEPS makes of *text*."""
    match step:
        case "NFC" | "NFD" | "NFKC":
            return unicodedata.normalize(step, text)
        case "casefold":
            return text.casefold()
        case _:
            return "".join(char for char in text if unicodedata.category(char) != "Mn")


def begin(text: str) -> State:
    """*text* as it was typed."""
    points = tuple(Point(char, is_new=False) for char in text)
    return State(text, text, points, (), f"As typed: {_size(text)}.")


def take(state: State, step: str) -> State:
    """The state after one more *step* of STEPS."""
    before, after = state.text, changed(state.text, step)
    if before == after:
        words = f"{step} changes nothing: {_why(before, step)}."
        return State(state.typed, after, begin(after).points, state.steps, words)
    kept: set[int] = set()
    for _, start, length in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        kept.update(range(start, start + length))
    points = tuple(Point(char, is_new=number not in kept) for number, char in enumerate(after))
    said = f"{step} {STEPS[step]}: {_became(before, after)}."
    return State(state.typed, after, points, (*state.steps, step), said)


def _why(text: str, step: str) -> str:
    if step == "casefold":
        return "there is no difference of case in the text"
    if step != "drop Mn":
        return f"the text is in {step} already"
    apart = unicodedata.normalize("NFD", text)
    if changed(apart, step) != apart:
        return "no mark is a code point of its own; NFD takes letters and marks apart"
    return "there is no mark of category Mn"


def _became(before: str, after: str) -> str:
    points = _count(len(before), "code point"), _count(len(after), "code point")
    old, new = len(before.encode("utf-8")), len(after.encode("utf-8"))
    one = f"{points[0]} became {len(after)}" if len(before) != len(after) else f"still {points[1]}"
    other = f"{_count(old, 'byte')} became {new}" if old != new else f"still {_count(new, 'byte')}"
    return f"{one}, {other}"


def _size(text: str) -> str:
    return f"{_count(len(text), 'code point')}, {_count(len(text.encode('utf-8')), 'byte')} in UTF-8"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
