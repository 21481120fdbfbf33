"""The doubles around a threshold, compared with what Python computes and what the page prints."""

from __future__ import annotations

import math
import random
import re
from fractions import Fraction
from itertools import pairwise

import pytest

from tutor_app.pictures.number_line import (
    MOST_SCORES,
    PRESETS,
    WAYS,
    Landed,
    distance,
    doubles_around,
    land,
    read_scores,
    read_threshold,
)


def landed(key: str, way: str = "turn") -> Landed:
    _, scores, threshold = PRESETS[key]
    return land(read_scores(scores), read_threshold(threshold), way)


def test_the_shards_of_the_page_land_one_double_below_the_bar() -> None:
    for way in WAYS:
        shards = landed("shards", way)
        assert shards.computed == math.nextafter(0.95, 0) == 0.9499999999999998
        assert (shards.at_least, shards.close, shards.by_counts) == (False, True, True)
        assert shards.exact == shards.exact_threshold == Fraction(19, 20)
        assert shards.gaps(shards.computed) == -1
    assert shards.gate == ("94 + 95 + 96 >= 3 * 95", "285 >= 285")
    assert shards.said == (
        "The computed mean is 1 gap below the threshold: >= says no, isclose says yes, and the whole numbers "
        "say yes, as the exact mean reaches the threshold."
    )


def test_a_real_miss_passes_isclose_only() -> None:
    below = landed("below")
    assert (below.at_least, below.close, below.by_counts) == (False, True, False)
    assert "does not reach" in below.said


def test_adding_in_turn_and_fsum_can_land_on_different_sides() -> None:
    assert landed("tenths").computed < 0.1 < landed("tenths", "fsum").computed
    assert (landed("half").computed, landed("half", "fsum").computed) == (math.nextafter(0.5, 0), 0.5)


def test_the_verdicts_are_those_of_python_for_any_scores() -> None:
    draw = random.Random(7)
    for _ in range(300):
        below = draw.choice([10, 100, 300, 7])
        counts = [draw.randrange(below + 1) for _ in range(draw.randint(1, MOST_SCORES))]
        bar = Fraction(draw.randint(1, below), below)
        found = land([Fraction(count, below) for count in counts], bar)
        total = 0.0
        for count in counts:
            total += count / below
        assert found.computed == total / len(counts)
        assert found.threshold == bar.numerator / bar.denominator
        assert found.at_least == (found.computed >= found.threshold)
        assert found.close == math.isclose(found.computed, found.threshold)
        assert found.by_counts == (sum(counts) * bar.denominator >= bar.numerator * below * len(counts))
        assert eval(found.gate[0]) == eval(found.gate[1]) == found.by_counts
        assert [Fraction(count, found.part) for count in found.whole[0]] == [
            Fraction(count, below) for count in counts
        ]


def test_isclose_turns_where_the_tolerance_ends() -> None:
    shards = landed("shards")
    step = Fraction(shards.gap)
    inside = float(Fraction(0.95) - shards.tolerance * step)
    outside = float(Fraction(0.95) - (shards.tolerance + 2) * step)
    assert math.isclose(inside, 0.95)
    assert not math.isclose(outside, 0.95)


def test_the_doubles_are_all_that_there_are_within_reach() -> None:
    line = doubles_around(0.95)
    assert len(line) == 13
    assert all(math.nextafter(one, 1) == other for one, other in pairwise(line))
    assert (line[0], line[-1]) == (0.95 - 6 * math.ulp(0.95), 0.95 + 6 * math.ulp(0.95))


def test_below_a_power_of_two_the_doubles_are_twice_as_many() -> None:
    line = doubles_around(0.5)
    assert line.index(0.5) == 12
    assert len(line) == 19


@pytest.mark.parametrize(
    ("gaps", "words"),
    [
        (Fraction(0), "on the threshold"),
        (Fraction(1), "1 gap above the threshold"),
        (Fraction(-2), "2 gaps below the threshold"),
        (Fraction(-2, 5), "0.4 of a gap below the threshold"),
        (Fraction(1, 3), "about 0.33 of a gap above the threshold"),
        (Fraction(-300241), "300,241 gaps below the threshold"),
        (Fraction(7001, 2), "about 3,500 gaps above the threshold"),
    ],
)
def test_a_distance_is_told_in_gaps(gaps: Fraction, words: str) -> None:
    assert distance(gaps) == words


def test_scores_are_decimals_or_counts() -> None:
    assert read_scores("0.94, 282/300 1 0") == (Fraction(47, 50), Fraction(47, 50), Fraction(1), Fraction(0))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Type 1 to 8 scores with commas between them."),
        ("0.1 " * 9, "Type 1 to 8 scores with commas between them."),
        ("0.12345678901234567", "Shorten '0.123456789…' to at most 16 decimal places."),
        *(
            (
                word,
                f"Change {word!r} to a score from 0 to 1 such as 0.94 or 282/300, with at most 1000 below.",
            )
            for word in ("95%", "nan", "1.1", "-0.1", ".", "1/0", "1/1001", "3/2", "1e-3", "٣")
        ),
    ],
)
def test_what_is_no_score_gets_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        read_scores(text)


def test_a_threshold_is_above_zero() -> None:
    assert read_threshold(" 0.95 ") == Fraction(19, 20)
    with pytest.raises(ValueError, match=r"^Type a threshold above 0\.$"):
        read_threshold("0.0")
    with pytest.raises(ValueError, match=r"^Change '' to a score"):
        read_threshold("")
