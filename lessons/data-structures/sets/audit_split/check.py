"""Each of the four questions on rows that differ in nothing else; then missing values and empty sides."""

from datetime import date

from tutor_app.checks.expect import call, expect, expect_type, expect_unchanged, expect_value

KEYS = {"ids": "row_id", "groups": "rider", "texts": "note"}
_MISSING = "A missing value matches nothing: None and blank texts are dropped before the intersection."


def _row(number, day, **others):
    """A row that shares nothing with a row of another number."""
    row = {"row_id": f"x{number}", "rider": f"rider {number}", "note": f"note {number}"}
    return {**row, "day": date(2026, 3, day), **others}


def _audit(answer, train, test):
    """The answer's result, if it is a dict with the four keys."""
    came = call(answer.audit_split, train, test)
    subject = f"`audit_split` of {len(train)} training and {len(test)} test rows"
    expect_type(came, dict, what=f"What {subject} returned")
    for key in (*KEYS, "overlaps_in_time"):
        expect(key in came, f"What {subject} returned has no key {key!r}: it is {came}.")
    return came


def _told(train, test, keys):
    return " and ".join(
        f"{side} {[{key: str(row[key]) if key == 'day' else row[key] for key in keys} for row in rows]}"
        for side, rows in (("train", train), ("test", test))
    )


def _expect_shared(answer, name, train_values, test_values, expected, hint):
    """Rows that differ in all but the values of one key."""
    key = KEYS[name]
    train = [_row(number, 1, **{key: value}) for number, value in enumerate(train_values)]
    test = [_row(number, 9, **{key: value}) for number, value in enumerate(test_values, 50)]
    came = _audit(answer, train, test)
    expect_value(came[name], expected, what=f"{name!r} for {_told(train, test, [key])}", hint=hint)
    for other in KEYS:
        if other != name:
            expect_value(
                came[other],
                set(),
                what=f"{other!r} for rows that share only {key!r}",
                hint="Nothing is shared.",
            )


def check_each_key(answer):
    """What both sides share, key by key"""
    hint = "The set holds what occurs on both sides; each key is a question of its own."
    hint += " Wanted are the values that occur on both sides."
    for name in KEYS:
        _expect_shared(answer, name, ["a1", "b2", "c3"], ["c3", "d4", "a1"], {"a1", "c3"}, hint)
        _expect_shared(answer, name, ["a1", "b2"], ["c3"], set(), hint)


def check_one_form(answer):
    """One form for numbers, spacing and letter case"""
    _expect_shared(
        answer,
        "ids",
        [101, 102, 103],
        ["103", "104", " 101 "],
        {"101", "103"},
        "101 and '101' are the same report: an id becomes text before it is compared.",
    )
    _expect_shared(
        answer,
        "texts",
        ["STUCK", "no bell"],
        ["Stuck"],
        {"stuck"},
        "The same note in other letter case was missed, or it was kept as it was written.",
    )
    _expect_shared(
        answer,
        "texts",
        ["door  stuck\tagain ", "no bell"],
        [" door stuck\nagain"],
        {"door stuck again"},
        "The same note with other spacing was missed, or another form was given: between words one blank stays.",
    )
    _expect_shared(
        answer,
        "texts",
        ["no bell"],
        ["nobell"],
        set(),
        "Two words are not one: every run of white space becomes one blank, which stays.",
    )
    _expect_shared(
        answer, "groups", ["R7 ", 12], ["r7", "12"], {"r7", "12"}, "Riders are normalized as ids are."
    )


def check_missing(answer):
    """None and blank texts match nothing, the id 0 does"""
    for name in KEYS:
        _expect_shared(answer, name, [None, "a1"], [None, "b2"], set(), _MISSING)
        _expect_shared(answer, name, ["", "a1"], ["", "b2"], set(), _MISSING)
        _expect_shared(answer, name, [" \t", "a1"], ["   ", "b2"], set(), _MISSING)
        _expect_shared(
            answer, name, [None, "a1"], ["None", "b2"], set(), "The text 'None' is not the missing value."
        )
        _expect_shared(
            answer,
            name,
            ["None", "a1"],
            ["none", "b2"],
            {"none"},
            "The text 'None' is a value like any other: only None itself is missing.",
        )
    _expect_shared(answer, "ids", [0, 1], ["0", "2"], {"0"}, "0 is an id like any other.")
    _expect_shared(answer, "ids", [0, 1], [0, 2], {"0"}, "0 is an id like any other.")


def _expect_time(answer, train_days, test_days, expected, hint):
    train = [_row(number, day) for number, day in enumerate(train_days)]
    test = [_row(number, day) for number, day in enumerate(test_days, 50)]
    came = _audit(answer, train, test)["overlaps_in_time"]
    days = f"training days {train_days} and test days {test_days} of March"
    expect_value(came, expected, what=f"'overlaps_in_time' for {days}", hint=hint)


def check_time(answer):
    """The last training day against the first test day"""
    after = "The training ends before the test begins, so nothing overlaps."
    inside = "A training row inside the test period was not reported: compare the last training day."
    _expect_time(answer, [3, 9, 1], [12, 10, 11], False, after)
    _expect_time(answer, [1], [2], False, after)
    _expect_time(answer, [1, 11, 2], [12, 10, 14], True, inside)
    _expect_time(answer, [15, 1], [12, 10], True, inside)
    _expect_time(answer, [20, 21], [10, 12], True, "All of the training lies behind the test: it overlaps.")
    _expect_time(
        answer, [1, 10], [10, 12], True, "The training ends on the same day as the test begins: it overlaps."
    )


def check_empty_sides(answer):
    """Without rows on one side nothing is shared"""
    rows = [_row(1, 1), _row(2, 2)]
    empty = {"ids": set(), "groups": set(), "texts": set(), "overlaps_in_time": False}
    for train, test in (([], rows), (rows, []), ([], [])):
        what = f"`audit_split` of {len(train)} training and {len(test)} test rows"
        try:
            came = answer.audit_split([dict(row) for row in train], [dict(row) for row in test])
        except Exception as error:
            expect(
                False,
                f"{what} raised {type(error).__name__}: {error}. "
                "Without rows on one side nothing is shared, and there is no last or first day.",
            )
        expect_value(came, empty, what=what, hint="Without rows on one side nothing is shared.")


def check_rows_unchanged(answer):
    """The rows stay as they are"""
    train = [_row(1, 1, row_id=7, note="Door  stuck", rider=None)]
    test = [_row(2, 2, row_id=" 7 ", note="door stuck")]
    with expect_unchanged(train, test, what="the rows", hint="The rows must stay as they are."):
        came = _audit(answer, train, test)
    expect_value(came["ids"], {"7"}, what="'ids' for 7 and ' 7 '")
