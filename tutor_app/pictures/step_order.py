"""What steps in an order make of a column, whose frame they write to, and where columns lie in memory.

A frame here is what a DataFrame is to its columns: names that refer to blocks of values. Blocks are shared
and copied as pandas does it with Copy-on-Write, one block for each column.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tutor_app.pictures.typed import shown

STEPS = ("cap", "log", "scale", "add", "double")
MOST_VALUES = 6


@dataclass(frozen=True, slots=True)
class Conveyor:
    """*values* of the caller's column, the steps in their order, and those that write into what they got."""

    values: tuple[float, ...]
    steps: tuple[str, ...]
    in_place: frozenset[str] = frozenset()
    cap: int = 30


@dataclass(frozen=True, slots=True)
class Station:
    """A column after one of the steps; the first one, with an empty *step*, is the column before them.

    *changed* says for each value whether this step has changed it. *where* is `new` for a step that made a
    frame, `caller` or `earlier` for one that wrote into the caller's frame or into one made by a step before.
    *caller* is the caller's own column now, *caller_changed* whether it is another than at the start.
    """

    step: str
    values: tuple[float, ...]
    changed: tuple[bool, ...]
    where: str
    caller: tuple[float, ...]
    caller_changed: bool
    said: str


class _Block:
    """The values of a column, at one place in memory."""

    def __init__(self, values: Sequence[float]) -> None:
        self.values = list(values)


class _Frame:
    """Names of columns, and the block that each refers to."""

    def __init__(self, columns: dict[str, _Block]) -> None:
        self.columns = columns

    def assign(self, name: str, block: _Block) -> _Frame:
        """A new frame with that column; it shares the others."""
        return _Frame({**self.columns, name: block})

    def copy(self) -> _Frame:
        """A new frame with a block of its own for each column."""
        return _Frame({name: _Block(block.values) for name, block in self.columns.items()})


def step_name(step: str, cap: int) -> str:
    """A step as it stands on its card."""
    names = {"cap": f"cap at {cap}", "log": "log1p", "scale": "scale", "add": "add 1", "double": "double"}
    return names[step]


def run_steps(conveyor: Conveyor) -> tuple[Station, ...]:
    """Do the steps in their order and give the column before the first and after each."""
    caller = _Frame({"kg": _Block(conveyor.values)})
    frame = caller
    start = tuple(conveyor.values)
    nothing = (False,) * len(start)
    stations = [Station("", start, nothing, "new", start, False, "This is the caller's column.")]
    for step in conveyor.steps:
        before = tuple(frame.columns["kg"].values)
        made = _Block(_function(step, conveyor.cap)(frame.columns["kg"].values))
        if step not in conveyor.in_place:
            frame, where = frame.assign("kg", made), "new"
        else:
            where = "caller" if frame is caller else "earlier"
            frame.columns["kg"] = made
        after, now = tuple(made.values), tuple(caller.columns["kg"].values)
        stations.append(
            Station(
                step=step,
                values=after,
                changed=tuple(not _same(one, other) for one, other in zip(before, after, strict=True)),
                where=where,
                caller=now,
                caller_changed=not all(map(_same, start, now)),
                said=f"{_effect(step, conveyor.cap, before, after)} {_WHERE[where]}",
            )
        )
    return tuple(stations)


_WHERE = {
    "new": "It made a new frame.",
    "caller": "It wrote into the caller's frame.",
    "earlier": "It wrote into a frame that a step before had made.",
}


def _effect(step: str, cap: int, before: Sequence[float], after: Sequence[float]) -> str:
    """What *step* did to the values, in one sentence."""
    pairs = list(zip(before, after, strict=True))
    if step == "scale":
        if not all(map(math.isfinite, before)):
            return "One value is not finite, so mean and spread are not: every value is nan."
        if any(map(math.isnan, after)):
            return "The spread is 0, and a division by 0 gives nan."
        return f"scale takes the mean of {shown(sum(before) / len(before))} away and divides by the spread."
    lost = sum(math.isnan(new) and not math.isnan(old) for old, new in pairs)
    if lost:
        return f"log1p has no answer below -1: {lost} of {len(after)} came out as nan."
    if any(math.isinf(new) and math.isfinite(old) for old, new in pairs):
        return "log1p of -1 is -inf."
    count = sum(not _same(old, new) for old, new in pairs)
    if not count:
        return f"{step_name(step, cap)} changed no value."
    changed = "every value" if count == len(after) else f"{count} of {len(after)} values"
    return f"{step_name(step, cap)} changed {changed}."


def _log1p(value: float) -> float:
    """As NumPy does it: -inf at -1, NaN below."""
    if value <= -1:
        return -math.inf if value == -1 else math.nan
    return math.log1p(value)


def _scaled(values: Sequence[float]) -> list[float]:
    """Minus the mean, divided by the population's spread; NaN where the spread is 0, as in NumPy."""
    mean = sum(values) / len(values)
    spread = math.sqrt(sum((value - mean) ** 2 for value in values) / len(values))
    return [(value - mean) / spread if spread else math.nan for value in values]


def _function(step: str, cap: int) -> Callable[[Sequence[float]], list[float]]:
    functions: dict[str, Callable[[Sequence[float]], list[float]]] = {
        "cap": lambda values: [cap if value > cap else value for value in values],
        "log": lambda values: [_log1p(value) for value in values],
        "scale": _scaled,
        "add": lambda values: [value + 1 for value in values],
        "double": lambda values: [value * 2 for value in values],
    }
    return functions[step]


def _same(one: float, other: float) -> bool:
    return one == other or (math.isnan(one) and math.isnan(other))


# Blocks in memory

