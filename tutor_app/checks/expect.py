"""What a `check.py` is written with: expectations that say what differs, in a sentence.

Every expectation that an answer does not meet raises `NotYet`, whose text is for the learner: the input,
what came back, what was expected, and why it matters (the *hint*). `compare` says when two values are equal.
"""

from __future__ import annotations

import ast
import builtins
import contextlib
import copy
import dataclasses
import difflib
import io
import linecache
import re
import sys
import time
import tracemalloc
import types
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from tutor_app.checks.compare import (
    Difference,
    OwnNames,
    Rules,
    an,
    argument,
    compare_text,
    cut,
    difference,
    exception_line,
    find_difference,
    is_array,
    is_pandas,
    is_pandas_type,
    kind_name,
    list_of_names,
    loaded,
    pair,
    short,
    two_shorts,
)

# An answer may replace `len` or `print` for everybody: functions below look names up in this copy.
globals()["__builtins__"] = dict(vars(builtins))

__all__ = [
    "Calls",
    "Clock",
    "Counted",
    "NotDefined",
    "NotYet",
    "call",
    "count_calls",
    "difference",
    "expect",
    "expect_call",
    "expect_defined",
    "expect_no_warnings",
    "expect_own_memory",
    "expect_prints",
    "expect_raises",
    "expect_type",
    "expect_unchanged",
    "expect_value",
    "fake_clock",
    "peak_memory",
    "run_mypy",
    "short",
]

Types: TypeAlias = type | tuple[type, ...]

_ANSWER = "answer"


class NotYet(AssertionError):  # noqa: N818 - it is no error: it is a sentence for the learner
    """An expectation that the answer does not meet; the text is the sentence for the learner."""


class NotDefined(NotYet, AttributeError):  # noqa: N818 - as above
    """A name that the answer should define and does not."""


# ---------------------------------------------------------------------------------------------------------
# Sentences


def _sentence(text: str, hint: str = "") -> str:
    text = text.strip()
    if text and text[0].islower():
        text = text[0].upper() + text[1:]
    if text and text[-1] not in ".?!":
        text += "."
    return f"{text} {hint.strip()}".strip()


