"""A word looked for in a list and in a dict of the same words, one look after the other.

The comparisons are counted by the words themselves while Python looks; which slots the dict asks is worked
out as CPython 3.11 to 3.13 does it. The hashes are made of the letters, so that they are the same every day.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from tutor_app.pictures.hash_table import SLOTS, Look, room, size_for, slots_of

WORDS = (
    *("glass", "paper", "tin", "foil", "cork", "steel", "brass", "wood", "glue", "wax"),
    *("felt", "wool", "yarn", "rope", "clay", "sand", "lime", "coal", "salt", "zinc"),
)
ABSENT = "linen"
LEAST, MOST, STEP = 4, len(WORDS), 4
MOST_LETTERS = 8


@dataclass(slots=True)
class Tally:
    """How often words were compared and hashed."""

    compared: int = 0
    hashed: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """A word that counts how often it is compared and hashed; *clumsy* ones have the same hash."""

    text: str
    clumsy: bool
    tally: Tally = field(repr=False)

    def __eq__(self, other: object) -> bool:
        self.tally.compared += 1
        return isinstance(other, Token) and self.text == other.text

    def __hash__(self) -> int:
        self.tally.hashed += 1
        return hash_of(self.text, clumsy=self.clumsy)


@dataclass(frozen=True, slots=True)
class State:
    """After *looks* looks: *compared* words of the list, and the *path* through the slots so far."""

    looks: int
    compared: int
    path: tuple[Look, ...]
    hashed: int
    said: str

    @property
    def by_table(self) -> int:
        """How many comparisons the dict has made."""
        return sum(look.outcome in ("equal", "unequal") for look in self.path)


@dataclass(frozen=True, slots=True)
class Race:
    """A race for *word*: the list's *words*, the dict's *slots*, what both counted, and the states."""

    word: str
    words: tuple[str, ...]
    slots: tuple[str, ...]
    in_list: Tally
    in_dict: Tally
    states: tuple[State, ...]

    @property
    def is_there(self) -> bool:
        return self.word in self.words


def read_word(text: str) -> str:
    """The word in *text*. Raises ValueError with the sentence to show where it is not one short word."""
    word = text.strip()
    if not 1 <= len(word) <= MOST_LETTERS or " " in word:
        raise ValueError(f"Type one word of at most {MOST_LETTERS} letters.")
    return word


def hash_of(word: str, *, clumsy: bool) -> int:
    """The hash of *word*; 1 for each of the clumsy ones."""
    return 1 if clumsy else zlib.crc32(word.encode("utf-8"))


def run_race(size: int, word: str, *, clumsy: bool = False) -> Race:
    """The race for *word* among the first *size* of WORDS."""
    words = WORDS[:size]
    in_list, in_dict = _count(words, word, clumsy)
    slots = _slots(words, clumsy)
    path = _path(slots, word, clumsy)
    states = tuple(
        State(
            looks,
            min(looks, in_list.compared),
            path[:looks],
            in_dict.hashed if looks else 0,
            _said(looks, word, words, path, in_list, in_dict),
        )
        for looks in range(max(in_list.compared, len(path)) + 1)
    )
    return Race(word, words, slots, in_list, in_dict, states)


def _count(words: Sequence[str], word: str, clumsy: bool) -> tuple[Tally, Tally]:
    """What a real list and a real dict count for one `in`."""
    tally = Tally()
    items = [Token(each, clumsy, tally) for each in words]
    keys = dict.fromkeys(items)
    asked = Token(word, clumsy, tally)
    counted = []
    for container in (items, keys):
        tally.compared = tally.hashed = 0
        _ = asked in container
        counted.append(Tally(tally.compared, tally.hashed))
    return counted[0], counted[1]


def _slots(words: Sequence[str], clumsy: bool) -> tuple[str, ...]:
    """The slots of the dict that took *words* one by one, growing where it had to."""
    slots = [""] * SLOTS
    for count, word in enumerate(words):
        if count == room(len(slots)):
            slots = [""] * size_for(count)
            for earlier in words[:count]:
                _put(slots, earlier, clumsy)
        _put(slots, word, clumsy)
    return tuple(slots)


def _put(slots: list[str], word: str, clumsy: bool) -> None:
    ways = slots_of(hash_of(word, clumsy=clumsy), len(slots))
    slots[next(slot for slot in ways if not slots[slot])] = word


def _path(slots: Sequence[str], word: str, clumsy: bool) -> tuple[Look, ...]:
    path: list[Look] = []
    asked = hash_of(word, clumsy=clumsy)
    for slot in slots_of(asked, len(slots)):
        held = slots[slot]
        if not held:
            return (*path, Look(slot, "", "free"))
        same = "equal" if held == word else "unequal"
        path.append(Look(slot, held, same if hash_of(held, clumsy=clumsy) == asked else "other"))
        if path[-1].outcome == "equal":
            break
    return tuple(path)


def _said(
    looks: int, word: str, words: Sequence[str], path: Sequence[Look], in_list: Tally, in_dict: Tally
) -> str:
    if not looks:
        return f"Looking for {word!r}: the list begins at its front, the dict at the slot of the hash."
    if looks == max(in_list.compared, len(path)):
        result = "is there" if word in words else "is absent"
        return (
            f"{word!r} {result}: {_comparisons(in_list.compared)} in the list; "
            f"{_comparisons(in_dict.compared)} and {in_dict.hashed} hash in the dict."
        )
    if looks < in_list.compared:
        by_list = f"The list compares with {words[looks - 1]!r}: not equal"
    else:
        by_list = f"The list is done after {_comparisons(in_list.compared)}"
    if looks > len(path):
        by_dict = f"the dict is done after {_comparisons(in_dict.compared)}"
    else:
        by_dict = _looked(path[looks - 1])
    return f"{by_list}; {by_dict}."


def _looked(look: Look) -> str:
    match look.outcome:
        case "free":
            return f"the dict meets slot {look.slot}, which is free: the word is absent"
        case "equal":
            return f"the dict compares with {look.holds!r} in slot {look.slot}: equal"
        case "unequal":
            return f"the dict compares with {look.holds!r} in slot {look.slot}: not equal"
        case _:
            return f"the dict passes {look.holds!r} in slot {look.slot}, which has another hash"


def _comparisons(number: int) -> str:
    return f"{number or 'no'} comparison{'' if number == 1 else 's'}"
