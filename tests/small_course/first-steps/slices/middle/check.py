"""Checks for `middle`."""

from tutor_app.checks.expect import expect_call


def check_odd_length(answer):
    """A word with an odd number of characters"""
    expect_call(answer.middle, "abc", returns="b", hint="An odd length has one middle character.")
    expect_call(answer.middle, "x", returns="x")


def check_even_length(answer):
    """A word with an even number of characters"""
    expect_call(
        answer.middle,
        "abcd",
        returns="bc",
        hint="An even length has two middle characters. Did you take both?",
    )
