"""Checks for `count_missing`."""

import pandas as pd

from tutor_app.checks.expect import expect_call


def check_gaps(answer):
    """A column with gaps"""
    table = pd.read_csv("visits.csv")
    expect_call(
        answer.count_missing,
        table,
        "visits",
        returns=2,
        hint="Count the values that are missing in this column.",
    )


def check_other_column(answer):
    """Another column of the same table"""
    table = pd.read_csv("visits.csv")
    expect_call(
        answer.count_missing, table, "city", returns=1, hint="Count in the column that was asked for."
    )


def check_no_gaps(answer):
    """A column without gaps"""
    table = pd.DataFrame({"n": [1, 2]})
    expect_call(answer.count_missing, table, "n", returns=0, hint="Nothing is missing here.")
