"""The heap of three, compared with sorting and with heapq.nlargest."""

from __future__ import annotations

import heapq
import random

import pytest

from tutor_app.pictures.heap_of_three import ENTRIES, run_heap

ROWS = (4, 7, 7, 2, 7, 9, 4)


def streams() -> list[tuple[int, ...]]:
    draw = random.Random(11)
    return [tuple(draw.choices(range(6), k=draw.randrange(1, 13))) for _ in range(200)]


def test_with_a_negated_number_the_earlier_row_wins_a_tie_as_in_nlargest() -> None:
    for scores in streams():
        rows = list(enumerate(scores, 1))
        expected = heapq.nlargest(3, rows, key=lambda row: row[1])
        end = run_heap(scores, "minus")[-1]
        assert [(card.number, card.score) for card in end.cards] == expected
        assert end.ended


def test_with_a_plain_number_the_later_row_wins_a_tie() -> None:
    for scores in streams():
        expected = sorted(((score, number) for number, score in enumerate(scores, 1)), reverse=True)[:3]
        assert [(card.score, card.number) for card in run_heap(scores, "plus")[-1].cards] == expected


def test_rows_alone_fail_where_two_equal_scores_meet_and_only_there() -> None:
    failed = run_heap(ROWS, "row")[-1]
    assert failed.failed
    assert failed.said == (
        "TypeError: '<' not supported between instances of 'dict' and 'dict'. "
        "The scores are equal, so the rows were compared."
    )
    assert failed.card is not None
    assert failed.card.number == 5
    assert [card.number for card in failed.cards] == [1, 2, 3]
    assert run_heap((1, 5, 3, 2, 8), "row")[-1].ended
    pushed = run_heap((7, 7), "row")[-1]
    assert (pushed.failed, [card.number for card in pushed.cards]) == (True, [1])


@pytest.mark.parametrize("entry", ENTRIES)
def test_the_root_is_the_weakest_and_what_is_left_out_is_no_better(entry: str) -> None:
    for scores in streams():
        for state in run_heap(scores, entry)[1:-1]:
            assert state.cards[0].score == min(card.score for card in state.cards)
            if state.out is not None:
                assert state.out not in state.cards
                assert state.out.score <= state.cards[0].score


def test_a_tie_with_the_root_is_explained_by_the_numbers() -> None:
    assert run_heap((7, 8, 9, 7), "minus")[4].said == (
        "7 (row 4) ties with the root 7 (row 1), and -4 is less than -1: the earlier row stays."
    )
    assert run_heap((7, 8, 9, 7), "plus")[4].said == (
        "7 (row 4) ties with the root 7 (row 1), and 4 is more than 1: the later row takes its place."
    )
    assert run_heap((7, 8, 9, 7), "row")[4].failed


def test_the_ranking_is_said_at_the_end() -> None:
    said = [state.said for state in run_heap(ROWS, "minus")]
    assert said[0] == "The heap is empty and takes 3 rows."
    assert said[4] == "2 (row 4) is not better than the root 4 (row 1): the heap stays."
    assert said[5] == "7 (row 5) is better than the root 4 (row 1) and takes its place."
    assert said[-1] == "Sorted, the best first: 9 (row 6), 7 (row 2), 7 (row 3)."
