"""The pull through a generator or a list, and the batches of one list: what happens is what Python does."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from tutor_app.pictures.generator_pull import (
    CHANGES,
    FILTERS,
    HANDS_OUT,
    STORES,
    TAKES,
    USES,
    Batching,
    Program,
    next_batch,
    next_item,
    run_batches,
    run_program,
)
from tutor_app.pictures.typed import shown

NUMBERS = (3, 8, 5, 12, 7, 10, 4, 9)
PROGRAMS = [
    Program(numbers, store, keep, limit, change, factor, use)
    for numbers in ((3, 8, 5, 12), (1,), (2.5, -4, 0), NUMBERS)
    for store, keep, change, use in itertools.product(STORES, FILTERS, CHANGES, USES)
    for limit, factor in ((4, 2), (100, -3))
]


def executed(program: Program) -> tuple[dict[str, object], int]:
    """The variables after the program's own code was run, and how many numbers its source handed out."""
    pulled = 0

    def source() -> Iterator[float]:
        nonlocal pulled
        for value in program.numbers:
            pulled += 1
            yield value

    space: dict[str, object] = {"source": source}
    exec("\n".join(program.code()), space)
    return space, pulled


def test_the_picture_ends_where_its_code_ends() -> None:
    for program in PROGRAMS:
        space, pulled = executed(program)
        end = run_program(program)[-1]
        assert end.ended
        assert len(program.numbers) - len(end.left) == pulled, program
        if program.use == "add":
            assert end.result == f"total = {shown(space['total'])}", program  # type: ignore[arg-type]
        elif program.use == "collect":
            out = tuple(shown(value) for value in space["out"])  # type: ignore[attr-defined]
            assert (end.result, end.bucket) == (f"out has {len(out)}", out), program
        else:
            first = f"first = {shown(space['first'])}" if "first" in space else ""  # type: ignore[arg-type]
            assert end.result == first, program


def test_each_moment_marks_a_line_says_a_sentence_and_counts() -> None:
    for program in PROGRAMS:
        moments = run_program(program)
        code = program.code()
        assert moments[0].line == -1
        for before, after in itertools.pairwise(moments):
            assert code[after.line].strip(), program
            assert after.line >= 0
            assert after.said.endswith(".")
            assert len(before.left) >= len(after.left)
            assert after.taken - before.taken in (0, 1)
            assert after.most >= max(before.most, after.alive)
        assert sum(moment.ended for moment in moments) == 1


def test_a_generator_reads_nothing_until_somebody_asks() -> None:
    moments = run_program(Program(NUMBERS))
    made = moments[1]
    assert (made.line, len(made.left), made.alive) == (0, 8, 0)
    assert made.said == "ys is a generator now: nothing was read, because nobody has asked yet."


def test_one_item_passes_through_a_generator_before_the_next_is_read() -> None:
    moments = run_program(Program((8, 5)))
    assert [(moment.said, moment.x, moment.made, moment.y) for moment in moments[2:7]] == [
        ("The consumer asks for the next item.", "", "", ""),
        ("The source hands out 8.", "8", "", ""),
        ("8 > 4 is true: it goes on.", "8", "", ""),
        ("8 * 2 makes 16 for the consumer that asked.", "8", "16", ""),
        ("The consumer adds 16: total = 16.", "8", "", "16"),
    ]
    assert moments[6].left == ("5",)


def test_a_dropped_item_makes_the_generator_read_on_without_the_consumer() -> None:
    moments = run_program(Program((3, 8)))
    said = [moment.said for moment in moments[3:6]]
    assert said == ["The source hands out 3.", "3 > 4 is false: it is dropped.", "The source hands out 8."]


def test_a_list_is_full_before_the_consumer_gets_its_first_item() -> None:
    moments = run_program(Program(NUMBERS, "list"))
    first = next(moment for moment in moments if moment.taken)
    assert first.left == ()
    assert first.bucket == ("16", "10", "24", "14", "20", "18")
    full = next(moment for moment in moments if moment.line == 4)
    assert full.said == "The list is complete: 6 items in memory, and only now it is used."
    assert full.alive == 6


@pytest.mark.parametrize("length", [3, 6, 12])
def test_a_generator_holds_three_items_at_most_however_long_the_source_is(length: int) -> None:
    program = Program(tuple(range(10, 10 + length)))
    assert run_program(program)[-1].most == 3


@pytest.mark.parametrize("length", [3, 6, 12])
def test_a_list_holds_all_items_and_the_one_that_is_read(length: int) -> None:
    program = Program(tuple(range(10, 10 + length)), "list")
    assert run_program(program)[-1].most == length + 1


def test_a_consumer_that_collects_holds_everything_although_the_pipe_is_a_generator() -> None:
    moments = run_program(Program(NUMBERS, use="collect"))
    assert moments[-1].most == 7
    assert moments[-1].alive == 6


def test_a_list_that_is_collected_again_holds_no_item_twice() -> None:
    end = run_program(Program(NUMBERS, "list", use="collect"))[-1]
    assert (end.alive, end.most) == (6, 7)


