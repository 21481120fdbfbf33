"""Which rows come back, told by their positions; then what counts as equal, and the input itself."""

import math

from tutor_app.checks.expect import NotYet, call, expect, expect_unchanged, short

NAN = float("nan")
TWICE = "Two rows are the same item when all their values under the keys are equal."


def _another_nan():
    return float("nan")


def _error_reason(text):
    if "unhashable" in text:
        return "Other columns may hold lists, which cannot be hashed; only the values under the keys matter."
    if "TypeError" in text:
        return "The values under one key may be texts, numbers, None and NaN."
    return ""


def _places(answer, rows, keys):
    """The positions, in *rows*, of the rows that came back."""
    subject = f"`first_rows({short(rows, 120)}, {keys})`"
    given = list(rows)
    try:
        came = call(answer.first_rows, given, keys)
    except NotYet as told:
        raise NotYet(f"{told} {_error_reason(str(told))}".strip()) from None
    expect(came is not None, f"{subject} returned nothing, but a list was expected: is a `return` missing?")
    expect(
        isinstance(came, list),
        f"{subject} returned a {type(came).__name__}, but a list was expected.",
    )
    places = []
    for item in came:
        place = next((i for i, row in enumerate(rows) if row is item), None)
        if place is None:
            expect(
                isinstance(item, dict),
                f"{subject} returned a list with {short(item, 60)} in it; the rows themselves are asked for, "
                "and these are dicts.",
            )
            whole = any(set(item) == set(row) for row in rows)
            raise NotYet(
                f"{subject} returned {short(item, 80)}, which looks like a row and is a new dict. "
                "The very dicts that came in are wanted, not copies of them."
                if whole
                else f"{subject} returned {short(item, 80)}, which lacks columns or has more of them. "
                "The very dicts that came in are wanted, with all their columns."
            )
        places.append(place)
    return places


def _expect_places(answer, rows, keys, wanted, reason, wrong=None):
    """*wrong* maps what else may come back, as a tuple of positions, to its reason."""
    came = _places(answer, rows, keys)
    if came == wanted:
        return
    why = (wrong or {}).get(tuple(came), reason)
    if sorted(came) == wanted:
        why = "Rows come back in the order in which they came in."
    raise NotYet(
        f"Of the rows {short(rows, 160)} under the keys {keys}, those at {came} came back, "
        f"but those at {wanted} were expected. {why}"
    )


def _expect_values(answer, values, wanted, reason):
    _expect_places(answer, [{"k": value} for value in values], ("k",), wanted, reason)


def check_first_row_wins(answer):
    """Of equal rows the first one is kept, wherever the others stand"""
    rows = [{"id": number, "tags": ["scan", place]} for place, number in enumerate([7, 30, 7, 9, 30, 7])]
    _expect_places(
        answer,
        rows,
        ("id",),
        [0, 1, 3],
        TWICE,
        {
            (
                0,
                1,
                2,
                3,
                4,
                5,
            ): f"Nothing was dropped: only the keys decide, and a repeat may come later. {TWICE}",
            (5, 4, 3): "The first of equal rows is wanted, and these are later ones.",
            (3, 4, 5): "The first of equal rows is wanted, and these are later ones.",
            (
                0,
                1,
                3,
                5,
            ): "A list that gets shorter while a loop walks it skips the item behind each one it loses.",
            (0,): "Is the `return` inside the loop?",
            (): "No row came back at all.",
            (3,): "Only rows that have no repeat came back; of the others the first is wanted.",
            (2, 4, 5): "These are the repeats; the first of each is wanted.",
        },
    )


def check_each_call_stands_alone(answer):
    """A second call gives the same"""
    rows = [{"id": 41}, {"id": 42}, {"id": 41}]
    first = _places(answer, rows, ("id",))
    second = _places(answer, rows, ("id",))
    expect(
        first == second,
        f"`first_rows({rows}, ('id',))` returned the rows at {first}, and a second time those at {second}. "
        "What is made outside the function, or as the default of a parameter, remembers the call before.",
    )


def check_all_keys_count(answer):
    """Rows are equal only if all values under the keys are"""
    rows = [
        {"id": 7, "material": "tin", "tags": ["dented"]},
        {"id": 8, "material": "tin", "tags": []},
        {"id": 7, "material": "glass", "tags": []},
        {"id": 7, "material": "tin", "tags": []},
        {"id": 8, "material": "glass", "tags": []},
    ]
    _expect_places(
        answer,
        rows,
        ("id", "material"),
        [0, 1, 2, 4],
        TWICE,
        {
            (0, 1): "Only the first key was looked at.",
            (0, 2): "Only the last key was looked at.",
            (0,): "One equal value is not enough.",
        },
    )
    _expect_places(answer, rows, ("material",), [0, 2], TWICE)


