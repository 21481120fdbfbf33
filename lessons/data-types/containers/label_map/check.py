"""The ids, object by object; then what was never numbered, and the trip through JSON."""

import inspect
import json
import types

from tutor_app.checks.expect import (
    NotYet,
    call,
    expect,
    expect_defined,
    expect_raises,
    expect_type,
    expect_unchanged,
    expect_value,
    short,
)

ZERO = "The id 0 is false, so a test for truth takes the first label for a missing one."
OWN = (
    "Each LabelMap has a mapping of its own; a dict that belongs to the class, "
    "or is the default of a parameter, is shared by all of them."
)
TEXT_KEYS = "The keys of a JSON object are text, so numbers used as keys come back as text."
MATERIALS = ["paper", "tin", "glass", "tin", "paper"]
NAMES = ["glass", "paper", "tin"]
# Each way of numbering them wrongly gives other ids.
MANY = ["wood", "tin", "newspapers", "glass", "aluminium", "plastic", "carton", "concrete", "tin", "wood"]


def _call(function, *args, hint, **kwargs):
    """`call`, with the reason added to what it says of an exception."""
    try:
        return call(function, *args, **kwargs)
    except NotYet as told:
        raise NotYet(f"{told} {hint}") from None


def _method(kind, name):
    expect(hasattr(kind, name), f"`LabelMap` has no method `{name}` yet.")
    return getattr(kind, name)


def _made(answer, way, given):
    """A LabelMap from `fit` or `from_json`."""
    kind = expect_defined(answer, "LabelMap", kind="class")
    subject = f"`LabelMap.{way}({short(given)})`"
    try:
        came = call(_method(kind, way), given)
    except NotYet as told:
        if isinstance(inspect.getattr_static(kind, way, None), types.FunctionType):
            raise NotYet(
                f"{told} `{way}` is asked of the class, before there is an object: make it a class method."
            ) from None
        raise
    expect(
        came is not None, f"{subject} returned nothing, but a LabelMap was expected: is a `return` missing?"
    )
    expect(
        isinstance(came, kind),
        f"{subject} returned {'the class itself' if came is kind else short(came)}, "
        "but an object of the class LabelMap was expected.",
    )
    for name in ("encode", "decode", "to_json"):
        _method(kind, name)
    return came


def _fitted(answer, labels=MATERIALS):
    return _made(answer, "fit", list(labels))


def _loaded(answer, labels):
    """What `from_json` makes of the JSON of *labels*."""
    text = call(labels.to_json)
    expect_type(text, str, what="What `to_json()` returned")
    try:
        json.loads(text)
    except ValueError:
        raise NotYet(
            f"`to_json()` returned {short(text)}, and that is not JSON, which other programs read, too. "
            "Leave the quotation marks to the module json."
        ) from None
    return _made(answer, "from_json", text)


def _id(labels, name, what):
    """The id of *name*, which must be an int."""
    number = _call(labels.encode, name, hint=f"{name!r} was among the labels.")
    expect(number is not None, f"{what} returned nothing, but an id was expected.")
    whole = isinstance(number, int) and not isinstance(number, bool)
    reason = "An id is a whole number of Python, which works as an index and as a number of JSON."
    if what.startswith("After the round trip") and isinstance(number, str):
        reason = TEXT_KEYS
    kind = type(number).__name__
    expect(whole, f"{what} is {short(number)} of the type {kind}, but an int was expected. {reason}")
    return number


def _order_reason(answer):
    """Which way of numbering gives the ids that the answer gives."""
    labels = MANY
    unique = list(dict.fromkeys(labels))
    made = _fitted(answer, labels)
    came = {name: call(made.encode, name, -1) for name in unique}
    first = min(unique)  # Its id 0 may have been lost for another reason.
    ways = [
        (unique, 0, "Ids follow the sorted order of the labels, not the order in which they came."),
        (sorted(unique), 1, "Ids count from 0."),
        (sorted(labels), 0, "A label that comes again takes no further id: number the different ones."),
        (sorted(unique, reverse=True), 0, "Ids follow the sorted order, the smallest first."),
        (sorted(unique, key=len), 0, "The order is that of `sorted`: letter by letter, not by length."),
    ]
    for names, start, reason in ways:
        ids = {name: i for i, name in enumerate(names, start)}
        if {**ids, first: 0} == {**came, first: 0}:
            return reason
    return "Ids follow the sorted order of the labels; the order of a set of texts changes at each start."


