"""How items move through a comprehension or a generator, and what becomes of a batch that is used again.

Both models run the program that they show: real generators are pulled, real lists grow, and the items
in memory are counted with weak references.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from weakref import WeakSet

from tutor_app.pictures.typed import shown

MOST_ITEMS = 12
STORES = {"generator": "( ) generator", "list": "[ ] list"}
FILTERS = {"all": "every x", "above": "x > {}", "even": "x % 2 == 0"}
CHANGES = {"times": "x * {}", "plus": "x + {}", "square": "x ** 2"}
USES = {"add": "adds up", "first": "takes the first", "collect": "collects"}


@dataclass(frozen=True, slots=True)
class Program:
    """What is run: numbers from a source, a filter, a change, and what the consumer does with each."""

    numbers: tuple[float, ...]
    store: str = "generator"
    keep: str = "above"
    limit: int = 4
    change: str = "times"
    factor: int = 2
    use: str = "add"

    @property
    def test(self) -> str:
        """The filter as Python."""
        return FILTERS[self.keep].format(self.limit)

    @property
    def expression(self) -> str:
        """The change as Python."""
        return CHANGES[self.change].format(self.factor)

    def keeps(self, x: float) -> bool:
        """What the filter says of *x*."""
        return {"all": True, "above": x > self.limit, "even": x % 2 == 0}[self.keep]

    def changed(self, x: float) -> float:
        """What the change makes of *x*."""
        return {"times": x * self.factor, "plus": x + self.factor, "square": x**2}[self.change]

    def code(self) -> tuple[str, ...]:
        """The program, line by line; `source()` hands out the numbers."""
        left, right = "()" if self.store == "generator" else "[]"
        filtered = () if self.keep == "all" else (f"    if {self.test}",)
        ends = {
            "add": ("total = 0", "for y in ys:", "    total += y"),
            "first": ("for y in ys:", "    first = y", "    break"),
            "collect": ("out = []", "for y in ys:", "    out.append(y)"),
        }[self.use]
        return (f"ys = {left}", f"    {self.expression}", "    for x in source()", *filtered, right, *ends)


@dataclass(frozen=True, slots=True)
class Moment:
    """The program after one of its steps; every value is written as it is shown.

    *line* is the line of `Program.code` that has just run, -1 before the first. *verdict* is what the
    filter said of *x*: `kept`, `dropped`, or empty while it has not been asked. *made* is what the change
    has made and nobody has taken yet. *bucket* is the list that fills, or what the consumer collects.
    *taken* counts what the consumer got. *alive* and *most* count items in memory, now and at most so far.
    """

    line: int
    said: str
    left: tuple[str, ...]
    x: str = ""
    verdict: str = ""
    made: str = ""
    y: str = ""
    bucket: tuple[str, ...] = ()
    taken: int = 0
    result: str = ""
    alive: int = 0
    most: int = 0
    ended: bool = False


class _Item:
    """A value that can be seen to be in memory."""

    __slots__ = ("__weakref__", "value")

    def __init__(self, value: float) -> None:
        self.value = value


class _Run:
    """Runs a program once and writes down what happens at each of its lines."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.code = program.code()
        self.items: WeakSet[_Item] = WeakSet()
        self.moments: list[Moment] = []
        self.pulled = 0
        self.taken = 0
        self.most = 0
        self.x = self.verdict = self.made = self.y = self.result = ""
        self.bucket: list[str] = []

    def note(self, code: str, said: str, *, ended: bool = False) -> None:
        alive = len(self.items)
        self.most = max(self.most, alive)
        self.moments.append(
            Moment(
                line=[line.strip() for line in self.code].index(code) if code else -1,
                said=said,
                left=tuple(shown(value) for value in self.program.numbers[self.pulled :]),
                x=self.x,
                verdict=self.verdict,
                made=self.made,
                y=self.y,
                bucket=tuple(self.bucket),
                taken=self.taken,
                result=self.result,
                alive=alive,
                most=self.most,
                ended=ended,
            )
        )

    def item(self, value: float) -> _Item:
        item = _Item(value)
        self.items.add(item)
        self.most = max(self.most, len(self.items))
        return item

    def source(self) -> Iterator[_Item]:
        for value in self.program.numbers:
            self.pulled += 1
            yield self.item(value)

    def keep(self, x: _Item) -> bool:
        self.x, self.verdict, self.made = shown(x.value), "", ""
        self.note("for x in source()", f"The source hands out {self.x}.")
        if self.program.keep == "all":
            return True
        kept = self.program.keeps(x.value)
        self.verdict = "kept" if kept else "dropped"
        words = "is true: it goes on" if kept else "is false: it is dropped"
        self.note(f"if {self.program.test}", f"{_with(self.program.test, self.x)} {words}.")
        return kept

    def change(self, x: _Item) -> _Item:
        y = self.item(self.program.changed(x.value))
        self.made = shown(y.value)
        said = f"{_with(self.program.expression, self.x)} makes {self.made}"
        if self.program.store == "list":
            self.note(
                self.program.expression, f"{said}; it goes into the list, and the consumer still waits."
            )
            self.bucket.append(self.made)
            self.made = ""
        else:
            self.note(self.program.expression, f"{said} for the consumer that asked.")
        return y

    def run(self) -> None:
        """The program itself. The lines of `Program.code` happen here, in the same order."""
        program = self.program
        self.note("", "Nothing has run yet.")
        ys: Iterable[_Item]
        if program.store == "generator":
            ys = (self.change(x) for x in self.source() if self.keep(x))
            self.note("ys = (", "ys is a generator now: nothing was read, because nobody has asked yet.")
        else:
            ys = [self.change(x) for x in self.source() if self.keep(x)]
            self.x = self.verdict = ""
            self.note(
                "]", f"The list is complete: {_count(len(self.bucket))} in memory, and only now it is used."
            )
        self.consume(ys)

    def consume(self, ys: Iterable[_Item]) -> None:
        program, lazy = self.program, self.program.store == "generator"
        total: float = 0
        out: list[_Item] = []
        if program.use == "add":
            self.result = "total = 0"
        elif program.use == "collect":
            self.result = "out has 0"
        stream = iter(ys)
        while True:
            self.note(
                "for y in ys:", "The consumer asks for the next item." if lazy else "The next item, please."
            )
            try:
                y = next(stream)
            except StopIteration:
                break
            self.taken += 1
            self.made, self.y = "", shown(y.value)
            if program.use == "add":
                total += y.value
                self.result = f"total = {shown(total)}"
                self.note("total += y", f"The consumer adds {self.y}: {self.result}.")
            elif program.use == "collect":
                out.append(y)
                if lazy:
                    self.bucket.append(self.y)
                self.result = f"out has {len(out)}"
                self.note(
                    "out.append(y)",
                    f"The consumer keeps {self.y}: {_count(len(out))} held."
                    if lazy
                    else f"The consumer keeps {self.y}, the same object that the list holds.",
                )
            else:
                self.result = f"first = {self.y}"
                self.note("first = y", f"The consumer has its first item: {self.y}.")
                unread = len(program.numbers) - self.pulled
                never = "Everything had been read for it." if not unread else f"{_count(unread)} never read."
                self.note("break", f"It stops here. {never}", ended=True)
                return
        self.x = self.verdict = ""
        self.note("for y in ys:", self.end(), ended=True)

    def end(self) -> str:
        if not self.taken:
            return "The source is used up: no item passed the filter."
        return f"The source is used up. At most {_count(self.most)} in memory at once."


