"""A word looked for in a list and in a dict: what is drawn is what real containers count."""

from __future__ import annotations

import re

import pytest

from tutor_app.pictures.hash_table import run_table
from tutor_app.pictures.lookup_race import (
    ABSENT,
    LEAST,
    MOST,
    MOST_LETTERS,
    STEP,
    WORDS,
    Tally,
    Token,
    hash_of,
    read_word,
    run_race,
)

SIZES = range(LEAST, MOST + 1, STEP)


class Plain:
    """A word with the hash of the picture, counted in its own way."""

    compared = 0

    def __init__(self, text: str, *, clumsy: bool) -> None:
        self.text, self.hash = text, hash_of(text, clumsy=clumsy)

    def __hash__(self) -> int:
        return self.hash

    def __eq__(self, other: object) -> bool:
        Plain.compared += 1
        return isinstance(other, Plain) and self.text == other.text


@pytest.mark.parametrize("clumsy", [False, True])
@pytest.mark.parametrize("size", SIZES)
def test_the_last_state_shows_what_real_containers_count(size: int, clumsy: bool) -> None:
    for word in (*WORDS[:size], ABSENT, "x"):
        race = run_race(size, word, clumsy=clumsy)
        items = [Plain(each, clumsy=clumsy) for each in WORDS[:size]]
        counted = []
        for container in (items, dict.fromkeys(items)):
            Plain.compared = 0
            assert (Plain(word, clumsy=clumsy) in container) == race.is_there == (word in WORDS[:size])
            counted.append(Plain.compared)
        assert [race.in_list.compared, race.in_dict.compared] == counted
        last = race.states[-1]
        assert [last.compared, last.by_table] == counted
        assert (race.in_list.hashed, race.in_dict.hashed, last.hashed) == (0, 1, 1)


@pytest.mark.parametrize("size", range(1, MOST + 1))
def test_the_slots_are_those_of_a_dict_with_these_hashes(size: int) -> None:
    hashes = {str(hash_of(word, clumsy=False)): word for word in WORDS[:size]}
    table = run_table([int(number) for number in hashes])[-1]
    assert run_race(size, ABSENT).slots == tuple(hashes.get(held, "") for held in table.slots)


def test_the_race_of_a_present_word() -> None:
    race = run_race(12, "wood")
    assert (race.in_list, race.in_dict) == (Tally(8, 0), Tally(1, 1))
    assert len(race.states) == 9
    assert [state.compared for state in race.states] == list(range(9))
    assert [state.by_table for state in race.states] == [0] + [1] * 8
    assert race.states[0].hashed == 0
    said = [state.said for state in race.states]
    assert said[0] == "Looking for 'wood': the list begins at its front, the dict at the slot of the hash."
    assert said[1] == (
        "The list compares with 'glass': not equal; the dict compares with 'wood' in slot 13: equal."
    )
    assert said[2] == "The list compares with 'paper': not equal; the dict is done after 1 comparison."
    assert said[8] == "'wood' is there: 8 comparisons in the list; 1 comparison and 1 hash in the dict."


def test_an_absent_word_costs_the_list_all_and_the_dict_nothing() -> None:
    race = run_race(20, ABSENT)
    assert (race.in_list.compared, race.in_dict.compared) == (20, 0)
    assert race.states[-1].path[-1].outcome == "free"
    assert race.states[-1].said == (
        "'linen' is absent: 20 comparisons in the list; no comparisons and 1 hash in the dict."
    )


def test_with_one_hash_for_all_the_dict_walks_past_every_word() -> None:
    race = run_race(20, ABSENT, clumsy=True)
    assert (race.in_list.compared, race.in_dict.compared) == (20, 20)
    assert len(race.states) == 22
    assert race.states[20].said.endswith("the dict compares with 'zinc' in slot 12: not equal.")
    near = run_race(20, "glass", clumsy=True)
    assert (near.in_list.compared, near.in_dict.compared) == (1, 1)


def test_a_slot_with_another_hash_is_passed_without_a_comparison() -> None:
    race = run_race(20, "zinc")
    assert [look.outcome for look in race.states[-1].path] == ["other"] * 4 + ["equal"]
    assert race.in_dict.compared == 1
    assert "which has another hash" in race.states[1].said
    first = run_race(12, "felt")
    assert first.states[4].said.startswith("The list compares with 'foil': not equal; ")


def test_the_list_may_be_done_before_the_dict() -> None:
    race = run_race(4, "glass", clumsy=False)
    assert len(race.states) == 2
    slow = run_race(20, "glass")
    assert slow.in_list.compared == 1
    found = [run_race(size, word) for size in SIZES for word in WORDS[:size]]
    for race in found:
        for state in race.states[1:-1]:
            if state.looks >= race.in_list.compared:
                assert state.said.startswith("The list is done after")


def test_a_token_counts_on_its_own_tally() -> None:
    one, other = Tally(), Tally()
    assert Token("a", False, one) == Token("a", True, other)
    assert hash(Token("a", True, other)) == 1
    assert (one, other) == (Tally(1, 0), Tally(0, 1))


def test_a_word_is_one_short_word() -> None:
    assert read_word(" tin ") == "tin"
    for text in ("", "two words", "x" * (MOST_LETTERS + 1)):
        with pytest.raises(
            ValueError, match=f"^{re.escape(f'Type one word of at most {MOST_LETTERS} letters.')}$"
        ):
            read_word(text)
