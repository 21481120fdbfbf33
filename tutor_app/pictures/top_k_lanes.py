"""The best of a stream in three ways, each with its counted comparisons: sort all, a heap of k, one max.

The values count what the real `sort`, `heapq` and `max` ask of them. The heap lane does step by step what
`heapq.nlargest` does, so it makes the same comparisons.
"""

from __future__ import annotations

import heapq
import random
from dataclasses import dataclass

ORDERS = {"shuffled": "shuffled", "ascending": "ascending", "descending": "descending"}
LANES = {"sort": "Sort all", "heap": "Heap of k", "max": "Single max"}
SEED = 7


@dataclass(frozen=True, slots=True)
class Stream:
    """The numbers 1 to *length* in an *order* of ORDERS, of which the best *k* are wanted; k < length."""

    length: int = 40
    order: str = "shuffled"
    k: int = 3

    def values(self) -> tuple[int, ...]:
        """The values as they come."""
        values = list(range(1, self.length + 1))
        if self.order == "shuffled":
            random.Random(SEED).shuffle(values)
        return tuple(reversed(values)) if self.order == "descending" else tuple(values)


@dataclass(frozen=True, slots=True)
class Moment:
    """The lanes after *read* values of the stream.

    *heap* is the list of the heap, its root first. *out* is what the last value has pushed out, or 0.
    *counts* are the comparisons of each of LANES so far. After the stream it has *ended*:
    then *top* is what sorting gives, and *heap* is sorted.
    """

    read: int
    said: str
    value: int = 0
    heap: tuple[int, ...] = ()
    out: int = 0
    best: int = 0
    top: tuple[int, ...] = ()
    counts: tuple[int, int, int] = (0, 0, 0)
    ended: bool = False


class _Tally:
    """A number of comparisons."""

    def __init__(self) -> None:
        self.count = 0


class _Counted:
    """A value that adds 1 to *tally* whenever it is asked whether it is smaller."""

    __slots__ = ("tally", "value")

    def __init__(self, value: int, tally: _Tally) -> None:
        self.value = value
        self.tally = tally

    def __lt__(self, other: _Counted) -> bool:
        self.tally.count += 1
        return self.value < other.value


def run_stream(stream: Stream) -> tuple[Moment, ...]:
    """Send the stream through the lanes: a moment before it, one for each value, one for the answers."""
    sort, heaps, single = _Tally(), _Tally(), _Tally()
    everything: list[_Counted] = []
    # As in nlargest, the place in the stream stands beside the value, so that a tie never displaces.
    heap: list[tuple[_Counted, int]] = []
    best: _Counted | None = None
    moments = [Moment(0, "Nothing has been read yet.")]

    def note(said: str, *, out: int = 0, top: tuple[int, ...] = (), ended: bool = False) -> None:
        moments.append(
            Moment(
                read=len(everything),
                said=said,
                value=everything[-1].value,
                heap=tuple(item.value for item, _ in heap),
                out=out,
                best=best.value if best is not None else 0,
                top=top,
                counts=(sort.count, heaps.count, single.count),
                ended=ended,
            )
        )

    for number, value in enumerate(stream.values()):
        everything.append(_Counted(value, sort))
        challenger = _Counted(value, single)
        best = challenger if best is None else max(best, challenger)
        item, before, out = _Counted(value, heaps), heaps.count, 0
        if len(heap) < stream.k:
            heap.append((item, -number))
            said = f"{value} takes a free slot of the heap."
            if len(heap) == stream.k:
                heapq.heapify(heap)
                made = _comparisons(heaps.count - before)
                said = f"{value} takes the last free slot: heapify puts the smallest at the root, {made}."
        elif heap[0][0] < item:
            out = heapq.heapreplace(heap, (item, -number))[0].value
            made = _comparisons(heaps.count - before)
            said = f"{value} is larger than the root: {out} goes out and {value} finds its slot, {made}."
        else:
            said = (
                f"{value} is not larger than the root {heap[0][0].value}: 1 comparison, and the heap stays."
            )
        note(said, out=out)
    ranked = sorted(everything, reverse=True)
    heap.sort(reverse=True)
    note(
        f"For {len(everything)} values, sorting made {_comparisons(sort.count)}, the heap of {stream.k} "
        f"{heaps.count}, and max {single.count} for the best one alone.",
        top=tuple(item.value for item in ranked[: stream.k]),
        ended=True,
    )
    return tuple(moments)


def next_change(moments: tuple[Moment, ...], at: int) -> int:
    """The number of the next moment at which the root is replaced, or the last one."""
    for number in range(at + 1, len(moments)):
        if moments[number].out:
            return number
    return len(moments) - 1


def _comparisons(number: int) -> str:
    return "1 comparison" if number == 1 else f"{number or 'no'} comparisons"
