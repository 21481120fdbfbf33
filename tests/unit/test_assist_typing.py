"""What an editor does by itself: rules on plain text."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor_app.assist.shape import shape_of
from tutor_app.assist.typing_help import (
    clean_paste,
    invisible_characters,
    is_empty_pair,
    next_indent,
    pair_for,
    skips_over,
    toggled_comments,
)


@pytest.mark.parametrize(
    ("before", "indent"),
    [
        ("x = 1", 0),
        ("if x:", 4),
        ("if x:  # why: because", 4),
        ("    for a in b:", 8),
        ("def f(a,\n      b):", 4),
        ("    return 1", 0),
        ("        raise ValueError(\n            'a')", 4),
        ("    returned = 1", 4),
        ("    pass", 0),
        ("continue", 0),
        ("f(", 4),
        ("    f(  # all of them", 8),
        ("f(a,", 2),
        ("f(\n    a,", 4),
        ("x = {'a': [1,", 11),
        ("x = '''if a:", 0),
        ("x = 'if a:", 0),
        ("x = '''\n  a\n'''", 0),
        ("# if x:", 0),
        ("x = a + \\", 4),
        ("x = a + \\\n    b + \\", 4),
        ("a[1:", 2),
        ("", 0),
    ],
)
def test_enter_indents_as_the_code_before_asks_for(before: str, indent: int) -> None:
    assert next_indent(before) == " " * indent


@pytest.mark.parametrize(
    ("character", "before", "after", "closing"),
    [
        ("(", "f", "", ")"),
        ("(", "f", " + 1", ")"),
        ("(", "f", "x", None),
        ("[", "'a", "'", None),
        ("{", "# a", "", None),
        ('"', "x = ", "", '"'),
        ('"', "x = f", "", '"'),
        ("'", "don", "", None),
        ("'", "# don", "", None),
        ('"', 'x = ""', "", '"""'),
        ('"', 'x = "a', "", None),
        ('"', 'x = "', "", None),
        ("(", "'''\na", "", None),
    ],
)
def test_a_pair_is_closed_only_where_that_helps(
    character: str, before: str, after: str, closing: str | None
) -> None:
    assert pair_for(character, before, after) == closing


@pytest.mark.parametrize(
    ("character", "before", "after", "skips"),
    [
        (")", "f(", ")", True),
        (")", "f(g(", ")", False),
        (")", "f(g(1)", ")", True),
        (")", "f", ")", False),
        ("]", "f(", ")", False),
        ('"', '"a', '"', True),
        ('"', "'a", '"', False),
        ('"', '"""a', '"""', True),
        ('"', "", '"a"', False),
    ],
)
def test_typing_a_closing_character_steps_over_the_one_that_closes(
    character: str, before: str, after: str, skips: bool
) -> None:
    assert skips_over(character, before, after) is skips


def test_backspace_takes_both_only_of_an_empty_pair() -> None:
    assert is_empty_pair("f(", ")")
    assert is_empty_pair("x = '", "'")
    assert not is_empty_pair("f(a", ")")
    assert not is_empty_pair("x = '(", ")'")
    assert not is_empty_pair("x = ''", "'")
    assert not is_empty_pair("", "")


def test_comments_go_on_and_off_at_one_column() -> None:
    lines = ["    a", "", "        b"]
    commented = ["    # a", "", "    #     b"]
    assert toggled_comments(lines) == commented
    assert toggled_comments(commented) == lines
    assert toggled_comments(["#a", "# b"]) == ["a", "b"]
    assert toggled_comments(["# a", "b"]) == ["# # a", "# b"]


def test_a_paste_loses_prompts_only_where_every_line_has_one() -> None:
    assert clean_paste(">>> a = 1\r\n>>> if a:\r\n...     b\r\n") == "a = 1\nif a:\n    b\n"
    assert clean_paste("In [1]: a\n   ...: b") == "a\nb"
    assert clean_paste(">>> a\n1") == ">>> a\n1"
    assert clean_paste("\tif a:\u2028\t\tb") == "    if a:\n        b"
    assert clean_paste("...") == "..."


def test_characters_that_cannot_be_seen_are_named_and_emoji_are_left_alone() -> None:
    assert invisible_characters("a\u00a0b\u200b") == [
        (1, "No-break space (U+00A0)"),
        (3, "Zero-width space (U+200B)"),
    ]
    assert invisible_characters("'\U0001f468\u200d\U0001f469'") == []


def test_brackets_in_strings_and_comments_are_text() -> None:
    shape = shape_of('f(\'(\', [a], # ]\n  """)""")')
    assert shape.unclosed == () and shape.unopened == ()
    assert len(shape.partners) == 4
    assert shape_of("f(]").unopened == (2,)
    assert shape_of("f(']'").unclosed == (1,)


@given(st.text(alphabet="()[]{}'\"#\\\n ab:fr", max_size=60))
def test_the_shape_of_any_text_pairs_brackets_with_brackets(text: str) -> None:
    shape = shape_of(text)
    for one, other in shape.partners.items():
        assert shape.partners[other] == one
        assert text[one] + text[other] in {"()", ")(", "[]", "][", "{}", "}{"}
    assert all(region.start < region.end for region in shape.regions)
    next_indent(text)
    try:
        ast.parse(text)
    except (SyntaxError, ValueError):
        return
    assert shape.unclosed == () and shape.unopened == ()


@given(st.lists(st.text(alphabet=" ab", max_size=6), min_size=2, max_size=6))
def test_commenting_twice_gives_the_lines_back(lines: list[str]) -> None:
    assert toggled_comments(toggled_comments(lines)) == lines
