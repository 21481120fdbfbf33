"""A CSV column worked out without pandas: every reading is what the installed pandas reads."""

from __future__ import annotations

import inspect
import io
import re
from itertools import combinations

import pandas as pd  # type: ignore[import-untyped]
import pytest
from pandas._libs.parsers import STR_NA_VALUES  # type: ignore[import-untyped]

from tutor_app.pictures.csv_markers import (
    COLUMN,
    DEFAULT_MARKS,
    DTYPES,
    FIRST,
    KINDS,
    LARGEST,
    MOST_CELLS,
    OFFERED,
    OWN_MARKS,
    VERDICTS,
    Cell,
    Options,
    Reading,
    file_lines,
    read_cells,
    read_column,
)

LINES = [
    *("7,12", "7.5,", "7,NO", "-0,", "-0", "1e3,7", ".5,5.,", "+5,07, 7,7 ", "12345678,", "1_000", "0x10"),
    *("", ",,", "NA", "nan,7", "null,None,N/A,NULL,n/a,<NA>,NaN", "#N/A,#NA,-nan,-NaN,1.#IND,-1.#IND,x"),
    *(" NA", "NA ,7", '"NA",7', '"",7', '" ",7', "   ,7", "NO,", "1 2,7", "1e,e5,.,-.", "--5,+-5"),
    *("inf,7", "+Inf", "inf, inf", "0.5,inf", "True,", "true,FALSE,tRue", "True,7", "1,0,", "1.0,0.0,NA"),
    *("True,x", "True ,False", "7.0,8,NA", "1e-3", "é,"),
]
MARKED = [*OFFERED.values(), "-,7,?", '7,NA,"?"']
"""Lines in which each of OWN_MARKS makes a difference."""

ALL_OPTIONS = [
    Options(keep_default, own, dtype)
    for keep_default in (True, False)
    for count in range(len(OWN_MARKS) + 1)
    for own in combinations(OWN_MARKS, count)
    for dtype in DTYPES
]
FEW_OPTIONS = [options for options in ALL_OPTIONS if options.own in ((), OWN_MARKS)]


def real(cells: tuple[Cell, ...], options: Options) -> tuple[str, list[str]]:
    """The dtype and the values that pandas reads, or the name of what it raises, and its message."""
    file = io.StringIO("\n".join(file_lines(cells)))
    asked = {COLUMN: options.dtype} if options.dtype else None
    try:
        table = pd.read_csv(
            file, keep_default_na=options.keep_default, na_values=list(options.own), dtype=asked
        )
    except (ValueError, TypeError, OverflowError) as error:
        return type(error).__name__, [str(error)]
    column = table[COLUMN]
    values = ["<NA>" if value is pd.NA else repr(value) for value in column.tolist()]
    return str(column.dtype), values


@pytest.mark.parametrize(
    ("line", "every"),
    [*((line, ALL_OPTIONS) for line in MARKED), *((line, FEW_OPTIONS) for line in LINES)],
)
def test_every_combination_of_switches_reads_what_pandas_reads(line: str, every: list[Options]) -> None:
    assert pd.__version__.startswith("3.")
    cells = read_cells(line)
    assert len(ALL_OPTIONS) == 2 * 2 ** len(OWN_MARKS) * len(DTYPES)
    for options in every:
        reading = read_column(cells, options)
        dtype, values = real(cells, options)
        assert reading.dtype == dtype, options
        assert {row.verdict for row in reading.rows} <= set(VERDICTS)
        assert {row.kind for row in reading.rows} <= set(KINDS)
        if not reading.failed:
            assert [row.shown for row in reading.rows] == values, options
            assert reading.gaps == sum(value in ("nan", "<NA>") for value in values)
            assert [row.kind == "gap" for row in reading.rows] == [
                value in ("nan", "<NA>") for value in values
            ]


def test_the_default_marks_are_those_of_the_installed_pandas() -> None:
    assert set(DEFAULT_MARKS) == set(STR_NA_VALUES)
    assert len(DEFAULT_MARKS) == len(set(DEFAULT_MARKS))


def test_the_code_that_is_shown_makes_the_call() -> None:
    for options in ALL_OPTIONS:
        file = io.StringIO("\n".join(file_lines(read_cells("True,,NA,-,?"))))
        try:
            table = eval("\n".join(options.code()), {"pd": pd, "file": file})
        except ValueError:
            assert read_column(read_cells("True,,NA,-,?"), options).failed
        else:
            assert str(table[COLUMN].dtype) == read_column(read_cells("True,,NA,-,?"), options).dtype


def test_what_is_not_given_is_what_read_csv_does_by_itself() -> None:
    parameters = inspect.signature(pd.read_csv).parameters
    assert Options().keep_default is parameters["keep_default_na"].default is True
    for line in (*LINES, *MARKED):
        file = io.StringIO("\n".join(file_lines(read_cells(line))))
        assert str(pd.read_csv(file)[COLUMN].dtype) == read_column(read_cells(line), Options()).dtype


