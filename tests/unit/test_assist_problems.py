"""Problems while typing, from a real ruff."""

from __future__ import annotations

import pytest

from tutor_app.assist.problems import bound_names, find_problems


def messages(source: str, context: str = "") -> list[tuple[int, str]]:
    return [(problem.line, problem.message) for problem in find_problems(source, context)]


def test_a_name_that_nothing_binds_is_a_problem_where_it_stands() -> None:
    (problem,) = find_problems("x = 1\ny = x + nowhere\n")
    assert (problem.line, problem.column, problem.end_column) == (2, 8, 15)
    assert problem.message == "`nowhere` is not defined here or in the examples above."
    assert problem.is_error


def test_names_of_the_examples_above_are_known() -> None:
    context = (
        "import pandas as pd\ndf = pd.DataFrame()\ndef f():\n    inner = 1\nfor i, (a, *b) in []:\n    pass\n"
    )
    assert messages("print(pd, df, f, i, a, b)", context) == []
    assert messages("with_star", "from math import *") == []


def test_an_example_above_that_does_not_parse_hides_none_of_the_names_around_it() -> None:
    context = "a = 1\nb = = 2\ndef broken(:\n    pass\n%timeit a\n!ls\nc = 3"
    names, is_open = bound_names(context)
    assert {"a", "b", "c", "broken"} <= names
    assert not is_open


@pytest.mark.parametrize(
    "source",
    [
        "import os\nimport os\nfrom math import *\nx == 1\nnp_like = 1\nnp_like",
        "%timeit 1 + 1\n!ls\nlen?\nfiles = !ls\n%%time",
        "await something",
        "%%timeit\nwhatever",
        "display(In, Out, _)",
        "def f():\n    unused = 1\n    return 2",
        "'''\n%not a magic\n'''",
        "",
    ],
)
def test_what_the_console_understands_is_no_problem(source: str) -> None:
    assert messages(source, "something = 1") == []


def test_an_open_bracket_is_named_instead_of_the_place_where_the_parser_gave_up() -> None:
    assert messages("x = f(1,\ny = 2\nprint(y)\n") == [(1, "This `(` is never closed.")]


def test_code_that_does_not_parse_gets_only_what_the_parser_says() -> None:
    assert [line for line, _ in messages("x = nowhere\nif x\n    pass\n")] == [2]


def test_a_default_that_can_change_is_told_but_is_no_error() -> None:
    (problem,) = find_problems("def f(a=[]):\n    return a\n")
    assert not problem.is_error
    assert "shared by all calls" in problem.message


def test_columns_count_characters_also_after_wide_ones() -> None:
    (problem,) = find_problems("'\U0001f600é' + nowhere")
    assert (problem.column, problem.end_column) == (7, 14)
