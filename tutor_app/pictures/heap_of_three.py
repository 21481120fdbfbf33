"""A heap that keeps the best three of scored rows, and what decides where scores are equal.

The entries are real tuples in a real heap; what cannot be compared raises what Python raises.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tutor_app.pictures.typed import shown

SIZE = 3
MOST_ROWS = 12

ENTRIES = {
    "minus": "(score, -n, row)",
    "plus": "(score, n, row)",
    "row": "(score, row)",
}
_MAKE: dict[str, Callable[[float, int], tuple[Any, ...]]] = {
    "minus": lambda score, n: (score, -n, {"n": n}),
    "plus": lambda score, n: (score, n, {"n": n}),
    "row": lambda score, n: (score, {"n": n}),
}


@dataclass(frozen=True, slots=True)
class Card:
    """A row: its score and its number in the stream, from 1 on."""

    score: float
    number: int


@dataclass(frozen=True, slots=True)
class Heap:
    """The heap after a row. *card* is that row, *out* what left for it or was not taken.

    *cards* is the list of the heap, its root first, and after the last row the ranking, best first: then it
    is *ended*. It has *failed* where two entries cannot be compared.
    """

    said: str
    cards: tuple[Card, ...] = ()
    card: Card | None = None
    out: Card | None = None
    ended: bool = False
    failed: bool = False


def run_heap(scores: tuple[float, ...], entry: str) -> tuple[Heap, ...]:
    """Send rows with *scores* through a heap whose tuples are made by *entry* of ENTRIES."""
    heap: list[tuple[Any, ...]] = []
    states = [Heap(f"The heap is empty and takes {SIZE} rows.")]
    try:
        for number, score in enumerate(scores, 1):
            states.append(_step(heap, Card(score, number), entry))
        ranked = sorted(heap, reverse=True)
    except TypeError as error:
        card = Card(scores[len(states) - 1], len(states)) if len(states) <= len(scores) else None
        said = f"TypeError: {error}. The scores are equal, so the rows were compared."
        states.append(Heap(said, _cards(heap), card, failed=True))
        return tuple(states)
    states.append(Heap(f"Sorted, the best first: {_names(ranked)}.", _cards(ranked), ended=True))
    return tuple(states)


def _step(heap: list[tuple[Any, ...]], card: Card, entry: str) -> Heap:
    new = _MAKE[entry](card.score, card.number)
    name = _name(card)
    if len(heap) < SIZE:
        # A push that fails has put its entry into the list already.
        after = heap.copy()
        heapq.heappush(after, new)
        heap[:] = after
        return Heap(f"{name} goes into the heap; {_name(_card(heap[0]))} is the root.", _cards(heap), card)
    root = _card(heap[0])
    tie = f"{name} ties with the root {_name(root)}"
    if heap[0] < new:
        after = heap.copy()
        heapq.heapreplace(after, new)
        heap[:] = after
        if card.score == root.score:
            said = f"{tie}, and {new[1]} is more than {root.number}: the later row takes its place."
        else:
            said = f"{name} is better than the root {_name(root)} and takes its place."
        return Heap(said, _cards(heap), card, root)
    if card.score == root.score:
        said = f"{tie}, and {new[1]} is less than -{root.number}: the earlier row stays."
    else:
        said = f"{name} is not better than the root {_name(root)}: the heap stays."
    return Heap(said, _cards(heap), card, card)


def _card(entry: tuple[Any, ...]) -> Card:
    return Card(entry[0], entry[-1]["n"])


def _cards(entries: list[tuple[Any, ...]]) -> tuple[Card, ...]:
    return tuple(map(_card, entries))


def _name(card: Card) -> str:
    return f"{shown(card.score)} (row {card.number})"


def _names(entries: list[tuple[Any, ...]]) -> str:
    return ", ".join(_name(card) for card in _cards(entries))