def run_program(program: Program) -> tuple[Moment, ...]:
    """Run *program* and give its moments, the first one before anything has run."""
    run = _Run(program)
    run.run()
    return tuple(run.moments)


def next_item(moments: tuple[Moment, ...], at: int) -> int:
    """The number of the moment at which the consumer gets the item after the one it has at *at*."""
    for number in range(at + 1, len(moments)):
        if moments[number].taken > moments[at].taken:
            return number
    return len(moments) - 1


def _with(code: str, value: str) -> str:
    """*code* with *value* in the place of `x`."""
    return code.replace("x", f"({value})" if value.startswith("-") else value, 1)


def _count(number: int) -> str:
    return f"{number} item" if number == 1 else f"{number} items"


HANDS_OUT = {"clear": "buf.clear()", "new": "buf = []"}
TAKES = {"keep": "keeps every batch", "once": "uses each at once"}


@dataclass(frozen=True, slots=True)
class Batching:
    """*rows* numbers in batches of *size*; *after* a batch was handed out its list is emptied or left alone.

    The consumer keeps every batch, or adds each up before it asks for the next.
    """

    rows: int = 7
    size: int = 3
    after: str = "clear"
    takes: str = "keep"

    def code(self) -> tuple[str, ...]:
        """The program, line by line."""
        ends = {
            "keep": ("got = list(batches(rows))",),
            "once": ("sums = []", "for b in batches(rows):", "    sums.append(sum(b))"),
        }[self.takes]
        return (
            "def batches(rows):",
            "    buf = []",
            "    for row in rows:",
            "        buf.append(row)",
            f"        if len(buf) == {self.size}:",
            "            yield buf",
            f"            {HANDS_OUT[self.after]}",
            "    if buf:",
            "        yield buf",
            "",
            *ends,
        )


@dataclass(frozen=True, slots=True)
class BatchMoment:
    """The program after one of its steps.

    *boxes* are the list objects that there are, in the order of their making, with what is in them.
    *labels* are (name, number of the box) for every name that refers to one. *sums* is what was printed.
    """

    line: int
    said: str
    boxes: tuple[tuple[int, ...], ...]
    labels: tuple[tuple[str, int], ...]
    sums: tuple[int, ...] = ()


