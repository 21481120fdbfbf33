"""Where an attribute lives: edits of what a class, a subclass and two objects read, and one read traced.

Both models make the classes with `type()`, do the statement that is shown, and look into `vars()`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

STORES = {"list": "items = []", "tuple": "items = ()"}
NAMES = ("C", "a", "D", "b")
EDITS = ("append", "add", "set", "del")
WORDS = ("flask", "pipette", "vial", "scale", "funnel", "tongs")
_MISSING = object()


@dataclass(frozen=True, slots=True)
class Edit:
    """One statement: what is done (one of EDITS) to the items of one of NAMES, with a new *word*."""

    name: str
    kind: str
    word: str = WORDS[0]

    def code(self, store: str) -> str:
        """The statement as Python."""
        value = f'["{self.word}"]' if store == "list" else f'("{self.word}",)'
        return {
            "append": f'{self.name}.items.append("{self.word}")',
            "add": f"{self.name}.items += {value}",
            "set": f"{self.name}.items = {value}",
            "del": f"del {self.name}.items",
        }[self.kind]


@dataclass(frozen=True, slots=True)
class Place:
    """What one of NAMES has and reads.

    *own* is the number of the value in its own dict, *reads* of the one that a read of `items` gives; -1 is
    none. *found* names the place that the read ends at. *changed* says whether the read gives another value
    than before the statement.
    """

    name: str
    own: int
    reads: int
    found: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """The places and the values after a statement; the first one, without *code*, is before all of them."""

    code: str
    said: str
    places: tuple[Place, ...]
    values: tuple[tuple[str, ...], ...]
    raised: str = ""

    def place(self, name: str) -> Place:
        return next(place for place in self.places if place.name == name)

    def readers(self, value: int) -> tuple[str, ...]:
        """The names whose `items` is that value."""
        return tuple(place.name for place in self.places if place.reads == value)


def start_code(store: str) -> tuple[str, ...]:
    """What was run before the first edit."""
    return (f"class C:   {STORES[store]}", "class D(C):   pass", "a = C()", "b = D()")


def next_word(edits: Sequence[Edit]) -> str:
    """The word that the next statement brings."""
    return WORDS[len(edits) % len(WORDS)]


def run_edits(store: str, edits: Sequence[Edit]) -> tuple[Scene, ...]:
    """Make the classes and objects anew, do all *edits*, and give the scene before them and after each."""
    first: Any = type("C", (), {"items": [] if store == "list" else ()})
    second: Any = type("D", (first,), {})
    things: dict[str, Any] = {"C": first, "a": first(), "D": second, "b": second()}
    said = f"The {store} was made once, with the class. It is read through all four names."
    scenes = [_scene(things, "", said, None)]
    for edit in edits:
        before = scenes[-1]
        raised = _do(things[edit.name], edit, store)
        after = _scene(things, edit.code(store), "", before, raised)
        scenes.append(
            Scene(after.code, _said(edit, store, before, after), after.places, after.values, raised)
        )
    return tuple(scenes)


def _do(thing: Any, edit: Edit, store: str) -> str:
    """Do the statement; gives the name of the exception that it raised, if any."""
    try:
        match edit.kind:
            case "append":
                thing.items.append(edit.word)
            case "add":
                thing.items += [edit.word] if store == "list" else (edit.word,)
            case "set":
                thing.items = [edit.word] if store == "list" else (edit.word,)
            case _:
                del thing.items
    except AttributeError as error:
        return type(error).__name__
    return ""


def _scene(things: dict[str, Any], code: str, said: str, before: Scene | None, raised: str = "") -> Scene:
    own = {name: vars(thing).get("items", _MISSING) for name, thing in things.items()}
    values: list[Any] = []
    for value in own.values():
        if value is not _MISSING and not _has(values, value):
            values.append(value)
    words = tuple(tuple(value) for value in values)
    places = []
    for name, thing in things.items():
        read: Any = getattr(thing, "items", _MISSING)
        now = None if read is _MISSING else tuple(read)
        places.append(
            Place(
                name=name,
                own=_number(values, own[name]),
                reads=_number(values, read),
                found=_holder(things, name),
                changed=before is not None and now != _read(before, name),
            )
        )
    return Scene(code, said, tuple(places), words, raised)


def _has(values: Sequence[Any], value: Any) -> bool:
    return any(value is other for other in values)


def _number(values: Sequence[Any], value: Any) -> int:
    return next((number for number, other in enumerate(values) if other is value), -1)


def _holder(things: dict[str, Any], name: str) -> str:
    """The name of the place where a read of `name.items` ends, empty where it raises."""
    thing = things[name]
    way = list(thing.__mro__) if isinstance(thing, type) else [thing, *type(thing).__mro__]
    for step in way:
        if "items" in vars(step):
            return next(other for other, one in things.items() if one is step)
    return ""


def _read(scene: Scene, name: str) -> tuple[str, ...] | None:
    number = scene.place(name).reads
    return None if number < 0 else scene.values[number]


def _said(edit: Edit, store: str, before: Scene, after: Scene) -> str:
    """What the statement did, and for whom the read changed."""
    name, was, now = edit.name, before.place(edit.name), after.place(edit.name)
    if after.raised:
        if edit.kind == "del":
            return f"{after.raised}: del looks into {name} alone, and {name} has no items of its own."
        if was.reads < 0:
            return f"{after.raised}: {name} has no items, and no class that it asks has any."
        return f"{after.raised}: a tuple has no append, so nobody can change it by accident."
    if edit.kind == "append":
        whose = f"the list of {name} itself" if was.own >= 0 else f"found the list of {was.found}"
        did = f"append changed {whose}." if was.own >= 0 else f"The read {whose}, and append changed it."
    elif edit.kind == "add" and store == "list":
        also = "again" if was.own >= 0 else "as well"
        whose = name if was.own >= 0 else was.found
        did = f"+= changed the list of {whose}, then stored that very list in {name} {also}."
    elif edit.kind == "add":
        did = f"A tuple cannot change: += made a new one and stored it in {name}."
    elif edit.kind == "set":
        did = f"{name} has another {store} now."
        if was.own < 0:
            hidden = f", and it hides that of {was.found}" if was.found else ""
            did = f"{name} has a {store} of its own now{hidden}."
    elif now.found:
        did = f"{name} has no items of its own any more and reads those of {now.found} again."
    else:
        did = f"The items of {name} are gone; {name}.items raises AttributeError now."
    changed = [place.name for place in after.places if place.changed]
    if not changed:
        return f"{did} Every name reads what it read before."
    if len(changed) == 1:
        return f"{did} Changed for {changed[0]} alone."
    return f"{did} Changed for {', '.join(changed[:-1])} and {changed[-1]}."


# A read

KINDS = {"none": "nothing", "constant": "x = ..", "method": "def x(self)", "property": "@property x"}
_WHAT = {"constant": "a constant", "method": "a method", "property": "a property"}


@dataclass(frozen=True, slots=True)
class Layout:
    """Where there is an x: as what in class C and in its subclass D (KINDS), in the dict of the object a."""

    base: str = "method"
    sub: str = "none"
    planted: bool = True
    fallback: bool = False

    def code(self) -> tuple[str, ...]:
        """The classes and the object, line by line."""
        base = _body("C", self.base)
        if self.fallback:
            base = (*base, "    def __getattr__(self, name):", '        return "fallback"')
        plant = ('vars(a)["x"] = "planted"',) if self.planted else ()
        return (
            "class C:",
            *(base or ("    pass",)),
            "class D(C):",
            *(_body("D", self.sub) or ("    pass",)),
            "a = D()",
            *plant,
            "a.x",
        )


@dataclass(frozen=True, slots=True)
class Look:
    """A moment of the read.

    *step* is the one at work, 1 to 4, 0 before the first. *classes* are (name, what it has) for each class of
    the MRO that was looked into: `no x`, or one of KINDS. *notes* are (step, what came of it). *answered* is
    the step that has answered, else 0; *value* is what the read gave, or the exception.
    """

    step: int
    said: str
    classes: tuple[tuple[str, str], ...] = ()
    notes: tuple[tuple[int, str], ...] = ()
    answered: int = 0
    value: str = ""


def trace(layout: Layout) -> tuple[Look, ...]:
    """Make the classes and the object, read `a.x`, and give the moments of that read."""
    base = _class("C", (), layout.base, layout.fallback)
    sub = _class("D", (base,), layout.sub, False)
    a = sub()
    if layout.planted:
        vars(a)["x"] = "planted"
    read = getattr(a, "x", _MISSING)
    value = "AttributeError" if read is _MISSING else _written(read)
    looks = [Look(0, "a.x is read. a is an object of D, and D is a subclass of C.")]
    classes: list[tuple[str, str]] = []
    notes: list[tuple[int, str]] = []

    def look(step: int, said: str, note: str = "", *, answers: bool = False) -> None:
        if note:
            notes.append((step, note))
        answered = step if answers else 0
        looks.append(Look(step, said, tuple(classes), tuple(notes), answered, value if answers else ""))

    holder, found = "", None
    for kind in type(a).__mro__:
        if "x" not in vars(kind):
            classes.append((kind.__name__, "no x"))
            none = not holder and kind is object
            said = "object has no x, so no class has one." if none else f"{kind.__name__} has no x."
            look(1, said, "no class has an x" if none else "")
            continue
        holder, found = kind.__name__, vars(kind)["x"]
        what = layout.sub if kind is sub else layout.base
        classes.append((holder, what))
        if hasattr(found, "__set__") or hasattr(found, "__delete__"):
            said = f"{holder} has {_WHAT[what]}, which is a data descriptor: it answers before all others."
            look(1, said, f"the property of {holder} answers", answers=True)
            return tuple(looks)
        said = f"{holder} has {_WHAT[what]}, which is no data descriptor: it has to wait."
        look(1, said, f"{_WHAT[what]} of {holder} waits")
        break
    if "x" in vars(a):
        after = f", and the x of {holder} is not asked" if holder else ""
        look(2, f"The object's own dict has an x: it answers{after}.", "vars(a) answers", answers=True)
        return tuple(looks)
    look(2, "The object's own dict has no x.", "no x in vars(a)")
    if holder:
        bound = ", bound to a" if callable(found) else ""
        what = dict(classes)[holder]
        said = f"What waited answers: {_WHAT[what]} of {holder}{bound}."
        look(3, said, f"{_WHAT[what]} of {holder} answers", answers=True)
        return tuple(looks)
    look(3, "Nothing waited since step 1.", "nothing waited")
    if hasattr(type(a), "__getattr__"):
        look(4, "C has a __getattr__: it is called with the name 'x' and answers.", "called", answers=True)
    else:
        look(4, "Nobody has an x: the read raises AttributeError.", "there is none", answers=True)
    return tuple(looks)


def _class(name: str, bases: tuple[type, ...], kind: str, fallback: bool) -> type:
    def x(self: object) -> str:
        return f"property of {name}"

    x.__qualname__ = f"{name}.x"
    space: dict[str, object] = {}
    if kind != "none":
        space["x"] = {"constant": f"constant of {name}", "method": x, "property": property(x)}[kind]
    if fallback:
        space["__getattr__"] = lambda self, name: "fallback"
    return type(name, bases, space)


def _body(name: str, kind: str) -> tuple[str, ...]:
    if kind == "none":
        return ()
    if kind == "constant":
        return (f'    x = "constant of {name}"',)
    lines = ("    def x(self):", f'        return "property of {name}"')
    return ("    @property", *lines) if kind == "property" else ("    def x(self): ...",)


def _written(value: object) -> str:
    if callable(value):
        return f"bound method {getattr(value, '__qualname__', '')}"
    return repr(value)