def check_order(answer):
    """Rows come back in their order"""
    rows = [{"id": number} for number in (9, 2, 30, 2, 1)]
    _expect_places(answer, rows, ("id",), [0, 1, 2, 4], TWICE)


def check_nan(answer):
    """Two missing weights are equal"""
    reason = "NaN is not equal to itself, so two missing weights look like two different weights."
    rows = [{"w": _another_nan()}, {"w": 2.5}, {"w": _another_nan()}, {"w": math.nan}]
    _expect_places(
        answer, rows, ("w",), [0, 1], reason, {(1,): "A row with a missing weight is an item like any other."}
    )
    rows = [
        {"w": _another_nan(), "m": "tin"},
        {"w": _another_nan(), "m": "jar"},
        {"w": _another_nan(), "m": "tin"},
        {"w": "tin", "m": _another_nan()},
    ]
    _expect_places(
        answer,
        rows,
        ("w", "m"),
        [0, 1, 3],
        f"{reason} The keys may hold texts as well, one beside the other.",
        {
            (0,): "A missing weight does not make the whole row missing: the other keys still count.",
            (0, 1): "The values under each key are compared with each other, not mixed.",
        },
    )


def check_what_stands_for_nan(answer):
    """NaN is equal to NaN and to nothing else"""
    for value in ("nan", "", "missing", "None", 0, -1, 999, -999, -9999, math.inf, -math.inf):
        _expect_values(
            answer,
            [_another_nan(), value],
            [0, 1],
            f"NaN and {value!r} are two values: a place-holder must be something no row can hold.",
        )


def check_values_are_compared_as_values(answer):
    """Values are equal or not as `==` says"""
    for values, reason in (
        ([1, "1"], "A number and the text that looks like it are two different values."),
        ([None, "None"], "None and the text that looks like it are two different values."),
        (["Tin", "tin"], "A capital letter makes another text."),
        (["tin", "tin "], "A blank at the end makes another text."),
        ([2.5, 2.54], "Weights are compared as they are, not rounded."),
        (
            [-1, -2],
            "-1 and -2 have the same hash and are not equal: a set of keys compares, a set of hashes cannot.",
        ),
        (
            [2**53, 2**53 + 1, None],
            "Beside a missing value pandas and NumPy make floats of ids, and two large ids become one.",
        ),
    ):
        _expect_values(answer, values, list(range(len(values))), reason)
    # Equal values that are two objects.
    for values in (
        [1, 1.0, 2],
        [None, None, 2],
        [int("9" * 20), int("9" * 20), 2],
        ["".join("tin"), "".join("tin"), "x"],
        [float("2.5"), float("2.5"), 2],
    ):
        _expect_values(answer, values, [0, 2], f"{values[0]!r} and {values[1]!r} are equal.")


def check_keys_stay_apart(answer):
    """The values are compared key by key"""
    pairs = [(("a", "bc"), ("ab", "c")), (("a", "b"), ("b", "a")), (("a", "a"), ("a", "b"))]
    pairs += [((f"x{mark}y", "z"), ("x", f"y{mark}z")) for mark in "|,;-_ \t\n/:.#+&"]
    for first, second in pairs:
        rows = [{"a": a, "b": b} for a, b in (first, second)]
        _expect_places(
            answer,
            rows,
            ("a", "b"),
            [0, 1],
            f"{first} and {second} differ: compare key by key; joined into one text or put into a set, "
            "values of different keys get mixed.",
        )


def check_the_input_is_left_alone(answer):
    """The list and its rows stay as they are, and a new list comes back"""
    rows = [{"w": NAN, "tags": ["a"]}, {"w": None, "tags": []}, {"w": NAN, "tags": []}, {"w": 1, "tags": []}]
    with expect_unchanged(
        rows,
        what="the list `rows`",
        hint="The next step needs it as it was: build a new list, and put a place-holder in the key only.",
    ):
        call(answer.first_rows, rows, ("w",))
    single = [{"w": 1}]
    expect(
        call(answer.first_rows, single, ("w",)) is not single,
        "Where nothing comes twice, the very list that came in was returned; a new list was expected.",
    )


def check_no_rows(answer):
    """Without rows an empty list"""
    try:
        came = _places(answer, [], ("id",))
    except NotYet as told:
        raise NotYet(f"{told} No rows at all are no error.") from None
    expect(came == [], f"`first_rows([], ('id',))` returned the rows {came}; an empty list was expected.")
