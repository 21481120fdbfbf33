"""The three lanes, compared with sorted, heapq.nlargest and max at once."""

from __future__ import annotations

import heapq
import itertools
import sys
from collections.abc import Callable

from tutor_app.pictures.top_k_lanes import ORDERS, Stream, next_change, run_stream

STREAMS = [Stream(length, order, k) for length in (16, 40, 64) for order in ORDERS for k in (1, 2, 3, 7, 12)]


class Score:
    """A value whose comparisons are counted, as on the page."""

    compared = 0

    def __init__(self, value: int) -> None:
        self.value = value

    def __lt__(self, other: Score) -> bool:
        Score.compared += 1
        return self.value < other.value


def cost(job: Callable[[list[Score]], object], stream: Stream) -> int:
    Score.compared = 0
    job([Score(value) for value in stream.values()])
    return Score.compared


def test_every_lane_makes_the_comparisons_of_the_real_function() -> None:
    for stream in STREAMS:
        expected = (
            cost(lambda scores: sorted(scores, reverse=True), stream),
            cost(lambda scores, k=stream.k: heapq.nlargest(k, scores), stream),  # type: ignore[misc]
            cost(max, stream),
        )
        assert run_stream(stream)[-1].counts == expected, stream


def test_every_lane_ends_with_the_best() -> None:
    for stream in STREAMS:
        end = run_stream(stream)[-1]
        best = tuple(heapq.nlargest(stream.k, stream.values()))
        assert (end.top, end.heap, end.best) == (best, best, stream.length)
        assert end.ended


def test_the_heap_holds_the_best_so_far_with_the_smallest_at_the_root() -> None:
    for stream in STREAMS:
        values = stream.values()
        for moment in run_stream(stream)[1:-1]:
            seen = values[: moment.read]
            assert sorted(moment.heap) == sorted(heapq.nlargest(stream.k, seen))
            assert moment.value == seen[-1]
            assert moment.best == max(seen)
            if moment.read >= stream.k:
                assert moment.heap[0] == min(moment.heap)


def test_a_value_that_pushes_the_root_out_is_in_the_heap_and_the_root_is_not() -> None:
    for stream in STREAMS:
        for before, after in itertools.pairwise(run_stream(stream)[:-1]):
            assert bool(after.out) == (before.read >= stream.k and after.value > before.heap[0])
            if after.out:
                assert after.out == before.heap[0]
                assert after.value in after.heap
                assert after.out not in after.heap


def test_the_order_of_the_stream_decides_which_lane_wins() -> None:
    counts = {order: run_stream(Stream(40, order, 3))[-1].counts for order in ORDERS}
    # Sorting the three that are left takes one comparison more since Python 3.13.
    more = sys.version_info >= (3, 13)
    assert counts["ascending"] == (39, 117 + more, 39)
    assert counts["descending"] == (39, 41, 39)
    sort, heap, single = counts["shuffled"]
    assert (sort > 2 * heap, heap > single) == (True, True)


def test_sorting_compares_nothing_before_the_stream_has_ended() -> None:
    moments = run_stream(Stream())
    assert {moment.counts[0] for moment in moments[:-1]} == {0}
    assert [moment.counts[2] for moment in moments[1:-1]] == list(range(40))


def test_each_value_is_said_with_what_the_heap_made_of_it() -> None:
    said = [moment.said for moment in run_stream(Stream(16, "ascending", 2))]
    assert said[:4] == [
        "Nothing has been read yet.",
        "1 takes a free slot of the heap.",
        "2 takes the last free slot: heapify puts the smallest at the root, 1 comparison.",
        "3 is larger than the root: 1 goes out and 3 finds its slot, 2 comparisons.",
    ]
    assert said[-1] == (
        "For 16 values, sorting made 15 comparisons, the heap of 2 30, and max 15 for the best one alone."
    )
    descending = run_stream(Stream(16, "descending", 2))
    assert descending[3].said == "14 is not larger than the root 15: 1 comparison, and the heap stays."


def test_next_change_goes_to_the_next_new_root_and_then_to_the_end() -> None:
    moments = run_stream(Stream())
    at = next_change(moments, 0)
    assert moments[at].out
    assert not any(moment.out for moment in moments[:at])
    assert next_change(run_stream(Stream(40, "descending", 3)), 0) == 41


def test_the_shuffled_stream_is_the_same_every_time() -> None:
    assert Stream().values() == Stream().values()
    assert sorted(Stream().values()) == list(range(1, 41))
    assert Stream().values() != Stream(order="ascending").values()
