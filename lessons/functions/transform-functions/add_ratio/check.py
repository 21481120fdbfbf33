"""The column, where it stands and what it is called; then the caller's table, and the peak of memory."""

import numpy as np
import pandas as pd

from tutor_app.checks.expect import (
    NotYet,
    call,
    expect,
    expect_type,
    expect_unchanged,
    expect_value,
    peak_memory,
)

ROWS = 20_000
ROW = "A row that also holds text is made of Python numbers, and these cannot be divided by 0."


def _parcels():
    return pd.DataFrame(
        {"kg": [2.0, 3.0, 12.0], "litres": [8.0, 4.0, 30.0], "depot": ["N", "S", "N"]},
        index=["p4", "p1", "p9"],
    )


def _added(answer, df, num, den, name, hint=""):
    """What the answer returns, if it is a table."""
    subject = f"`add_ratio(df, {num!r}, {den!r}, {name!r})`"
    try:
        came = call(answer.add_ratio, df, num, den, name)
    except NotYet as told:
        raise NotYet(f"{told} {hint}".strip()) from None
    expect(came is not None, f"{subject} returned nothing: the caller now holds None. Is a `return` missing?")
    expect_type(came, pd.DataFrame, what=f"What {subject} returned")
    return came


def _expect_columns(came, before, num, den, name):
    wanted = [*before, name]
    columns = list(came.columns)
    if columns == wanted:
        return
    subject = f"`add_ratio(df, {num!r}, {den!r}, {name!r})`"
    told = f"{subject} gave the columns {columns}, but {wanted} were expected."
    new = [column for column in columns if column not in before]
    if columns == before:
        raise NotYet(f"{told} The new column is missing.")
    if set(columns) == set(wanted):
        raise NotYet(f"{told} The columns of `df` keep their order, and the new one stands behind them.")
    if set(before) <= set(columns) and len(new) == 1:
        raise NotYet(f"{told} The new column must carry the requested name, not {new[0]!r}.")
    if not set(before) <= set(columns):
        raise NotYet(f"{told} The columns of `df` belong to the new table, too.")
    raise NotYet(told)


