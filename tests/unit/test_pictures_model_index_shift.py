"""A loop over a list that gets shorter: what is shown is what the shown code does to a plain list."""

from __future__ import annotations

import random
import re
from itertools import pairwise

import pytest

from tutor_app.pictures.index_shift import LARGEST, MOST, WAYS, Moment, code_of, read_weights, run_loop

LESSON = (1, -1, -2, 3, -4, -5)


def lists() -> list[tuple[int, ...]]:
    draw = random.Random(3)
    drawn = [tuple(draw.choices((-2, -1, 0, 5), k=draw.randrange(2, MOST + 1))) for _ in range(60)]
    return [LESSON, (4, -1, -1, -1, 9), (-1, -1), (1, 2), (1, -1), *drawn]


def really(weights: tuple[int, ...], way: str) -> tuple[list[int], str]:
    """What the shown code leaves of a plain list, and the name of the exception that it raises."""
    names: dict[str, list[int]] = {"ws": list(weights)}
    try:
        exec("\n".join(code_of(way)), names)
    except IndexError as error:
        return names["ws"], f"{type(error).__name__}: {error}"
    return names["ws"], ""


def values(moment: Moment) -> list[int]:
    return [item.value for item in moment.items]


@pytest.mark.parametrize("way", WAYS)
def test_the_list_ends_as_the_shown_code_leaves_it(way: str) -> None:
    for weights in lists():
        *before, end = run_loop(weights, way)
        left, error = really(weights, way)
        assert (values(end), end.ended) == (left, True)
        assert not any(moment.ended for moment in before)
        assert bool(error) == (end.looks[-1].outcome == "error")
        assert error in end.said


@pytest.mark.parametrize("way", WAYS)
def test_each_look_is_the_one_that_a_plain_loop_makes(way: str) -> None:
    loops = {
        "walk": lambda ws, seen: [ws.pop(i) for i, w in enumerate(ws) if seen(i, w) < 0],
        "range": lambda ws, seen: [ws.pop(i) for i in range(len(ws)) if seen(i, ws[i]) < 0],
        "copy": lambda ws, seen: [ws.remove(w) for i, w in enumerate(ws[:]) if seen(i, w) < 0],
        "back": lambda ws, seen: [ws.pop(i) for i in reversed(range(len(ws))) if seen(i, ws[i]) < 0],
        "new": lambda ws, seen: [w for i, w in enumerate(ws) if seen(i, w) >= 0],
    }
    for weights in lists():
        looked: list[tuple[int, int]] = []

        def seen(index: int, weight: int, looked: list[tuple[int, int]] = looked) -> int:
            looked.append((index, weight))
            return weight

        try:
            loops[way](list(weights), seen)  # type: ignore[no-untyped-call]
        except IndexError:
            assert way == "range"
        looks = [look for look in run_loop(weights, way)[-1].looks if look.outcome != "error"]
        assert [(look.index, look.items[look.index].value) for look in looks] == looked


@pytest.mark.parametrize("way", WAYS)
def test_the_next_index_is_where_the_next_look_is(way: str) -> None:
    for weights in lists():
        moments = run_loop(weights, way)
        for now, after in pairwise(moments[1:]):
            if len(after.looks) > len(now.looks):
                assert after.looks[-1].index == now.following
            assert after.looks[: len(now.looks) - 1] == now.looks[:-1]


def test_only_a_list_that_is_walked_upwards_while_it_shrinks_passes_items_over() -> None:
    for weights in lists():
        for way in WAYS:
            end = run_loop(weights, way)[-1]
            looked = {look.items[look.index].number for look in end.looks if look.outcome != "error"}
            never = {item.number for item in end.items} - looked
            assert end.skipped == never
            assert not never or way in ("walk", "range")
            if way not in ("walk", "range"):
                assert values(end) == [weight for weight in weights if weight >= 0]


def test_what_follows_an_item_that_is_taken_out_is_passed_over() -> None:
    moments = run_loop(LESSON, "walk")
    assert [moment.said for moment in moments] == [
        "Nothing has run yet: ws holds 6 weights.",
        "i is 0, and 1 is not below 0: it stays.",
        "i is 1, and -1 is below 0.",
        "pop(1) takes -1 out, and -2 moves to 1. The index goes on to 2: -2 is passed over.",
        "i is 2, and 3 is not below 0: it stays.",
        "i is 3, and -4 is below 0.",
        "pop(3) takes -4 out, and -5 moves to 3. The index goes on to 4: -5 is passed over.",
        "The loop is over: ws is [1, -2, 3, -5]. -2 and -5 were never looked at.",
    ]
    assert [look.index for look in moments[-1].looks] == [0, 1, 2, 3]
    assert [sorted(moment.skipped) for moment in moments] == [[], [], [], [2], [2], [2], [2, 5], [2, 5]]
    assert [sorted(look.skipped) for look in moments[-1].looks] == [[], [], [2], [2]]
    assert [code_of("walk")[moment.line].strip() for moment in moments[1:4]] == [
        "if w < 0:",
        "if w < 0:",
        "ws.pop(i)",
    ]


def test_the_other_loops_say_what_they_do() -> None:
    said = {way: [moment.said for moment in run_loop((3, -1, -2), way)] for way in WAYS}
    assert said["range"][4:] == [
        "i is 2: ws has only 2 items left.",
        "ws[2] raises IndexError: list index out of range. -2 was never looked at.",
    ]
    assert said["copy"][3] == "remove(-1) takes -1 out of ws; the copy, which the loop walks, stays as it is."
    assert said["back"][2] == "pop(2) takes -2 out; nothing stands behind it."
    assert said["back"][-1] == "The loop is over: ws is [3]. Every item was looked at."
    assert said["new"] == [
        "Nothing has run yet: ws holds 3 weights.",
        "ws has 3 at 0, which is not below 0 and goes into the new list; ws stays as it is.",
        "ws has -1 at 1, which is below 0 and is left out; ws stays as it is.",
        "ws has -2 at 2, which is below 0 and is left out; ws stays as it is.",
        "The new list is complete, and now ws names it: [3].",
    ]
    middle = [moment.said for moment in run_loop((-1, 3), "back")]
    assert middle[3] == "pop(0) takes -1 out; what moves up behind it has been looked at."
    harmless = run_loop((-1, 3), "walk")[-1].said
    assert harmless == "The loop is over: ws is [3]. 3 was never looked at, which does no harm this time."
    assert run_loop((3, -1), "walk")[-2].said == "pop(1) takes -1 out; nothing stands behind it."


def test_equal_weights_are_told_apart() -> None:
    end = run_loop((-1, -1, -1), "walk")[-1]
    assert [item.number for item in end.items] == [1] == list(end.skipped)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1", f"Type 2 to {MOST} numbers with commas between them."),
        ("1 " * (MOST + 1), f"Type 2 to {MOST} numbers with commas between them."),
        ("1, x", "Change 'x' to a number such as 8 or 2.5."),
        ("1, 2.5", f"Change 2.5 to a whole number from -{LARGEST} to {LARGEST}."),
        ("1, -100", f"Change -100 to a whole number from -{LARGEST} to {LARGEST}."),
    ],
)
def test_what_is_no_row_of_small_whole_numbers_gets_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        read_weights(text)


def test_weights_are_whole_numbers() -> None:
    assert read_weights("1, -2.0 3") == (1, -2, 3)
