"""What watches an answer while it works: sources that know how far they were read, recorders, clocks, logs.

Nothing here judges by the clock on the wall; an instrument counts, and `expect_*` judges the count.
"""

from __future__ import annotations

import builtins
import contextlib
import inspect
import io
import os
import sys
import tempfile
import time
import tracemalloc
import types
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from tutor_app.checks.compare import count
from tutor_app.checks.sentences import Hint, NotYet, call_function, call_text, refuse, sentence

# An answer may replace `len` or `print` for everybody: functions below look names up in this copy.
globals()["__builtins__"] = dict(vars(builtins))

_ANSWER = "answer"
FOLDER_PREFIX = "tutor-folder-"
"""Folders made for an answer begin like this; sentences leave them out of paths."""


# ---------------------------------------------------------------------------------------------------------
# Values that count


class Counted:
    """Wraps a value and counts, over all instances, the `==`, `hash` and `<` `<=` `>` `>=` asked of it.

    `items = [Counted(x) for x in data]`, then `Counted.reset()`, the call, and `Counted.eq_calls`.
    """

    eq_calls = 0
    hash_calls = 0
    order_calls = 0

    def __init__(self, value: Any) -> None:
        self.value = value

    @classmethod
    def reset(cls) -> None:
        cls.eq_calls = 0
        cls.hash_calls = 0
        cls.order_calls = 0

    def __eq__(self, other: object) -> bool:
        type(self).eq_calls += 1
        return bool(self.value == _bare(other))

    def __hash__(self) -> int:
        type(self).hash_calls += 1
        return hash(self.value)

    def __lt__(self, other: Any) -> bool:
        type(self).order_calls += 1
        return bool(self.value < _bare(other))

    def __le__(self, other: Any) -> bool:
        type(self).order_calls += 1
        return bool(self.value <= _bare(other))

    def __gt__(self, other: Any) -> bool:
        type(self).order_calls += 1
        return bool(self.value > _bare(other))

    def __ge__(self, other: Any) -> bool:
        type(self).order_calls += 1
        return bool(self.value >= _bare(other))

    def __float__(self) -> float:
        return float(self.value)

    def __repr__(self) -> str:
        return repr(self.value)


def _bare(value: Any) -> Any:
    return value.value if isinstance(value, Counted) else value


class CountedInt(int):
    """An int whose sums and differences are such ints, and count: `CountedInt.reset()`, `.additions`."""

    additions = 0

    @classmethod
    def reset(cls) -> None:
        cls.additions = 0

    def _counted(self, other: Any, operate: Callable[[int, Any], Any]) -> Any:
        result = operate(int(self), other)
        if result is NotImplemented:
            return result
        CountedInt.additions += 1
        return CountedInt(result) if type(result) is int else result

    def __add__(self, other: Any) -> Any:
        return self._counted(other, int.__add__)

    def __radd__(self, other: Any) -> Any:
        return self._counted(other, int.__radd__)

    def __sub__(self, other: Any) -> Any:
        return self._counted(other, int.__sub__)

    def __rsub__(self, other: Any) -> Any:
        return self._counted(other, int.__rsub__)


# ---------------------------------------------------------------------------------------------------------
# Sources that know how far they were read


class Source:
    """Hands out *items* once, like a generator, and knows how far it was read: for laziness.

    `source = Source(range(10), what="row")`, `next(answer.batches(source, 3))`, then
    `source.expect_read(at_most=4, to="hand out the first batch")`.

    With *endless* the items come again and again; who asks for more than *enough* of them gets NotYet.
    """

    def __init__(
        self, items: Iterable[Any], *, what: str = "item", endless: bool = False, enough: int = 10_000
    ) -> None:
        self._items = list(items)
        self._what = what
        self._endless = endless
        self._enough = enough
        self.read = 0
        """How many items were handed out."""
        self.exhausted = False
        """Whether somebody asked for one more than there were."""
        self.closed = False
        """Whether `close` was called."""

    def __iter__(self) -> Source:
        return self

    def __next__(self) -> Any:
        if self.closed or self.exhausted or not self._items:
            self.exhausted = True
            raise StopIteration
        if self._endless and self.read >= self._enough:
            told = count(self.read, self._what)
            raise NotYet(sentence(f"{told} were read from a source without an end: take one at a time"))
        if not self._endless and self.read >= len(self._items):
            self.exhausted = True
            raise StopIteration
        self.read += 1
        return self._items[(self.read - 1) % len(self._items)]

    def close(self) -> None:
        self.closed = True

    def __repr__(self) -> str:
        many = f"{self._what}s without an end" if self._endless else count(len(self._items), self._what)
        return f"a source of {many}"

    def expect_read(
        self, at_most: int | None = None, *, exactly: int | None = None, to: str, hint: Hint = ""
    ) -> None:
        """Fails if more than *at_most* items were read, or not *exactly* that many, *to* do something.

        `to="hand out the first batch"`; the hint may be a function of the number of items read.
        """
        _expect_read(self.read, self._what, at_most, exactly, to, hint)


