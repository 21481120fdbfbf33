"""The guard alone, then what a subclass may bring, then the options."""

import inspect

from tutor_app.checks.expect import (
    NotYet,
    call,
    expect,
    expect_call,
    expect_defined,
    expect_raises,
    expect_unchanged,
    expect_value,
    short,
)

SHARED = "A list made in the body of the class, or as a default value, is one list for all objects."
BOTH = {"plot", "moisture"}


def _call(function, *args, hint, **kwargs):
    """`call`, with the reason added to what it says of an exception."""
    try:
        return call(function, *args, **kwargs)
    except NotYet as told:
        raise NotYet(f"{told} {hint}") from None


def _kind(answer):
    return expect_defined(answer, "SchemaGuard", kind="class")


def _method(owner, name):
    expect(hasattr(owner, name), f"`SchemaGuard` has no method `{name}` yet.")
    return getattr(owner, name)


def _notes(guard):
    expect(hasattr(guard, "notes"), "An object of SchemaGuard has no attribute `notes`.")
    return guard.notes


def _shown(names):
    """A set in an order that is the same at each start."""
    if not isinstance(names, (set, frozenset)):
        return short(names)
    return "{" + ", ".join(sorted(map(repr, names))) + "}" if names else "set()"


def _missing(guard, columns, wanted, story, hint):
    """`guard.missing(columns)` must be *wanted*, a set."""
    came = _call(_method(guard, "missing"), columns, hint=hint)
    what = f"{story}, `missing({_shown(columns)})`"
    expect(came is not None, f"{what} returned nothing, but {_shown(wanted)} was expected. {hint}")
    expect(
        isinstance(came, (set, frozenset)),
        f"{what} is {_shown(came)} of the type {type(came).__name__}, but a set was expected.",
    )
    expect(came == wanted, f"{what} is {_shown(came)}, but {_shown(wanted)} was expected. {hint}")


def check_required(answer):
    """REQUIRED is a tuple on the class"""
    kind = _kind(answer)
    expect(
        "REQUIRED" in vars(kind),
        "`SchemaGuard.REQUIRED` was not found: it belongs into the body of the class, one value for all.",
    )
    required = kind.REQUIRED
    expect(
        isinstance(required, tuple),
        f"REQUIRED must be a tuple, and it is a {type(required).__name__}: "
        "what all objects share must not be changeable by one of them.",
    )
    expect_value(required, ("plot", "moisture"), what="`SchemaGuard.REQUIRED`")


def check_diff(answer):
    """diff works on the class and on an object"""
    kind = _kind(answer)
    diff = _method(kind, "diff")
    required, columns = ("ph", "salt"), ["salt", "depth"]
    hint = "`diff` needs neither object nor class: make it a static method."
    on_class = _call(diff, required, columns, hint=hint)
    guard = call(kind)
    try:
        on_object = guard.diff(required, columns)
    except TypeError as error:
        raise NotYet(
            f"`diff` must also work on an object: `SchemaGuard().diff({required}, {columns})` "
            f"raised TypeError: {error}. Python puts the object in front of the arguments, "
            "unless `diff` is a static method."
        ) from None
    for came, way in ((on_class, "SchemaGuard"), (on_object, "SchemaGuard()")):
        expect_value(
            came,
            {"ph"},
            what=f"`{way}.diff({required}, {columns})`",
            hint="The names in `required` that are not in `columns`, and no others.",
        )
    expect_call(diff, [], ["a"], returns=set(), hint="Nothing required, nothing missing.")
    expect_call(diff, {"Ph"}, {"ph"}, returns={"Ph"}, hint="`diff` compares the names as they are.")
    off = call(kind, strict=False)
    expect_value(
        call(off.diff, ["Ph"], ["ph"]),
        {"Ph"},
        what="`SchemaGuard(strict=False).diff(['Ph'], ['ph'])`",
        hint="`diff` knows nothing of `strict`.",
    )


def check_missing(answer):
    """missing names the required columns that are not there"""
    guard = call(_kind(answer))
    story = "For `SchemaGuard()`"
    _missing(guard, ["plot"], {"moisture"}, story, "The required columns are plot and moisture.")
    _missing(guard, [], BOTH, story, "Without columns all of them are missing.")
    _missing(guard, ("moisture", "plot"), set(), story, "Both are there, in whatever order.")
    _missing(guard, {"moisture", "depth"}, {"plot"}, story, "Columns may be a set, and there may be others.")
    _missing(guard, ["plot", "moisture", "depth"], set(), story, "Further columns do not matter.")
    _missing(guard, ["plot", "moist"], {"moisture"}, story, "A part of a name is not the name.")
    _missing(guard, ["plot"], {"moisture"}, story, "It was asked before: asking must not change the guard.")


