"""A loop that takes items out of the list it walks, look by look, and four loops that do it in other ways.

Every loop is run on a real list. Where Python walks a list with an index that the program does not see, that
index is read from the list's own iterator.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tutor_app.pictures.typed import joined, numbers, shown

LEAST, MOST = 2, 7
LARGEST = 99

WAYS = {
    "walk": "pop in for",
    "range": "pop in range",
    "copy": "over a copy",
    "back": "backwards",
    "new": "new list",
}
_CODE = {
    "walk": ("for i, w in enumerate(ws):", "    if w < 0:", "        ws.pop(i)"),
    "range": ("for i in range(len(ws)):", "    if ws[i] < 0:", "        ws.pop(i)"),
    "copy": ("for w in ws[:]:", "    if w < 0:", "        ws.remove(w)"),
    "back": ("for i in reversed(range(len(ws))):", "    if ws[i] < 0:", "        ws.pop(i)"),
    "new": ("ws = [w for w in ws if w >= 0]",),
}


@dataclass(frozen=True, slots=True)
class Item:
    """A weight with the number of its place at the beginning, by which equal ones are told apart."""

    number: int
    value: int


class _Weight(int):
    """A weight in a real list: a number that knows its place at the beginning."""

    number: int


@dataclass(frozen=True, slots=True)
class Look:
    """One turn of a loop: it walks *items* and stands at *index*.

    *outcome* is empty while an item that has to go is still there, then `kept` or `removed`; it is `error`
    where there is nothing at *index*. *skipped* are the numbers of the items that the index had passed
    without a look until then.
    """

    index: int
    items: tuple[Item, ...]
    skipped: frozenset[int] = frozenset()
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """The loop after a step: its *looks* so far, the last one being the present one.

    *items* is what is left in the list, or what the new list holds so far. *following* is the index of the
    next look, or -1 where there is none or nothing has run. *skipped* is as in Look, with this step.
    *line* is the line of `code_of` that has just run, -1 before the first.
    """

    line: int
    said: str
    looks: tuple[Look, ...]
    items: tuple[Item, ...]
    following: int = -1
    skipped: frozenset[int] = frozenset()
    ended: bool = False


def code_of(way: str) -> tuple[str, ...]:
    """The loop that is run, line by line."""
    return _CODE[way]


def read_weights(text: str) -> tuple[int, ...]:
    """The weights in *text*. Raises ValueError with the sentence to show where they cannot be used."""
    found = numbers(text, least=LEAST, most=MOST)
    for value in found:
        if not isinstance(value, int) or abs(value) > LARGEST:
            raise ValueError(f"Change {shown(value)} to a whole number from -{LARGEST} to {LARGEST}.")
    return tuple(map(int, found))


def run_loop(weights: Sequence[int], way: str) -> tuple[Moment, ...]:
    """Run the loop called *way* of WAYS over a list of *weights* and give its moments."""
    run = _Run(weights, way)
    {"walk": run.walk, "range": run.by_range, "copy": run.copy, "back": run.back, "new": run.build}[way]()
    return tuple(run.moments)


class _Run:
    """Runs a loop once and writes down what happens at each of its steps."""

    def __init__(self, weights: Sequence[int], way: str) -> None:
        self.way = way
        self.ws: list[_Weight] = []
        for number, value in enumerate(weights):
            weight = _Weight(value)
            weight.number = number
            self.ws.append(weight)
        self.result = [] if way == "new" else self.ws
        self.looks: list[Look] = []
        self.seen: set[int] = set()
        self.moments: list[Moment] = []
        self.note(-1, f"Nothing has run yet: ws holds {len(weights)} weights.")

    # The loops of `code_of`, each in its own words.

    def walk(self) -> None:
        ws = self.ws
        walker = iter(ws)
        for i, w in enumerate(walker):
            # What the list's iterator keeps to itself: the index of the next look.
            following = int(walker.__reduce__()[2])
            self.look(i, ws, following, f"i is {i}, and {w} {_verdict(w)}{_stays(w)}")
            if w < 0:
                ws.pop(i)
                self.removed(f"pop({i})", w, i, int(walker.__reduce__()[2]))
        self.end()

    def by_range(self) -> None:
        ws = self.ws
        i = -1
        try:
            for i in range(len(ws)):
                self.look(i, ws, i + 1, f"i is {i}: {_at(ws, i)}")
                if ws[i] < 0:
                    w = ws.pop(i)
                    self.removed(f"pop({i})", w, i, i + 1)
        except IndexError as error:
            self.looks[-1] = replace(self.looks[-1], outcome="error")
            self.note(1, f"ws[{i}] raises IndexError: {error}. {self.left_over()}", ended=True)
            return
        self.end()

    def copy(self) -> None:
        ws = self.ws
        walked = ws[:]
        walker = iter(walked)
        for w in walker:
            following = int(walker.__reduce__()[2])
            self.look(
                following - 1,
                walked,
                following,
                f"The copy has {w} at {following - 1}, which {_verdict(w)}{_stays(w)}",
            )
            if w < 0:
                ws.remove(w)
                said = f"remove({w}) takes {w} out of ws; the copy, which the loop walks, stays as it is."
                self.settle("removed", said, following)
        self.end()

    def back(self) -> None:
        ws = self.ws
        for i in reversed(range(len(ws))):
            self.look(i, ws, i - 1, f"i is {i}: {_at(ws, i)}")
            if ws[i] < 0:
                behind = len(ws) - 1 - i
                w = ws.pop(i)
                moves = "what moves up behind it has been looked at" if behind else "nothing stands behind it"
                self.settle("removed", f"pop({i}) takes {w} out; {moves}.", i - 1)
        self.end()

    def build(self) -> None:
        ws, kept = self.ws, self.result
        walker = iter(ws)

        def keeps(w: _Weight) -> bool:
            following = int(walker.__reduce__()[2])
            self.looks.append(Look(following - 1, _items(ws)))
            if w >= 0:
                kept.append(w)
            becomes = "and goes into the new list" if w >= 0 else "and is left out"
            said = f"ws has {w} at {following - 1}, which {_verdict(w)} {becomes}; ws stays as it is."
            self.settle("kept" if w >= 0 else "removed", said, following)
            return w >= 0

        self.ws = [w for w in walker if keeps(w)]
        self.end()

    # What is written down.

    def look(self, index: int, walked: Sequence[_Weight], following: int, said: str) -> None:
        """The loop looks at *index* of what it walks; where the item may stay, the look is over with that."""
        outcome = ""
        if index < len(walked):
            self.seen.add(walked[index].number)
            outcome = "kept" if walked[index] >= 0 else ""
        self.looks.append(Look(index, _items(walked), self.skipped(index), outcome))
        self.note(1, f"{said}.", following)

    def removed(self, call: str, w: int, index: int, following: int) -> None:
        """*call* has taken *w* out of the list that is walked by an index that goes up."""
        if index == len(self.ws):
            said = f"{call} takes {w} out; nothing stands behind it."
        else:
            said = (
                f"{call} takes {w} out, and {self.ws[index]} moves to {index}. "
                f"The index goes on to {following}: {self.ws[index]} is passed over."
            )
        self.settle("removed", said, following)

    def settle(self, outcome: str, said: str, following: int) -> None:
        """The present look has come to its end."""
        self.looks[-1] = replace(self.looks[-1], outcome=outcome)
        self.note(len(_CODE[self.way]) - 1, said, following)

    def end(self) -> None:
        if self.way == "new":
            said = f"The new list is complete, and now ws names it: {_listed(self.ws)}."
        else:
            said = f"The loop is over: ws is {_listed(self.ws)}. {self.left_over()}"
        self.note(0, said, ended=True)

    def left_over(self) -> str:
        """What the loop has not done, as a sentence."""
        skipped = [w for w in self.ws if w.number not in self.seen]
        if not skipped:
            return "Every item was looked at."
        names = joined(skipped)
        verb = "was" if len(skipped) == 1 else "were"
        if any(w < 0 for w in skipped):
            return f"{names} {verb} never looked at."
        return f"{names} {verb} never looked at, which does no harm this time."

    def note(self, line: int, said: str, following: int = -1, *, ended: bool = False) -> None:
        self.moments.append(
            Moment(
                line=line,
                said=said,
                looks=tuple(self.looks),
                items=_items(self.result),
                following=following,
                skipped=self.skipped(len(self.ws) if ended else following),
                ended=ended,
            )
        )

    def skipped(self, index: int) -> frozenset[int]:
        """The numbers of the items before *index* without a look, where the index goes up through ws."""
        if self.way not in ("walk", "range"):
            return frozenset()
        return frozenset(w.number for w in self.ws[: max(index, 0)] if w.number not in self.seen)


def _items(weights: Sequence[_Weight]) -> tuple[Item, ...]:
    return tuple(Item(weight.number, int(weight)) for weight in weights)


def _verdict(w: int) -> str:
    return "is below 0" if w < 0 else "is not below 0"


def _stays(w: int) -> str:
    return "" if w < 0 else ": it stays"


def _at(ws: Sequence[int], i: int) -> str:
    if i >= len(ws):
        return f"ws has only {len(ws)} items left"
    return f"ws[{i}] is {ws[i]}, which {_verdict(ws[i])}{_stays(ws[i])}"


def _listed(ws: Sequence[int]) -> str:
    return str([int(w) for w in ws])
