"""Two texts as sets of words, compared with what the page prints."""

from __future__ import annotations

import random
import re

import pytest

from tutor_app.pictures.set_algebra import (
    MEANINGS,
    OPERATIONS,
    Compared,
    moved,
    read_words,
    selected,
    share,
)

PAGE = Compared(read_words("door brake door seat"), read_words("door door door bell lamp seat door"))


def test_the_shares_of_the_page_are_half_the_types_and_five_of_seven_tokens() -> None:
    assert (PAGE.types, PAGE.tokens) == ((2, 4), (5, 7))
    assert (share(PAGE.types), share(PAGE.tokens)) == ("2/4 = 0.500", "5/7 = 0.714")


def test_each_operation_gives_what_its_code_gives() -> None:
    draw = random.Random(5)
    for _ in range(50):
        a, b = (tuple(draw.choices("uvwxyz", k=draw.randrange(1, 9))) for _ in "ab")
        for key, (code, _) in OPERATIONS.items():
            expected = eval(code, {"a": set(a), "b": set(b)})
            assert set(Compared(a, b).result(key)) == expected
            assert list(Compared(a, b).result(key)) == sorted(expected)


def test_the_parts_that_an_operation_selects_hold_its_result() -> None:
    assert MEANINGS.keys() == OPERATIONS.keys()
    for key, (_, parts) in OPERATIONS.items():
        assert {word for part in parts for word in PAGE.part(part)} == set(PAGE.result(key))


def test_the_words_of_a_part_begin_with_the_most_frequent_of_b() -> None:
    assert PAGE.part("both") == ("door", "seat")
    assert PAGE.part("only b") == ("bell", "lamp")
    assert Compared((), read_words("bell lamp lamp horn lamp horn")).part("only b") == (
        "lamp",
        "horn",
        "bell",
    )
    assert (PAGE.count("door"), PAGE.count("brake")) == (4, 0)


def test_a_known_word_ten_more_times_moves_one_share_only() -> None:
    after = Compared(PAGE.a, (*PAGE.b, *["door"] * 10))
    assert moved(PAGE, after) == (
        "The share of types stayed at 2/4 = 0.500, and the share of tokens rose from 5/7 to 15/17 = 0.882."
    )


def test_an_unknown_word_lowers_both_shares() -> None:
    after = Compared(PAGE.a, (*PAGE.b, "horn"))
    assert moved(PAGE, after) == (
        "The share of types fell from 2/4 to 2/5 = 0.400, "
        "and the share of tokens fell from 5/7 to 5/8 = 0.625."
    )


def test_the_result_is_said_with_the_number_of_its_words() -> None:
    assert selected(PAGE, "and") == "a & b gives the words that are in both: 2 words."
    assert selected(PAGE, "a minus b") == "a - b gives the words of a that b does not have: 1 word."
    assert selected(Compared((), ("door",)), "and") == "a & b gives the words that are in both: no word."


def test_nothing_is_known_where_the_first_text_is_empty() -> None:
    assert Compared(read_words(""), PAGE.b).tokens == (0, 7)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (" ", "Type 1 to 40 words with blanks between them."),
        ("door " * 41, "Type 1 to 40 words with blanks between them."),
        (" ".join("abcdefghijklm"), "Type at most 12 different words."),
        ("pantographically", "Shorten pantographic… to at most 12 letters."),
    ],
)
def test_what_cannot_be_shown_gets_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        read_words(text, least=1)
