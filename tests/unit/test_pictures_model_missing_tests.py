"""The table of tests: computed answers are Python's, described ones are those of the installed pandas."""

from __future__ import annotations

import math
import re
import warnings
from collections.abc import Callable

import numpy as np
import pandas as pd  # type: ignore[import-untyped]
import pytest

from tutor_app.pictures.missing_tests import (
    ANSWERS,
    FIRST,
    MARKERS,
    MOST_VALUES,
    OFFERED,
    TESTS,
    Row,
    described_isna,
    newest,
    read_rows,
)

NAMES = {"nan": math.nan, "inf": math.inf, "NaT": pd.NaT, "NA": pd.NA, "math": math, "np": np, "pd": pd}
REAL: dict[str, Callable[[object], object]] = {
    "== None": lambda value: value == None,  # noqa: E711
    "is None": lambda value: value is None,
    "!= itself": lambda value: value != value,
    "math.isnan": lambda value: math.isnan(value),  # type: ignore[arg-type]
    "pd.isna": lambda value: pd.isna(value),
}
UNREADABLE = "Separate the values by commas, and close all quotes and brackets."
TYPED = [
    *OFFERED,
    *("0", "-0.0", "True", "1.5", "-inf", "math.nan", "np.nan", "pd.NaT", "pd.NA", 'float("nan")', "1j"),
    *("''", "'  '", "'NA'", "b''", "[]", "[nan]", "()", "(None, 1)", "{}", "{'h': None}", "-nan"),
]


def real(test: str, value: object) -> str:
    """What *test* answers, with the real pandas."""
    try:
        answer = REAL[test](value)
    except TypeError:
        return "TypeError"
    if isinstance(answer, np.ndarray):
        return "array"
    return "NA" if answer is pd.NA else str(bool(answer))


@pytest.mark.parametrize("typed", TYPED)
def test_every_answer_is_what_python_and_the_installed_pandas_say(typed: str) -> None:
    assert pd.__version__.startswith("3.")
    (row,) = read_rows(typed)
    value = eval(typed, dict(NAMES))
    assert row.answers == tuple(real(test, value) for test in TESTS)
    assert set(row.answers) <= set(ANSWERS)


def test_only_the_test_of_pandas_finds_all_four_markers_and_nothing_else() -> None:
    columns = dict(zip(TESTS, zip(*(row.answers for row in read_rows(FIRST)), strict=True), strict=True))
    markers = ("True", "True", "True", "True", "False", "False")
    assert [test for test, answers in columns.items() if answers == markers] == ["pd.isna"]


def test_what_pandas_answers_is_described_and_what_it_makes_is_too() -> None:
    none, marker = read_rows("None, NaT")
    assert [none.is_computed(test) for test in TESTS] == [True, True, True, True, False]
    assert not any(marker.is_computed(test) for test in TESTS)
    assert {row.value for row in read_rows("pd.NA, NaT")} == set(MARKERS)


def test_a_complex_nan_is_missing_too() -> None:
    assert described_isna(complex("nan")) == str(pd.isna(complex("nan"))) == "True"


def test_containers_are_not_looked_into_except_lists() -> None:
    assert [described_isna(value) for value in ([], [None], (None,), {"h": None}, {None})] == [
        *("array", "array"),
        *("False", "False", "False"),
    ]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("None", "None: == None, is None and pd.isna say True; math.isnan raises TypeError."),
        ("nan", "nan: != itself, math.isnan and pd.isna say True."),
        (
            "NA",
            "NA: pd.isna says True; != itself gives NA, which is neither true nor false; "
            "math.isnan raises TypeError.",
        ),
        ("0", "0: no test says True."),
        ("[1]", "[1]: no test says True; math.isnan raises TypeError; pd.isna answers for each item."),
    ],
)
def test_a_row_is_told_in_one_sentence(typed: str, said: str) -> None:
    assert read_rows(typed)[0].said == said


def test_values_are_shown_as_python_writes_them() -> None:
    assert [row.value for row in read_rows('"", np.nan, float("-inf"), {"h": None}, [ nan ,1],')] == [
        *("''", "nan", "-inf", "{'h': None}", "[nan, 1]"),
    ]


def test_a_text_is_read_without_a_warning() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert read_rows(r'"\d"')[0].value == repr("\\d")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        *((bad, UNREADABLE) for bad in ('"', "[1", "1 2", "1] + [2", "\0", "\ud800")),
        ("", f"Type 1 to {MOST_VALUES} values with commas between them."),
        ("1," * 11, f"Type 1 to {MOST_VALUES} values with commas between them."),
        ("x" * 201, "Type at most 200 characters."),
        ("hello", "Put quotes around hello to make a text of it."),
        ("'a long, long text'", "Shorten 'a long, lo… to at most 12 characters."),
        ("[NA]", "Let NA stand alone: inside of a container only pandas knows it."),
        ("[[1]]", "Put plain values into a list, no other lists."),
        *(
            (bad, "Type plain values such as None, nan, 0, 'text' or [None, 1].")
            for bad in (
                "1 + 1",
                "print()",
                "...",
                "*[1]",
                "float('x')",
                "os.nan",
                "-'a'",
                "{**{}}",
                "{[]: 1}",
                "f'{1}'",
            )
        ),
    ],
)
def test_what_cannot_be_read_gets_one_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        read_rows(typed)


def test_the_newest_row_is_the_first_that_differs_or_the_last() -> None:
    before = read_rows("None, nan, 0")
    assert newest(before, read_rows("None, nan, 0, inf")) == 3
    assert newest(before, read_rows("None, inf, 0")) == 1
    assert newest(before, read_rows("None, nan")) == 1
    assert newest((), (Row("0", ()),)) == 0