def check_strict(answer):
    """strict=True minds the letter case, strict=False does not"""
    kind = _kind(answer)
    off = call(kind, strict=False)
    on = call(kind, strict=True)
    expect(hasattr(on, "strict"), "An object of SchemaGuard has no attribute `strict`.")
    for guard, wanted in ((on, True), (off, False), (call(kind), True), (call(kind, False), False)):
        expect(
            guard.strict == wanted,
            f"A guard keeps `strict={guard.strict!r}`, but {wanted} was expected: "
            "`SchemaGuard()` is strict, `SchemaGuard(False)` and `SchemaGuard(strict=False)` are not.",
        )
    columns = ["Plot", "MOISTURE"]
    came = _call(off.missing, list(columns), hint="Columns may have any letter case.")
    expect(
        came != BOTH,
        f"strict=False changed nothing: `missing({columns})` is {_shown(came)}, but set() was expected. "
        "A setting that no method reads is dead.",
    )
    _missing(
        off, list(columns), set(), "With `strict=False`", "The letter case of the columns does not matter."
    )
    _missing(off, ["PLOT"], {"moisture"}, "With `strict=False`", "The names are written as in REQUIRED.")
    _missing(off, [], BOTH, "With `strict=False`", "The names are written as in REQUIRED.")
    _missing(on, columns, BOTH, "With `strict=True`", '"Plot" is not "plot" for a strict guard.')
    _missing(off, ["pLOT", "moisture"], set(), "With `strict=False`", "Any letter may be a capital.")
    _missing(
        off, ["plot", "moist"], {"moisture"}, "With `strict=False`", "Still a part of a name is not the name."
    )


def check_own_notes(answer):
    """Each object has notes of its own"""
    kind = _kind(answer)
    first, second = call(kind), call(kind)
    expect_value(_notes(first), [], what="The `notes` of a new guard", hint="They begin as an empty list.")
    call(_method(first, "note"), "probe 7 was dry")
    expect(
        _notes(second) == [],
        "A note on one object appeared on another: after `a.note('probe 7 was dry')`, "
        f"`b.notes` is {short(second.notes)}. {SHARED}",
    )
    third = call(kind)
    expect(
        _notes(third) == [],
        "A note on one object appeared on another: a guard that was made afterwards "
        f"starts with {short(third.notes)}. {SHARED}",
    )
    call(first.note, "probe 9 was new")
    expect_value(
        first.notes,
        ["probe 7 was dry", "probe 9 was new"],
        what="After two notes, `notes`",
        hint="`note` appends to the list of its own object.",
    )


def check_subclass_columns(answer):
    """A subclass brings its own columns"""
    kind = _kind(answer)
    wide = type("Wide", (kind,), {"REQUIRED": ("plot", "moisture", "ph")})
    came = call(call(wide).missing, ["plot", "moisture"])
    expect(
        came != set(),
        "The subclass's columns were ignored: for `class Wide(SchemaGuard)` with `REQUIRED = ('plot', "
        "'moisture', 'ph')`, `Wide().missing(['plot', 'moisture'])` is set(), but {'ph'} was expected. "
        "Look the columns up through the object.",
    )
    story = "For a subclass that requires ph as well"
    hint = "Look the columns up through the object, at the time they are needed."
    _missing(call(wide), ["plot", "moisture"], {"ph"}, story, hint)
    _missing(call(wide, strict=False), ["PH", "plot"], {"moisture"}, story, hint)
    _missing(call(kind), [], BOTH, "After a subclass was used", "The class itself keeps its columns.")


def check_subclass_diff(answer):
    """A subclass brings its own diff"""
    kind = _kind(answer)

    def all_of_them(required, columns):
        return set(required)

    picky = type("Picky", (kind,), {"diff": staticmethod(all_of_them)})
    came = _call(call(picky).missing, ["plot"], hint="Here a subclass has replaced `diff`.")
    expect(
        came == BOTH,
        "The subclass's diff was never asked: with one that calls every required name missing, "
        f"`missing(['plot'])` gave {_shown(came)}. "
        "Call the helper through the object, `self.diff(...)`, and give its result back.",
    )
    seen = []

    def remember(required, columns):
        seen.extend(required)
        return set(required) - set(columns)

    watcher = type("Watcher", (kind,), {"diff": staticmethod(remember), "REQUIRED": ("salt", "ph")})
    _missing(call(watcher), ["ph"], {"salt"}, "For a subclass with other columns", "Hand `diff` the columns.")
    expect(
        {"ph", "salt"} <= set(seen),
        f"`missing` should ask `diff` for the required columns of the object, but it asked {short(seen)}.",
    )