def reading(line: str, options: Options) -> Reading:
    return read_column(read_cells(line), options)


def test_a_row_says_what_made_it_a_gap() -> None:
    rows = reading("7,,NA,-", Options(own=("", "-"))).rows
    assert [row.verdict for row in rows] == ["kept", "default", "default", "own"]
    rows = reading("7,,NA,-", Options(keep_default=False, own=("", "-"))).rows
    assert [row.verdict for row in rows] == ["kept", "own", "kept", "own"]
    rows = reading("7,", Options(keep_default=False, dtype="Int64")).rows
    assert [row.verdict for row in rows] == ["kept", "dtype"]


def test_text_that_looks_missing_and_is_none_is_marked() -> None:
    kinds = [row.kind for row in reading("None,-,?, ,na,NO", Options()).rows]
    assert kinds == ["gap", "blank", "blank", "blank", "blank", "value"]
    assert reading("NA,NO", Options(keep_default=False)).rows[0].kind == "blank"


@pytest.mark.parametrize(
    ("line", "options", "said"),
    [
        (
            FIRST,
            Options(),
            "int64 has no marker for a gap, so the whole numbers are float64; "
            "2 cells are missing and read nan.",
        ),
        (
            FIRST,
            Options(keep_default=False),
            "'' is neither a number nor a truth value, so the whole column is str; no cell is missing. "
            "'' and 'NA' stay text, and isna() does not find them.",
        ),
        (FIRST, Options(dtype="Int64"), "The column is Int64, as asked; 2 cells are missing and read <NA>."),
        (FIRST, Options(keep_default=False, dtype="Int64"), "Int64 raises ValueError: 'NA' is no number."),
        (
            "7,",
            Options(keep_default=False, dtype="Int64"),
            "The column is Int64, as asked; 1 cell is missing and reads <NA>. "
            "Int64 takes an empty cell for a gap, whatever the switches say.",
        ),
        ("7.5", Options(dtype="Int64"), "Int64 raises TypeError: '7.5' is no whole number."),
        (
            "inf",
            Options(dtype="Int64"),
            "Int64 raises OverflowError: 'inf' has no end, which no integer can show.",
        ),
        ("x", Options(dtype="float64"), "float64 raises ValueError: 'x' is no number."),
        ("7", Options(dtype="boolean"), "boolean raises ValueError: '7' is neither true nor false."),
        ("7,8", Options(), "Whole numbers without a gap are int64; no cell is missing."),
        ("7.5", Options(), "All that is kept are numbers, so the column is float64; no cell is missing."),
        (
            ",",
            Options(),
            "No cell is left to tell the dtype, so it is float64; 2 cells are missing and read nan.",
        ),
        ("True", Options(), "True and False without a gap are bool; no cell is missing."),
        (
            "True,",
            Options(),
            "bool has no marker for a gap, so True and False are object; 1 cell is missing and reads nan.",
        ),
        (
            "True,7",
            Options(),
            "Numbers and truth values do not go together, so the whole column is str; no cell is missing.",
        ),
        (
            "x,-,-",
            Options(),
            "'x' is neither a number nor a truth value, so the whole column is str; no cell is missing. "
            "'-' stays text, and isna() does not find it.",
        ),
    ],
)
def test_a_column_is_told_in_words(line: str, options: Options, said: str) -> None:
    assert reading(line, options).said == said


def test_the_cell_that_a_dtype_does_not_take_is_the_one_that_pandas_names() -> None:
    for line, dtype in (("7,NO,x", "Int64"), ("7,NO,x", "float64"), ("True,NO,x", "boolean")):
        result = reading(line, Options(dtype=dtype))
        assert [row.kind for row in result.rows] == ["none", "refused", "none"]
        assert "NO" in real(read_cells(line), Options(dtype=dtype))[1][0]


def test_cells_are_read_as_they_are_typed() -> None:
    assert read_cells('7, NA,"NA",') == (Cell("7", "7"), Cell(" NA", " NA"), Cell('"NA"', "NA"), Cell("", ""))
    assert file_lines(read_cells("7,")) == ("n,cell", "1,7", "2,")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("," * MOST_CELLS, f"Type 1 to {MOST_CELLS} cells with commas between them."),
        ("a-long-text", "Shorten 'a-long-…' to at most 8 characters."),
        ("a\tb", "Leave out tabs and whatever cannot be seen."),
        *((bad, "Put quotes around a whole cell, or leave them out.") for bad in ('"', 'a"b', '"a', ' "a"')),
        ("1e20", f"Change '1e20' to a number of at most {LARGEST:,}."),
        ("-inf", f"Change '-inf' to a number of at most {LARGEST:,}."),
        ("2e400", f"Change '2e400' to a number of at most {LARGEST:,}."),
    ],
)
def test_what_cannot_be_read_gets_one_sentence(line: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        read_cells(line)


def test_a_long_number_is_shown_with_three_digits() -> None:
    assert [row.shown for row in reading("1.2345e8,7", Options()).rows] == ["1.23e+08", "7.0"]
