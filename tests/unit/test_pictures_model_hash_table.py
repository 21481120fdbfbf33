"""The table of keys, compared with the memory of a real dict and with counted comparisons."""

from __future__ import annotations

import ctypes
import itertools
import random
import re
import sys
import sysconfig

import pytest

from tutor_app.pictures.hash_table import (
    OUTCOMES,
    PRESETS,
    Key,
    M,
    State,
    read_keys,
    room,
    run_table,
    shown_key,
)

TEXTS = ["door", "seat", "brake", "lamp", "bell", "horn", "glass", "floor", "step", "roof"]


ASKED: tuple[Key, ...] = (0, "rail")


class Counted:
    """A key whose comparisons are counted."""

    compared = 0

    def __init__(self, key: Key) -> None:
        self.key = key

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        Counted.compared += 1
        return isinstance(other, Counted) and self.key == other.key


def slots_in_memory(real: dict[Key, int]) -> tuple[str, ...]:
    """What the index table of *real* holds, read from the memory of CPython 3.11 to 3.13 (64 bits)."""
    keys = ctypes.c_void_p.from_address(id(real) + 32).value
    assert keys is not None
    size = 1 << ctypes.c_uint8.from_address(keys + 8).value
    indices = (ctypes.c_int8 * size).from_address(keys + 32)
    names = [shown_key(key) for key in real]
    return tuple(names[index] if index >= 0 else "" for index in indices)


def some_keys(seed: int) -> list[Key]:
    """Up to ten keys of one kind or mixed."""
    draw = random.Random(seed)
    kinds: list[list[Key]] = [
        [draw.randrange(-20, 60) for _ in range(10)],
        [draw.randrange(-9, 9) * M for _ in range(10)],
        [draw.randrange(-(2**62), 2**62) for _ in range(10)],
        list(TEXTS),
        [draw.choice([2.5, -0.5, 7.0, 7, True, 1, -1, -2]) for _ in range(10)],
    ]
    keys = draw.choice([draw.choice(kinds), [key for kind in kinds for key in kind]])
    return draw.sample(keys, draw.randrange(1, 11))


@pytest.mark.skipif(
    sys.implementation.name != "cpython"
    or sys.maxsize < 2**32
    or bool(sysconfig.get_config_var("Py_GIL_DISABLED")),
    reason="knows the memory of a 64-bit CPython with a GIL",
)
def test_every_key_is_in_the_slot_that_the_real_dict_has_it_in() -> None:
    for seed in range(300):
        keys = some_keys(seed)
        real: dict[Key, int] = {}
        shown = [state for state in run_table(keys) if state.kind in ("put", "same")]
        for key, state in zip(keys, shown, strict=True):
            real[key] = 0
            assert state.slots == slots_in_memory(real), keys


def test_as_many_comparisons_are_counted_as_a_real_dict_makes() -> None:
    for seed in range(200):
        keys = some_keys(seed)
        asked = random.Random(seed).choice([*keys, 5, "rail", 3 * M])
        Counted.compared = 0
        real = {}
        states = run_table(keys, asked)
        for key, state in zip(keys, [one for one in states if one.kind in ("put", "same")], strict=True):
            real[Counted(key)] = 0
            assert state.total == Counted.compared, keys
        found = Counted(asked) in real
        assert states[-1].total == Counted.compared, keys
        assert (states[-1].path[-1].outcome == "equal") == found


def last(text: str, asked: str = "") -> State:
    question = read_keys(asked)[0] if asked else None
    return run_table(read_keys(text), question)[-1]


def test_the_path_of_multiples_grows_by_a_slot_and_a_comparison_with_every_key() -> None:
    states = run_table(read_keys("M, 2*M, 3*M, 4*M, 5*M"))[1:]
    assert [len(state.path) for state in states] == [1, 2, 3, 4, 5]
    assert [state.comparisons for state in states] == [0, 1, 2, 3, 4]
    assert states[-1].total == 10
    assert [look.slot for look in states[-1].path] == [0, 1, 6, 7, 4]
    assert states[-1].said == "5*M goes into slot 4, the 5th that it asks for. 4 comparisons."


def test_keys_with_other_hashes_share_a_path_and_are_never_compared() -> None:
    state = last("3, 11", "27")
    assert [(look.slot, look.outcome) for look in state.path] == [(3, "other"), (0, "other"), (1, "free")]
    assert state.total == 0
    assert state.said == "27 is missing: slot 1 is free, which ends the search after 3 slots. No comparison."