def call_text(function: Any, args: tuple[Any, ...] = (), kwargs: Mapping[str, Any] | None = None) -> str:
    """The call as the learner would write it, with long arguments cut: `best_epoch([1.0, nan])`."""
    try:
        name = _function_name(function)
        if not name:
            return "the call" if not args else f"the call with {', '.join(short(a, 60) for a in args)}"
        if name.endswith(")") or " " in name:
            return f"`{name}`"
        budget = max(24, 120 // max(1, len(args) + len(kwargs or {})))
        parts = [argument(value, budget) for value in args]
        parts += [f"{key}={argument(value, budget)}" for key, value in (kwargs or {}).items()]
        return f"`{name}({', '.join(parts)})`"
    except Exception:
        return "the call"


def _function_name(function: Any) -> str:
    while hasattr(function, "func") and hasattr(function, "args"):
        function = function.func
    name = str(getattr(function, "__qualname__", "") or getattr(function, "__name__", ""))
    name = name.rpartition("<locals>.")[2]
    if name == "<lambda>":
        return _lambda_text(function)
    owner = getattr(function, "__self__", None)
    if isinstance(owner, type):
        return f"{owner.__name__}.{function.__name__}"
    if owner is not None and not isinstance(owner, types.ModuleType) and hasattr(function, "__name__"):
        return f"{type(owner).__name__}.{function.__name__}"
    return name if name else type(function).__name__


def _lambda_text(function: Any) -> str:
    """What a lambda in a check computes, as source without `answer.`, else nothing."""
    code = function.__code__
    lines = linecache.getlines(code.co_filename)
    try:
        tree = ast.parse("".join(lines))
    except SyntaxError:
        return ""
    at = [
        node for node in ast.walk(tree) if isinstance(node, ast.Lambda) and node.lineno == code.co_firstlineno
    ]
    columns = [position[2] for position in code.co_positions() if position[2] is not None]
    inside = [
        node for node in at if columns and node.body.col_offset <= max(columns) <= (node.end_col_offset or 0)
    ]
    chosen = at if len(at) == 1 else inside
    if len(chosen) != 1:
        return ""
    text = ast.unparse(chosen[0].body)
    text = re.sub(r"\banswer\.", "", text)
    return cut(text, 100) if "(" in text else ""


def answer_line(error: BaseException) -> tuple[int, str] | None:
    """The innermost line of the answer that *error* passed through: its number and its text."""
    found: tuple[int, str] | None = None
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if trace.tb_frame.f_globals.get("__name__") == _ANSWER:
            found = (trace.tb_lineno, linecache.getline(code.co_filename, trace.tb_lineno).strip())
        trace = trace.tb_next
    return found


def _at_line(error: BaseException) -> str:
    place = answer_line(error)
    if place is None:
        return ""
    number, text = place
    return f" at line {number} (`{cut(text, 70)}`)" if text else f" at line {number}"


def asked_for_input(error: BaseException) -> bool:
    """Whether *error* is what `input()` raises where nobody can type."""
    return isinstance(error, EOFError) and "EOF when reading a line" in str(error)


def error_sentence(error: BaseException, subject: str, hint: str = "") -> str:
    """What an exception of the answer means; *subject* is the call or the act, such as "`f(3)`"."""
    place = _at_line(error)
    if asked_for_input(error):
        return _sentence(
            f"{subject} asks for typed text with `input()`{place}, but nobody can type during a check;"
            " take the value as a parameter instead"
        )
    if isinstance(error, SystemExit):
        return _sentence(
            f"{subject} ended Python with `{_exit_name(place)}`{place}, so the rest could not be checked;"
            " use `return` to leave a function"
        )
    if isinstance(error, MemoryError):
        return _sentence(f"{subject} asked for more memory than a check may use{place}", hint)
    if isinstance(error, RecursionError):
        return _sentence(
            f"{subject} called itself too often (RecursionError){place}: does the recursion end?", hint
        )
    if isinstance(error, KeyboardInterrupt):
        return _sentence(f"{subject} raised KeyboardInterrupt{place}", hint)
    if isinstance(error, TypeError) and not place and _is_about_the_call(str(error), subject):
        return _sentence(f"{subject} could not be called: {exception_line(error).partition(': ')[2]}", hint)
    return _sentence(f"{subject} raised {_with_place(error)}", hint)


def _with_place(error: BaseException) -> str:
    place = _at_line(error)
    return f"{exception_line(error)},{place}" if place else exception_line(error)


def _exit_name(place: str) -> str:
    for name in ("sys.exit", "quit", "exit"):
        if f"{name}(" in place:
            return f"{name}()"
    return "SystemExit" if "SystemExit" in place else "sys.exit()"


def _is_about_the_call(message: str, subject: str) -> bool:
    """Whether a TypeError says that the function of *subject* does not take these arguments."""
    about = re.match(r"([\w.<>]+)\(\) (takes|missing|got) ", message)
    called = re.match(r"`([\w.]+)\(", subject)
    if not about or not called:
        return False
    return about[1].removesuffix(".__init__").rpartition(".")[2] == called[1].rpartition(".")[2]


# ---------------------------------------------------------------------------------------------------------
# Expectations


def expect(condition: object, message: str) -> None:
    """Fails with your own *message*, complete sentences, unless *condition* is true."""
    if not condition:
        raise NotYet(_sentence(message))


def call(function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """What `function(*args, **kwargs)` returns; an exception of the answer becomes a sentence.

    The sentence names the input, the exception and the line of the answer.
    """
    return _call(function, args, kwargs, "")


def _call(function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any], hint: str) -> Any:
    # Told before the call: the function may change its arguments.
    subject = call_text(function, args, kwargs)
    try:
        return function(*args, **kwargs)
    except (NotYet, GeneratorExit):
        raise
    except BaseException as error:
        with OwnNames():
            if isinstance(error, Exception) and not _is_from_answer(error, function):
                raise
            raise NotYet(error_sentence(error, subject, hint)) from error


def _is_from_answer(error: BaseException, function: Any) -> bool:
    """Whether the exception came out of the answer: its code, or a call it could not take."""
    trace = error.__traceback__
    files = []
    while trace is not None:
        files.append(str(trace.tb_frame.f_globals.get("__name__")))
        trace = trace.tb_next
    if _ANSWER in files:
        return True
    # Only our own frame: the call itself failed. A lambda of the check adds the frame of the check.
    return files[-1] == __name__ or not any(name == "check" for name in files)


def expect_call(
    function: Callable[..., Any],
    *args: Any,
    returns: object,
    hint: str = "",
    rel_tol: float | None = None,
    abs_tol: float | None = None,
    exact_type: bool | None = None,
    ignore_order: bool = False,
    **kwargs: Any,
) -> None:
    """Calls `function(*args, **kwargs)` and fails unless it returns *returns*.

    The tolerances and the rest mean what they mean for `difference`.
    """
    subject = call_text(function, args, kwargs)
    came = _call(function, args, kwargs, hint)
    with OwnNames():
        _expect_returned(subject, came, returns, Rules(rel_tol, abs_tol, exact_type, ignore_order), hint)


def _expect_returned(subject: str, came: object, returns: object, rules: Rules, hint: str) -> None:
    found = find_difference(came, returns, rules)
    if found is None:
        return
    if came is None:
        raise NotYet(
            _sentence(
                f"{subject} returned nothing, but {short(returns)} was expected: is a `return` missing?", hint
            )
        )
    raise NotYet(
        _sentence(_told(f"{subject} returned", came, returns, found, f"{subject} is not right yet"), hint)
    )


def expect_value(
    value: object,
    expected: object,
    *,
    what: str,
    hint: str = "",
    rel_tol: float | None = None,
    abs_tol: float | None = None,
    exact_type: bool | None = None,
    ignore_order: bool = False,
) -> None:
    """Fails unless *value*, which the learner knows as *what* ("the id of glass"), is *expected*."""
    with OwnNames():
        found = find_difference(value, expected, Rules(rel_tol, abs_tol, exact_type, ignore_order))
        if found is None:
            return
        raise NotYet(_sentence(_told(f"{what} is", value, expected, found, f"{what} is not right yet"), hint))


def _told(subject: str, came: object, expected: object, found: Difference, instead: str) -> str:
    """The sentence: both values where they are short enough to be read, and the difference."""
    shown, wanted = two_shorts(came, expected)
    reason = f": {found.text}" if found.text else ""
    if found.plain:
        return f"{subject} {shown}, but {wanted} was expected{reason}"
    data = is_array(expected) or is_pandas(expected) or dataclasses.is_dataclass(expected)
    readable = max(len(shown), len(wanted)) <= 60 and "…" not in shown + wanted
    if readable and not data and short(came) != short(expected):
        return f"{subject} {shown}, but {wanted} was expected{reason}"
    return f"{instead}{reason}"


def expect_raises(
    error: type[BaseException] | tuple[type[BaseException], ...],
    function: Callable[..., Any],
    *args: Any,
    hint: str = "",
    mentions: Sequence[str] = (),
    **kwargs: Any,
) -> BaseException:
    """Calls the function and fails unless it raises *error* (or a subclass) whose message has all *mentions*.

    Upper and lower case do not matter. Returns the exception, so that its cause can be looked at.
    """
    subject = call_text(function, args, kwargs)
    kinds = error if isinstance(error, tuple) else (error,)
    wanted = " or ".join(an(kind.__name__) for kind in kinds)
    try:
        came = function(*args, **kwargs)
    except NotYet as missing:
        if not isinstance(missing, kinds) or isinstance(missing, NotDefined):
            raise
        return missing
    except kinds as raised:
        text = str(raised)
        absent = [word for word in mentions if str(word).casefold() not in text.casefold()]
        if absent:
            said = f"with the message {short(text, 140)}" if text else "without a message"
            raise NotYet(
                _sentence(
                    f"{subject} raised {an(type(raised).__name__)} {said}, but the message should mention"
                    f" {list_of_names(absent)}",
                    hint,
                )
            ) from raised
        return raised
    except GeneratorExit:
        raise
    except BaseException as other:
        if isinstance(other, Exception) and not _is_from_answer(other, function):
            raise
        if asked_for_input(other) or isinstance(other, (SystemExit, MemoryError)):
            raise NotYet(error_sentence(other, subject, hint)) from other
        told = f"{subject} raised {_with_place(other)}, but {wanted} was expected"
        raise NotYet(_sentence(told, hint)) from other
    gave = "returned nothing" if came is None else f"returned {short(came)}"
    raise NotYet(_sentence(f"{subject} raised no error and {gave}, but {wanted} was expected", hint))


def expect_prints(function: Callable[..., Any], *args: Any, text: str, hint: str = "", **kwargs: Any) -> None:
    """Calls the function and fails unless it prints *text*.

    Blanks at the ends of lines and the last line break do not matter.
    """
    subject = call_text(function, args, kwargs)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        came = _call(function, args, kwargs, hint)
    have, want = _lines(printed.getvalue()), _lines(text)
    if have == want:
        return
    if not have:
        returned = f" (it returned {short(came, 60)})" if came is not None else ""
        raise NotYet(_sentence(f"{subject} printed nothing{returned}, but {short(text)} was expected", hint))
    if len(want) == 1 and len(have) == 1:
        found = compare_text(have[0], want[0], Rules(came="was printed"))
        reason = f": {found.text}" if found and found.text else ""
        raise NotYet(
            _sentence(f"{subject} printed {short(have[0])}, but {short(want[0])} was expected{reason}", hint)
        )
    position = next(
        (i for i, (a, b) in enumerate(zip(have, want, strict=False)) if a != b), min(len(have), len(want))
    )
    if position < len(have) and position < len(want):
        what = f"line {position + 1} is {short(have[position], 60)}, {short(want[position], 60)} was expected"
    elif position < len(want):
        what = f"line {position + 1}, {short(want[position], 60)}, is missing"
    else:
        what = f"line {position + 1}, {short(have[position], 60)}, is too many"
    raise NotYet(_sentence(f"{subject} did not print what was expected: {what}", hint))


def _lines(text: str) -> list[str]:
    lines = [line.rstrip() for line in text.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    return lines


@contextlib.contextmanager
def expect_unchanged(*values: Any, what: str = "the input", hint: str = "") -> Iterator[None]:
    """Fails unless each of *values* is, after the block, what it was: types, dtypes, index and order too."""
    before = [_deep_copy(value) for value in values]
    yield
    rules = Rules(0.0, 0.0, True, came="is there now", expected="was there before")
    for value, copied in zip(values, before, strict=True):
        found = find_difference(value, copied, rules)
        if found is not None:
            text = pair(value, copied, found, rules) if found.plain else found.text
            raise NotYet(_sentence(f"{what} was changed: {text}", hint))


def _deep_copy(value: Any) -> Any:
    if is_pandas(value) and hasattr(value, "copy"):
        copied = value.copy(deep=True)
        if is_pandas_type(value, "Series") and value.dtype == object:
            copied = type(value)(
                [copy.deepcopy(item) for item in value], value.index.copy(), object, value.name
            )
        elif is_pandas_type(value, "DataFrame"):
            for place in range(value.shape[1]):
                column = value.iloc[:, place]
                if column.dtype == object:
                    copied.isetitem(place, _deep_copy(column))
        return copied
    return copy.deepcopy(value)


@contextlib.contextmanager
def expect_no_warnings(hint: str = "") -> Iterator[None]:
    """Fails if anything in the block warns, numpy's floating point warnings included."""
    numpy = loaded("numpy")
    with warnings.catch_warnings(record=True) as caught, contextlib.ExitStack() as stack:
        warnings.simplefilter("always")
        if numpy is not None:
            stack.enter_context(numpy.errstate(all="warn"))
        yield
    if caught:
        first = caught[0]
        place = f" at line {first.lineno}" if str(first.filename).endswith("answer.py") else ""
        text = (str(first.message).splitlines() or [""])[0]
        raise NotYet(
            _sentence(f"the answer warned{place}: {first.category.__name__}: {cut(text, 140)}", hint)
        )


def expect_type(value: object, kind: Types, *, what: str, hint: str = "") -> None:
    """Fails unless *value*, which the learner knows as *what*, is an instance of *kind* (True is no int)."""
    kinds = kind if isinstance(kind, tuple) else (kind,)
    right = isinstance(value, kinds) and not (
        isinstance(value, bool) and bool not in kinds and object not in kinds
    )
    if not right:
        wanted = " or ".join("None" if one is type(None) else an(one.__name__) for one in kinds)
        if value is None:
            raise NotYet(
                _sentence(f"{what} is None, but {wanted} was expected: is a `return` missing?", hint)
            )
        raise NotYet(
            _sentence(f"{what} is {kind_name(value)}, {short(value, 60)}, but {wanted} was expected", hint)
        )


def expect_defined(answer: Any, name: str, kind: str | None = None) -> Any:
    """What the answer defines as *name*; fails with a near miss if there is one, or if it is no *kind*.

    *kind* is "function", "class" or None for anything.
    """
    if name not in vars(answer):
        raise NotDefined(not_defined_sentence(vars(answer), name, kind or ""))
    value = vars(answer)[name]
    if kind == "class" and not isinstance(value, type):
        raise NotYet(_sentence(f"`{name}` should be a class, but it is {kind_name(value)}"))
    if kind == "function" and (isinstance(value, type) or not callable(value)):
        raise NotYet(_sentence(f"`{name}` should be a function, but it is {kind_name(value)}"))
    return value


def near_miss(name: str, names: Sequence[str]) -> str:
    """The one of *names* that was probably meant by *name*, else nothing."""

    def plain(text: str) -> str:
        return text.replace("_", "").casefold()

    for other in names:
        if other != name and plain(other) == plain(name):
            return other
    close = difflib.get_close_matches(name, [other for other in names if other != name], n=1, cutoff=0.75)
    return close[0] if close else ""


def not_defined_sentence(namespace: Mapping[str, Any], name: str, kind: str = "") -> str:
    """That the answer lacks *name*, with the name that it has instead."""
    own = [
        key
        for key, value in namespace.items()
        if not key.startswith("__")
        and not isinstance(value, types.ModuleType)
        and getattr(value, "__module__", _ANSWER) in (_ANSWER, None)
    ]
    meant = near_miss(name, own)
    a_kind = f"a {kind} " if kind else ""
    if meant:
        return _sentence(
            f"the answer defines `{meant}`, but {a_kind}`{name}` was asked for: is it a slip in the name?"
        )
    defined = [key for key in own if callable(namespace[key])]
    has = f"; it defines {', '.join(f'`{key}`' for key in defined[:4])}" if defined else ""
    return _sentence(f"the answer does not define {a_kind}`{name}` yet{has}")


# ---------------------------------------------------------------------------------------------------------
# Instruments


class Counted:
    """Wraps a value and counts, over all instances, how often `==` and `hash` were asked."""

    eq_calls = 0
    hash_calls = 0

    def __init__(self, value: Any) -> None:
        self.value = value

    @classmethod
    def reset(cls) -> None:
        cls.eq_calls = 0
        cls.hash_calls = 0

    def __eq__(self, other: object) -> bool:
        type(self).eq_calls += 1
        return bool(self.value == (other.value if isinstance(other, Counted) else other))

    def __hash__(self) -> int:
        type(self).hash_calls += 1
        return hash(self.value)

    def __repr__(self) -> str:
        return repr(self.value)


class Calls:
    """The calls that were made while they were counted: `count`, and for each its arguments."""

    def __init__(self) -> None:
        self.all: list[tuple[tuple[Any, ...], dict[str, Any]]] = []

    @property
    def count(self) -> int:
        return len(self.all)

    def reset(self) -> None:
        self.all.clear()


@contextlib.contextmanager
def count_calls(owner: Any, name: str) -> Iterator[Calls]:
    """Counts the calls of `owner.name` (an object, a class or a module) within the block; they go through."""
    calls = Calls()
    own = vars(owner).get(name) if hasattr(owner, "__dict__") else None
    original = getattr(owner, name)
    is_method = isinstance(owner, type) and isinstance(own, types.FunctionType)

    def counting(*args: Any, **kwargs: Any) -> Any:
        calls.all.append((args[1:] if is_method else args, kwargs))
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
        self.sleeps.append(seconds)
        self.now += seconds


@contextlib.contextmanager
def fake_clock(start: float = 1_000_000.0) -> Iterator[Clock]:
    """Within the block `time.time`, `monotonic`, `perf_counter` (and `_ns`) and `sleep` are those of a Clock.

    Names that the answer imported from `time` are replaced too.
    """
    clock = Clock(start)
    fakes: dict[str, Any] = {"sleep": clock.sleep}
    for name in ("time", "monotonic", "perf_counter", "process_time"):
        fakes[name] = clock.read
        fakes[f"{name}_ns"] = clock.read_ns
    places: list[tuple[Any, str, Any]] = [(time, name, getattr(time, name)) for name in fakes]
    originals = {id(original): fakes[name] for _, name, original in places}
    answer = sys.modules.get(_ANSWER)
    for name, value in list(vars(answer).items()) if answer is not None else ():
        if id(value) in originals:
            places.append((answer, name, value))
    for owner, name, original in places:
        setattr(owner, name, originals[id(original)])
    try:
        yield clock
    finally:
        for owner, name, original in places:
            setattr(owner, name, original)


def peak_memory(function: Callable[..., Any], *args: Any, **kwargs: Any) -> int:
    """The most memory, in bytes, that the call held beyond what was held before (by `tracemalloc`)."""
    running = tracemalloc.is_tracing()
    if not running:
        tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        tracemalloc.reset_peak()
        result = call(function, *args, **kwargs)
        peak = tracemalloc.get_traced_memory()[1]
        del result
        return max(0, peak - before)
    finally:
        if not running:
            tracemalloc.stop()


def expect_own_memory(value: Any, original: Any, *, what: str, hint: str = "") -> None:
    """Fails if the array *value* shares memory with the array *original*."""
    numpy = loaded("numpy")
    if numpy is not None and bool(numpy.shares_memory(numpy.asarray(value), numpy.asarray(original))):
        raise NotYet(
            _sentence(f"{what} shares its memory with the original: a change of one shows in the other", hint)
        )


def run_mypy(source: str) -> list[str]:
    """What `mypy --strict` says about *source*: one `line 3: error: ...` each, nothing if it is content.

    Raises RuntimeError where mypy is not installed or cannot run.
    """
    import os
    import subprocess
    import tempfile
    from pathlib import Path

    cache = os.environ.get("TUTOR_MYPY_CACHE") or os.devnull
    with tempfile.TemporaryDirectory(prefix="tutor-mypy-") as folder:
        file = Path(folder) / "answer_typed.py"
        file.write_text(source, encoding="utf-8")
        options = [
            "--strict",
            "--no-error-summary",
            "--hide-error-context",
            "--no-color-output",
            "--config-file=",
        ]
        done = subprocess.run(
            [
                sys.executable,
                "-I",
                "-B",
                "-X",
                "utf8",
                "-m",
                "mypy",
                *options,
                f"--cache-dir={cache}",
                file.name,
            ],
            cwd=folder,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            encoding="utf-8",
            check=False,
        )
    if done.returncode not in (0, 1) or (done.returncode and not done.stdout):
        raise RuntimeError(f"mypy could not run: {done.stderr.strip()[-400:] or done.stdout.strip()[-400:]}")
    found = [
        re.fullmatch(r"answer_typed\.py:(\d+)(?::\d+)?: (error: .*)", line)
        for line in done.stdout.splitlines()
    ]
    return [f"line {match[1]}: {match[2]}" for match in found if match]