WAYS = {"copy": "df.copy()", "assign": "df.assign()", "in place": "in place"}
COLUMNS = ("kg", "cm", "eta", "day", "zone", "hub", "cost", "rank")
NEW_COLUMN = "dens"


@dataclass(frozen=True, slots=True)
class Memory:
    """A function that adds a column to a frame of *columns* columns, written in one of WAYS."""

    columns: int = 4
    way: str = "assign"

    def code(self) -> tuple[str, ...]:
        """The program, line by line."""
        body = {
            "copy": (
                "    out = df.copy()",
                "    new = df.kg / df.cm",
                f'    out["{NEW_COLUMN}"] = new',
                "    return out",
            ),
            "assign": ("    new = df.kg / df.cm", f"    return df.assign({NEW_COLUMN}=new)"),
            "in place": ("    new = df.kg / df.cm", f'    df["{NEW_COLUMN}"] = new', "    return df"),
        }[self.way]
        return ("def add(df):", *body, "", "out = add(df)", 'df.loc[0, "kg"] = 9')


@dataclass(frozen=True, slots=True)
class Layout:
    """The memory after a line of the program.

    *blocks* are the values of each block. *left* and *right* are (column, number of its block) of the
    caller's frame `df` and of `out`; with *is_one* both names refer to the frame on the left. *loose* is the
    block of the name `new` while no frame has it, else -1. *made* counts the blocks made since the start.
    """

    line: int
    said: str
    blocks: tuple[tuple[float, ...], ...]
    left: tuple[tuple[str, int], ...]
    right: tuple[tuple[str, int], ...]
    is_one: bool
    loose: int
    made: int


class _Program:
    """Runs the program once and writes down the memory after each of its lines."""

    def __init__(self, memory: Memory) -> None:
        self.way = memory.way
        self.code = [line.strip() for line in memory.code()]
        names = COLUMNS[: memory.columns]
        self.df = _Frame({name: _Block((number + 4, number + 7)) for number, name in enumerate(names)})
        self.at_first = memory.columns
        self.out: _Frame | None = None
        self.new: _Block | None = None
        self.layouts: list[Layout] = []

    def note(self, code: str, said: str) -> None:
        right = self.out if self.out is not None and self.out is not self.df else None
        held = [*self.df.columns.values()]
        held += right.columns.values() if right is not None else ()
        held += [self.new] if self.new is not None else []
        blocks = list(dict.fromkeys(held))
        in_frames = set(self.df.columns.values()) | set(right.columns.values() if right is not None else ())
        self.layouts.append(
            Layout(
                line=self.code.index(code) if code else -1,
                said=said,
                blocks=tuple(tuple(block.values) for block in blocks),
                left=_places(self.df, blocks),
                right=_places(right, blocks) if right is not None else (),
                is_one=self.out is self.df,
                loose=-1 if self.new is None or self.new in in_frames else blocks.index(self.new),
                made=len(blocks) - self.at_first,
            )
        )

    def run(self) -> None:
        df = self.df
        self.note("", f"The caller has a frame df: {len(df.columns)} columns, one block of memory each.")
        if self.way == "copy":
            self.out = df.copy()
            self.note(
                "out = df.copy()", f"copy() makes {len(df.columns)} blocks for columns that nobody changes."
            )
        kg, cm = df.columns["kg"].values, df.columns["cm"].values
        self.new = _Block([one / other for one, other in zip(kg, cm, strict=True)])
        self.note("new = df.kg / df.cm", "The division makes one block, which the name new refers to.")
        if self.way == "assign":
            self.out = df.assign(NEW_COLUMN, self.new)
            self.new = None
            self.note(
                f"return df.assign({NEW_COLUMN}=new)",
                "assign() makes a frame, and no block: it shares the caller's columns.",
            )
        elif self.way == "copy":
            assert self.out is not None
            self.out.columns[NEW_COLUMN] = self.new
            self.note(
                f'out["{NEW_COLUMN}"] = new', "The copy gets the new column; the caller's frame is as it was."
            )
            self.new = None
        else:
            df.columns[NEW_COLUMN] = self.new
            self.note(f'df["{NEW_COLUMN}"] = new', "The caller's own frame has a new column now.")
            self.new = None
            self.out = df
        self.note("out = add(df)", self.returned())
        self.write()

    def returned(self) -> str:
        made = self.layouts[-1].made
        if self.out is self.df:
            return "out and df are two names of one frame. It cost 1 block, and the caller's frame changed."
        shared = len(set(self.df.columns.values()) & set((self.out or self.df).columns.values()))
        blocks = "1 block" if made == 1 else f"{made} blocks"
        return f"out is a frame of its own. It cost {blocks}; {shared or 'no'} columns are shared."

    def write(self) -> None:
        """`df.loc[0, "kg"] = 9`: into the block, or into a copy of it where another frame has it too."""
        block = self.df.columns["kg"]
        if self.out is not None and self.out is not self.df and self.out.columns["kg"] is block:
            self.df.columns["kg"] = block = _Block(block.values)
            said = "The block is shared, so pandas copies it first: out keeps its value."
        elif self.out is self.df:
            said = "Both names see the 9: there is one frame."
        else:
            said = "df has this block for itself: the 9 goes into it, and out keeps its value."
        block.values[0] = 9
        self.note('df.loc[0, "kg"] = 9', said)


def run_memory(memory: Memory) -> tuple[Layout, ...]:
    """Run the program and give the memory before it and after each of its lines."""
    program = _Program(memory)
    program.run()
    return tuple(program.layouts)


def _places(frame: _Frame, blocks: Sequence[_Block]) -> tuple[tuple[str, int], ...]:
    return tuple((name, blocks.index(block)) for name, block in frame.columns.items())