def _expect_ids(answer, labels, reason=""):
    """All ids of *labels*, except that of the first, whose 0 has a sentence of its own."""
    made = _fitted(answer, labels)
    fit = f"After `fit({short(labels)})`"
    wanted = {name: i for i, name in enumerate(sorted(set(labels)))}
    first, *later = wanted
    came = {name: _id(made, name, f"{fit}, `encode({name!r})`") for name in later}
    wrong = next((name for name in later if came[name] != wanted[name]), None)
    if wrong is not None:
        raise NotYet(
            f"{fit}, `encode({wrong!r})` is {came[wrong]}, but {wanted[wrong]} was expected. "
            f"{reason or _order_reason(answer)}"
        )
    zero = _call(made.encode, first, hint=ZERO)
    expect(zero is not None, f"{fit}, `encode({first!r})` returned nothing, but 0 was expected. {ZERO}")
    expect_value(zero, 0, what=f"{fit}, `encode({first!r})`", hint=ZERO)


def _answers(labels, names):
    """What `encode` and `decode` give for *names* and their ids, errors by their names."""
    found = {}
    for number, name in enumerate(names):
        for act, given in (("encode", name), ("decode", number)):
            try:
                found[f"{act}({given!r})"] = getattr(labels, act)(given)
            except Exception as error:
                found[f"{act}({given!r})"] = type(error).__name__
    return found


def check_sorted_ids(answer):
    """Ids count from 0 in sorted order, whatever order the labels come in"""
    _expect_ids(answer, MATERIALS)


def check_each_has_its_own(answer):
    """A second LabelMap does not change the first"""
    for way in ("fit", "from_json"):
        story = f"`a = LabelMap.fit({MATERIALS})`, then `b = LabelMap.fit(['cork', 'wood'])`"
        if way == "fit":
            first = _fitted(answer)
            before = _answers(first, NAMES)
            second = _fitted(answer, ["cork", "wood"])
        else:
            story = (
                f"`b` came from the JSON of ['cork', 'wood'] while there was `a = LabelMap.fit({MATERIALS})`"
            )
            other = _fitted(answer, ["cork", "wood"])
            text = call(other.to_json)
            if not isinstance(text, str):
                return  # Told by the check of the round trip.
            first = _fitted(answer)
            before = _answers(first, NAMES)
            second = _made(answer, "from_json", text)
        for act, came in _answers(first, NAMES).items():
            expect(
                came == before[act],
                f"{story}: `a.{act}` was {before[act]!r} before and is {came!r} now. {OWN}",
            )
        for labels, letter, strange in ((first, "a", "wood"), (second, "b", "paper")):
            try:
                came = labels.encode(strange)
            except Exception:
                continue
            # Anything else than the other's id is told by the checks of unknown names.
            expect(
                came != 1,
                f"{story}: `{letter}.encode({strange!r})` gave 1, but only the other knows that name. {OWN}",
            )


def check_order(answer):
    """The order is that of `sorted`, for many labels and for capitals and digits"""
    _expect_ids(answer, MANY)
    _expect_ids(
        answer,
        ["tin", "Glass", "cork", "PET"],
        "The order is that of `sorted`, where capital letters come before small ones.",
    )
    _expect_ids(
        answer, ["9", "10", "8"], "Labels are texts: the order is that of `sorted`, not that of numbers."
    )


def check_decode(answer):
    """decode gives the name back"""
    labels = _fitted(answer)
    for number, name in enumerate(NAMES):
        came = _call(labels.decode, number, hint=f"{number} is the id of {name!r}.")
        expect(
            came == name,
            f"`decode({number})` is {short(came)}, but {name!r} was expected, the way back from encode.",
        )


def check_many_labels(answer):
    """It holds for 300 labels, too"""
    labels = _fitted(answer, [f"part {number}" for number in range(300)])
    name = sorted(f"part {number}" for number in range(300))[299]
    expect_value(call(labels.encode, name), 299, what=f"The id of {name!r}, the last of 300 sorted labels,")
    try:
        came = labels.decode(int("299"))
    except KeyError:
        came = "a KeyError"
    expect(
        came == name,
        f"With 300 labels, `decode(299)` gave {came!r}, but {name!r} was expected. "
        "Ids are found when they are equal (`==`); large ints are not one object (`is`).",
    )


def check_unknown_name_raises(answer):
    """An unknown name raises KeyError when no `unknown` is given"""
    labels = _fitted(answer)
    hint = "At training time an unknown name is a bug, and it must be heard."
    expect_raises(KeyError, labels.encode, "foil", hint=hint)
    for name in ("Paper", "pap", ""):
        expect_raises(KeyError, labels.encode, name, hint=f"{name!r} was not among the labels.")


