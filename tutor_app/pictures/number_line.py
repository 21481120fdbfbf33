"""The doubles around a threshold, and where a mean of scores lands among them.

What is typed is kept as a fraction, so the exact mean and the whole-number gate have no rounding in them;
the computed mean is made of the nearest doubles, as a program makes it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

MOST_SCORES = 8
MOST_PLACES = 16
MOST_BELOW = 1000
REACH = 6

PRESETS = {
    "shards": ("Three shards", "0.94, 0.95, 0.96", "0.95"),
    "tenths": ("Tenths", "0.1, 0.1, 0.1, 0.1, 0.1, 0.1", "0.1"),
    "below": ("Just below", "0.94, 0.95, 0.9599999999", "0.95"),
    "half": ("A half", "0.7, 0.6, 0.2", "0.5"),
}
"""Words, scores and threshold to start with, by key."""

WAYS = {"turn": "+ in turn", "fsum": "math.fsum"}
"""How the scores are added, by key: one after the other, or exactly with one rounding at the end."""


@dataclass(frozen=True, slots=True)
class Landed:
    """Where a mean landed, and what three gates say about it.

    *threshold* and *computed* are doubles, *exact_threshold* and *exact* the fractions that were typed and
    their mean. A *gap* is the unit in the last place of the threshold. *whole* are the scores and the
    threshold as whole numbers of parts, of which *part* make 1.
    """

    threshold: float
    computed: float
    exact_threshold: Fraction
    exact: Fraction
    gap: float
    at_least: bool
    close: bool
    by_counts: bool
    whole: tuple[tuple[int, ...], int]
    part: int

    def gaps(self, value: float | Fraction) -> Fraction:
        """How many gaps *value* is above the double of the threshold, below it if negative."""
        return (Fraction(value) - Fraction(self.threshold)) / Fraction(self.gap)

    @property
    def tolerance(self) -> int:
        """How many whole gaps `math.isclose` lets pass between the computed mean and the threshold."""
        return int(1e-9 * max(self.threshold, self.computed) / self.gap)

    @property
    def said(self) -> str:
        """The sentence about the three verdicts."""
        where = f"The computed mean is {distance(self.gaps(self.computed))}"
        exact = "reaches" if self.exact >= self.exact_threshold else "does not reach"
        return (
            f"{where}: >= says {_yes(self.at_least)}, isclose says {_yes(self.close)}, and the whole numbers "
            f"say {_yes(self.by_counts)}, as the exact mean {exact} the threshold."
        )

    @property
    def gate(self) -> tuple[str, str]:
        """The comparison of whole numbers as it is written, and with both sides worked out."""
        parts, least = self.whole
        count = len(parts)
        written = f"{' + '.join(map(str, parts))} >= {count} * {least}"
        return written, f"{sum(parts)} >= {count * least}"


def read_scores(text: str) -> tuple[Fraction, ...]:
    """The scores in *text*, between commas or blanks: `0.94` or `282/300`, from 0 to 1.

    Raises ValueError with the sentence to show where there are too few or too many, or one is no score.
    """
    words = text.replace(",", " ").split()
    if not 1 <= len(words) <= MOST_SCORES:
        raise ValueError(f"Type 1 to {MOST_SCORES} scores with commas between them.")
    return tuple(map(_read, words))


def read_threshold(text: str) -> Fraction:
    """The threshold in *text*. Raises ValueError as `read_scores` does, also for zero."""
    found = _read(text.strip())
    if not found:
        raise ValueError("Type a threshold above 0.")
    return found


def _read(word: str) -> Fraction:
    short = word if len(word) <= 12 else f"{word[:11]}…"
    if decimal := re.fullmatch(r"(\d*)\.?(\d*)", word, re.ASCII):
        if len(decimal[2]) > MOST_PLACES:
            raise ValueError(f"Shorten {short!r} to at most {MOST_PLACES} decimal places.")
        is_good = any(decimal.groups())
    else:
        parts = re.fullmatch(r"\d+/(\d{1,9})", word, re.ASCII)
        is_good = parts is not None and 1 <= int(parts[1]) <= MOST_BELOW
    if not is_good or (value := Fraction(word)) > 1:
        raise ValueError(
            f"Change {short!r} to a score from 0 to 1 such as 0.94 or 282/300, with at most {MOST_BELOW} "
            "below."
        )
    return value


def land(scores: Sequence[Fraction], threshold: Fraction, way: str = "turn") -> Landed:
    """The mean of *scores* against *threshold*, with the sum made the way of WAYS."""
    doubles = [float(score) for score in scores]
    if way == "fsum":
        total = math.fsum(doubles)
    else:
        # The built-in sum corrects itself since Python 3.12; this is what + alone gives.
        total = 0.0
        for double in doubles:
            total += double
    computed, bar = total / len(doubles), float(threshold)
    part = math.lcm(threshold.denominator, *(score.denominator for score in scores))
    counts, least = tuple(int(score * part) for score in scores), int(threshold * part)
    return Landed(
        threshold=bar,
        computed=computed,
        exact_threshold=threshold,
        exact=sum(scores, Fraction()) / len(scores),
        gap=math.ulp(bar),
        at_least=computed >= bar,
        close=math.isclose(computed, bar),
        by_counts=sum(counts) >= len(counts) * least,
        whole=(counts, least),
        part=part,
    )


def doubles_around(threshold: float, reach: int = REACH) -> tuple[float, ...]:
    """The doubles that are at most *reach* gaps away from *threshold*, in order.

    Below a power of two there are twice as many: the gap halves there.
    """
    far = reach * math.ulp(threshold)
    below, value = [], threshold
    while (value := math.nextafter(value, -math.inf)) >= threshold - far:
        below.append(value)
    above, value = [], threshold
    while (value := math.nextafter(value, math.inf)) <= threshold + far:
        above.append(value)
    return (*reversed(below), threshold, *above)


def distance(gaps: Fraction, what: str = "the threshold") -> str:
    """*gaps* in words, seen from *what*: `on the threshold`, `0.4 of a gap above the threshold`."""
    if not gaps:
        return f"on {what}"
    side, size = "above" if gaps > 0 else "below", abs(gaps)
    if size.denominator == 1:
        return f"{int(size):,} gap{'s' if size > 1 else ''} {side} {what}"
    if size < 1:
        return f"{_short(size)} of a gap {side} {what}"
    return f"{_short(size)} gaps {side} {what}"


def _short(size: Fraction) -> str:
    if size >= 1000:
        return f"about {round(size):,}"
    text = f"{float(size):.2f}".rstrip("0").rstrip(".")
    return text if Fraction(text) == size else f"about {text}"


def _yes(verdict: bool) -> str:
    return "yes" if verdict else "no"