def test_a_consumer_that_stops_leaves_the_rest_of_a_generator_unread() -> None:
    end = run_program(Program(NUMBERS, use="first"))[-1]
    assert end.left == ("5", "12", "7", "10", "4", "9")
    assert end.said == "It stops here. 6 items never read."
    end = run_program(Program(NUMBERS, "list", use="first"))[-1]
    assert end.said == "It stops here. Everything had been read for it."


def test_where_no_item_passes_the_end_says_so() -> None:
    end = run_program(Program((1, 2), limit=50))[-1]
    assert end.said == "The source is used up: no item passed the filter."


def test_a_negative_number_is_squared_in_brackets() -> None:
    said = [moment.said for moment in run_program(Program((-3,), keep="all", change="square"))]
    assert "(-3) ** 2 makes 9 for the consumer that asked." in said


def test_next_item_goes_to_where_the_consumer_has_one_more() -> None:
    moments = run_program(Program(NUMBERS))
    at = next_item(moments, 0)
    assert (moments[at].taken, moments[at - 1].taken) == (1, 0)
    assert moments[next_item(moments, at)].taken == 2
    assert next_item(moments, len(moments) - 2) == len(moments) - 1


# Batches


def batches_of(program: Batching) -> dict[str, object]:
    """The variables after the batches' own code was run."""
    space: dict[str, object] = {"rows": range(1, program.rows + 1)}
    exec("\n".join(program.code()), space)
    return space


BATCHINGS = [
    Batching(rows, size, after, takes)
    for rows in range(1, 10)
    for size in range(1, 6)
    for after in HANDS_OUT
    for takes in TAKES
]


def test_the_lists_end_as_the_code_leaves_them() -> None:
    for program in BATCHINGS:
        space = batches_of(program)
        end = run_batches(program)[-1]
        if program.takes == "once":
            assert list(end.sums) == space["sums"]
            continue
        got = space["got"]
        assert isinstance(got, list)
        labels = [place for name, place in end.labels if name.startswith("got")]
        assert [list(end.boxes[place]) for place in labels] == got, program
        # Two names lead to one box exactly where they name one object.
        for one, other in itertools.combinations(range(len(got)), 2):
            assert (labels[one] == labels[other]) == (got[one] is got[other]), program


def test_each_moment_of_the_batches_marks_a_line_and_every_list_has_a_name() -> None:
    for program in BATCHINGS:
        code = program.code()
        first, *others = run_batches(program)
        assert first.line == (-1 if program.takes == "keep" else 10)
        assert first.boxes == ()
        for moment in others:
            assert moment.said.endswith(".")
            assert moment.line >= 0
            assert code[moment.line].strip()
            assert {place for _, place in moment.labels} == set(range(len(moment.boxes))), program


def test_seven_rows_in_threes_are_three_names_of_one_list_with_one_row() -> None:
    end = run_batches(Batching())[-1]
    assert end.boxes == ((7,),)
    assert end.labels == (("got[0]", 0), ("got[1]", 0), ("got[2]", 0))
    assert end.said == "3 batches, and all of them are one list that holds row 7."


def test_six_rows_in_threes_are_two_names_of_one_empty_list() -> None:
    end = run_batches(Batching(rows=6))[-1]
    assert end.boxes == ((),)
    assert end.said == "2 batches, and all of them are one list that holds nothing."


def test_a_new_list_each_time_keeps_the_batches_apart() -> None:
    end = run_batches(Batching(after="new"))[-1]
    assert end.boxes == ((1, 2, 3), (4, 5, 6), (7,))
    assert end.said == "3 batches, each a list of its own."


def test_a_consumer_that_uses_each_batch_at_once_does_not_notice_the_clearing() -> None:
    for after in HANDS_OUT:
        assert run_batches(Batching(after=after, takes="once"))[-1].sums == (6, 15, 7)


def test_two_batches_are_in_memory_while_the_next_one_is_read() -> None:
    moments = run_batches(Batching(after="new", takes="once"))
    assert max(len(moment.boxes) for moment in moments) == 2
    assert ((1, 2, 3), (4,)) in [moment.boxes for moment in moments]


def test_the_line_at_work_is_the_first_yield_for_a_full_batch_and_the_last_one_for_the_rest() -> None:
    program = Batching()
    code = program.code()
    lines = [moment.line for moment in run_batches(program) if "handed out" in moment.said]
    assert [code[line] for line in lines] == ["            yield buf"] * 2 + ["        yield buf"]


def test_a_new_list_is_made_after_the_yield_and_not_at_the_top() -> None:
    program = Batching(after="new")
    lines = {moment.line for moment in run_batches(program) if "names a new list" in moment.said}
    assert lines == {6}


def test_next_batch_goes_to_where_the_consumer_has_one_more() -> None:
    for takes in TAKES:
        moments = run_batches(Batching(takes=takes))
        at = next_batch(moments, 0)
        assert "Batch 1 is handed out" in moments[at - 1].said
        assert next_batch(moments, len(moments) - 1) == len(moments) - 1
