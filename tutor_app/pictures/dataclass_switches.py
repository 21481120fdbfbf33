"""What the switches of a dataclass write into it, and what is left of one that goes through JSON.

The class is made by `make_dataclass` with the switches as they stand, and each question is really asked;
the round trip is made with `asdict` and `json`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, asdict, dataclass, field, make_dataclass
from datetime import date
from typing import Any

FLAGS = {"eq": True, "order": False, "frozen": False, "unsafe_hash": False, "slots": False}
FIELDS = ("soil", "hours", "tags")
METHODS = (
    "__init__",
    "__repr__",
    "__eq__",
    "__hash__",
    "__lt__",
    "__le__",
    "__gt__",
    "__ge__",
    "__setattr__",
    "__delattr__",
    "__slots__",
)


@dataclass(frozen=True, slots=True)
class Switches:
    """The arguments of the decorator that are *on*, the fields with compare=False, and two more choices.

    With *lists* the field tags holds a list, else a tuple. *differs* names the field in which the object
    `other` differs from `key`.
    """

    on: frozenset[str] = frozenset({"eq"})
    left_out: frozenset[str] = frozenset()
    lists: bool = False
    differs: str = "tags"

    def code(self) -> tuple[str, ...]:
        """The class and the objects, line by line."""
        given = [f"{name}={name in self.on}" for name in FLAGS if (name in self.on) != FLAGS[name]]
        types = {"soil": "str", "hours": "int", "tags": "list[str]" if self.lists else "tuple[str, ...]"}
        lines = [
            f"    {name}: {types[name]}{' = field(compare=False)' if name in self.left_out else ''}"
            for name in FIELDS
        ]
        return (
            f"@dataclass({', '.join(given)})" if given else "@dataclass",
            "class Key:",
            *lines,
            f"key, twin = Key{self.values()!r}, Key{self.values()!r}",
            f"other = Key{self.values(other=True)!r}",
        )

    def values(self, *, other: bool = False) -> tuple[Any, ...]:
        """The values of key and twin, or of *other*."""
        kind: Callable[..., Any] = list if self.lists else tuple
        values: dict[str, Any] = {"soil": "loam", "hours": 24, "tags": kind(("day",))}
        if other:
            changed: dict[str, Any] = {"soil": "peat", "hours": 48, "tags": kind(("night",))}
            values[self.differs] = changed[self.differs]
        return tuple(values.values())


@dataclass(frozen=True, slots=True)
class Method:
    """One of METHODS: whether the class has its own, and what there is."""

    name: str
    written: bool
    words: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A question as Python and what came of it.

    *kind* is `yes`, `no`, `raised` or `lost`, the last for a key that its own set does not find any more.
    *note* is the message of an exception, or what else is to be known.
    """

    code: str
    result: str
    kind: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """The methods and the answers; where the class cannot be made, only the sentence that says so."""

    methods: tuple[Method, ...]
    answers: tuple[Answer, ...]
    error: str = ""


def board(switches: Switches) -> Board:
    """Make the class and ask all questions, each of new objects."""
    try:
        key_class = _make(switches)
    except ValueError as error:
        return Board((), (), f"ValueError: {error}")
    return Board(
        tuple(_method(key_class, name) for name in METHODS),
        tuple(_ask(key_class, switches, code, ask) for code, ask in _QUESTIONS.items()),
    )


def _make(switches: Switches) -> Any:
    """The class Key. Raises ValueError for switches that contradict each other."""
    fields: list[Any] = [(name, object, field(compare=name not in switches.left_out)) for name in FIELDS]
    flags: dict[str, Any] = {name: name in switches.on for name in FLAGS}
    return make_dataclass("Key", fields, **flags)


def _method(key_class: Any, name: str) -> Method:
    own = vars(key_class).get(name, MISSING)
    if name == "__hash__":
        if own is None:
            return Method(name, False, "None: no hash")
        if own is MISSING:
            return Method(name, False, "object's, by identity")
        return Method(name, True, "of the compared fields")
    if own is not MISSING:
        return Method(name, True, "written")
    inherited = {"__eq__": "object's, by identity", "__slots__": "no, a dict"}
    return Method(name, False, inherited.get(name, "no" if name in _ORDER else "object's"))


_ORDER = ("__lt__", "__le__", "__gt__", "__ge__")


