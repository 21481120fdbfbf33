"""The numbers of small and large streams, then passes and memory."""

import random
import re
import tracemalloc
from itertools import islice
from math import fsum, isclose, isfinite, sqrt

from tutor_app.checks.expect import NotYet, call, expect, expect_defined, short

MOST = 200_000  # bytes
ENOUGH = 200_000  # numbers, should a stream never end


class Maker:
    """Makes a fresh stream of the same numbers with each call, and counts the calls."""

    def __init__(self, numbers):
        self.numbers = numbers
        self.calls = 0

    def __call__(self):
        self.calls += 1
        return iter(self.numbers)


def _run(answer, make, subject, reason="", take=list):
    """What *take* makes of the scaled stream."""
    function = expect_defined(answer, "scaled")

    def work():
        came = function(make)
        expect(came is not None, f"{subject}: nothing was returned, but an iterator was expected.")
        expect(
            hasattr(type(came), "__iter__") or hasattr(type(came), "__next__"),
            f"{subject}: {short(came)} was returned, but an iterator was expected.",
        )
        return take(islice(iter(came), ENOUGH))

    try:
        return call(work)
    except NotYet as told:
        text = re.sub(r"^(The call|`[^`]*`)(?= raised)", lambda _: f"{subject}: the answer", str(told))
        raise NotYet(f"{text} {reason}".strip()) from None


def _wanted(numbers):
    mean = fsum(numbers) / len(numbers)
    spread = sqrt(fsum((number - mean) ** 2 for number in numbers) / len(numbers))
    return mean, spread, [(number - mean) / spread for number in numbers]


def _close(came, wanted):
    return len(came) == len(wanted) and all(
        isinstance(a, (int, float)) and isclose(a, b, abs_tol=1e-6) for a, b in zip(came, wanted, strict=True)
    )


def _so_far(numbers):
    """Each number scaled by itself and those before it."""
    scaled = []
    for count in range(1, len(numbers) + 1):
        mean = fsum(numbers[:count]) / count
        spread = sqrt(fsum((number - mean) ** 2 for number in numbers[:count]) / count)
        scaled.append((numbers[count - 1] - mean) / spread if spread else 0.0)
    return scaled


def _reason(came, numbers):
    """What would give exactly *came*."""
    mean, spread, wanted = _wanted(numbers)
    n, low, high = len(numbers), min(numbers), max(numbers)
    if not came:
        return (
            "It looks as if the second pass found the stream already used up: an iterator can be read once, "
            "so ask `make_stream()` for a fresh one."
        )
    sample = spread * sqrt(n / (n - 1))
    ways = [
        (
            [(x - mean) / sample for x in numbers],
            "They were divided by the spread of a sample, whose sum of squares is divided by n - 1; "
            "the spread of the population divides it by n.",
        ),
        (
            [(x - mean) / spread**2 for x in numbers],
            "They were divided by the variance; the spread is its root.",
        ),
        (
            [(x - mean) / (fsum(abs(x - mean) for x in numbers) / n) for x in numbers],
            "They were divided by the mean distance from the mean; "
            "the spread is the root of the mean squared distance.",
        ),
        ([x - mean for x in numbers], "They were not divided by the spread."),
        ([x / spread for x in numbers], "They were divided, but the mean was not subtracted."),
        (
            _so_far(numbers),
            "Each number was scaled by what had come before it; "
            "mean and spread are those of the whole stream.",
        ),
        (
            [(x - low) / (high - low) for x in numbers],
            "They were scaled by the smallest and largest number; mean and spread were asked for.",
        ),
        (numbers, "These are the numbers as they came."),
    ]
    for result, reason in ways:
        if _close(came, result):
            return reason
    if len(came) != len(wanted):
        return f"{len(came)} numbers came back, {len(wanted)} were expected."
    return ""


def _expect_scaled(answer, numbers):
    subject = f"A stream of {short(numbers)}"
    _, _, wanted = _wanted(numbers)
    came = _run(answer, Maker(numbers), subject)
    odd = next((x for x in came if isinstance(x, bool) or not isinstance(x, (int, float))), None)
    expect(
        odd is None, f"{subject}: {short(odd)} of the type {type(odd).__name__} came, a float was expected."
    )
    rounded = [round(number, 4) for number in wanted]
    shown = [round(number, 4) for number in came]
    expect(
        _close(came, wanted),
        f"{subject} gave {short(shown)}, but {short(rounded)} was expected. {_reason(came, list(numbers))}",
    )


def check_small(answer):
    """Three delays are scaled by their mean and population spread"""
    _expect_scaled(answer, [2.0, 4.0, 9.0])
    _expect_scaled(answer, [1.0, 2.0, 3.0])
    _expect_scaled(answer, [12.0, -3.0, 47.0, 0.0, 5.5])
    _expect_scaled(answer, [4.0, 4.0, 4.0, 8.0])


