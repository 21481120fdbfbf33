"""What a `check.py` is written with: expectations that say what differs, in a sentence.

Every expectation that an answer does not meet raises `NotYet`, whose text is for the learner: the input,
what came back, what was expected, and why it matters (the *hint*, which may be a function of what came back:
`hint=lambda came: "Divide by n." if came == 2.5 else ""`). `compare` says when two values are equal.
A sentence begins with a capital unless it begins with a name; write names in `backticks` to be sure.

`instruments` holds what watches an answer at work, `outside` what mypy, scikit-learn and others say of it;
all of it is imported from here.
"""

from __future__ import annotations

import builtins
import contextlib
import copy
import dataclasses
import io
import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeAlias

from tutor_app.checks.compare import (
    Difference,
    OwnNames,
    Rules,
    an,
    compare_text,
    cut,
    difference,
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
from tutor_app.checks.instruments import (
    Called,
    Calls,
    Clock,
    Counted,
    CountedInt,
    Logged,
    Logs,
    Recorder,
    Source,
    TextSource,
    captured_logs,
    count_calls,
    expect_peak,
    fake_clock,
    files_below,
    peak_memory,
    temporary_folder,
)
from tutor_app.checks.outside import MypyError, ask_python, expect_estimator, expect_own_tests, run_mypy
from tutor_app.checks.sentences import (
    Hint,
    NotDefined,
    NotYet,
    asked_for_input,
    call_function,
    call_text,
    error_sentence,
    is_from_answer,
    may_lack_return,
    name_may_lack_return,
    not_defined_sentence,
    refuse,
    sentence,
    with_place,
)

# An answer may replace `len` or `print` for everybody: functions below look names up in this copy.
globals()["__builtins__"] = dict(vars(builtins))

__all__ = [
    "Called",
    "Calls",
    "Clock",
    "Counted",
    "CountedInt",
    "Hint",
    "Logged",
    "Logs",
    "MypyError",
    "NotDefined",
    "NotYet",
    "Recorder",
    "Source",
    "TextSource",
    "ask_python",
    "call",
    "call_text",
    "captured_logs",
    "count_calls",
    "difference",
    "expect",
    "expect_call",
    "expect_cause",
    "expect_defined",
    "expect_distinct",
    "expect_estimator",
    "expect_no_warnings",
    "expect_other",
    "expect_own_memory",
    "expect_own_tests",
    "expect_peak",
    "expect_prints",
    "expect_raises",
    "expect_same",
    "expect_type",
    "expect_unchanged",
    "expect_value",
    "fake_clock",
    "files_below",
    "peak_memory",
    "run_mypy",
    "short",
    "temporary_folder",
]

Types: TypeAlias = type | tuple[type, ...]


def expect(condition: object, message: str) -> None:
    """Fails with your own *message*, complete sentences, unless *condition* is true."""
    if not condition:
        refuse(message)


def call(function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """What `function(*args, **kwargs)` returns; an exception of the answer becomes a sentence.

    The sentence names the input, the exception and the line of the answer.
    """
    return call_function(function, args, kwargs)


def expect_call(
    function: Callable[..., Any],
    *args: Any,
    returns: object,
    hint: Hint = "",
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
    came = call_function(function, args, kwargs, hint)
    with OwnNames():
        _expect_returned(
            function, subject, came, returns, Rules(rel_tol, abs_tol, exact_type, ignore_order), hint
        )


def _expect_returned(
    function: Any, subject: str, came: object, returns: object, rules: Rules, hint: Hint
) -> None:
    found = find_difference(came, returns, rules)
    if found is None:
        return
    if came is None and may_lack_return(function):
        missing = f"{subject} returned nothing, but {short(returns)} was expected: is a `return` missing?"
        refuse(missing, hint, came)
    refuse(_told(f"{subject} returned", came, returns, found, f"{subject} is not right yet"), hint, came)


def expect_value(
    value: object,
    expected: object,
    *,
    what: str,
    hint: Hint = "",
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
        refuse(_told(f"{what} is", value, expected, found, f"{what} is not right yet"), hint, value)


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
    hint: Hint = "",
    mentions: Sequence[str] = (),
    cause: Any = ...,
    **kwargs: Any,
) -> BaseException:
    """Calls the function and fails unless it raises *error* (or a subclass) whose message has all *mentions*.

    Upper and lower case do not matter. *cause* means what it means for `expect_cause`: `cause=KeyError`.
    Returns the exception.
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
            refuse(
                f"{subject} raised {an(type(raised).__name__)} {said}, but the message should mention"
                f" {list_of_names(absent)}",
                hint,
                raised,
                raised,
            )
        if cause is not ...:
            expect_cause(raised, cause, what=f"{subject} raised {an(type(raised).__name__)}", hint=hint)
        return raised
    except GeneratorExit:
        raise
    except BaseException as other:
        if isinstance(other, Exception) and not is_from_answer(other):
            raise
        if asked_for_input(other) or isinstance(other, (SystemExit, MemoryError)):
            raise NotYet(error_sentence(other, subject, hint)) from other
        refuse(f"{subject} raised {with_place(other)}, but {wanted} was expected", hint, other, other)
    gave = "returned nothing" if came is None else f"returned {short(came)}"
    raise NotYet(sentence(f"{subject} raised no error and {gave}, but {wanted} was expected", hint, came))


def expect_cause(
    error: BaseException,
    cause: Any,
    *,
    what: str = "the error was raised",
    implicit: bool = False,
    hint: Hint = "",
) -> None:
    """Fails unless *error* was raised `from` *cause*: an exception, a class of them, a tuple, or None.

    `expect_cause(expect_raises(LoadError, answer.load, "x"), KeyError)`. None asks for `from None`, or for
    no cause at all. With *implicit* an exception that was being handled (`__context__`) will do.
    """
    came = error.__cause__
    if came is None and implicit and not error.__suppress_context__:
        came = error.__context__
    if cause is None:
        if came is None and (error.__context__ is None or error.__suppress_context__):
            return
        refuse(
            f"{what} with {short(came or error.__context__)} as its cause: is a `from None` missing?",
            hint,
            came,
        )
    if isinstance(cause, BaseException):
        if came is cause:
            return
        wanted = f"the very {type(cause).__name__} that was raised first"
    else:
        kinds = cause if isinstance(cause, tuple) else (cause,)
        if isinstance(came, kinds):
            return
        wanted = " or ".join(an(kind.__name__) for kind in kinds)
    if came is None:
        refuse(f"{what} without a cause, but {wanted} was expected: is a `from` missing?", hint, came)
    refuse(f"{what} with {an(type(came).__name__)} as its cause, but {wanted} was expected", hint, came)


def expect_prints(
    function: Callable[..., Any], *args: Any, text: str, hint: Hint = "", **kwargs: Any
) -> None:
    """Calls the function and fails unless it prints *text*.

    Blanks at the ends of lines and the last line break do not matter.
    """
    subject = call_text(function, args, kwargs)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        came = call_function(function, args, kwargs, hint)
    have, want = _lines(printed.getvalue()), _lines(text)
    if have == want:
        return
    if not have:
        returned = f" (it returned {short(came, 60)})" if came is not None else ""
        refuse(f"{subject} printed nothing{returned}, but {short(text)} was expected", hint, "")
    if len(want) == 1 and len(have) == 1:
        found = compare_text(have[0], want[0], Rules(came="was printed"))
        reason = f": {found.text}" if found and found.text else ""
        told = f"{subject} printed {short(have[0])}, but {short(want[0])} was expected{reason}"
        refuse(told, hint, printed.getvalue())
    position = next(
        (i for i, (a, b) in enumerate(zip(have, want, strict=False)) if a != b), min(len(have), len(want))
    )
    if position < len(have) and position < len(want):
        what = f"line {position + 1} is {short(have[position], 60)}, {short(want[position], 60)} was expected"
    elif position < len(want):
        what = f"line {position + 1}, {short(want[position], 60)}, is missing"
    else:
        what = f"line {position + 1}, {short(have[position], 60)}, is too many"
    refuse(f"{subject} did not print what was expected: {what}", hint, printed.getvalue())


def _lines(text: str) -> list[str]:
    lines = [line.rstrip() for line in text.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    return lines


@contextlib.contextmanager
def expect_unchanged(*values: Any, what: str = "the input", hint: Hint = "") -> Iterator[None]:
    """Fails unless each of *values* is, after the block, what it was: types, dtypes, index and order too."""
    before = [_deep_copy(value) for value in values]
    yield
    rules = Rules(0.0, 0.0, True, came="is there now", expected="was there before")
    for value, copied in zip(values, before, strict=True):
        found = find_difference(value, copied, rules)
        if found is not None:
            text = pair(value, copied, found, rules) if found.plain else found.text
            refuse(f"{what} was changed: {text}", hint, value)


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
def expect_no_warnings(hint: Hint = "") -> Iterator[None]:
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
        told = f"the answer warned{place}: {first.category.__name__}: {cut(text, 140)}"
        refuse(told, hint, first.message)


def expect_type(value: object, kind: Types, *, what: str, hint: Hint = "") -> None:
    """Fails unless *value*, which the learner knows as *what*, is an instance of *kind* (True is no int)."""
    kinds = kind if isinstance(kind, tuple) else (kind,)
    right = isinstance(value, kinds) and not (
        isinstance(value, bool) and bool not in kinds and object not in kinds
    )
    if not right:
        wanted = " or ".join("None" if one is type(None) else an(one.__name__) for one in kinds)
        if value is None:
            missing = ": is a `return` missing?" if _is_of_a_call(what) else ""
            refuse(f"{what} is None, but {wanted} was expected{missing}", hint, value)
        kind_of, shown = kind_name(value), short(value, 60)
        came = kind_of if shown in kind_of else f"{kind_of}, {shown}"
        refuse(f"{what} is {came}, but {wanted} was expected", hint, value)


def _is_of_a_call(what: str) -> bool:
    """Whether *what* speaks of the result of a function that can end without a `return`."""
    named = re.findall(r"`(?:\w+\.)*(\w+)\b", what)
    return any(map(name_may_lack_return, named)) if named else bool(re.search(r"\b(result|return)", what))


def expect_distinct(values: Iterable[Any], *, what: str, hint: Hint = "") -> None:
    """Fails if an object occurs twice in *values*, which the learner knows as *what* ("the batches").

    `batches = list(answer.batches(rows, 3))`, `expect_distinct(batches, what="the batches")`.
    """
    items = list(values)
    for place, value in enumerate(items):
        twins = [other for other in range(place + 1, len(items)) if items[other] is value]
        if twins:
            places = [str(one) for one in (place, *twins)]
            which = f"those at index {', '.join(places[:-1])} and {places[-1]}"
            if len(places) == len(items):
                which = f"all {len(items)}" if len(items) > 2 else "both"
            refuse(
                f"{what} are not separate objects: {which} are one and the same {type(value).__name__}",
                hint,
                value,
            )


def expect_same(value: object, original: object, *, what: str, of: str, hint: Hint = "") -> None:
    """Fails unless *value*, known as *what*, is the very object *original*, known as *of*.

    `expect_same(scaler.fit(rows), scaler, what="what `fit` returns", of="the scaler itself")`.
    """
    if value is original:
        return
    if value is None:
        missing = ": is a `return` missing?" if _is_of_a_call(what) else ""
        refuse(f"{what} is None, but {of} was expected{missing}", hint, value)
    kind = (
        an(type(value).__name__) if type(value) is not type(original) else f"another {type(value).__name__}"
    )
    refuse(f"{what} is {kind}, but {of} was expected", hint, value)


def expect_other(value: object, original: object, *, what: str, of: str, hint: Hint = "") -> None:
    """Fails if *value*, known as *what*, is the very object *original*, known as *of*.

    `expect_other(found, index.stored, what="the result", of="the set that the index keeps")`.
    """
    if value is original:
        refuse(f"{what} is {of}, not a new object: a change of one shows in the other", hint, value)


def expect_defined(answer: Any, name: str, kind: str | None = None) -> Any:
    """What the answer defines as *name*; fails with a near miss if there is one, or if it is no *kind*.

    *kind* is "function", "class" or None for anything.
    """
    if name not in vars(answer):
        raise NotDefined(not_defined_sentence(vars(answer), name, kind or ""))
    value = vars(answer)[name]
    if kind == "class" and not isinstance(value, type):
        refuse(f"`{name}` should be a class, but it is {kind_name(value)}")
    if kind == "function" and (isinstance(value, type) or not callable(value)):
        refuse(f"`{name}` should be a function, but it is {kind_name(value)}")
    return value


def expect_own_memory(value: Any, original: Any, *, what: str, hint: Hint = "") -> None:
    """Fails if the array *value* shares memory with the array *original*."""
    numpy = loaded("numpy")
    if numpy is not None and bool(numpy.shares_memory(numpy.asarray(value), numpy.asarray(original))):
        refuse(f"{what} shares its memory with the original: a change of one shows in the other", hint, value)
