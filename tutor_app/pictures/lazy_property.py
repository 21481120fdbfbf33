"""Three ways to hold rows of a file, and the ways by which a value gets into an object.

The objects are real ones, with a disk that counts its reads; sizes are those of real pickles.
"""

from __future__ import annotations

import copy
import io
import operator
import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass, make_dataclass, replace
from functools import cached_property
from typing import Any

LANES = ("attribute", "property", "cached")
NAMES = {"attribute": "plain attribute", "property": "property", "cached": "cached property"}
CODE = {"attribute": "self.rows = read()", "property": "@property", "cached": "@cached_property"}
ACTIONS = ("read", "hasattr", "dir", "touch", "pickle", "forget")
ROWS = 1000


@dataclass(frozen=True, slots=True)
class Cell:
    """What an event was for one of LANES.

    *loads* are the reads of the file that it cost. *words* say what came of it. *stale* is said of rows that
    are not those of the file any more.
    """

    loads: int
    words: str
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """An event and the state after it: for each lane its cell, all loads so far, and what `vars` shows."""

    name: str
    said: str
    cells: tuple[Cell, ...]
    loads: tuple[int, ...]
    held: tuple[str, ...]


class _Disk:
    """A file of rows with a version, which counts how often it was read."""

    def __init__(self) -> None:
        self.version = 1
        self.reads = 0

    def read(self) -> list[int]:
        self.reads += 1
        return [self.version * 10_000 + number for number in range(ROWS)]


class _Attribute:
    def __init__(self, disk: _Disk) -> None:
        self.disk = disk
        self.rows = disk.read()


class _Property:
    def __init__(self, disk: _Disk) -> None:
        self.disk = disk

    @property
    def rows(self) -> list[int]:
        return self.disk.read()


class _Kept:
    """A property that keeps what it has read."""

    def __init__(self, disk: _Disk) -> None:
        self.disk = disk
        self._rows: list[int] | None = None

    @property
    def rows(self) -> list[int]:
        if self._rows is None:
            self._rows = self.disk.read()
        return self._rows


class _Cached:
    def __init__(self, disk: _Disk) -> None:
        self.disk = disk

    @cached_property
    def rows(self) -> list[int]:
        return self.disk.read()


class _WithoutDisk(pickle.Pickler):
    """Leaves the disk where it is, as a path to a file would."""

    def persistent_id(self, obj: Any) -> str | None:
        return "disk" if isinstance(obj, _Disk) else None


def run_actions(actions: Sequence[str], *, keeps: bool = False) -> tuple[Event, ...]:
    """Build the three objects, do *actions* (of ACTIONS) to each, and give all events.

    The first event is the construction. With *keeps* the property keeps what it has read.
    """
    disks = [_Disk() for _ in LANES]
    kinds: tuple[Any, ...] = (_Attribute, _Kept if keeps else _Property, _Cached)
    things = [kind(disk) for kind, disk in zip(kinds, disks, strict=True)]
    cells = tuple(Cell(disk.reads, "loaded" if disk.reads else "") for disk in disks)
    said = "Construction: the plain attribute loads at once, the two others wait."
    events = [_event("build", said, cells, things, disks)]
    for action in actions:
        cells = tuple(_do(action, thing, disk) for thing, disk in zip(things, disks, strict=True))
        name = action
        if action == "read" and not any(event.name in {"first read", "read"} for event in events):
            name = "first read"
        events.append(_event(name, _said(name, cells, things), cells, things, disks))
    return tuple(events)


def _event(
    name: str, said: str, cells: tuple[Cell, ...], things: Sequence[Any], disks: Sequence[_Disk]
) -> Event:
    held = tuple(
        ", ".join(key for key, value in vars(thing).items() if isinstance(value, list)) for thing in things
    )
    return Event(name, said, cells, tuple(disk.reads for disk in disks), held)


def _do(action: str, thing: Any, disk: _Disk) -> Cell:
    """Do *action* to *thing* and count what it cost."""
    before = disk.reads
    words, stale = "", False
    match action:
        case "read":
            version = thing.rows[0] // 10_000
            words, stale = f"rows v{version}", version != disk.version
        case "hasattr":
            words = str(hasattr(thing, "rows"))
        case "dir":
            words = str("rows" in dir(thing))
        case "touch":
            disk.version += 1
            words = f"file v{disk.version}"
        case "pickle":
            words = f"{pickle_size(thing):,} B"
        case _:
            # An attribute that was loaded in the constructor has nothing to load it again.
            if not isinstance(thing, _Attribute):
                for key in [key for key, value in vars(thing).items() if isinstance(value, list)]:
                    words = "dropped"
                    if key == "rows":
                        del thing.rows
                    else:
                        thing._rows = None
    return Cell(disk.reads - before, words, stale)


def pickle_size(thing: object) -> int:
    """How many bytes the pickle of *thing* has, without the disk."""
    buffer = io.BytesIO()
    _WithoutDisk(buffer).dump(thing)
    return len(buffer.getvalue())


