"""What an example shows against what the page says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor_app.course.model import Example, Output
from tutor_app.course.output import admits, expected_output, output_matches

BOTH = Example("t#1", 1, "x", 1, (Output("new", 5, ">=3.12"), Output("old", 9, "<3.12")))


def test_each_python_gets_its_own_output() -> None:
    assert expected_output(BOTH, (3, 11)) == "old"
    assert expected_output(BOTH, (3, 12)) == "new"
    assert expected_output(BOTH, (3, 13)) == "new"
    assert expected_output(Example("t#1", 1, "x", 1, (Output("any", 5),)), (3, 13)) == "any"


def test_a_python_without_an_output_expects_nothing() -> None:
    assert expected_output(Example("t#1", 1, "x", 1, (Output("new", 5, ">=3.12"),)), (3, 11)) is None
    assert expected_output(Example("t#1", 1, "x", 1)) is None


@pytest.mark.parametrize(
    ("versions", "admitted"),
    [(">=3.12", (3, 12)), ("==3.12.*", (3, 12)), ("<3.13,>3.11", (3, 12)), ("", (3, 9))],
)
def test_a_version_range_is_read_as_pip_reads_it(versions: str, admitted: tuple[int, int]) -> None:
    assert admits(versions, admitted)
    assert versions == "" or not admits(versions, (3, 10))


@pytest.mark.parametrize(
    ("expected", "shown"),
    [
        ("a", "a"),
        ("a", "a\n"),
        ("a  \nb\n\n", "a\nb   "),
        ("", "\n"),
        ("a ... c", "a b c"),
        ("a\n...\nd", "a\nb\nc\nd"),
        ("...", "anything\nat all"),
        ("...", ""),
        ("[0 1 ... 9]", "[0 1 ... 9]"),
        ("...b...", "abc"),
        ("a\r\nb", "a\nb"),
    ],
)
def test_outputs_that_match(expected: str, shown: str) -> None:
    assert output_matches(expected, shown)


@pytest.mark.parametrize(
    ("expected", "shown"),
    [
        ("a", "b"),
        ("a", ""),
        ("a", "a\nb"),
        (" a", "a"),
        ("a\n\nb", "a\nb"),
        ("a...", "ba"),
        ("...a", "ab"),
        ("ab...bc", "abc"),
        ("a...b...a", "aba"[:2]),
        ("x...y...x", "xyyy"),
    ],
)
def test_outputs_that_do_not_match(expected: str, shown: str) -> None:
    assert not output_matches(expected, shown)


@given(text=st.text())
def test_any_text_matches_itself(text: str) -> None:
    assert output_matches(text, text)


@given(before=st.text(), middle=st.text(), after=st.text(alphabet="abc\n"))
def test_dots_stand_for_any_text(before: str, middle: str, after: str) -> None:
    assert output_matches("x" + "..." + "y" + after, "x" + before + middle + "y" + after)
