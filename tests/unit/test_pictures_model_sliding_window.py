"""The window of readings, compared with the two functions of the page."""

from __future__ import annotations

import math
import random
import re
from collections import deque
from collections.abc import Sequence

import pytest

from tutor_app.pictures.sliding_window import SPIKE, read_reading, run_window, written

NAN = math.nan


def by_total(readings: Sequence[float], size: int) -> list[float | None]:
    window: deque[float] = deque(maxlen=size)
    total: float = 0
    means: list[float | None] = []
    for reading in readings:
        if len(window) == size:
            total -= window[0]
        window.append(reading)
        total += reading
        means.append(total / size if len(window) == size else None)
    return means


def by_sum(readings: Sequence[float], size: int) -> list[float | None]:
    return [
        sum(readings[end - size : end]) / size if end >= size else None for end in range(1, len(readings) + 1)
    ]


def same(one: Sequence[float | None], other: Sequence[float | None]) -> bool:
    return repr(list(one)) == repr(list(other))


def test_the_means_are_those_of_the_page_to_the_last_digit() -> None:
    draw = random.Random(3)
    for _ in range(200):
        choices = [3, 5.5, -2, 0.1, SPIKE, 10**16, NAN, math.inf]
        readings = draw.choices(choices, weights=[9, 9, 9, 9, 1, 1, 1, 1], k=20)
        size = draw.randrange(1, 9)
        moments = run_window(readings, size)[1:]
        assert same([moment.by_sum for moment in moments], by_sum(readings, size))
        assert same([moment.by_total for moment in moments], by_total(readings, size))
        for end, moment in enumerate(moments, 1):
            assert same(moment.window, readings[max(end - size, 0) : end])
            assert same([moment.went_out], [readings[end - size - 1] if end > size else None])


def test_sum_adds_the_whole_window_and_the_total_adds_twice() -> None:
    moments = run_window([1] * 8, 5)
    assert [moment.added for moment in moments] == [(0, 0), *[(0, 1)] * 4, (5, 1), *[(5, 2)] * 3]
    assert run_window([1] * 5000, 500)[-1].added_so_far == (2_250_500, 9_500)


def test_a_spike_stays_in_the_total_after_it_has_left_the_window() -> None:
    moments = run_window([SPIKE, 3, 5, 3, 5], 2)
    assert [moment.difference for moment in moments] == [None, None, 0, 0.5, 0.5, 0.5]
    assert moments[-1].said == (
        "5 goes in, 5 goes out: 2 additions by sum, 2 by the running total. "
        "The mean by sum is 4, by the running total 4.5."
    )


def test_a_spike_that_is_an_int_leaves_nothing_behind() -> None:
    assert [moment.difference for moment in run_window([10**16, 3, 5, 3, 5], 2)[2:]] == [0, 0, 0, 0]


def test_a_nan_stays_in_the_total_for_good() -> None:
    moments = run_window([1.0, NAN, 3.0, 5.0, 7.0], 2)
    assert [moment.by_sum for moment in moments[4:]] == [4.0, 6.0]
    assert all(math.isnan(moment.difference or 0.0) for moment in moments[2:])
    assert moments[2].said.endswith("Both means are nan: the window cannot be added up.")
    assert moments[4].said.endswith("The sum is 4 again, and the running total stays nan.")


def test_infinity_is_the_same_mean_until_it_goes_out() -> None:
    moments = run_window([1.0, math.inf, 3.0, 5.0], 2)
    assert [moment.difference for moment in moments[2:4]] == [0, 0]
    assert math.isnan(moments[4].difference or 0.0)


def test_the_window_says_what_it_waits_for() -> None:
    said = [moment.said for moment in run_window([3, 5, 4], 3)]
    assert said == [
        "The window is empty. It holds 3 readings.",
        "3 goes in: no mean before 2 more are in.",
        "5 goes in: no mean before 1 more is in.",
        "4 goes in: 3 additions by sum, 1 by the running total. Both means are 4.",
    ]


def test_readings_are_read_as_they_are_in_python() -> None:
    assert [read_reading(text) for text in ("4", " -2.5 ", "1e16", "10**16")] == [4, -2.5, 1e16, 10**16]
    assert [type(read_reading(text)) for text in ("4", "4.0", "1e16", "10**16")] == [int, float, float, int]
    assert math.isnan(read_reading("nan"))


@pytest.mark.parametrize("text", ["", "four", "1 2", "1" * 19])
def test_what_is_no_reading_gets_one_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape('Type one number such as 4, 2.5, 1e16 or nan.')}$"):
        read_reading(text)


def test_large_numbers_are_written_short() -> None:
    assert [written(value) for value in (1e16, 10**16, 4.5, 2 / 3, NAN, -math.inf, 5e15 + 2)] == [
        "1e16",
        "1e16",
        "4.5",
        "0.667",
        "nan",
        "-inf",
        "5e15",
    ]