def _ask(
    key_class: Any, switches: Switches, code: str, ask: Callable[[Any, Any, Any], tuple[Any, str]]
) -> Answer:
    key, twin = key_class(*switches.values()), key_class(*switches.values())
    other = key_class(*switches.values(other=True))
    try:
        result, note = ask(key, twin, other)
    except (AttributeError, TypeError) as error:
        return Answer(code, type(error).__name__, "raised", str(error))
    kind = "lost" if note.startswith("lost") else "yes" if result else "no"
    return Answer(
        code, "accepted" if result is None else str(result), "yes" if result is None else kind, note
    )


def _slip(key: Any, twin: Any, other: Any) -> tuple[Any, str]:
    key.huors = 48
    return None, f"a new attribute; hours is still {key.hours}"


def _edit(key: Any, twin: Any, other: Any) -> tuple[Any, str]:
    key.hours = 48
    return None, f"hours is {key.hours} now"


def _edit_in_set(key: Any, twin: Any, other: Any) -> tuple[Any, str]:
    kept = {key}
    key.hours = 48
    found = key in kept
    return found, "" if found else f"lost: len(s) is {len(kept)}, and nobody finds the key"


_QUESTIONS: dict[str, Callable[[Any, Any, Any], tuple[Any, str]]] = {
    "key == twin": lambda key, twin, other: (key == twin, ""),
    "key == other": lambda key, twin, other: (key == other, ""),
    "hash(key) == hash(twin)": lambda key, twin, other: (hash(key) == hash(twin), ""),
    "twin in {key}": lambda key, twin, other: (twin in {key}, ""),
    "key < other": lambda key, twin, other: (key < other, ""),
    "key.huors = 48": _slip,
    "key.hours = 48": _edit,
    "s = {key}; key.hours = 48; key in s": _edit_in_set,
}


def first_sentence() -> str:
    """What is said of a class without switches."""
    return "A plain dataclass: a constructor, a repr and == are written, and its hash is set to None."


def what_changed(before: Board, after: Board) -> str:
    """What a turn of a switch has written, taken away and answered otherwise, in one or two sentences."""
    if after.error:
        return f"The class cannot be made. {after.error}."
    if before.error:
        return "The class can be made again."
    was = {method.name: method for method in before.methods}
    new = [method.name for method in after.methods if method.written and not was[method.name].written]
    gone = [method.name for method in after.methods if not method.written and was[method.name].written]
    parts = []
    if new:
        parts.append(f"written now: {_some(new)}")
    if gone:
        parts.append(f"not written any more: {_some(gone)}")
    hashes = [next(each for each in made.methods if each.name == "__hash__") for made in (before, after)]
    if hashes[0].written == hashes[1].written and hashes[0].words != hashes[1].words:
        parts.append("__hash__ is another one")
    changed = sum(
        one.result != other.result for one, other in zip(before.answers, after.answers, strict=True)
    )
    answers = "1 answer changes" if changed == 1 else f"{changed} answers change"
    parts.append(answers if changed else "all answers stay")
    said = "; ".join(parts)
    return f"{said[0].upper()}{said[1:]}."


def _some(names: list[str]) -> str:
    if set(_ORDER) <= set(names):
        names = [name for name in names if name not in _ORDER] + ["the four comparisons"]
    return ", ".join(names)


# To JSON and back

DAYS = {"plain": "as it is", "default": "default=str", "iso": "isoformat()"}
BACKS = {"plain": "Report(**loaded)", "build": "from_json(loaded)"}
STAGES = ("object", "asdict", "JSON", "loads", "back")
NODES = ("report", ".model", ".day", ".score", ".folds", ".folds[0]", ".folds[0].score")


@dataclass(frozen=True, slots=True)
class Trip:
    """How the day is written (DAYS), how the report is built again (BACKS), and what the score is.

    With *is_nan* the score is NaN; with *strict* `dumps` gets `allow_nan=False`.
    """

    day: str = "plain"
    back: str = "plain"
    is_nan: bool = False
    strict: bool = False

    def code(self) -> tuple[str, ...]:
        """The program, a line for each stage."""
        options = ", default=str" if self.day == "default" else ""
        options += ", allow_nan=False" if self.strict else ""
        plain = "asdict(report)"
        if self.day == "iso":
            plain = 'asdict(report) | {"day": report.day.isoformat()}'
        return (
            f'report = Report("ridge", day, {"nan" if self.is_nan else "0.8"}, (Fold(0, 0.9),))',
            f"plain = {plain}",
            f"text = json.dumps(plain{options})",
            "loaded = json.loads(text)",
            f"back = {BACKS[self.back]}",
        )