def _reason(came, df, num, den):
    """What would give exactly the numbers that came."""
    x, y = df[num].to_numpy(), df[den].to_numpy()
    with np.errstate(all="ignore"):
        true = x / y
        causes = [
            (y / x, "It is the ratio upside down."),
            (x * y, "It is the product."),
            (x // y, "`//` drops what is behind the point."),
            (np.round(true, 2), "It was rounded."),
            (
                np.where(np.isfinite(true), true, 0.0),
                "A ratio that is infinite or missing was turned into 0.",
            ),
            (
                np.where(np.isinf(true), np.nan, true),
                "A division by zero is `inf` here, and only 0 / 0 is NaN.",
            ),
        ]
    for numbers, reason in causes:
        if not np.array_equal(numbers, true, equal_nan=True) and np.allclose(
            came, numbers, rtol=1e-12, atol=0, equal_nan=True
        ):
            return reason
    return ""


def _expect_ratio(answer, df, num, den, name, hint=""):
    before = list(df.columns)
    came = _added(answer, df.copy(), num, den, name, hint)
    subject = f"`add_ratio(df, {num!r}, {den!r}, {name!r})`"
    _expect_columns(came, before, num, den, name)
    with np.errstate(all="ignore"):
        wanted = df[num].to_numpy() / df[den].to_numpy()
    same_rows = len(came) == len(df)
    expect(
        same_rows or not df.index.has_duplicates,
        f"{subject} made {len(came)} rows of {len(df)}. The index is {df.index.tolist()}: a join pairs "
        "every row with every row of the same label.",
    )
    expect(
        same_rows,
        f"{subject} made {len(came)} rows of {len(df)}; every row stays. {hint}",
    )
    expect(
        came.index.equals(df.index),
        f"{subject} came back with the index {came.index.tolist()}, but {df.index.tolist()} was expected: "
        "rows and index stay as they are.",
    )
    try:
        numbers = came[name].to_numpy(dtype=float, na_value=np.nan)
    except (TypeError, ValueError):
        raise NotYet(
            f"{subject} gave {came[name].tolist()} in the new column; numbers were expected."
        ) from None
    if not np.allclose(numbers, wanted, rtol=1e-9, atol=0, equal_nan=True):
        raise NotYet(
            f"Wrong numbers: with {num} {df[num].tolist()} and {den} {df[den].tolist()}, {subject} gave "
            f"{numbers.tolist()}, but {wanted.tolist()} was expected. {_reason(numbers, df, num, den)}".strip()
        )
    for column in before:
        expect_value(
            came[column],
            df[column],
            what=f"The column {column!r} of the new table",
            hint="It does not change.",
        )


def check_the_new_column(answer):
    """The ratio stands behind the columns of the table"""
    _expect_ratio(answer, _parcels(), "kg", "litres", "density")
    _expect_ratio(answer, _parcels(), "litres", "kg", "bulk")


def check_other_names(answer):
    """Any column can be divided by any other, and the name may be any text"""
    df = pd.DataFrame({"fee": [3, 7], "minutes": [4, 2], "stops": [2, 5]})
    _expect_ratio(answer, df, "fee", "stops", "fee per stop")
    _expect_ratio(answer, df, "minutes", "fee", "a")
    _expect_ratio(answer, df.set_axis(["ratio", "tmp", "new"], axis=1), "tmp", "new", "stops per minute")
    _expect_ratio(answer, df.set_axis(["fee (EUR)", "min", "my stops"], axis=1), "fee (EUR)", "my stops", "x")


def check_the_callers_table(answer):
    """The caller's table does not change, neither at the call nor through the result"""
    df = _parcels()
    came = _added(answer, df, "kg", "litres", "density")
    gained = [column for column in df.columns if column not in _parcels().columns]
    expect(
        not gained,
        f"The caller's frame gained a column, {gained[0] if gained else ''!r}: `df` is a second name for the "
        "caller's table. Make a new one.",
    )
    expect(came is not df, "The caller's own table came back; a new one was expected.")
    expect(
        df.equals(_parcels()) and list(df.columns) == list(_parcels().columns),
        f"The caller's table was changed: it has the columns {list(df.columns)} and the index "
        f"{df.index.tolist()} now, or other values.",
    )
    with expect_unchanged(
        df, what="the caller's table", hint="A write to the result reached it: the two share their columns."
    ):
        came.iloc[0, 0] = -1.0
        came["another"] = 1


def check_zero_and_missing(answer):
    """Zero litres give inf or NaN, a missing weight gives NaN"""
    hint = "Divide as `/` between two columns does."
    df = pd.DataFrame({"kg": [2.0, 0.0, -3.0, np.nan], "litres": [0.0, 0.0, 0.0, 4.0]})
    _expect_ratio(answer, df, "kg", "litres", "density", hint)
    _expect_ratio(answer, df.assign(depot=list("NNSS")), "kg", "litres", "density", f"{hint} {ROW}")


def check_index(answer):
    """Labels may come twice, and the index is not touched"""
    hint = "The index stays as it is, and its labels may come more than once."
    _expect_ratio(answer, _parcels().set_axis([7, 7, 9]), "kg", "litres", "density", hint)
    _expect_ratio(answer, _parcels().set_axis([2, 0, 1]), "kg", "litres", "density", hint)


def check_no_rows(answer):
    """A table without rows gets the column"""
    df = _parcels().iloc[:0]
    hint = "A table without rows is a table, and gets the column."
    came = _added(answer, df, "kg", "litres", "density", hint)
    _expect_columns(came, list(df.columns), "kg", "litres", "density")
    expect(len(came) == 0, f"A table without rows came back with {len(came)}.")


def _peak(answer, columns):
    """How many columns of memory it takes to add one."""
    df = pd.DataFrame({f"c{i}": np.linspace(1.0, 2.0, ROWS) for i in range(columns)})
    return peak_memory(answer.add_ratio, df, "c0", "c1", "ratio") / (ROWS * 8)


def check_memory(answer):
    """Columns that did not change are not copied"""
    _peak(answer, 8)  # What is loaded or remembered at a first call does not count.
    eight, sixteen = _peak(answer, 8), _peak(answer, 16)
    expect(
        sixteen - eight <= 4,
        f"It copied all eight columns to add one: the peak was the size of {eight:.0f} columns for a table of 8 "
        f"and of {sixteen:.0f} for a table of 16, and with shared columns both take the same. "
        "Which method returns a new table without a copy of the rest?",
    )
