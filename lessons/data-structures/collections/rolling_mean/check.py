"""Values that are exact; then what the object does and keeps for each reading."""

import functools
import gc
import math
import sys
import tracemalloc
from contextlib import contextmanager

from tutor_app.checks.expect import call, expect, expect_defined, expect_raises, expect_value

_MOVES = 4
_STEPS = 1000


class _Reading(int):
    """A reading that counts additions and subtractions; too large for a NumPy number on purpose."""

    moves = 0

    def _moved(self, value):
        _Reading.moves += 1
        return _Reading(value)

    def __add__(self, other):
        return self._moved(int(self) + int(other)) if isinstance(other, int) else NotImplemented

    def __sub__(self, other):
        return self._moved(int(self) - int(other)) if isinstance(other, int) else NotImplemented

    __radd__ = __add__

    def __rsub__(self, other):
        return self._moved(int(other) - int(self)) if isinstance(other, int) else NotImplemented

    def as_integer_ratio(self):
        _Reading.moves += 1
        return int(self), 1

    def __float__(self):
        _Reading.moves += 1
        return float(int(self))


def _new(answer, window):
    return call(expect_defined(answer, "RollingMean", kind="class"), window)


def _means(answer, window, readings):
    mean = _new(answer, window)
    return [call(mean.push, reading) for reading in readings]


def _expected(window, readings):
    return [
        sum(readings[end - window : end]) / window if end >= window else None
        for end in range(1, len(readings) + 1)
    ]


def _expect(answer, window, readings, hint):
    came = _means(answer, window, readings)
    expected = _expected(window, readings)
    what = f"What `push` returned for {readings} in a window of {window}"
    expect(
        any(value is not None for value in came) or len(readings) < window,
        f"{what} is None each time: is a `return` missing?",
    )
    for number, (value, wanted) in enumerate(zip(came, expected, strict=True), 1):
        reason = hint
        if wanted is None:
            reason = "That is a mean before the window is full: None was expected."
        elif value is None:
            reason = "The window is full with its last reading, and has a mean then."
        elif isinstance(value, (int, float)) and value == wanted // 1 != wanted:
            reason = "`//` drops the fraction."
        expect_value(value, wanted, what=f"{what}, reading {number},", hint=reason, rel_tol=1e-15)


def check_two_objects(answer):
    """Two objects do not disturb each other"""
    alone = _means(answer, 3, [1, 2, 3, 4])
    again = _means(answer, 3, [1, 2, 3, 4])
    one, other = _new(answer, 3), _new(answer, 3)
    beside = [(call(one.push, reading), call(other.push, reading + 9))[0] for reading in (1, 2, 3, 4)]
    for what, came in (("a second object", again), ("one of two objects in turn", beside)):
        expect_value(
            came,
            alone,
            what=f"What `push` of {what} returned for 1, 2, 3, 4, compared with a first object alone,",
            hint="Two objects share what belongs to each of them.",
        )


def check_means(answer):
    """None until the window is full, then the mean"""
    hint = "The wrong reading left the sum, or none: take off the one that leaves, before it is pushed out."
    _expect(answer, 2, [4, 6, 9, 9, 2], hint)
    _expect(answer, 3, [10, 20, 30, 40, 50, -60, 7], hint)
    _expect(answer, 4, [1, 2, 2], hint)
    _expect(answer, 2, [3, -3, 0, 0, 8], hint)


def check_window_of_one(answer):
    """A window of one reading"""
    try:
        _new(answer, 1)
    except AssertionError as told:
        expect(False, f"{told} A window of one reading is the reading itself.")
    _expect(answer, 1, [5, -3, 8], "A window of one reading is the reading itself.")


def check_exact(answer):
    """Exact after a reading of 21 digits"""
    hint = "A total of floats drifts: keep a total of ints, and divide it once."
    _expect(answer, 2, [10**16, 3, 5, 3, 5], hint)
    _expect(answer, 3, [10**20, -(10**20) + 1, 7, 8, 10, 4], hint)
    _expect(answer, 3, [1, 1, 2] * 20, hint)


def check_refused(answer):
    """A window below 1: ValueError"""
    kind = expect_defined(answer, "RollingMean", kind="class")
    for window in (0, -1):
        expect_raises(ValueError, kind, window, hint="A window of 0 readings has no mean.")


def check_work(answer):
    """At most four additions for each reading"""
    readings = [_Reading(10**20 + number % 90) for number in range(3000)]
    mean = _new(answer, 300)
    _Reading.moves = 0
    for reading in readings:
        call(mean.push, reading)
    expect(
        _Reading.moves <= _MOVES * len(readings),
        f"3,000 readings in a window of 300 took {_Reading.moves:,} additions and the like, at most "
        f"{_MOVES * len(readings):,} were expected. The whole window is added up at every reading.",
    )


@contextmanager
def _counted_steps(answer):
    """The lines that run, and the items that `sum` and the like walk: copies of readings count nothing."""
    steps = [0]

    def walking(function, position):
        def counted(*args, **kwargs):
            items = list(args[position])
            steps[0] += len(items)
            return function(*args[:position], items, *args[position + 1 :], **kwargs)

        return counted

    def line(_frame, event, _arg):
        steps[0] += event == "line"
        return line

    names = vars(answer)
    built_in = names["__builtins__"]
    spaces = [names, vars(math), vars(functools)]
    spaces.append(built_in if isinstance(built_in, dict) else vars(built_in))
    replaced = []
    for function, position in ((sum, 0), (math.fsum, 0), (functools.reduce, 1)):
        counted = walking(function, position)
        for space in spaces:
            for name in [name for name, value in space.items() if value is function]:
                replaced.append((space, name, function))
                space[name] = counted
    traced = sys.gettrace()
    sys.settrace(line)
    try:
        yield steps
    finally:
        sys.settrace(traced)
        for space, name, function in replaced:
            space[name] = function


def check_work_on_copies(answer):
    """No walk through the window for each reading"""
    mean = _new(answer, 3000)
    for reading in range(3000):
        call(mean.push, 10**20 + reading)
    with _counted_steps(answer) as steps:
        for reading in range(100):
            mean.push(10**20 + reading)
    expect(
        steps[0] <= 100 * _STEPS,
        f"Each of 100 readings in a full window of 3,000 took {steps[0] // 100:,} steps, counted as "
        "lines that run and items that `sum` walks. The whole window is added up at every reading, or walked in another way.",
    )


def check_memory(answer):
    """No more readings are kept than the window holds"""
    mean = _new(answer, 10)
    for reading in range(100):
        call(mean.push, reading)
    gc.collect()
    tracemalloc.start()
    try:
        for reading in range(100_000):
            mean.push(reading + 1000)
        size, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    expect(
        size < 200_000,
        f"After 100,000 readings {size / 1e6:.1f} MB are kept for a window of 10: something grows with the stream.",
    )