def _said(name: str, cells: Sequence[Cell], things: Sequence[Any]) -> str:
    loaded = [NAMES[lane] for lane, cell in zip(LANES, cells, strict=True) if cell.loads]
    stale = [NAMES[lane] for lane, cell in zip(LANES, cells, strict=True) if cell.stale]
    match name:
        case "first read" | "read":
            who = f"{_and(loaded)} loaded" if loaded else "nobody had to load"
            old = f"; {_and(stale)} gave rows that the file has no more" if stale else ""
            return f"{'First read' if name == 'first read' else 'A later read'}: {who}{old}."
        case "hasattr":
            who = f"{_and(loaded)} loaded" if loaded else "nobody had to load this time"
            return f"To look is to read: {who}."
        case "dir":
            return "dir names the attributes and reads none of them: nobody loaded."
        case "touch":
            return "The file has new rows. Nobody is told: what was stored stays as it is."
        case "pickle":
            held = [
                NAMES[lane]
                for lane, thing in zip(LANES, things, strict=True)
                if any(isinstance(value, list) for value in vars(thing).values())
            ]
            light = [name for name in NAMES.values() if name not in held]
            rest = f"; {_and(light)} sent no rows" if light else ""
            return f"The rows travel in the pickle of {_and(held)}{rest}."
        case _:
            dropped = [NAMES[lane] for lane, cell in zip(LANES, cells, strict=True) if cell.words]
            if not dropped:
                return "Nobody held rows that a read could bring back: nothing was dropped."
            return f"Dropped by {_and(dropped)}: the next read loads the rows again."


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


# Ways in

KINDS = {
    "setter": "property",
    "bypass": "property, __init__ sets _n",
    "post": "dataclass",
    "frozen": "frozen dataclass",
}
CHECKS = {"bad": "refuses v < 1", "good": "wants index(v) >= 1"}
VALUES: dict[str, Any] = {"-1": -1, "True": True, "nan": float("nan"), "'3'": "3", "3": 3}


@dataclass(frozen=True, slots=True)
class Gates:
    """The class (of KINDS), the check that it makes (of CHECKS), and the value that comes (of VALUES)."""

    kind: str = "setter"
    check: str = "bad"
    value: str = "-1"


@dataclass(frozen=True, slots=True)
class Way:
    """A way into the object.

    *checked* says whether the check was asked. *result* is the value that the object has then, or the name
    of the exception that kept it out; *inside* says which of the two.
    """

    code: str
    checked: bool
    result: str
    inside: bool


def ways_in(gates: Gates) -> tuple[Way, ...]:
    """Try all ways into an object of that class, each with a new one."""
    asked: list[object] = []

    def check(value: Any) -> None:
        asked.append(value)
        if gates.check == "good":
            if isinstance(value, bool):
                raise TypeError("True and False are no numbers of layers")
            if not operator.index(value) >= 1:
                raise ValueError("at least 1")
        elif value < 1:
            raise ValueError("at least 1")

    kind = _checked_class(gates.kind, check)
    value = VALUES[gates.value]
    hidden = "_n" if gates.kind in {"setter", "bypass"} else "n"

    def assigned() -> Any:
        thing = kind(5)
        asked.clear()
        thing.n = value
        return thing

    def planted() -> Any:
        thing = kind(5)
        asked.clear()
        vars(thing)[hidden] = value
        return thing

    def copied() -> Any:
        return copy.copy(planted())

    def replaced() -> Any:
        thing: Any = kind(5)
        asked.clear()
        return replace(thing, n=value)

    written = gates.value
    ways: dict[str, Callable[[], Any]] = {
        f"d = Dial({written})": lambda: kind(value),
        f"d.n = {written}": assigned,
        f'vars(d)["{hidden}"] = {written}': planted,
        "copy.copy(d), of that d": copied,
    }
    if hidden == "n":
        ways[f"replace(d, n={written})"] = replaced
    return tuple(_way(code, way, asked) for code, way in ways.items())


def _way(code: str, way: Callable[[], Any], asked: list[object]) -> Way:
    asked.clear()
    try:
        thing = way()
    except (AttributeError, TypeError, ValueError) as error:
        return Way(code, bool(asked), type(error).__name__, False)
    checked = bool(asked)
    return Way(code, checked, f"n = {thing.n!r}", True)


def _checked_class(kind: str, check: Callable[[Any], None]) -> Any:
    """A class Dial with an n that is checked where its kind does so."""
    if kind in {"post", "frozen"}:
        hook = {"__post_init__": lambda thing: check(thing.n)}
        return make_dataclass("Dial", [("n", object)], namespace=hook, frozen=kind == "frozen")

    class Dial:
        @property
        def n(self) -> Any:
            return self._n

        @n.setter
        def n(self, value: Any) -> None:
            check(value)
            self._n = value

        def __init__(self, n: Any) -> None:
            if kind == "setter":
                self.n = n
            else:
                self._n = n

    return Dial


def gates_said(gates: Gates, ways: Sequence[Way]) -> str:
    """How many ways ask the check, and through how many the value got in."""
    count, asked = len(ways), sum(way.checked for way in ways)
    inside = sum(way.inside for way in ways)
    asks = "1 of them asks" if asked == 1 else f"{asked} of them ask"
    got = "nobody let it in" if not inside else f"{gates.value} got in by {inside} of them"
    return f"{count} ways into the object, {asks} the check; {got}."