def check_empty(answer):
    """A stream without numbers yields nothing"""
    subject = "A stream without numbers, an empty stream"
    reason = "There is no mean of nothing; yield nothing for an empty stream."
    came = _run(answer, Maker([]), subject, reason)
    expect(came == [], f"{subject}, gave {short(came)}, but nothing was expected.")


def check_constant(answer):
    """Equal numbers yield zeros, also 1,000 times 0.1"""
    for number, count in ((3.0, 3), (7.5, 1), (0.1, 1000), (0.0, 2), (1 / 3, 999)):
        subject = f"{count} times {short(number)}" if count > 1 else f"A stream of one number, {number}"
        reason = "Where all numbers are equal the spread is 0: yield a zero for each number."
        came = _run(answer, Maker([number] * count), subject, reason)
        told = f"{subject} gave {short(came)}, but {count} zeros were expected"
        if count == 1:
            told = f"{subject}, gave {short(came)}, but [0.0] was expected"
        expect(len(came) == count, f"{told}. {reason}")
        expect(all(isfinite(value) for value in came), f"{told}. {reason}")
        expect(
            number == 0 or any(value != number for value in came),
            f"{told}. The numbers came back as they are; each is as far from the mean as the others: 0.",
        )
        expect(
            all(abs(value) <= 1e-6 for value in came),
            f"{told}. The mean of equal numbers may be rounded, and then the stream has a tiny spread "
            "instead of none; a test for exactly 0 does not see it.",
        )


def _delays(count, seed=2):
    draw = random.Random(seed)
    return [round(draw.uniform(-5, 60), 1) for _ in range(count)]


def check_thousand(answer):
    """1,000 delays come out with mean 0 and spread 1"""
    numbers = _delays(1000)
    _, _, wanted = _wanted(numbers)
    came = _run(answer, Maker(numbers), "A stream of 1,000 delays")
    expect(len(came) == 1000, f"A stream of 1,000 delays gave {len(came)} numbers back. All were expected.")
    if _close(came, wanted):
        return
    first = _wanted(numbers[:500])[2]
    reason = _reason(came, numbers)
    if _close(came[:500], first):
        reason = (
            "The first 500 of them came out as if there were no others; "
            "mean and spread are those of the whole stream."
        )
    mean = fsum(came) / 1000
    spread = sqrt(fsum((x - mean) ** 2 for x in came) / 1000)
    place = next(i for i, (a, b) in enumerate(zip(came, wanted, strict=True)) if abs(a - b) > 1e-6)
    raise NotYet(
        f"1,000 delays came out with mean {mean:.4f} and spread {spread:.4f}. At {place} "
        f"{came[place]:.4f} came, but {wanted[place]:.4f} was expected. {reason}"
    )


def check_large(answer):
    """Large numbers with a small spread keep their digits"""
    draw = random.Random(4)
    numbers = [1.7e9 + draw.uniform(-90, 90) for _ in range(1000)]
    _, _, wanted = _wanted([number - 1.7e9 for number in numbers])
    subject = "A stream of 1,000 time stamps of 1.7e9 give or take 90"
    came = _run(answer, Maker(numbers), subject, "Rounding made a variance below 0 of them?")
    expect(len(came) == len(wanted), f"{subject} gave {len(came)} numbers back. All were expected.")
    worst = max((abs(a - b) for a, b in zip(came, wanted, strict=True)), default=0.0)
    expect(
        worst <= 1e-6,
        f"{subject} is off by {worst:.2g}; 1e-6 was expected at most. "
        "The mean of the squares minus the square of the mean loses everything here: the squares of large "
        "numbers have no digits left for a small spread. Add up squared distances instead.",
    )


def check_two_passes(answer):
    """make_stream is called exactly twice"""
    make = Maker(_delays(50))
    _run(answer, make, "A stream of 50 delays")
    times = "once" if make.calls == 1 else f"{make.calls} times"
    why = "once to learn and once to scale" if make.calls < 2 else "so one pass must give mean and spread"
    expect(
        make.calls == 2,
        f"`make_stream` was called {times} for a stream of 50 delays; exactly 2 were expected: "
        f"it must be called once per pass, {why}. Reading a stream may take hours.",
    )


def check_memory(answer):
    """100,000 numbers need less than 200 kB"""

    def make():
        return (number % 61 - 5.0 for number in range(100_000))

    # What is imported or built once is no part of the stream.
    _run(answer, Maker([1.0, 2.0]), "A stream of two numbers")
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        tracemalloc.reset_peak()
        count = _run(answer, make, "A stream of 100,000 numbers", take=lambda stream: sum(1 for _ in stream))
        peak = tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()
    expect(count == 100_000, f"A stream of 100,000 numbers gave {count:,} back. All were expected.")
    expect(
        peak < MOST,
        f"100,000 numbers took {peak / 1000:,.0f} kB at one time; less than {MOST // 1000} were expected: "
        "the whole stream was stored, coming in or going out. Keep a count, a mean and a sum of squares.",
    )