class TextSource(io.StringIO):
    """An open text file that knows how many of its lines were read: `.lines_read`, and `.closed`.

    `file = TextSource("stop,delay\\nElm,2\\n")`, `next(answer.stream_rows(lambda: file))`, then
    `file.expect_read(at_most=5, to="hand out the first row")`.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text, newline="")
        self._text = text
        self._at_end = 0

    @property
    def lines_read(self) -> int:
        """How many lines were read, whole or in part."""
        place = self._at_end if self.closed else self.tell()
        return self._text.count("\n", 0, place) + (place > 0 and self._text[place - 1] != "\n")

    def __repr__(self) -> str:
        return f"an open file of {count(len(self._text.splitlines()), 'line')}"

    def close(self) -> None:
        if not self.closed:
            self._at_end = self.tell()
        super().close()

    def expect_read(
        self, at_most: int | None = None, *, exactly: int | None = None, to: str, hint: Hint = ""
    ) -> None:
        """Fails if more than *at_most* lines were read, or not *exactly* that many, *to* do something."""
        _expect_read(self.lines_read, "line", at_most, exactly, to, hint)


def _expect_read(read: int, what: str, at_most: int | None, exactly: int | None, to: str, hint: Hint) -> None:
    if at_most is not None and read > at_most:
        wanted, number = f"at most {at_most}", at_most
    elif exactly is not None and read != exactly:
        wanted, number = f"exactly {exactly}", exactly
    else:
        return
    verb, expected = ("was" if number == 1 else "were" for number in (read, number))
    refuse(f"{count(read, what)} {verb} read to {to}, but {wanted} {expected} expected", hint, read)


# ---------------------------------------------------------------------------------------------------------
# Calls


class Called(NamedTuple):
    """One call: its positional and its keyword arguments, the very objects that were passed."""

    args: tuple[Any, ...]
    kwargs: dict[str, Any]


class Calls:
    """The calls that were made while they were counted: `count`, and for each its arguments."""

    def __init__(self) -> None:
        self.all: list[Called] = []

    @property
    def count(self) -> int:
        return len(self.all)

    def reset(self) -> None:
        self.all.clear()


class Recorder(Calls):
    """A function that records its calls and does what is written for it, one entry a call.

    `embed = Recorder("ok", ValueError("busy"), "ok", name="embed")`: an exception (or its class) is raised,
    anything else is returned; the last entry is for all further calls. `Recorder()` returns None.
    With `does=function` that is called instead. `.count`, `.all[0].args`, `.all[0].kwargs`, `.reset()`.
    """

    def __init__(self, *script: Any, does: Callable[..., Any] | None = None, name: str = "recorder") -> None:
        super().__init__()
        self._script = script
        self._does = does
        self.__name__ = self.__qualname__ = name

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        self.all.append(Called(args, kwargs))
        if self._does is not None:
            return self._does(*args, **kwargs)
        if not self._script:
            return None
        entry = self._script[min(self.count, len(self._script)) - 1]
        if isinstance(entry, BaseException):
            raise entry.with_traceback(None)
        if isinstance(entry, type) and issubclass(entry, BaseException):
            raise entry
        return entry

    def __repr__(self) -> str:
        return f"the function {self.__name__}"


@contextlib.contextmanager
def count_calls(owner: Any, name: str) -> Iterator[Calls]:
    """Counts the calls of `owner.name` (an object, a class or a module) within the block; they go through."""
    calls = Calls()
    own = vars(owner).get(name) if hasattr(owner, "__dict__") else None
    original = getattr(owner, name)
    is_method = isinstance(owner, type) and not isinstance(
        inspect.getattr_static(owner, name), (staticmethod, classmethod, type)
    )

    def counting(*args: Any, **kwargs: Any) -> Any:
        calls.all.append(Called(args[1:] if is_method else args, kwargs))
        return original(*args, **kwargs)

    counting.__name__ = name
    wrapper: Any = counting if is_method or not isinstance(owner, type) else staticmethod(counting)
    setattr(owner, name, wrapper)
    try:
        yield calls
    finally:
        if own is not None:
            setattr(owner, name, own)
        else:
            delattr(owner, name)


# ---------------------------------------------------------------------------------------------------------
# Time


class Clock:
    """A time that only moves when told: `now`, `advance(seconds)`, and the `sleeps` that were asked for."""

    def __init__(self, start: float = 1_000_000.0) -> None:
        self.now = start
        self.sleeps: list[float] = []

    def advance(self, seconds: float) -> None:
        self.now += seconds

    def read(self) -> float:
        return self.now

    def read_ns(self) -> int:
        return round(self.now * 1_000_000_000)

    def sleep(self, seconds: float) -> None:
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        self.sleeps.append(seconds)
        self.now += seconds


@contextlib.contextmanager
def fake_clock(start: float = 1_000_000.0) -> Iterator[Clock]:
    """Within the block `time.time`, `monotonic`, `perf_counter` (and `_ns`) and `sleep` are those of a Clock.

    `with fake_clock() as clock: call(answer.fetch, busy)`, then `clock.sleeps`. What the answer took from
    `time` when it was loaded is replaced too: names, defaults of parameters and class attributes.
    """
    clock = Clock(start)
    fakes: dict[str, Any] = {"sleep": clock.sleep}
    for name in ("time", "monotonic", "perf_counter", "process_time", "thread_time"):
        if hasattr(time, name):
            fakes[name] = clock.read
            fakes[f"{name}_ns"] = clock.read_ns
    new = {id(getattr(time, name)): fake for name, fake in fakes.items()}
    with contextlib.ExitStack() as stack:
        for owner, name, value in list(_places(sys.modules.get(_ANSWER), new)):
            stack.callback(setattr, owner, name, value)
            setattr(owner, name, _with_fakes(value, new))
        for name, fake in fakes.items():
            stack.callback(setattr, time, name, getattr(time, name))
            setattr(time, name, fake)
        yield clock


def _places(module: Any, new: dict[int, Any]) -> Iterator[tuple[Any, str, Any]]:
    """Where the module holds one of the functions whose ids are in *new*: owner, name and what is there."""
    waiting: list[Any] = [module] if module is not None else []
    while waiting:
        owner = waiting.pop()
        for name, value in vars(owner).items():
            if id(value) in new:
                yield owner, name, value
            plain = value
            if isinstance(plain, (staticmethod, classmethod)):
                if id(plain.__func__) in new:
                    yield owner, name, value
                plain = plain.__func__
            if isinstance(plain, property):
                plain = plain.fget
            if isinstance(plain, types.FunctionType):
                for held in ("__defaults__", "__kwdefaults__"):
                    defaults = getattr(plain, held)
                    values = defaults.values() if isinstance(defaults, dict) else defaults or ()
                    if any(id(one) in new for one in values):
                        yield plain, held, defaults
            elif isinstance(plain, type) and plain.__module__ == _ANSWER and plain is not owner:
                waiting.append(plain)


def _with_fakes(value: Any, new: dict[int, Any]) -> Any:
    """*value*, a function of `time` or something that holds some, with the fakes instead."""
    if isinstance(value, tuple):
        return tuple(new.get(id(one), one) for one in value)
    if isinstance(value, dict):
        return {name: new.get(id(one), one) for name, one in value.items()}
    if isinstance(value, staticmethod):
        return staticmethod(new[id(value.__func__)])
    return new[id(value)]


# ---------------------------------------------------------------------------------------------------------
# Memory


def peak_memory(function: Callable[..., Any], *args: Any, **kwargs: Any) -> int:
    """The most memory, in bytes, that the call held beyond what was held before (by `tracemalloc`)."""
    running = tracemalloc.is_tracing()
    if not running:
        tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        tracemalloc.reset_peak()
        result = call_function(function, args, kwargs)
        peak = tracemalloc.get_traced_memory()[1]
        del result
        return max(0, peak - before)
    finally:
        if not running:
            tracemalloc.stop()


def expect_peak(
    at_most: int,
    function: Callable[..., Any],
    *args: Any,
    what: str = "",
    hint: Hint = "",
    **kwargs: Any,
) -> int:
    """Fails if `function(*args, **kwargs)` held more than *at_most* bytes at its peak; gives the peak.

    `expect_peak(200_000, lambda: sum(answer.scaled(stream)), what="reading 100,000 values")`. What the call
    imports counts as well, so call the answer once before.
    """
    subject = what or call_text(function, args, kwargs)
    peak = peak_memory(function, *args, **kwargs)
    if peak > at_most:
        refuse(
            f"{subject} held {size(peak)} at its peak, but it may hold at most {size(at_most)}", hint, peak
        )
    return peak


def size(number: int) -> str:
    """A number of bytes in kB or MB, as a person would say it."""
    if number < 1000:
        return count(number, "byte")
    for unit, factor in (("kB", 1e3), ("MB", 1e6), ("GB", 1e9)):
        if number < 999.5 * factor or unit == "GB":
            break
    value = number / factor
    return f"{value:.0f} {unit}" if value >= 10 or value == round(value) else f"{value:.1f} {unit}"


# ---------------------------------------------------------------------------------------------------------
# Log records


@dataclass(frozen=True, slots=True)
class Logged:
    """One log record: "WARNING", the logger's name, the message, and *text*, all of it with a traceback."""

    level: str
    logger: str
    message: str
    text: str
    record: Any


