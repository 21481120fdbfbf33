"""Plain division first, with whole numbers too; then warnings; then what stands where den is 0."""

import warnings

import numpy as np

from tutor_app.checks.expect import call, expect, expect_call, expect_unchanged, expect_value

NAN = float("nan")


def check_division(answer):
    """the ratio of floats"""
    expect_call(
        answer.safe_ratio,
        np.array([6.0, 3.0]),
        np.array([3.0, 4.0]),
        returns=np.array([2.0, 0.75]),
        hint="Where no denominator is 0 this is an ordinary division.",
    )


def check_whole_numbers(answer):
    """the ratio of ints is a float"""
    came = call(answer.safe_ratio, np.array([7, 9]), np.array([2, 4]))
    whole = np.shape(came) == (2,) and np.array_equal(came, [3, 2])
    expect_value(
        came,
        np.array([3.5, 2.25]),
        what="`safe_ratio(array([7, 9]), array([2, 4]))`",
        hint="The fraction is lost: integers were floor-divided, or the ratio was put into an array of ints."
        if whole
        else "Ints are allowed, and the result is an array of floats.",
    )


def check_negative(answer):
    """negative values are ordinary"""
    expect_call(
        answer.safe_ratio,
        np.array([6.0, -3.0, 0.0]),
        np.array([-3.0, -4.0, 2.0]),
        returns=np.array([-2.0, 0.75, 0.0]),
        hint="Only a denominator of 0 leaves the ratio unknown.",
    )


def check_tiny(answer):
    """a tiny denominator is not zero"""
    expect_call(
        answer.safe_ratio,
        np.array([1e-12, 3.0]),
        np.array([4e-12, 1e-9]),
        returns=np.array([0.25, 3e9]),
        hint="A small number is no zero, and nothing is added to a denominator.",
    )


def check_no_warning(answer):
    """no warning where den is 0"""
    cases = [
        (np.array([6.0, 4.0]), np.array([3.0, 0.0])),
        (np.array([6, 0]), np.array([3, 0])),
    ]
    for num, den in cases:
        with warnings.catch_warnings(record=True) as heard:
            warnings.simplefilter("always")
            call(answer.safe_ratio, num, den)
        if heard:
            text = str(heard[0].message).rstrip(".")
            reason = "So the division still happened and warned."
            if "where" in text:
                reason = "A place that is left out keeps what was in memory: it needs a value beforehand."
            elif "invalid" in text and "cast" in text:
                reason = "NaN does not fit into an array of ints."
            expect(False, f"`safe_ratio({num!r}, {den!r})` warned: {text}. {reason}")


def check_unknown(answer):
    """NaN where den is 0"""
    cases = [
        (np.array([6.0, 4.0, -4.0, 0.0]), np.array([3.0, 0.0, 0.0, 0.0]), [2.0, NAN, NAN, NAN]),
        (np.array([5.0, 5.0]), np.array([-0.0, 2.0]), [NAN, 2.5]),
        (np.array([6, 4, 0]), np.array([4, 0, 0]), [1.5, NAN, NAN]),
    ]
    for num, den, right in cases:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            came = call(answer.safe_ratio, num, den)
        reason = "Where den is 0 the ratio is unknown, and NaN says so."
        if np.shape(came) == num.shape:
            there = np.asarray(came)[den == 0]
            if np.isinf(there).any():
                reason = "There is an inf left in the result; a ratio by 0 is unknown, not endless."
            elif (there == 0).any():
                reason = "Here an unknown ratio was turned into 0, the smallest instead of none."
            elif (np.abs(there) > 1e300).any():
                reason = "That is the largest float there is, and it ruins every mean it gets into."
        expect_value(came, np.array(right), what=f"`safe_ratio({num!r}, {den!r})`", hint=reason)


def check_shape(answer):
    """any number of dimensions"""
    expect_call(
        answer.safe_ratio,
        np.array([[6.0, 4.0, 1.0], [0.0, 9.0, 8.0]]),
        np.array([[3.0, 0.0, 4.0], [0.0, 3.0, 5.0]]),
        returns=np.array([[2.0, NAN, 0.25], [NAN, 3.0, 1.6]]),
        hint="The result has the shape of the inputs.",
    )


def check_inputs(answer):
    """num and den are not changed"""
    for num, den in (
        (np.array([6.0, 4.0]), np.array([3.0, 0.0])),
        (np.array([6, 4]), np.array([3, 0])),
    ):
        with expect_unchanged(
            num, den, what="after the call an input array", hint="The caller still needs both arrays."
        ):
            call(answer.safe_ratio, num, den)
