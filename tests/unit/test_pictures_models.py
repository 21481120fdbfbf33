"""What holds for the models of all pictures, and how they read what is typed."""

from __future__ import annotations

import ast
import math
import re
import sys
from pathlib import Path

import pytest

from tutor_app import pictures
from tutor_app.pictures import PICTURES, TITLES
from tutor_app.pictures.typed import LARGEST, numbers, shown

FOLDER = Path(pictures.__file__).parent


def test_every_picture_has_a_title_and_a_model() -> None:
    assert tuple(TITLES) == PICTURES
    for name in PICTURES:
        assert TITLES[name]
        assert (FOLDER / f"{name.replace('-', '_')}.py").is_file()


def test_a_model_imports_the_standard_library_and_its_neighbors_only() -> None:
    nodes = [node for path in FOLDER.glob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8")))]
    for node in nodes:
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0
            names = [node.module or ""]
        for name in names:
            top = name.split(".")[0]
            assert top in sys.stdlib_module_names or name.startswith("tutor_app.pictures"), name


def test_typed_numbers_stand_between_commas_or_blanks() -> None:
    assert numbers("3, 8 5,-2.5") == (3, 8, 5, -2.5)
    assert [type(value) for value in numbers("3 4.0 2.5")] == [int, int, float]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Type 1 to 12 numbers with commas between them."),
        (" , ", "Type 1 to 12 numbers with commas between them."),
        ("1 " * 13, "Type 1 to 12 numbers with commas between them."),
        ("3, x", "Change 'x' to a number such as 8 or 2.5."),
        ("a-very-long-word", "Change 'a-very-long…' to a number such as 8 or 2.5."),
        ("nan", f"Change 'nan' to a number of at most {LARGEST:,}."),
        ("1e9", f"Change '1e9' to a number of at most {LARGEST:,}."),
    ],
)
def test_what_is_no_row_of_numbers_gets_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        numbers(text)


def test_the_number_of_numbers_can_be_exact() -> None:
    with pytest.raises(ValueError, match="Type 2 numbers with commas between them"):
        numbers("1", least=2, most=2)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (8, "8"),
        (8.0, "8"),
        (2.5, "2.5"),
        (math.log1p(2), "1.099"),
        (-0.0, "0"),
        (0.0001, "1.0e-4"),
        (-0.0001, "-1.0e-4"),
        (math.inf, "inf"),
        (-math.inf, "-inf"),
        (math.nan, "nan"),
        (10**12, "1000000000000"),
        (99_999.5, "99999.5"),
        (123_456.789, "123457"),
        (-123_456.789, "-123457"),
    ],
)
def test_a_value_is_written_as_short_as_can_be(value: float, words: str) -> None:
    assert shown(value) == words
