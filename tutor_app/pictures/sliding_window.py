"""Readings that pass through a window: the mean by `sum`, the mean by a running total, and what both cost."""

from __future__ import annotations

import math
import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tutor_app.pictures.typed import shown

SPIKE = 1e16
MOST_READINGS = 40
MOST_LETTERS = 18


@dataclass(frozen=True, slots=True)
class Moment:
    """The window after one reading.

    *went_out* is None while the window fills; *window* is the deque, its oldest reading first. The means are
    None until it is full. *added* are the additions and subtractions of this step, by `sum` and by the
    running total; *added_so_far* are those of all steps.
    """

    said: str
    window: tuple[float, ...] = ()
    went_in: float | None = None
    went_out: float | None = None
    by_sum: float | None = None
    by_total: float | None = None
    total: float = 0
    added: tuple[int, int] = (0, 0)
    added_so_far: tuple[int, int] = (0, 0)

    @property
    def difference(self) -> float | None:
        """The mean by the running total minus that by `sum`; nan where one of them is, None before a mean."""
        if self.by_sum is None or self.by_total is None:
            return None
        return 0.0 if self.by_sum == self.by_total else float(self.by_total - self.by_sum)


class _Tally:
    """A number of additions."""

    def __init__(self) -> None:
        self.count = 0


class _Counted:
    """A number that adds 1 to *tally* whenever something is added to it or taken from it."""

    def __init__(self, value: float, tally: _Tally) -> None:
        self.value = value
        self.tally = tally

    def __add__(self, other: _Counted) -> _Counted:
        self.tally.count += 1
        return _Counted(self.value + other.value, self.tally)

    def __radd__(self, other: int) -> _Counted:
        self.tally.count += 1
        return _Counted(other + self.value, self.tally)

    def __sub__(self, other: _Counted) -> _Counted:
        self.tally.count += 1
        return _Counted(self.value - other.value, self.tally)


def read_reading(text: str) -> float:
    """The one number in *text*, which may be `nan`, `inf` or as large as a spike; `10**16` stays an int.

    Raises ValueError with the sentence to show.
    """
    word = text.strip().replace("10**16", "10000000000000000")
    try:
        value = int(word) if re.fullmatch(r"[+-]?\d+", word) else float(word)
    except ValueError:
        value = None
    if value is None or len(word) > MOST_LETTERS:
        raise ValueError("Type one number such as 4, 2.5, 1e16 or nan.")
    return value


def written(value: float) -> str:
    """*value* as the picture writes it: large ones as `1e16`, small differences with three digits."""
    if math.isfinite(value) and abs(value) >= 1e7:
        return f"{value:.6g}".replace("e+", "e")
    return shown(value)


def run_window(readings: Sequence[float], size: int) -> tuple[Moment, ...]:
    """Send *readings* through a window of *size*; the first moment is the one before any of them."""
    direct, running = _Tally(), _Tally()
    window: deque[float] = deque(maxlen=size)
    total = _Counted(0, running)
    moments = [Moment(f"The window is empty. It holds {size} reading{'s' if size > 1 else ''}.")]
    for reading in readings:
        before = direct.count, running.count
        went_out = None
        # What leaves has to be read before the append pushes it out.
        if len(window) == size:
            went_out = window[0]
            total = total - _Counted(went_out, running)
        window.append(reading)
        total = total + _Counted(reading, running)
        by_sum = by_total = None
        if len(window) == size:
            # The additions of sum are counted on objects; its value is taken from the numbers, because
            # Python 3.12 and later round less when sum adds floats.
            sum((_Counted(each, direct) for each in window), 0)
            by_sum, by_total = sum(window) / size, total.value / size
        moment = Moment(
            said="",
            window=tuple(window),
            went_in=reading,
            went_out=went_out,
            by_sum=by_sum,
            by_total=by_total,
            total=total.value,
            added=(direct.count - before[0], running.count - before[1]),
            added_so_far=(direct.count, running.count),
        )
        moments.append(replace(moment, said=_said(moment, size)))
    return tuple(moments)


def _said(moment: Moment, size: int) -> str:
    assert moment.went_in is not None
    goes = f"{written(moment.went_in)} goes in"
    if moment.went_out is not None:
        goes += f", {written(moment.went_out)} goes out"
    difference = moment.difference
    if difference is None:
        missing = size - len(moment.window)
        return f"{goes}: no mean before {missing} more {'is' if missing == 1 else 'are'} in."
    assert moment.by_sum is not None
    assert moment.by_total is not None
    count = moment.added[0]
    goes += f": {count} addition{'s' if count > 1 else ''} by sum, {moment.added[1]} by the running total"
    one, other = written(moment.by_sum), written(moment.by_total)
    if difference == 0:
        return f"{goes}. Both means are {one}."
    if math.isnan(moment.by_sum):
        return f"{goes}. Both means are nan: the window cannot be added up."
    if math.isnan(difference):
        return f"{goes}. The sum is {one} again, and the running total stays nan."
    return f"{goes}. The mean by sum is {one}, by the running total {other}."