class Logs:
    """The records of a block in their order: `.records`, and `.messages("WARNING")` of one level."""

    def __init__(self) -> None:
        self.records: list[Logged] = []

    def messages(self, level: str = "") -> list[str]:
        """The messages, or those of one level."""
        return [one.message for one in self.records if level in ("", one.level)]

    def text(self) -> str:
        """All records as lines `LEVEL logger: message`, with their tracebacks."""
        return "\n".join(one.text for one in self.records)


@contextlib.contextmanager
def captured_logs(logger: str = "", level: int | None = 10) -> Iterator[Logs]:
    """Records what is logged in the block by *logger* (all of them unless named) and below it.

    `with captured_logs("kiln") as logs: call(answer.fire, 3)`, then `logs.messages("WARNING")`.

    Logging is as new in the block, whatever was set up before, and afterwards as it was before; handlers
    that the block added are closed. *level* is set on the logger first; None leaves that to the answer.
    """
    import logging

    logs = Logs()
    formatter = logging.Formatter("%(levelname)s %(name)s: %(message)s")
    original = logging.Logger.callHandlers

    def capture(self: logging.Logger, record: logging.LogRecord) -> None:
        if not logger or record.name == logger or record.name.startswith(f"{logger}."):
            try:
                message, text = record.getMessage(), formatter.format(record)
            except Exception:
                message = text = str(record.msg)
            logs.records.append(Logged(record.levelname, record.name, message, text, record))
        # Without a handler logging would write warnings to stderr by itself.
        if self.hasHandlers():
            original(self, record)

    before = _logging_state()
    _reset_logging({})
    if level is not None:
        logging.getLogger(logger or None).setLevel(level)
    logging.Logger.callHandlers = capture  # type: ignore[method-assign]
    try:
        yield logs
    finally:
        logging.Logger.callHandlers = original  # type: ignore[method-assign]
        _reset_logging(before)


