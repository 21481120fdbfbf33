"""Single cells first, marker by marker; then what only looks empty; then containers."""

import numpy as np
import pandas as pd

from tutor_app.checks.expect import expect_call

NAN = float("nan")


def check_none(answer):
    """None is missing"""
    expect_call(
        answer.is_missing,
        None,
        returns=True,
        hint="None is missing; a test that is made for floats says False or crashes on None.",
    )


def check_nan(answer):
    """every NaN is missing, from Python or NumPy"""
    expect_call(
        answer.is_missing,
        np.nan,
        returns=True,
        hint="Here nan is missing: NaN is truthy, and it equals nothing, not even itself.",
    )
    for value, kind in (
        (NAN, "a float from Python"),
        (np.float64("nan"), "a float64 from NumPy"),
        (np.float32("nan"), "a float32 from NumPy"),
    ):
        expect_call(
            answer.is_missing,
            value,
            returns=True,
            hint=f"This NaN is {kind} and not the object `np.nan`:"
            " find NaN by what it is, not by which one it is.",
        )


def check_other_markers(answer):
    """NaT and NA are missing"""
    for value in (pd.NaT, np.datetime64("NaT"), np.timedelta64("NaT")):
        expect_call(answer.is_missing, value, returns=True, hint="NaT is a time that is missing.")
    expect_call(
        answer.is_missing,
        pd.NA,
        returns=True,
        hint="pd.NA is missing, and comparing it gives pd.NA again, which is neither True nor False.",
    )


def check_blank_text(answer):
    """blank text is missing"""
    expect_call(
        answer.is_missing,
        "",
        returns=True,
        hint="An empty cell that was never converted: blank text counts as missing here.",
    )
    for text in (" ", "   ", "\t", " \r\n"):
        expect_call(
            answer.is_missing,
            text,
            returns=True,
            hint="Nothing but white space is as empty as no text at all.",
        )


def check_words(answer):
    """words are not missing, not even "nan" and "NA\""""
    for text in ("nan", "NA", "NaN", "None", "<NA>", "NaT"):
        expect_call(
            answer.is_missing,
            text,
            returns=False,
            hint="A word is text that somebody wrote and no marker: NA may be Namibia.",
        )
    for text in ("ok", " north ", "0", "-"):
        expect_call(answer.is_missing, text, returns=False, hint="This text has something in it.")


def check_values(answer):
    """0, False and infinity are values"""
    for value in (0, 0.0, False, np.int64(0), np.bool_(False)):
        expect_call(
            answer.is_missing, value, returns=False, hint="Zero and False are readings: falsy is not missing."
        )
    for value in (float("inf"), float("-inf")):
        expect_call(
            answer.is_missing,
            value,
            returns=False,
            hint="Infinity is wrong in its own way, but it is a value.",
        )
    for value in (1.2, 7, True, pd.Timestamp("2026-03-01"), np.datetime64("2026-03-01")):
        expect_call(answer.is_missing, value, returns=False, hint="This is an ordinary value.")


def check_containers(answer):
    """a container gives one answer: not missing"""
    containers = [
        [NAN, 1.2],
        [None],
        np.array([NAN, 1.2]),
        np.array([NAN]),
        pd.Series([NAN, 1.2]),
        (NAN,),
        {"h": None},
        {1, 2},
        pd.DataFrame({"h": [NAN]}),
        [""],
    ]
    for value in containers:
        expect_call(
            answer.is_missing,
            value,
            returns=False,
            hint="Whatever is in it, a container must give one bool, and that is False.",
        )
    for value in ([], (), {}, set(), np.array([]), pd.Series([], dtype=float), pd.DataFrame()):
        expect_call(
            answer.is_missing,
            value,
            returns=False,
            hint="An empty container is not an empty cell: it gives one bool, False.",
        )
