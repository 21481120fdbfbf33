"""How a dict of CPython finds the slot of a key: hash, first slot, path past taken slots, comparisons.

The table is computed as CPython 3.11 to 3.13 does it: 8 slots at first, of which two thirds may be taken;
after a taken slot comes `slot * 5 + perturb + 1`, where perturb begins as the hash and loses 5 bits each
time. Hashes are those of the running Python, so those of texts differ from process to process.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Key = int | float | str

M = 2**61 - 1
MOST_KEYS = 10
MOST_LETTERS = 10
MOST_TIMES = 999
LARGEST = 10**9
SLOTS = 8
SHIFT = 5
UNSIGNED = (1 << sys.hash_info.width) - 1

PRESETS = {
    "ints": ("Small ints", "3, 42, 11, 7, 16", "27"),
    "words": ("Words", "door, brake, seat, lamp, bell", "horn"),
    "multiples": ("Multiples of 2**61 - 1", "M, 2*M, 3*M, 4*M, 5*M", "6*M"),
}

OUTCOMES = {
    "free": "free",
    "other": "another hash, not compared",
    "unequal": "same hash, compared: not equal",
    "equal": "same hash, compared: equal",
    "taken": "taken",
}


@dataclass(frozen=True, slots=True)
class Look:
    """One slot on the path of a key: what it *holds*, as it is shown, and an *outcome* of OUTCOMES."""

    slot: int
    holds: str
    outcome: str


@dataclass(frozen=True, slots=True)
class State:
    """The table after one operation.

    *kind* is `start`, `put`, `same` (an equal key was there), `full` (the table has to grow before *key*
    goes in), `built` (it was built again for the first key that is no text) or `asked`. *slots* holds each
    key as it is shown, or nothing. *path* is the way of *key* in the table that is shown; *comparisons* were
    made for *key* by this operation, *total* by all so far.
    """

    kind: str
    said: str
    slots: tuple[str, ...]
    key: str = ""
    hash: int = 0
    path: tuple[Look, ...] = ()
    comparisons: int = 0
    total: int = 0

    @property
    def taken(self) -> int:
        """How many slots hold a key."""
        return sum(map(bool, self.slots))


def read_keys(text: str, *, least: int = 1, most: int = MOST_KEYS) -> tuple[Key, ...]:
    """The keys in *text*, between commas or blanks: whole and other numbers, True and False, texts.

    Quotes make a text of anything; M is 2**61 - 1, and 3*M its threefold. Raises ValueError with the
    sentence to show where there are too few or too many keys, or one that is too long.
    """
    text = re.sub(r"\(?\b2 *\*\* *61 *- *1\b\)?", "M", text)
    text = re.sub(r"(\d) *\* *M\b", r"\1*M", text)
    words = re.findall(r"'[^']*'|\"[^\"]*\"|[^\s,]+", text)
    if not least <= len(words) <= most:
        how_many = f"{least} to {most} keys with commas between them" if most > 1 else "one key"
        raise ValueError(f"Type {how_many}.")
    return tuple(map(_read_key, words))


def _read_key(word: str) -> Key:
    if word[0] in "'\"":
        if len(word) < 2 or word[-1] != word[0]:
            raise ValueError(f"Close the quotes of {word[:MOST_LETTERS]}.")
        return _fitting(word[1:-1])
    if word in ("True", "False"):
        return word == "True"
    if times := re.fullmatch(r"(-?)(?:(\d+)\*?)?M", word):
        count = int(times[2] or 1)
        if count > MOST_TIMES:
            raise ValueError(f"Type at most {MOST_TIMES}*M.")
        return (-count if times[1] else count) * M
    try:
        number = int(word) if re.fullmatch(r"[+-]?\d+", word) else float(word)
    except ValueError:
        return _fitting(word)
    is_multiple = isinstance(number, int) and number % M == 0 and abs(number) <= MOST_TIMES * M
    is_short = abs(number) <= LARGEST and len(repr(number)) <= MOST_LETTERS
    if not (is_multiple or is_short):
        raise ValueError(f"Change {word[:MOST_LETTERS]} to a number of at most {LARGEST:,}, or to 3*M.")
    return number


def _fitting(text: str) -> str:
    if len(text) > MOST_LETTERS:
        raise ValueError(f"Shorten {text[:MOST_LETTERS]!r} to at most {MOST_LETTERS} letters.")
    return text


def shown_key(key: Key) -> str:
    """*key* as a picture writes it: texts in quotes, multiples of M as such."""
    if isinstance(key, int) and key and key % M == 0:
        times = key // M
        return f"{'-' if times < 0 else ''}{'' if abs(times) == 1 else f'{abs(times)}*'}M"
    return repr(key)


def slots_of(hash_: int, size: int) -> Iterator[int]:
    """The slots that a key with that hash asks for in a table of *size*, without end."""
    perturb = hash_ & UNSIGNED
    slot = perturb & (size - 1)
    while True:
        yield slot
        perturb >>= SHIFT
        slot = (slot * 5 + perturb + 1) & (size - 1)


def room(size: int) -> int:
    """How many keys a table of *size* slots takes before it grows."""
    return size * 2 // 3


def size_for(keys: int) -> int:
    """How many slots the table gets that is built when *keys* are in the old one: never as few as 8."""
    size = 2 * SLOTS
    while size < 3 * keys:
        size *= 2
    return size


class _Table:
    """A dict's table; equal keys are taken to be different objects, so that a hit costs a comparison."""

    def __init__(self) -> None:
        self.slots: list[Key | None] = [None] * SLOTS
        self.keys: list[Key] = []
        self.has_texts_only = False
        self.total = 0
        self.states: list[State] = []

    def note(self, kind: str, said: str, key: Key | None = None, path: Sequence[Look] = ()) -> None:
        comparisons = _compared(path)
        self.total += comparisons
        self.states.append(
            State(
                kind,
                said,
                tuple("" if held is None else shown_key(held) for held in self.slots),
                "" if key is None else shown_key(key),
                0 if key is None else hash(key),
                tuple(path),
                comparisons,
                self.total,
            )
        )

    def look(self, key: Key) -> list[Look]:
        """The path of *key* to its equal, or to the free slot that shows that there is none."""
        path: list[Look] = []
        for slot in slots_of(hash(key), len(self.slots)):
            held = self.slots[slot]
            if held is None:
                return [*path, Look(slot, "", "free")]
            same = "equal" if held == key else "unequal"
            outcome = same if hash(held) == hash(key) else "other"
            path.append(Look(slot, shown_key(held), outcome))
            if outcome == "equal":
                break
        return path

    def put(self, key: Key) -> list[Look]:
        """Put *key*, of which no equal is there, into the first free slot of its path."""
        path: list[Look] = []
        for slot in slots_of(hash(key), len(self.slots)):
            held = self.slots[slot]
            if held is None:
                self.slots[slot] = key
                return [*path, Look(slot, "", "free")]
            path.append(Look(slot, shown_key(held), "taken"))
        raise AssertionError("a table always has a free slot")

    def build(self) -> None:
        """Make the table anew, with at least three slots for each key that is in it."""
        self.slots = [None] * size_for(len(self.keys))
        for key in self.keys:
            self.put(key)

    def insert(self, key: Key) -> None:
        if not self.keys:
            self.has_texts_only = isinstance(key, str)
        if self.has_texts_only and not isinstance(key, str):
            # Texts know their own hashes, so a table of texts only does not store them.
            self.has_texts_only = False
            self.build()
            self.note(
                "built",
                f"{shown_key(key)} is the first key that is no text: the table is built again to keep the "
                f"hashes beside the keys, with {len(self.slots)} slots.",
            )
        path = self.look(key)
        name, last = shown_key(key), path[-1]
        if last.outcome == "equal":
            self.note(
                "same",
                f"{name} equals {last.holds}, which stays; only the value is new. "
                f"{_count(_compared(path), 'comparison')}.",
                key,
                path,
            )
            return
        size = len(self.slots)
        if len(self.keys) == room(size):
            self.note(
                "full",
                f"{name} is not in yet ({_count(_compared(path), 'comparison').lower()}), and a table of "
                f"{size} slots takes {room(size)} keys: it grows.",
                key,
                path,
            )
            self.build()
            moved = self.put(key)
            self.keys.append(key)
            self.note(
                "put",
                f"The table has {len(self.slots)} slots now: {len(self.keys) - 1} keys moved by their stored "
                f"hashes, without a comparison, and {name} goes into slot {moved[-1].slot}.",
                key,
                moved,
            )
            return
        self.slots[last.slot] = key
        self.keys.append(key)
        way = "the first that it asks for" if len(path) == 1 else f"the {_nth(len(path))} that it asks for"
        words = f"{name} goes into slot {last.slot}, {way}. {_count(_compared(path), 'comparison')}."
        self.note("put", words, key, path)

    def ask(self, key: Key) -> None:
        path = self.look(key)
        last = path[-1]
        after = f"after {_count(len(path), 'slot').lower()}. {_count(_compared(path), 'comparison')}."
        if last.outcome == "equal":
            said = f"{shown_key(key)} is found in slot {last.slot} {after}"
        else:
            said = f"{shown_key(key)} is missing: slot {last.slot} is free, which ends the search {after}"
        self.note("asked", said, key, path)


def run_table(keys: Sequence[Key], asked: Key | None = None) -> tuple[State, ...]:
    """The states of a table that takes *keys* one after the other; in the last one it is asked for *asked*.

    There may be at most MOST_KEYS keys.
    """
    table = _Table()
    table.note("start", f"The table is empty. It has {SLOTS} slots and takes {room(SLOTS)} keys.")
    for key in keys:
        table.insert(key)
    if asked is not None:
        table.ask(asked)
    return tuple(table.states)


def _compared(path: Sequence[Look]) -> int:
    return sum(look.outcome in ("equal", "unequal") for look in path)


def _count(number: int, what: str) -> str:
    if number == 0:
        return f"No {what}"
    return f"{number} {what}{'s' if number > 1 else ''}"


def _nth(number: int) -> str:
    return {2: "second", 3: "third"}.get(number, f"{number}th")
