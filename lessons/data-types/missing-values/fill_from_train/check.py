"""What train teaches is applied to train, then to test; then flags, edges, and the inputs themselves."""

import math

import numpy as np
import pandas as pd

from tutor_app.checks.expect import (
    call,
    expect,
    expect_raises,
    expect_type,
    expect_unchanged,
    expect_value,
)

NAN = float("nan")
COLUMNS = ["height", "period", "wind"]


def readings():
    """Train and test: gaps in height and wind, in test in period too; medians of train 3.0, 7.5 and 5.0."""
    train = pd.DataFrame(
        {
            "height": [1.0, NAN, 3.0, 8.0],
            "period": [8.0, 9.0, 7.0, 6.0],
            "wind": [NAN, NAN, 4.0, 6.0],
        },
        index=[11, 12, 13, 14],
    )
    test = pd.DataFrame(
        {"height": [NAN, 100.0, 90.0], "period": [NAN, 5.0, 2.0], "wind": [50.0, NAN, 70.0]},
        index=[21, 22, 23],
    )
    return train, test


def filled(answer, train, test):
    """The two tables that came back, as far as they are tables."""
    came = call(answer.fill_from_train, train, test)
    expect_type(came, (tuple, list), what="What `fill_from_train` returned")
    expect(
        len(came) == 2,
        f"`fill_from_train` returned a {type(came).__name__} of {len(came)}, but two tables were expected.",
    )
    for table, name in zip(came, ("train", "test"), strict=True):
        expect_type(table, pd.DataFrame, what=f"The filled {name}")
    return came


def cell(table, row, column, name):
    """One cell as a float; a sentence where the row or the column is gone."""
    expect(column in table.columns, f"The filled {name} has no column {column!r} any more.")
    expect(row in table.index, f"The filled {name} has no row {row} any more: rows and their index are kept.")
    value = table.loc[row, column]
    expect(np.ndim(value) == 0, f"In the filled {name} row {row} or column {column!r} is there twice.")
    return float(value)


def expect_fill(value, right, where, wrong):
    """*value* is *right*; *wrong* maps what else might be there to its reason."""
    if math.isclose(value, right):
        return
    reason = next((text for other, text in wrong.items() if math.isclose(value, other)), "")
    if math.isnan(value):
        reason = "The gaps are still there: the filled table must be the one that is returned."
    expect(False, f"The gap in {where} is {value:g} now, but {right:g} was expected. {reason}")


def check_train(answer):
    """gaps in train get train's medians"""
    table, _ = filled(answer, *readings())
    expect_fill(
        cell(table, 12, "height", "train"),
        3.0,
        "height of train (values 1, 3 and 8)",
        {
            8.0: "This median of train and test together used test rows.",
            4.0: "This is the mean, and the median was asked for.",
            1.0: "This is the reading before the gap, and the median was asked for.",
            0.0: "A zero is a reading; the median was asked for.",
        },
    )
    expect_fill(
        cell(table, 11, "wind", "train"),
        5.0,
        "wind of train (values 4 and 6)",
        {28.0: "This median of train and test together used test rows."},
    )


def check_test(answer):
    """gaps in test get train's medians"""
    _, table = filled(answer, *readings())
    own = "This is the test set's own median; nothing may be learned from test."
    expect_fill(cell(table, 21, "height", "test"), 3.0, "height of test", {95.0: own})
    expect_fill(cell(table, 22, "wind", "test"), 5.0, "wind of test", {60.0: own})
    expect_fill(
        cell(table, 21, "period", "test"),
        7.5,
        "period of test",
        {3.5: own, 6.5: "This median of train and test together used test rows."},
    )


def check_flag_columns(answer):
    """a flag for each column with gaps in train, in both tables"""
    tables = filled(answer, *readings())
    first, second = (set(map(str, table.columns)) for table in tables)
    expect(
        first == second,
        "After the fill train and test columns differ:"
        f" only one of them has {', '.join(sorted(first ^ second))}. A model needs the same columns in both.",
    )
    wanted = {"height_was_missing", "wind_was_missing"}
    lacking = sorted(wanted - first)
    expect(
        not lacking,
        f"The flags {' and '.join(lacking)} should be there: train has gaps in height and wind,"
        " and the model shall see what was filled.",
    )
    more = sorted(first - wanted - set(COLUMNS))
    expect(
        not more,
        f"The columns {' and '.join(more)} should not be there:"
        " only a column with gaps in train gets a flag, because elsewhere the model cannot learn from it.",
    )
    train, test = readings()
    both = filled(answer, train, test.fillna(9.0))
    for table, name in zip(both, ("train", "test"), strict=True):
        expect(
            wanted <= set(table.columns),
            f"If test has no gaps the filled {name} lacks {', '.join(sorted(wanted - set(table.columns)))}:"
            " train decides which flags there are.",
        )


def check_flag_values(answer):
    """a flag is true where the value was missing"""
    for table, before, name in zip(filled(answer, *readings()), readings(), ("train", "test"), strict=True):
        for column in ("height", "wind"):
            flag = f"{column}_was_missing"
            expect(flag in table.columns, f"The filled {name} has no column {flag}.")
            came = [value if pd.isna(value) else float(value) for value in table[flag].tolist()]
            expect_value(
                came,
                [float(gap) for gap in before[column].isna()],
                what=f"The flag {flag} in {name}, read as 0 and 1,",
                hint=f"It tells where {column} of this table was missing before the fill.",
            )


def check_values_kept(answer):
    """what was there stays, in its row"""
    for table, before, name in zip(filled(answer, *readings()), readings(), ("train", "test"), strict=True):
        expect(
            list(table.index) == list(before.index),
            f"The index of the filled {name} is {list(table.index)}, but {list(before.index)} was expected."
            " Rows keep their order and their index, or X and y no longer belong together.",
        )
        for column in COLUMNS:
            for row, value in before[column].dropna().items():
                came = cell(table, row, column, name)
                expect(
                    math.isclose(came, value),
                    f"The {column} of {name} was {value:g} in row {row} and is {came:g} now:"
                    " only gaps are filled.",
                )


def check_nothing_to_learn(answer):
    """a column without any value in train is refused"""
    train, test = readings()
    expect_raises(
        ValueError,
        answer.fill_from_train,
        train.assign(tide=NAN),
        test.assign(tide=[1.0, 2.0, NAN]),
        mentions=["tide"],
        hint="The column tide of train holds nothing and has no median: raise ValueError with its name.",
    )


def check_complete_tables(answer):
    """tables without gaps come back as they are"""
    train, test = (table.fillna(1.0) for table in readings())
    for table, before, name in zip(
        filled(answer, train, test), (train, test), ("train", "test"), strict=True
    ):
        expect(
            set(table.columns) == set(COLUMNS),
            f"Without gaps the filled {name} has the columns {sorted(map(str, table.columns))},"
            f" but {COLUMNS} was expected: where nothing was filled there is nothing to flag.",
        )
        expect_value(
            table[COLUMNS].astype(float),
            before,
            what=f"The filled {name}",
            hint="Without gaps nothing changes.",
        )


def check_inputs(answer):
    """the tables passed in are not changed"""
    train, test = readings()
    with expect_unchanged(train, test, what="after the call an input frame"):
        call(answer.fill_from_train, train, test)
