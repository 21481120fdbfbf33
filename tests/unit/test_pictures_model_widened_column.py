"""The column that loses its integers, compared with the installed pandas."""

from __future__ import annotations

import random
import re
import warnings

import pandas as pd  # type: ignore[import-untyped]
import pytest

from tutor_app.pictures.widened_column import (
    MOST_DIGITS,
    MOST_NUMBERS,
    PRESETS,
    Column,
    cast,
    delete,
    load,
    put_back,
    read_numbers,
)

HOLE = 2**53


def numbers(key: str) -> tuple[int, ...]:
    return read_numbers(PRESETS[key][1])


def assert_same(column: Column, real: pd.Series) -> None:
    """Whether *column* holds and prints what the *real* one does, and has its dtype."""
    assert column.dtype == str(real.dtype)
    assert column.held == tuple(None if pd.isna(value) else value for value in real)
    assert column.printed == tuple(line.split()[1] for line in str(real).splitlines()[: len(real)])
    assert column.is_integer == pd.api.types.is_integer_dtype(real)


@pytest.mark.parametrize("nullable", [False, True])
@pytest.mark.parametrize("seed", range(40))
def test_whatever_is_done_to_a_column_pandas_does_the_same(seed: int, nullable: bool) -> None:
    assert pd.__version__.startswith("3.")
    draw = random.Random(seed)
    most = 10 ** draw.choice([1, 3, 6, 7, 9, 10, 11, 16, 17, MOST_DIGITS]) - 1
    typed = [draw.randint(-most if seed % 3 == 0 else 0, most) for _ in range(draw.randint(2, MOST_NUMBERS))]
    column, real = load(typed, nullable=nullable), pd.Series(typed, dtype="Int64" if nullable else "int64")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert_same(column, real)
        for _ in range(8):
            row = draw.randrange(len(typed))
            if draw.random() < 0.1:
                column, real = cast(column), real.astype("Int64")
            elif row in column.gaps:
                column = put_back(column, row)
                real[row] = typed[row]
            else:
                column = delete(column, row)
                real[row] = None
            assert_same(column, real)


def test_the_code_that_is_shown_is_the_code_that_does_it() -> None:
    typed = numbers("orders")
    for nullable, gaps in ((False, ()), (True, ()), (False, (1, 3)), (True, (1, 3)), (True, (3,))):
        column = load(typed, nullable=nullable, gaps=gaps)
        names: dict[str, object] = {"pd": pd, "typed": typed}
        for step in (lambda c: delete(c, 2), lambda c: delete(c, 0), lambda c: put_back(c, 0), cast):
            exec(column.code, names)
            real = names["col"]
            assert isinstance(real, pd.Series)
            assert_same(column, real)
            column = step(column)


def test_one_gap_makes_floats_of_all_and_the_first_odd_id_above_2_to_53_is_another() -> None:
    column = delete(load(numbers("orders"), nullable=False), 2)
    assert (column.before, column.dtype, column.is_integer) == ("int64", "float64", False)
    assert column.printed == ("9.007199e+15", "9.007199e+15", "NaN", "4.200000e+01")
    assert column.held == (float(HOLE), float(HOLE), None, 42.0)
    assert (column.lost, column.off_by(0), column.gaps) == ((0,), -1, (2,))
    assert column.said == (
        "An integer has no pattern of bits to spare for a gap, so the whole column became float64: "
        "1 of 3 numbers is not what was typed, and rows 0 and 1 hold the same one."
    )


def test_int64_with_a_capital_keeps_every_digit() -> None:
    column = delete(load(numbers("orders"), nullable=True), 2)
    assert column.printed == (str(HOLE + 1), str(HOLE), "<NA>", "42")
    assert (column.dtype, column.is_integer, column.lost) == ("Int64", True, ())
    assert column.said == "The gap is marked in the mask, and the column stays Int64: no digit is lost."


def test_neither_the_number_written_back_nor_a_cast_repairs_what_is_lost() -> None:
    column = put_back(delete(load(numbers("orders"), nullable=False), 2), 2)
    assert (column.dtype, column.lost) == ("float64", (0,))
    assert column.said.startswith("The number is written into the gap, and the column stays float64: 1 of 4")
    column = cast(column)
    assert (column.before, column.dtype, column.printed[0]) == ("float64", "Int64", str(HOLE))
    assert column.said.startswith("Int64 makes integers of what the floats hold: 1 of 4 numbers is not")
    assert cast(column).said.startswith("The column is Int64 already: 1 of 4")


def test_ten_digits_print_alike_and_are_held() -> None:
    column = delete(load(numbers("ten"), nullable=False), 2)
    assert column.printed == ("1.234568e+09", "1.234568e+09", "NaN")
    assert column.lost == ()
    assert column.said.endswith("no digit is lost, though rows 0 and 1 print alike.")


def test_a_column_of_gaps_has_no_number_left() -> None:
    column = load([1, 2], nullable=False, gaps=[0, 1])
    assert (column.printed, column.result) == (("NaN", "NaN"), "no number is left")


def test_reading_anew_deletes_the_same_rows() -> None:
    floats = load(numbers("orders"), nullable=False, gaps={2})
    kept = load(numbers("orders"), nullable=True, gaps={2})
    assert (floats.dtype, floats.lost) == ("float64", (0,))
    assert (kept.dtype, kept.lost, kept.gaps) == ("Int64", (), (2,))
    assert kept.said == "Read anew as Int64, then the same rows deleted: no digit is lost."


def test_numbers_stand_between_commas_or_blanks() -> None:
    assert read_numbers("9007199254740993, -7 0042") == (HOLE + 1, -7, 42)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("42", "Type 2 to 6 whole numbers with commas between them."),
        ("1 2 3 4 5 6 7", "Type 2 to 6 whole numbers with commas between them."),
        ("1, 2.5", "Change '2.5' to a whole number such as 42."),
        ("1, ٣", "Change '٣' to a whole number such as 42."),
        ("1, 1_000", "Change '1_000' to a whole number such as 42."),
        ("1, no-number-at-all", "Change 'no-number-a…' to a whole number such as 42."),
        ("1, 1234567890123456789", "Shorten '12345678901…' to at most 18 digits."),
    ],
)
def test_what_is_no_row_of_whole_numbers_gets_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        read_numbers(text)