def test_the_sixth_key_makes_the_table_grow_before_it_goes_in() -> None:
    full, grown = run_table(read_keys("1, 2, 3, 4, 5, 6"))[-2:]
    assert (full.kind, len(full.slots), full.taken) == ("full", 8, 5)
    assert full.said == ("6 is not in yet (no comparison), and a table of 8 slots takes 5 keys: it grows.")
    assert (grown.kind, len(grown.slots), grown.taken) == ("put", 16, 6)
    assert grown.said == (
        "The table has 16 slots now: 5 keys moved by their stored hashes, without a comparison, and 6 goes "
        "into slot 6."
    )


def test_the_sixth_multiple_is_compared_in_the_old_table_only() -> None:
    full, grown = run_table(read_keys("M, 2*M, 3*M, 4*M, 5*M, 6*M"))[-2:]
    assert (full.comparisons, grown.comparisons, grown.total) == (5, 0, 15)
    assert {look.outcome for look in grown.path} == {"taken", "free"}


def test_a_number_after_a_text_makes_the_table_grow_early() -> None:
    built = run_table(["a", "b", 1])[-2]
    assert (built.kind, len(built.slots), built.taken) == ("built", 16, 2)
    assert [state.kind for state in run_table([1, "a", "b"])] == ["start", "put", "put", "put"]


def test_equal_keys_of_two_types_are_one_entry_and_the_first_stays() -> None:
    state = last("1, True, 1.0")
    assert [held for held in state.slots if held] == ["1"]
    assert state.said == "1.0 equals 1, which stays; only the value is new. 1 comparison."
    assert last("7, '7'").taken == 2


def test_one_and_two_below_zero_share_a_hash_and_meet_in_one_slot_again_and_again() -> None:
    state = last("-1, -2")
    assert (state.hash, state.comparisons, state.taken) == (-2, 13, 2)
    Counted.compared = 0
    assert len({Counted(-1): 0, Counted(-2): 0}) == 2
    assert Counted.compared == 13


def test_a_key_that_is_there_is_found_at_the_end_of_its_path() -> None:
    state = last("M, 2*M, 3*M", "3*M")
    assert state.said == "3*M is found in slot 6 after 3 slots. 3 comparisons."
    assert [look.outcome for look in state.path] == ["unequal", "unequal", "equal"]


def test_a_path_only_ever_has_known_outcomes_and_ends_at_one_slot() -> None:
    for seed, asked in itertools.product(range(60), ASKED):
        for state in run_table(some_keys(seed), asked):
            assert state.said.endswith(".")
            assert state.taken <= room(len(state.slots))
            assert {look.outcome for look in state.path} <= set(OUTCOMES)
            assert all(look.outcome not in ("free", "equal") for look in state.path[:-1])


def test_keys_are_read_as_numbers_texts_and_multiples() -> None:
    assert read_keys("3, -4 2.5,7.0") == (3, -4, 2.5, 7.0)
    assert read_keys("depot, '7', \"a b\", True") == ("depot", "7", "a b", True)
    assert read_keys("M, 3*M, 2M, -M, 'M'") == (M, 3 * M, 2 * M, -M, "M")
    assert read_keys("2**61 - 1, 3 * (2**61-1)") == (M, 3 * M)
    assert read_keys(str(4 * M)) == (4 * M,)
    assert read_keys("", least=0, most=1) == ()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Type 1 to 10 keys with commas between them."),
        ("1 " * 11, "Type 1 to 10 keys with commas between them."),
        ("'depot", "Close the quotes of 'depot."),
        ("a-very-long-word", "Shorten 'a-very-lon' to at most 10 letters."),
        ("1000*M", "Type at most 999*M."),
        ("12345678901", "Change 1234567890 to a number of at most 1,000,000,000, or to 3*M."),
        ("nan", "Change nan to a number of at most 1,000,000,000, or to 3*M."),
    ],
)
def test_what_is_no_row_of_keys_gets_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        read_keys(text)


def test_one_key_is_asked_for_at_most() -> None:
    with pytest.raises(ValueError, match="Type one key"):
        read_keys("1, 2", least=0, most=1)


def test_every_preset_can_be_read_and_asks_for_a_missing_key() -> None:
    for _, keys, asked in PRESETS.values():
        assert run_table(read_keys(keys), read_keys(asked)[0])[-1].path[-1].outcome == "free"


def test_multiples_are_written_short() -> None:
    assert [shown_key(key) for key in (0, M, -M, 3 * M, "M", 7.0)] == ["0", "M", "-M", "3*M", "'M'", "7.0"]