@dataclass(frozen=True, slots=True)
class Stage:
    """The report at one of STAGES.

    *types* are the types of NODES, *changed* says for each whether it is another one than in the object.
    *text* is the JSON text once there is one. *raised* is said of a stage that could not be reached; it has
    no types then.
    """

    name: str
    said: str
    types: tuple[str, ...] = ()
    changed: tuple[bool, ...] = ()
    text: str = ""
    raised: bool = False


@dataclass(frozen=True)
class Fold:
    """A part of a Report."""

    index: int
    score: float


@dataclass(frozen=True)
class Report:
    """What goes through JSON."""

    model: str
    day: date
    score: float
    folds: tuple[Fold, ...]


def run_trip(trip: Trip) -> tuple[Stage, ...]:
    """Send a report to JSON and back, and give the stages that were reached, and one that failed."""
    report = Report("ridge", date(2026, 3, 1), float("nan") if trip.is_nan else 0.8, (Fold(0, 0.9),))
    first = _types(report)
    stages: list[Stage] = []
    text = ""

    def note(said: str, types: tuple[str, ...], changed: tuple[bool, ...] | None = None) -> None:
        differs = tuple(one != other for one, other in zip(first, types, strict=True))
        name = STAGES[len(stages)]
        stages.append(Stage(name, said, types, differs if changed is None else changed, text))

    note("A report with a date, a score, and a tuple with one fold.", first)
    plain = asdict(report)
    said = "asdict makes dicts of the two dataclasses; the date and the tuple stay."
    if trip.day == "iso":
        plain["day"] = report.day.isoformat()
        said = "asdict makes dicts of the two dataclasses; isoformat writes the date as text, on purpose."
    note(said, _types(plain))
    try:
        text = json.dumps(plain, default=str if trip.day == "default" else None, allow_nan=not trip.strict)
    except (TypeError, ValueError) as error:
        stages.append(Stage("JSON", f"{type(error).__name__}: {error}.", raised=True))
        return tuple(stages)
    kinds = {"dict": "object", "str": "string", "float": "number", "tuple": "array", "date": "string"}
    written = [kinds[name] for name in _types(plain)]
    lost = [name not in {"str", "float"} for name in first]
    said = "JSON has objects, arrays, strings and numbers: the tuple is written like a list"
    if trip.day == "default":
        said += ", the date like a text"
    if trip.is_nan:
        written[3], lost[3] = "NaN", True
        said += ", and NaN is written although it is not JSON"
    note(f"{said}.", tuple(written), tuple(lost))
    loaded = json.loads(text)
    note("loads gives what JSON has: dict, list, str and float.", _types(loaded))
    back = Report(**loaded) if trip.back == "plain" else _from_json(loaded)
    note(_round(trip, back == report), _types(back))
    return tuple(stages)


def _from_json(loaded: Mapping[str, Any]) -> Report:
    """The report, built from the inside out."""
    folds = tuple(Fold(**each) for each in loaded["folds"])
    return Report(loaded["model"], date.fromisoformat(loaded["day"]), loaded["score"], folds)


def _round(trip: Trip, same: bool) -> str:
    how = "takes whatever it gets" if trip.back == "plain" else "builds from the inside out"
    name = "Report(**loaded)" if trip.back == "plain" else "from_json"
    nan = ", because NaN is not equal to NaN" if trip.is_nan and trip.back == "build" else ""
    return f"{name} {how}: back == report is {same}{nan}."


def _types(thing: Any) -> tuple[str, ...]:
    """The names of the types of NODES in *thing*, a report or what has become of it."""

    def part(whole: Any, name: str) -> Any:
        return whole[name] if isinstance(whole, dict) else getattr(whole, name)

    folds = part(thing, "folds")
    parts = [thing, *(part(thing, name) for name in ("model", "day", "score")), folds, folds[0]]
    return tuple(type(each).__name__ for each in [*parts, part(folds[0], "score")])
