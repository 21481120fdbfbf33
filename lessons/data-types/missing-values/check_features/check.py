"""The matrix of a good table first, then every kind of problem alone, then all of them at once."""

import re

import numpy as np
import pandas as pd

from tutor_app.checks.expect import expect, expect_call, expect_raises, expect_unchanged, short

NAN = float("nan")


def swell(**changed):
    """A good table of four rows; keyword arguments replace columns or add them."""
    columns = {"height": [1.2, 0.8, 2.4, 1.0], "wind": [3, 5, 4, 6]}
    return pd.DataFrame(columns | changed, index=["north", "reef", "pier", "south"])


def expect_refused(answer, X, columns, *words, case, hint):
    """One ValueError with all *words*; a count must not be the end of a longer number."""
    error = expect_raises(ValueError, answer.check_features, X, columns, hint=f"X has {case}. {hint}")
    for word in words:
        expect(
            re.search(rf"(?<!\w){re.escape(word)}(?!\w)", str(error), re.IGNORECASE),
            f"X has {case}, and the message is {short(str(error), 140)}; it should contain {word!r}. {hint}",
        )


def check_matrix(answer):
    """a good table becomes a float matrix"""
    expect_call(
        answer.check_features,
        swell(wind=[3.5, 5.0, 4.5, 6.0]),
        ["height", "wind"],
        returns=np.array([[1.2, 3.5], [0.8, 5.0], [2.4, 4.5], [1.0, 6.0]]),
        hint="The model takes a float64 array of shape (rows, columns).",
    )
    expect_call(
        answer.check_features,
        swell()[["wind"]],
        ["wind"],
        returns=np.array([[3.0], [5.0], [4.0], [6.0]]),
        hint="Whole numbers are numeric too, and the array is float64 with one column per name.",
    )


def check_one_row(answer):
    """a table of one row becomes a matrix too"""
    expect_call(
        answer.check_features,
        swell().loc[["reef"]],
        ["height", "wind"],
        returns=np.array([[0.8, 5.0]]),
        hint="One row is a matrix of one row: the forecast asks for shape (rows, columns).",
    )


def check_order(answer):
    """the columns come in the requested order"""
    expect_call(
        answer.check_features,
        swell(),
        ["wind", "height"],
        returns=np.array([[3.0, 1.2], [5.0, 0.8], [4.0, 2.4], [6.0, 1.0]]),
        hint="Here columns must come out in the requested order: the model knows them by place only.",
    )


def check_further_columns(answer):
    """further columns are ignored"""
    further = swell(note=["calm", None, "", "?"], gust=[NAN, np.inf, NAN, NAN])
    expect_call(
        answer.check_features,
        further,
        ["height"],
        returns=np.array([[1.2], [0.8], [2.4], [1.0]]),
        hint="Columns that were not asked for are ignored, whatever they hold.",
    )


def check_nullable(answer):
    """nullable columns are numeric"""
    table = swell(
        wind=pd.array([3, 5, 4, 6], dtype="Int64"), height=pd.array([1.2, 0.8, 2.4, 1.0], dtype="Float64")
    )
    expect_call(
        answer.check_features,
        table,
        ["wind", "height"],
        returns=np.array([[3.0, 1.2], [5.0, 0.8], [4.0, 2.4], [6.0, 1.0]]),
        hint="Int64 and Float64 are numeric dtypes, and the result is a float64 array for them too.",
    )


def check_absent(answer):
    """an absent column is named"""
    expect_refused(
        answer,
        swell(),
        ["height", "tide"],
        "tide",
        "absent",
        case="no column tide",
        hint="Here an absent column must be a ValueError naming it.",
    )


def check_rows(answer):
    """a table without rows is refused"""
    hint = "Nothing can be forecast from nothing: an empty frame must be refused."
    expect_refused(
        answer,
        pd.DataFrame({"height": pd.Series(dtype=float), "wind": pd.Series(dtype=float)}),
        ["height", "wind"],
        "no rows",
        case="no rows",
        hint=hint,
    )
    expect_refused(
        answer,
        pd.DataFrame(columns=["height"]),
        ["height", "tide"],
        *("no rows", "tide", "absent"),
        case="no rows and no column tide",
        hint=hint,
    )


def check_not_numeric(answer):
    """text and dates are refused by their dtype"""
    numbers = ["1.5", "2.0", "1.0", "0.5"]
    for column in (numbers, pd.Series(numbers, dtype=object).to_numpy()):
        expect_refused(
            answer,
            swell(height=column),
            ["height", "wind"],
            *("height", "not numeric"),
            case="a column height of text such as '1.5'",
            hint="Here text that looks numeric must be refused: a source of text sends 'n/a' one day.",
        )
    expect_refused(
        answer,
        swell(height=["1.5", "high", None, "2"]),
        ["height", "wind"],
        *("height", "not numeric"),
        case="a column height with the text 'high'",
        hint="The error of a failed conversion does not say which column it was.",
    )
    expect_refused(
        answer,
        swell(wind=pd.to_datetime(["2026-03-01", None, "2026-03-03", "2026-03-04"])),
        ["height", "wind"],
        *("wind", "not numeric"),
        case="a column wind of dates",
        hint="A date becomes a float without complaint, some 1.8e15, and a missing date -9.2e18.",
    )


def check_missing(answer):
    """gaps are counted"""
    expect_refused(
        answer,
        swell(height=[NAN, 1.0, NAN, 2.0]),
        ["wind", "height"],
        *("height", "2 missing"),
        case="a column height with two gaps",
        hint="The message says how many values are missing, column by column.",
    )
    expect_refused(
        answer,
        swell(wind=pd.array([3, None, 4, 6], dtype="Int64")),
        ["wind", "height"],
        *("wind", "1 missing"),
        case="an Int64 column wind with one gap",
        hint="An NA in a nullable column is a gap like any other.",
    )


def check_infinite(answer):
    """infinities are counted, apart from gaps"""
    expect_refused(
        answer,
        swell(height=[np.inf, 1.0, -np.inf, np.inf]),
        ["height", "wind"],
        *("height", "3 infinite"),
        case="a column height with three infinities",
        hint="Infinity of either sign is a problem, and `isna` does not find it.",
    )
    expect_refused(
        answer,
        swell(height=[np.inf, NAN, NAN, 1.0]),
        ["height", "wind"],
        *("height", "2 missing", "1 infinite"),
        case="a column height with two gaps and one infinity",
        hint="Gaps and infinities have different causes: count them separately.",
    )


def check_everything(answer):
    """every problem is in one message"""
    table = swell(
        height=[NAN, NAN, NAN, 1.0],
        wind=["3", "5", "4", "6"],
        period=[8.0, -np.inf, 7.0, np.inf],
        gust=[1.0, NAN, np.inf, 2.0],
    )
    expect_refused(
        answer,
        table,
        ["tide", "height", "period", "wind", "gust", "moon"],
        *("tide", "absent", "height", "3 missing", "period", "2 infinite", "wind", "not numeric"),
        *("gust", "1 missing", "1 infinite", "moon"),
        case="a problem in each of the six columns asked for",
        hint="One message must report every problem, not the first.",
    )


def check_unchanged(answer):
    """X is not changed"""
    for table in (
        swell(wind=pd.array([3, 5, 4, 6], dtype="Int64")),
        swell(height=[NAN, np.inf, 1.0, 2.0], wind=["3", "5", "4", "6"]),
    ):
        with expect_unchanged(table, what="X", hint="The caller still needs the table as it was."):
            try:
                answer.check_features(table, ["wind", "height"])
            except Exception:
                # The other checks say whether this table may be refused, and how.
                continue