def _loggers() -> dict[str, Any]:
    import logging

    found: dict[str, Any] = {"": logging.getLogger()}
    for name, one in logging.Logger.manager.loggerDict.items():
        if isinstance(one, logging.Logger):
            found[name] = one
    return found


def _logging_state() -> dict[str, dict[str, Any]]:
    """What is set on each logger, by its name; under "disable" the level below which none logs."""
    import logging

    state: dict[str, dict[str, Any]] = {
        name: {
            "handlers": list(one.handlers),
            "filters": list(one.filters),
            "level": one.level,
            "propagate": one.propagate,
            "disabled": one.disabled,
        }
        for name, one in _loggers().items()
    }
    return state | {" ": {"disable": logging.root.manager.disable}}


def _reset_logging(state: dict[str, dict[str, Any]]) -> None:
    """Gives every logger what *state* says, and what a new one has where it says nothing."""
    import logging

    kept = {id(handler) for one in state.values() for handler in one.get("handlers", ())}
    for name, logger in _loggers().items():
        was = state.get(name, {})
        if state:
            for handler in logger.handlers:
                if id(handler) not in kept:
                    with contextlib.suppress(Exception):
                        handler.close()
        logger.handlers[:] = was.get("handlers", [])
        logger.filters[:] = was.get("filters", [])
        logger.setLevel(was.get("level", logging.WARNING if not name else logging.NOTSET))
        logger.propagate = was.get("propagate", True)
        logger.disabled = was.get("disabled", False)
    logging.disable(state.get(" ", {}).get("disable", logging.NOTSET))


# ---------------------------------------------------------------------------------------------------------
# Files


@contextlib.contextmanager
def temporary_folder() -> Iterator[Path]:
    """A new, empty folder for the answer to write to; it is removed after the block.

    `with temporary_folder() as folder: call(answer.save_report, folder / "runs" / "a.json", {})`.
    Sentences show a path in it without what stands before it.
    """
    with tempfile.TemporaryDirectory(prefix=FOLDER_PREFIX, ignore_cleanup_errors=True) as name:
        yield Path(name).resolve()


def files_below(folder: str | os.PathLike[str], *, folders: bool = False) -> list[str]:
    """The files below *folder* as sorted "runs/a.json"; with *folders* also those, as "runs/".

    `expect_value(files_below(folder), ["a.json"], what="what is in the folder")`.
    """
    root = Path(folder)
    found = []
    for path in root.rglob("*"):
        if path.is_dir() and not path.is_symlink():
            if folders:
                found.append(f"{path.relative_to(root).as_posix()}/")
        else:
            found.append(path.relative_to(root).as_posix())
    return sorted(found)