class _BatchRun:
    """Runs a batch generator once and writes down what happens at each of its lines."""

    def __init__(self, program: Batching) -> None:
        self.program = program
        self.code = program.code()
        self.moments: list[BatchMoment] = []
        self.boxes: list[list[int]] = []
        self.buf: list[int] | None = None
        self.batch: list[int] | None = None
        self.got: list[list[int]] = []
        self.sums: list[int] = []

    def note(self, code: str, said: str, *, after: str = "") -> None:
        """Write down that the line *code* has run: the first such line below one that begins with *after*."""
        labels = [(f"got[{number}]", batch) for number, batch in enumerate(self.got)]
        if self.program.takes == "once" and self.batch is not None:
            labels.append(("b", self.batch))
        if self.buf is not None:
            labels.append(("buf", self.buf))
        # What nothing refers to any more is gone, as in memory.
        held = [box for box in self.boxes if any(box is other for _, other in labels)]
        self.moments.append(
            BatchMoment(
                line=self.line(code, after),
                said=said,
                boxes=tuple(tuple(box) for box in held),
                labels=tuple((name, _place(held, box)) for name, box in labels),
                sums=tuple(self.sums),
            )
        )

    def line(self, code: str, after: str) -> int:
        if not code:
            return -1
        lines = [line.strip() for line in self.code]
        return lines.index(code, lines.index(after) if after else 0)

    def new_list(self) -> list[int]:
        box: list[int] = []
        self.boxes.append(box)
        self.buf = box
        return box

    def batches(self) -> Iterator[list[int]]:
        """The generator that is shown; its lines happen here, in the same order."""
        program = self.program
        buf = self.new_list()
        self.note("buf = []", "The generator makes a list and calls it buf.")
        for row in range(1, program.rows + 1):
            buf.append(row)
            self.note("buf.append(row)", f"Row {row} goes into the list that buf names.")
            if len(buf) == program.size:
                yield buf
                if program.after == "clear":
                    buf.clear()
                    self.note("buf.clear()", self.cleared(buf))
                else:
                    buf = self.new_list()
                    self.note(
                        "buf = []",
                        "buf names a new list; the batch that was handed out stays as it is.",
                        after="yield buf",
                    )
        if buf:
            yield buf
        self.buf = None

    def cleared(self, buf: list[int]) -> str:
        names = [f"got[{number}]" for number, box in enumerate(self.got) if box is buf]
        if names:
            return f"clear() empties the one list that {', '.join(names)} and buf name."
        return "clear() empties the list; the consumer had already used it."

    def run(self) -> None:
        program = self.program
        keeps = program.takes == "keep"
        self.note("" if keeps else "sums = []", "Nothing was asked of the generator yet.")
        asks = "got = list(batches(rows))" if keeps else "for b in batches(rows):"
        for batch in self.batches():
            # The consumer's line runs while the generator stands at its yield.
            self.batch = batch
            number = len(self.got) if program.takes == "keep" else len(self.sums)
            last = "" if len(batch) == program.size else "if buf:"
            self.note("yield buf", f"Batch {number + 1} is handed out: {_rows(batch)}.", after=last)
            if program.takes == "keep":
                self.got.append(batch)
                self.note(asks, f"list() keeps the batch; it can be reached as got[{number}].")
            else:
                self.sums.append(sum(batch))
                self.note("sums.append(sum(b))", f"The consumer adds up {_rows(batch)}: {sum(batch)}.")
        self.note(asks, self.end())

    def end(self) -> str:
        if self.program.takes == "once":
            return f"The sums are {', '.join(map(str, self.sums))}: right, as each batch was used in time."
        if self.program.after == "new":
            return f"{_batches(len(self.got))}, each a list of its own."
        if len(self.got) == 1:
            return f"One batch, and it holds {_rows(self.got[0])} now."
        return f"{_batches(len(self.got))}, and all of them are one list that holds {_rows(self.got[0])}."


def run_batches(program: Batching) -> tuple[BatchMoment, ...]:
    """Run *program* and give its moments."""
    run = _BatchRun(program)
    run.run()
    return tuple(run.moments)


def next_batch(moments: tuple[BatchMoment, ...], at: int) -> int:
    """The number of the moment after *at* at which the consumer has taken one more batch."""
    for number in range(at + 1, len(moments)):
        if _taken(moments[number]) > _taken(moments[at]):
            return number
    return len(moments) - 1


def _taken(moment: BatchMoment) -> int:
    return len(moment.sums) + sum(name.startswith("got") for name, _ in moment.labels)


def _place(boxes: list[list[int]], wanted: list[int]) -> int:
    return next(number for number, box in enumerate(boxes) if box is wanted)


def _rows(batch: list[int]) -> str:
    if not batch:
        return "nothing"
    return f"row {batch[0]}" if len(batch) == 1 else f"rows {', '.join(map(str, batch))}"


def _batches(number: int) -> str:
    return "One batch" if number == 1 else f"{number} batches"
