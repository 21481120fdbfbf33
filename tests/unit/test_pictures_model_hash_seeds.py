"""Hashes and orders of sets under hash seeds, compared with processes that were started with them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

import pytest

from tutor_app.pictures.hash_seeds import (
    MOST_WORDS,
    SEEDS,
    list_set,
    read_members,
    set_order,
    text_hash,
)

WORDS = ["door", "seat", "brake", "lamp", "bell", "horn", "a", "pantograph", "12345678", "x" * 9]
SETS: list[list[int | str]] = [
    [*WORDS[:2]],
    [*WORDS[:4]],
    [*WORDS[:5]],
    [*WORDS[:8]],
    [*WORDS[2:10]],
    [30, 10, 20, 40],
    [7, 15, 23, 31, 39, 0],
    ["door", 3, "seat", 11, "bell", 19],
]
REAL = (
    "import json, sys; words, sets = json.loads(sys.argv[1]);"
    "print(json.dumps([[hash(word) % 2**64 for word in words], [list(set(each)) for each in sets]]))"
)

pytestmark = pytest.mark.skipif(
    sys.hash_info.algorithm != "siphash13" or sys.maxsize < 2**32 or sys.byteorder != "little",
    reason="the hash of this Python is another one",
)


@pytest.mark.parametrize("seed", [*SEEDS, 4294967295])
def test_a_process_with_that_seed_has_the_same_hashes_and_orders(seed: int) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", REAL, json.dumps([WORDS, SETS])],
        env={**os.environ, "PYTHONHASHSEED": str(seed)},
        capture_output=True,
        text=True,
        check=True,
    )
    hashes, orders = json.loads(ran.stdout)
    assert [text_hash(word, seed) for word in WORDS] == hashes
    assert [list(set_order(each, seed)) for each in SETS] == orders


def test_the_orders_of_words_differ_and_sorted_ones_agree() -> None:
    members = read_members("door seat brake lamp bell")
    listing = list_set(members, is_sorted=False)
    assert len(set(listing.orders)) == 4
    assert listing.said.startswith("Four processes, 4 orders:")
    same = list_set(members, is_sorted=True)
    assert set(same.orders) == {("bell", "brake", "door", "lamp", "seat")}
    assert same.said.startswith("Sorted, the four processes agree")


def test_ints_are_listed_alike_and_not_in_the_order_of_insertion() -> None:
    listing = list_set(read_members("30 10 20 40"), is_sorted=False)
    assert len(set(listing.orders)) == 1
    assert listing.orders[0] != (30, 10, 20, 40)
    assert listing.said == "The four processes list the set alike here, and nothing promises that."


def test_members_are_read_once_each() -> None:
    assert read_members("door, seat door 7 07") == ("door", "seat", 7)


def test_ints_and_words_can_be_sorted_side_by_side() -> None:
    assert list_set(read_members("b 2 a 1"), is_sorted=True).orders[0] == (1, 2, "a", "b")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("door", "Type 2 to 8 different words with blanks between them."),
        ("a b c d e f g h i", "Type 2 to 8 different words with blanks between them."),
        ("door pantographic", "Shorten pantograph… to at most 10 letters."),
        ("door tür", "Change tür to plain letters from a to z."),
    ],
)
def test_what_is_no_set_of_words_gets_one_sentence(text: str, sentence: str) -> None:
    assert MOST_WORDS == 8
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        read_members(text)