def check_unknown_is_used(answer):
    """With `unknown` it comes back for a new name, and only for a new name"""
    labels = _fitted(answer)
    for name, number in (("paper", 1), ("glass", 0)):
        expect_value(
            call(labels.encode, name, unknown=-1),
            number,
            what=f"`encode({name!r}, unknown=-1)`",
            hint=ZERO if name == "glass" else "This name is known: `unknown` is for the others.",
        )
    for name, unknown in (("foil", 7), ("cork", -1), ("wood", 0)):
        hint = "What is given as `unknown` must come back for a name that was not there."
        if unknown == 0:
            hint += " 0 was given, although it is false."
        came = _call(labels.encode, name, unknown=unknown, hint=hint)
        expect_value(came, unknown, what=f"`encode({name!r}, unknown={unknown})`", hint=hint)
    _call(
        labels.encode,
        "foil",
        7,
        hint="`unknown` may be given by position, too: `encode(name, unknown=None)`.",
    )
    expect_raises(
        KeyError,
        labels.encode,
        "foil",
        hint="It was asked for before, with an `unknown`: asking must not add a name.",
    )


def check_ids_never_given(answer):
    """decode raises KeyError for an id that was never given"""
    labels = _fitted(answer)
    hint = "-1 is an id that was never given, and as an index it means the last label."
    expect_raises(KeyError, labels.decode, -1, hint=hint)
    for number in (3, -3, 30):
        expect_raises(
            KeyError,
            labels.decode,
            number,
            hint=f"Three labels have the ids 0, 1 and 2; {number} was never given.",
        )


def check_any_labels(answer):
    """The labels come from any iterable, and a list of them stays as it is"""
    what = "After `fit` with a generator of 'paper', 'glass' and 'paper', `encode('paper')`"
    try:
        made = _made(answer, "fit", ("".join(name) for name in ["paper", "glass", "paper"]))
        number = _id(made, "paper", what)
    except NotYet as told:
        raise NotYet(f"{told} A generator has no length and no index, and it can be read once.") from None
    expect_value(number, 1, what=what, hint="A generator is empty after its first pass.")
    labels = list(MATERIALS)
    with expect_unchanged(
        labels, what="the list of labels", hint="Its order belongs to the rows: sort a copy."
    ):
        _made(answer, "fit", labels)
    hint = "Without labels a LabelMap is asked for that knows no name."
    try:
        nothing = _fitted(answer, [])
    except NotYet as told:
        raise NotYet(f"{told} {hint}") from None
    expect_raises(KeyError, nothing.encode, "tin", hint=hint)


def check_round_trip(answer):
    """After the trip through JSON it encodes and decodes the same"""
    loaded = _loaded(answer, _fitted(answer))
    what = "After the round trip, `encode('paper')`"
    expect_value(_id(loaded, "paper", what), 1, what=what, hint="The ids must come back as they were.")
    for number, name in ((1, "paper"), (2, "tin"), (0, "glass")):
        try:
            came = loaded.decode(number)
        except KeyError:
            # A dict whose keys are text is the usual cause, but not the only one.
            try:
                reason = (
                    TEXT_KEYS if loaded.decode(str(number)) == name else "Both directions must come back."
                )
            except Exception:
                reason = "Both directions must come back."
            raise NotYet(f"After the round trip, `decode({number})` raised KeyError. {reason}") from None
        expect_value(came, name, what=f"After the round trip, `decode({number})`")
    expect_raises(KeyError, loaded.decode, -1, hint="The rule for ids never given holds after the trip, too.")
    expect_raises(
        KeyError, loaded.encode, "foil", hint="The rule for unknown names holds after the trip, too."
    )


def check_any_text(answer):
    """Any text can be a label, also one with digits, commas or quotation marks"""
    names = sorted(["0", "1", "10", "a,b", 'so-called "tin"', "it's", "Käse", "", "glass\n"])
    loaded = _loaded(answer, _fitted(answer, names))
    for number, name in enumerate(names):
        for act, given, wanted in (("encode", name, number), ("decode", number, name)):
            try:
                came = getattr(loaded, act)(given)
            except KeyError:
                came = "a KeyError"
            expect(
                came == wanted,
                f"The labels {names} went through JSON. Then `{act}({given!r})` gave {came!r}, "
                f"but {wanted!r} was expected. Any text can be a label, and a text of digits stays a text.",
            )