def check_from_dict(answer):
    """from_dict builds a guard with the options applied"""
    kind = _kind(answer)
    build = _method(kind, "from_dict")
    hint = "`from_dict` is asked of the class, before there is an object: make it a class method."
    for options, strict in (({"strict": False}, False), ({"strict": True}, True), ({}, True)):
        plain = isinstance(inspect.getattr_static(kind, "from_dict", None), (classmethod, staticmethod))
        try:
            guard = call(build, dict(options)) if plain else _call(build, dict(options), hint=hint)
        except NotYet as told:
            if options or "KeyError" not in str(told):
                raise
            raise NotYet(f"{told} An option that is not given has its default.") from None
        expect(
            guard is not None,
            f"`SchemaGuard.from_dict({options})` returned nothing, but a SchemaGuard was expected: "
            "is a `return` missing?",
        )
        expect(
            isinstance(guard, kind),
            f"`SchemaGuard.from_dict({options})` returned {short(guard)}, but a SchemaGuard was expected.",
        )
        expect(
            guard.strict == strict,
            f"`SchemaGuard.from_dict({options}).strict` is {guard.strict!r}, but {strict} was expected: "
            "the option was not applied.",
        )
        wanted = BOTH if strict else set()
        _missing(
            guard, ["Plot", "Moisture"], wanted, f"After `from_dict({options})`", "The option has to work."
        )
        expect_value(_notes(guard), [], what=f"After `from_dict({options})`, `notes`")
    first = call(build, {"strict": False})
    call(first.note, "probe 7 was dry")
    expect(
        call(build, {"strict": False}).notes == [],
        f"A note on one object appeared on another: both came from `from_dict`. {SHARED}",
    )


def check_from_dict_subclass(answer):
    """from_dict on a subclass builds the subclass"""
    kind = _kind(answer)
    wide = type("Wide", (kind,), {"REQUIRED": ("plot", "moisture", "ph")})
    for options in ({"strict": False}, {}):
        guard = call(wide.from_dict, dict(options))
        expect(
            isinstance(guard, wide),
            f"A subclass built the base class: `Wide.from_dict({options})` gave an object of "
            f"{type(guard).__name__}. The first parameter of a class method is the class that was asked.",
        )
        strict = options.get("strict", True)
        expect(
            guard.strict == strict,
            f"`Wide.from_dict({options}).strict` is {guard.strict!r}, but {strict} was expected.",
        )
        _missing(guard, ["plot", "moisture"], {"ph"}, f"After `Wide.from_dict({options})`", "")


def check_unknown_option(answer):
    """An unknown option is refused by name"""
    build = _method(_kind(answer), "from_dict")
    hint = "A slip of the pen must be heard, or the default is used and nobody knows."
    for options, name in (
        ({"strct": False}, "strct"),
        ({"strict": False, "color": "red"}, "color"),
        ({"Strict": False}, "Strict"),
        ({"width": 0}, "width"),
    ):
        try:
            came = build(dict(options))
        except Exception:
            pass
        else:
            raise NotYet(
                f"Unknown option {name!r} was swallowed: `SchemaGuard.from_dict({options})` "
                f"gave {short(came, 60)} instead of an error. {hint}"
            )
        error = expect_raises((TypeError, ValueError, KeyError), build, dict(options), hint=hint)
        expect(
            name in str(error),
            f"`SchemaGuard.from_dict({options})` raised {type(error).__name__}: {error}. "
            f"The message should mention '{name}', so that the slip is found.",
        )


def check_unchanged(answer):
    """Options and columns stay as they are"""
    kind = _kind(answer)
    options = {"strict": False}
    with expect_unchanged(options, what="The dict of options"):
        guard = call(_method(kind, "from_dict"), options)
    columns, required = ["Plot", "depth"], ["plot", "ph"]
    with expect_unchanged(columns, required, what="A list of columns"):
        call(guard.missing, columns)
        call(kind().missing, columns)
        call(kind.diff, required, columns)
    as_sets = {"plot", "depth"}, {"plot", "ph"}
    with expect_unchanged(*as_sets, what="A set of columns", hint="`-=` and `remove` change a set in place."):
        call(guard.missing, as_sets[0])
        call(kind.diff, as_sets[1], as_sets[0])
