import math

import pandas as pd

from tutor_app.checks.expect import (
    NotYet,
    call,
    expect,
    expect_raises,
    expect_type,
    expect_unchanged,
    expect_value,
    short,
)

_GAP = "A missing id must not crash: it becomes <NA>."
_BIG = "Ids from 2**53 up may already be altered: neighboring ids share one double there."


def _column(values, dtype="float64"):
    return pd.Series(values, dtype=dtype, index=[f"P{place}" for place in range(len(values))], name="parcel")


def _restored(answer, col, hint=""):
    function = answer.restore_ids
    try:
        came = call(function, col)
    except NotYet as told:
        raise NotYet(f"{told} {hint}".strip()) from None
    expect_type(came, pd.Series, what=f"The result for {short(col)}")
    return came


def _expect_ids(answer, values, expected, hint, dtype="float64"):
    col = _column(values, dtype)
    came = _restored(answer, col, hint)
    what = f"The result for {short(col)}"
    expect(
        str(came.dtype) == "Int64",
        f"{what} has the dtype {came.dtype}, but Int64 with a capital I was expected."
        " Int64 keeps whole numbers whole beside a gap.",
    )
    expect(
        len(came) == len(col),
        f"{what} has {len(came)} rows, but {len(col)} were expected. A missing id keeps its row, as <NA>.",
    )
    # Values first: what happened to the ids matters more than their labels.
    expect_value(came.tolist(), _column(expected, "Int64").tolist(), what=what, hint=hint)


def check_whole(answer):
    """Whole numbers become Int64"""
    _expect_ids(answer, [3.0, 12.0, 7.0], [3, 12, 7], "Whole floats are ids.")
    _expect_ids(answer, [0.0, -4.0], [0, -4], "Zero and negative whole numbers are ids, too.")


def check_gaps(answer):
    """Gaps become <NA>"""
    for values in ([101.0, math.nan, 103.0], [math.nan, math.nan]):
        col = _column(values)
        came = _restored(answer, col, _GAP)
        if len(came) == len(col) and came.notna().all():
            filled = came[col.isna().to_numpy()].iloc[0]
            raise NotYet(
                f"The result for {short(col)} has {filled} in place of the gap, but <NA> was expected."
                " A missing id was replaced by a number."
            )
        expected = [None if math.isnan(value) else int(value) for value in values]
        _expect_ids(answer, values, expected, _GAP)


def check_labels(answer):
    """Index and name are kept"""
    for values, dtype in (([5.0, math.nan, 6.0], "float64"), ([5, None, 6], "Int64"), ([5, 7, 6], "int64")):
        col = _column(values, dtype)
        came = _restored(answer, col)
        expect(
            list(came.index) == list(col.index),
            f"The index is {list(came.index)}, but {list(col.index)} was expected."
            " Without its index the column cannot go back into its table.",
        )
        expect(came.name == "parcel", f"The name is {came.name!r}, but 'parcel' was expected.")


def check_too_large(answer):
    """Floats of size 2**53 or more raise ValueError"""
    expect_raises(ValueError, answer.restore_ids, _column([7.0, math.nan, 1e17]), hint=_BIG)
    expect_raises(
        ValueError,
        answer.restore_ids,
        _column([7.0, 2.0**53]),
        hint="2**53 is too large already: it may once have been 2**53 + 1.",
    )
    expect_raises(
        ValueError,
        answer.restore_ids,
        _column([-(2.0**53), 7.0]),
        hint="The size counts without the sign: -2**53 is as doubtful as 2**53.",
    )


def check_largest(answer):
    """2**53 - 1 is still exact"""
    top = 2**53 - 1
    hint = "Below 2**53 a double holds every whole number."
    _expect_ids(answer, [float(top), math.nan, float(-top)], [top, None, -top], hint)


def check_fractions(answer):
    """2.5 raises ValueError"""
    for value in (2.5, -0.5):
        expect_raises(
            ValueError,
            answer.restore_ids,
            _column([4.0, math.nan, value]),
            hint=f"{value} is not an id.",
        )


def check_infinities(answer):
    """Infinities raise ValueError"""
    for value in (math.inf, -math.inf):
        expect_raises(
            ValueError, answer.restore_ids, _column([4.0, value, math.nan]), hint="An infinity is not an id."
        )


def check_integers(answer):
    """int64 columns pass exactly, at any size"""
    ids = [7, 2**53 + 1, -(2**60) - 1]
    hint = "An int64 column was never a float: its ids are exact at any size."
    _expect_ids(answer, ids, ids, hint, dtype="int64")


def check_nullable(answer):
    """Int64 columns pass exactly, gaps included"""
    ids = [2**60 + 1, None, 2**53]
    hint = "An Int64 column was never a float: its ids are exact at any size, and its gaps stay."
    _expect_ids(answer, ids, ids, hint, dtype="Int64")


def check_unchanged(answer):
    """The column that came in is not changed"""
    for values, dtype in (([5.0, math.nan, 6.0], "float64"), ([5, 6], "int64"), ([5, None], "Int64")):
        col = _column(values, dtype)
        with expect_unchanged(col, what="The column that came in"):
            call(answer.restore_ids, col)
    col = _column([5.0, math.nan, 2.5])
    with expect_unchanged(col, what="The column that came in"):
        expect_raises(ValueError, answer.restore_ids, col, hint="2.5 is not an id.")
