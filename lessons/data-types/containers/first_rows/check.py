"""Checks for `first_rows`."""

from tutor_app.checks.expect import call, expect, expect_call, expect_unchanged

NAN = float("nan")


def scans():
    return [
        {"id": 7, "material": "tin", "tags": ["dented"]},
        {"id": 8, "material": "glass", "tags": []},
        {"id": 7, "material": "tin", "tags": ["again"]},
        {"id": 7, "material": "glass", "tags": []},
    ]


def check_other_columns_may_hold_anything(answer):
    """Columns outside the keys may hold lists"""
    rows = [{"id": 1, "tags": ["a"]}, {"id": 2, "tags": []}]
    try:
        kept = answer.first_rows(rows, ("id",))
    except TypeError as error:
        expect(
            "hash" not in str(error),
            f"`first_rows({rows}, ('id',))` stopped with TypeError: {error}. Other columns may hold lists, "
            "which cannot be hashed; only the values under the keys matter.",
        )
        raise
    expect(kept == rows, f"`first_rows({rows}, ('id',))` gave {kept!r}; both rows were expected.")


def check_first_row_wins(answer):
    """Of equal rows the first one is kept"""
    first, second, _, last = scans()
    kept = call(answer.first_rows, scans(), ("id", "material"))
    expect(
        not any(row["tags"] == ["again"] for row in kept),
        f"Of the two rows with id 7 and 'tin', the one with tags ['again'] was kept: {kept!r}. "
        "The first of equal rows is wanted, and this is a later one.",
    )
    expect_call(
        answer.first_rows,
        scans(),
        ("id", "material"),
        returns=[first, second, last],
        ignore_order=True,
        hint="Two rows are equal when all their values under the keys are.",
    )
    expect_call(answer.first_rows, scans(), ("id",), returns=[first, second], ignore_order=True)


def check_order(answer):
    """Rows come back in their order"""
    rows = [{"id": n} for n in (9, 2, 30, 2, 1)]
    expect_call(
        answer.first_rows,
        rows,
        ("id",),
        returns=[{"id": 9}, {"id": 2}, {"id": 30}, {"id": 1}],
        hint="Rows come back in the order in which they came in.",
    )


def check_nan(answer):
    """Two missing weights are equal"""
    rows = [{"w": float("nan"), "n": 1}, {"w": 2.5, "n": 2}, {"w": float("nan"), "n": 3}]
    kept = call(answer.first_rows, rows, ("w",))
    expect(
        [row["n"] for row in kept] == [1, 2],
        f"The weights nan, 2.5, nan gave the rows {[row['n'] for row in kept]}; rows [1, 2] were expected. "
        "NaN is not equal to itself, so two missing weights look like two different weights.",
    )
    pairs = [{"w": NAN, "m": "tin"}, {"w": NAN, "m": "jar"}, {"w": float("nan"), "m": "tin"}]
    kept = call(answer.first_rows, pairs, ("w", "m"))
    expect(
        [row["m"] for row in kept] == ["tin", "jar"],
        "A missing weight beside 'tin', beside 'jar', and beside 'tin' again: "
        f"the rows {[row['m'] for row in kept]} came back, ['tin', 'jar'] was expected.",
    )


def check_values_are_compared_as_values(answer):
    """A number, its text and the text "nan" are different values"""
    rows = [{"k": 1}, {"k": "1"}, {"k": "nan"}, {"k": float("nan")}, {"k": "missing"}, {"k": None}]
    kept = call(answer.first_rows, rows[:5], ("k",))
    expect(
        len(kept) == 5,
        f"The values 1, '1', 'nan', nan and 'missing' under one key gave {len(kept)} rows; 5 were expected. "
        "A number and the text that looks like it are two different values.",
    )
    kept = call(answer.first_rows, [{"a": "x|y", "b": "z"}, {"a": "x", "b": "y|z"}], ("a", "b"))
    expect(
        len(kept) == 2,
        "('x|y', 'z') and ('x', 'y|z') were taken for the same item. "
        "Compare the values one by one, not joined.",
    )
    expect_call(
        answer.first_rows,
        [{"k": None}, {"k": "None"}, {"k": None}],
        ("k",),
        returns=[{"k": None}, {"k": "None"}],
    )


def check_the_rows_themselves(answer):
    """The rows that come back are the dicts that went in"""
    rows = scans()
    kept = call(answer.first_rows, rows, ("id",))
    expect(
        all(any(row is given for given in rows) for row in kept),
        "The rows that came back are equal to those that went in, but they are new dicts. "
        "The very dicts that came in are wanted, not copies of them.",
    )


def check_the_input_is_left_alone(answer):
    """The list and its rows stay as they are"""
    rows = scans()
    with expect_unchanged(rows, what="rows", hint="The list that came in got shorter; build a new one."):
        call(answer.first_rows, rows, ("id",))
    expect_call(answer.first_rows, [], ("id",), returns=[])
