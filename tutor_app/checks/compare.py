"""How two values differ, told in a clause: "3 of 120 values differ, first at [1, 2]: ...".

Values are compared as a data scientist would: NaN equals NaN, 2 equals 2.0, True is not 1, floats are equal
within a relative 1e-9, a list is not a tuple, and arrays, Series and frames are compared part by part.
numpy and pandas are never imported here: a value of theirs can only exist where they already are.
"""

from __future__ import annotations

import builtins
import contextlib
import dataclasses
import itertools
import math
import pathlib
import re
import sys
import types
import unicodedata
import warnings
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

# An answer may replace `len` or `print` for everybody: functions below look names up in this copy.
globals()["__builtins__"] = dict(vars(builtins))

_BUILTINS = dict(vars(builtins))
_SHORT = 90
_DEPTH = 60
_RIGHT_BUT = "the values are right, but "

# ---------------------------------------------------------------------------------------------------------
# Values in few words


def short(value: object, limit: int = _SHORT) -> str:
    """*value* on one line of at most about *limit* characters, cut in the middle; never raises."""
    try:
        text = _shown(value, limit, 0)
    except RecursionError:
        text = f"a deeply nested {type(value).__name__}"
    except Exception:
        text = f"{an(type(value).__name__)} that cannot be shown"
    return cut(" ".join(text.split()) if "\n" in text else text, limit)


def cut(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    tail = limit // 3
    return f"{text[: limit - tail - 3]} … {text[len(text) - tail :]}"


def _shown(value: object, limit: int, depth: int) -> str:
    if value is None or isinstance(value, (bool, float, complex)):
        return repr(value) if not _is_numpy_scalar(value) else str(value)
    if isinstance(value, int):
        return repr(value) if abs(value) < 10**40 else f"a whole number of {value.bit_length()} bits"
    if isinstance(value, (str, bytes, bytearray)):
        return _shown_text(value, limit)
    if isinstance(value, type):
        return value.__name__
    if _is_numpy_scalar(value):
        kind = getattr(getattr(value, "dtype", None), "kind", "")
        return repr(value) if kind in "mMV" else str(value)
    if is_array(value) or is_pandas(value):
        return _shown_data(value)
    if isinstance(value, (types.GeneratorType, map, filter, zip, enumerate, reversed)):
        return an(type(value).__name__)
    if isinstance(value, types.CoroutineType):
        return "a coroutine"
    if isinstance(value, (types.FunctionType, types.BuiltinFunctionType, types.MethodType)):
        return f"the function {value.__name__}"
    if isinstance(value, types.ModuleType):
        return f"the module {value.__name__}"
    if isinstance(value, pathlib.PurePath):
        return f"Path({(without_temporary(value.as_posix()) or '.')!r})"
    if isinstance(value, BaseException):
        return exception_line(value)
    if depth < 6:
        kind = type(value)
        own = kind.__repr__
        if isinstance(value, dict) and own is dict.__repr__:
            pairs = (
                f"{_shown(key, 40, depth + 1)}: {_shown(item, 40, depth + 1)}"
                for key, item in _ends(value.items(), len(value))
            )
            return "{" + ", ".join(_with_gap(pairs, len(value))) + "}"
        if isinstance(value, (list, tuple, set, frozenset)) and own in (
            list.__repr__,
            tuple.__repr__,
            set.__repr__,
            frozenset.__repr__,
        ):
            ordered = value if isinstance(value, (list, tuple)) else _stable(value)
            items = list(
                _with_gap((_shown(x, 40, depth + 1) for x in _ends(ordered, len(value))), len(value))
            )
            inside = ", ".join(items)
            if isinstance(value, list):
                return f"[{inside}]"
            if isinstance(value, tuple):
                return f"({inside},)" if len(value) == 1 else f"({inside})"
            if not value:
                return f"{kind.__name__}()"
            return f"{{{inside}}}" if isinstance(value, set) else f"frozenset({{{inside}}})"
    text = repr(value)
    plain = re.fullmatch(r"<(?:[\w<>.]*\.)?(\w+)(?: object)? at 0x[0-9a-fA-F]+>", text)
    return an(plain[1]) if plain else re.sub(r" at 0x[0-9a-fA-F]+", "", text)


def _shown_text(value: str | bytes | bytearray, limit: int) -> str:
    if len(value) <= limit:
        return repr(str(value)) if isinstance(value, str) else repr(value)
    tail = limit // 3
    head = value[: limit - tail]
    return f"{repr(head)[:-1]} … {repr(value[len(value) - tail :])[1 if isinstance(value, str) else 2 :]}"


def _shown_data(value: Any) -> str:
    if is_array(value):
        if value.size <= 8 and value.ndim <= 2:
            return f"array({_numbers(value.tolist())})"
        return f"an array of shape {value.shape} ({value.dtype})"
    kind = type(value).__name__
    shape = getattr(value, "shape", None)
    if kind == "DataFrame" and shape is not None:
        names = ", ".join(
            _with_gap((_shown(name, 30, 3) for name in _ends(value.columns, shape[1])), shape[1])
        )
        return f"a DataFrame of {count(shape[0], 'row')} with the columns {names or '(none)'}"
    if kind == "Series" and shape is not None:
        if shape[0] <= 8:
            return f"Series({_numbers(value.tolist())}, {value.dtype})"
        return f"a Series of {count(shape[0], 'value')} ({value.dtype})"
    if shape is not None and len(shape) == 1 and hasattr(value, "tolist"):
        return f"{kind}({_numbers(value.tolist())})" if shape[0] <= 8 else f"{an(kind)} of {shape[0]} values"
    return repr(value)


def argument(value: object, limit: int) -> str:
    """*value* as it may stand in a call: a small table with what is in it, a large one by its size."""
    if not is_pandas(value) and not is_array(value):
        return short(value, limit)
    data: Any = value
    kind = type(value).__name__
    try:
        if kind == "DataFrame" and data.size <= 16 and data.columns.is_unique:
            columns = {name: data[name].tolist() for name in data.columns}
            text = f"DataFrame({_shown(columns, limit, 0)})"
            if len(text) <= max(limit, 80):
                return text
        if kind == "DataFrame":
            return f"a DataFrame of {count(data.shape[0], 'row')} and {count(data.shape[1], 'column')}"
        if data.size <= 8:
            return short(value, max(limit, 80))
        return f"{kind} of {' × '.join(map(str, data.shape))} {data.dtype}"
    except Exception:
        return kind


def _numbers(items: Any) -> str:
    return _shown(items, 60, 1)


def _ends(items: Any, length: int) -> Iterator[Any]:
    """All items, or the first six and the last two of many."""
    if length <= 10:
        yield from items
    else:
        yield from itertools.islice(items, 6)
        if isinstance(items, (list, tuple)):
            yield from items[-2:]


def _with_gap(shown: Iterator[str], length: int) -> Iterator[str]:
    """The texts of `_ends` with a mark for what is left out."""
    position = -1
    for position, text in enumerate(shown):
        if length > 10 and position == 6:
            yield "…"
        yield text
    if length > 10 and position == 5:
        yield f"… {length - 6} more"


_TEMPORARY = re.compile(
    r"(?<![\w/])/[^\s'\"]*?/tutor-(?:folder-[\w-]+|check-[\w-]+/(?:work|tmp(?:/tutor-folder-[\w-]+|/tmp\w{8})?))"
    r"(?:/|(?![\w/]))"
)


def without_temporary(text: str) -> str:
    """*text* without the temporary folder before each path in it: its name is another one each time."""
    return _TEMPORARY.sub("", text)


def exception_line(error: BaseException) -> str:
    """The type of *error* and the first line of its message: `ValueError: too small`."""
    try:
        if isinstance(error, KeyError) and len(error.args) == 1:
            text = short(error.args[0], 120)
        else:
            text = cut((without_temporary(str(error)).strip().splitlines() or [""])[0], 160)
    except Exception:
        text = ""
    name = type(error).__name__
    return f"{name}: {text}" if text else name


def an(noun: str) -> str:
    return f"an {noun}" if noun[:1].lower() in "aeiou" else f"a {noun}"


def count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def list_of_names(names: Sequence[object], limit: int = 5) -> str:
    shown = [short(name, 40) for name in names[:limit]]
    if len(names) > limit:
        shown.append(f"{len(names) - limit} more")
    return shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + " and " + shown[-1]


class OwnNames:
    """Within the block the built-in names mean what they should, for the libraries that we call too."""

    def __enter__(self) -> None:
        live = vars(builtins)
        self._theirs = {
            name: live.get(name, self)
            for name, value in _BUILTINS.items()
            if name != "_" and live.get(name, self) is not value
        }
        for name in self._theirs:
            live[name] = _BUILTINS[name]

    def __exit__(self, *_: object) -> None:
        for name, value in self._theirs.items():
            if value is self:
                vars(builtins).pop(name, None)
            else:
                vars(builtins)[name] = value


# ---------------------------------------------------------------------------------------------------------
# What kind of value


def loaded(name: str) -> Any:
    return sys.modules.get(name)


def _numpy_type(name: str) -> Any:
    return getattr(loaded("numpy"), name, None)


def is_array(value: object) -> bool:
    kind = _numpy_type("ndarray")
    return isinstance(kind, type) and isinstance(value, kind)


def _is_numpy_scalar(value: object) -> bool:
    kind = _numpy_type("generic")
    return isinstance(kind, type) and isinstance(value, kind)


def is_pandas(value: object) -> bool:
    return type(value).__module__.partition(".")[0] == "pandas" and (
        hasattr(value, "dtype") or hasattr(value, "dtypes")
    )


def is_pandas_type(value: object, name: str) -> bool:
    kind = getattr(loaded("pandas"), name, None)
    return isinstance(kind, type) and isinstance(value, kind)


def _is_bool(value: object) -> bool:
    kind = _numpy_type("bool_")
    return isinstance(value, bool) or (isinstance(kind, type) and isinstance(value, kind))


def _is_int(value: object) -> bool:
    kind = _numpy_type("integer")
    return (isinstance(value, int) and not isinstance(value, bool)) or (
        isinstance(kind, type) and isinstance(value, kind) and type(value).__name__ != "timedelta64"
    )


def _is_float(value: object) -> bool:
    kind = _numpy_type("floating")
    return isinstance(value, float) or (isinstance(kind, type) and isinstance(value, kind))


def _is_number(value: object) -> bool:
    return not _is_bool(value) and (
        _is_int(value) or _is_float(value) or type(value).__name__ in ("Decimal", "Fraction")
    )


def _is_nan(value: object) -> bool:
    return _is_float(value) and bool(value != value)


def _is_missing_marker(value: object) -> bool:
    """pd.NA or pd.NaT, which answer `==` with something that is not a bool."""
    return type(value).__name__ in ("NAType", "NaTType")


def kind_name(value: object) -> str:
    """The kind of *value* as a learner would say it, with its article."""
    if value is None:
        return "None"
    if _is_missing_marker(value):
        return "pd.NA" if type(value).__name__ == "NAType" else "pd.NaT"
    if isinstance(value, (types.GeneratorType, map, filter, zip, enumerate, reversed)):
        return an("generator" if isinstance(value, types.GeneratorType) else type(value).__name__)
    if isinstance(value, types.CoroutineType):
        return "a coroutine"
    if isinstance(value, type):
        return f"the class {value.__name__}"
    if isinstance(value, str):
        return "text (a str)"
    if isinstance(value, (bytes, bytearray)):
        return "bytes"
    if is_array(value):
        return "an array"
    if isinstance(value, (types.FunctionType, types.BuiltinFunctionType, types.MethodType)):
        return "a function"
    name = type(value).__name__
    if _is_numpy_scalar(value):
        name = f"np.{name}"
        return f"an {name}"
    return f"a {name}" if name.startswith("Series") else an(name)


# ---------------------------------------------------------------------------------------------------------
# The comparer


@dataclasses.dataclass(frozen=True)
class Rules:
    """How two values are compared, and the words for the two sides."""

    rel_tol: float | None = None
    abs_tol: float | None = None
    exact_type: bool | None = None
    ignore_order: bool = False
    came: str = "came back"
    expected: str = "was expected"

    def pair(self, came: str, expected: str) -> str:
        return f"{came} {self.came}, {expected} {self.expected}"


@dataclasses.dataclass(frozen=True)
class Difference:
    """Why two values are not the same.

    *text* is a clause without a full stop. Where *plain*, the two values as wholes say it all and *text* is
    only a reason that may be added (it may be empty). *path* leads to a part that differs, as `[0]['name']`;
    *text* is then where it is and *rest*.
    """

    text: str
    plain: bool = False
    path: str = ""
    rest: str = ""


def difference(
    came: object,
    expected: object,
    *,
    rel_tol: float | None = None,
    abs_tol: float | None = None,
    exact_type: bool | None = None,
    ignore_order: bool = False,
) -> Difference | None:
    """None where *came* is as good as *expected*, else the first difference; never raises.

    *exact_type*: True asks for the same types (and dtypes), False lets the kind of dtype of arrays, Series
    and frames differ, None (the rule) asks for the same kind. An expected int is compared exactly unless a
    tolerance is given; an expected 0.0 is met by anything up to 1e-12 unless a tolerance is given.
    """
    return find_difference(came, expected, Rules(rel_tol, abs_tol, exact_type, ignore_order))


def find_difference(came: object, expected: object, rules: Rules) -> Difference | None:
    """What `difference` returns, by *rules*."""
    with OwnNames(), _quiet():
        try:
            return _compare(came, expected, rules, ())
        except RecursionError:
            return Difference("the two are nested too deeply to be compared")
        except Exception as error:
            if came is expected:
                return None
            return Difference(f"comparing the two failed with {exception_line(error)}")


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """No warning and no floating point error of numpy while we compare, whatever the answer has set."""
    numpy = loaded("numpy")
    with warnings.catch_warnings(), contextlib.ExitStack() as stack:
        warnings.simplefilter("ignore")
        if numpy is not None and hasattr(numpy, "errstate"):
            stack.enter_context(numpy.errstate(all="ignore"))
        yield


def _compare(came: Any, expected: Any, rules: Rules, above: tuple[tuple[int, int], ...]) -> Difference | None:
    if rules.exact_type and type(came) is not type(expected):
        return _other_kind(came, expected, rules)
    if len(above) > _DEPTH:
        return None if _safe_equal(came, expected) else Difference("", plain=True)
    if (id(came), id(expected)) in above:
        return None
    inner = (*above, (id(came), id(expected)))

    if expected is None or came is None or _is_missing_marker(expected) or _is_missing_marker(came):
        if came is expected:
            return None
        return _other_missing(came, expected)
    if isinstance(came, types.CoroutineType) and came is not expected:
        came.close()
        found = _other_kind(came, expected, rules)
        return Difference(f"{found.text}; is an `await` missing?", plain=True)
    if is_array(expected) and expected.ndim:
        return _compare_arrays(came, expected, rules, inner)
    if is_pandas(expected):
        return _compare_pandas(came, expected, rules, inner)
    if is_array(came) and came.ndim == 0 and not rules.exact_type:
        return _compare(came.item(), expected, rules, inner)
    if is_array(expected):
        return _compare(came, expected.item(), rules, inner)
    if _is_bool(expected) or _is_bool(came):
        if _is_bool(expected) and _is_bool(came):
            return None if bool(came) == bool(expected) else Difference("", plain=True)
        return _other_kind(came, expected, rules)
    if _is_number(expected):
        return _compare_numbers(came, expected, rules)
    if isinstance(expected, str):
        return compare_text(came, expected, rules)
    if isinstance(expected, (list, tuple)):
        return _compare_rows(came, expected, rules, inner)
    if isinstance(expected, Mapping):
        return _compare_mappings(came, expected, rules, inner)
    if isinstance(expected, (set, frozenset)):
        return _compare_sets(came, expected, rules)
    return _compare_objects(came, expected, rules, inner)


def _safe_equal(came: Any, expected: Any) -> bool:
    if came is expected:
        return True
    try:
        return bool(came == expected)
    except Exception:
        return False


def _inside(
    where: str, came: object, expected: object, found: Difference, rules: Rules, step: str = ""
) -> Difference:
    """A difference of a part, told as one of the whole; *step* leads from the whole to the part."""
    if found.path and step:
        path = step + found.path
        return Difference(f"at {path}: {found.rest}", path=path, rest=found.rest)
    if not found.plain or found.text.startswith(_RIGHT_BUT):
        rest = found.text
    else:
        rest = pair(came, expected, found, rules)
    return Difference(f"{where}: {rest}", path=step, rest=rest)


def pair(came: object, expected: object, found: Difference, rules: Rules) -> str:
    shown, wanted = two_shorts(came, expected)
    text = rules.pair(shown, wanted)
    return f"{text} ({found.text})" if found.text else text


def two_shorts(came: object, expected: object, limit: int = _SHORT) -> tuple[str, str]:
    """Both values in few words, with their types where the words alone would be the same."""
    shown, wanted = short(came, limit), short(expected, limit)
    if shown == wanted:
        if isinstance(came, str) and isinstance(expected, str):
            return cut(ascii(came), limit), cut(ascii(expected), limit)
        shown, wanted = f"{shown} ({kind_name(came)})", f"{wanted} ({kind_name(expected)})"
    return shown, wanted


def _other_kind(came: object, expected: object, rules: Rules) -> Difference:
    kind, wanted = kind_name(came), kind_name(expected)
    if kind == wanted:
        kind = f"{kind} of {type(came).__module__}"
    return Difference(rules.pair(kind, wanted), plain=True)


def _other_missing(came: object, expected: object) -> Difference:
    markers = {"None": "None", "NAType": "pd.NA", "NaTType": "pd.NaT"}
    names = [
        "NaN" if _is_nan(x) else markers.get("None" if x is None else type(x).__name__, "")
        for x in (came, expected)
    ]
    if all(names):
        return Difference(f"{names[0]} and {names[1]} are two different things", plain=True)
    return Difference("", plain=True)


def _compare_numbers(came: Any, expected: Any, rules: Rules) -> Difference | None:
    if isinstance(came, complex) and not isinstance(expected, complex):
        return _other_kind(came, expected, rules)
    if not _is_number(came):
        return _other_kind(came, expected, rules)
    if _is_nan(came) or _is_nan(expected):
        return None if _is_nan(came) and _is_nan(expected) else Difference("", plain=True)
    if _safe_equal(came, expected):
        return None
    if _is_int(expected) and rules.rel_tol is None and rules.abs_tol is None:
        return Difference("", plain=True)
    return None if _close(float(came), float(expected), rules) else Difference("", plain=True)


def _tolerances(rules: Rules) -> tuple[float, float, float]:
    """The relative tolerance, the absolute one, and the absolute one for an expected zero."""
    if rules.rel_tol is None and rules.abs_tol is None:
        return 1e-9, 0.0, 1e-12
    absolute = rules.abs_tol or 0.0
    return (1e-9 if rules.rel_tol is None and not rules.abs_tol else rules.rel_tol or 0.0), absolute, absolute


def _close(came: float, expected: float, rules: Rules) -> bool:
    relative, absolute, at_zero = _tolerances(rules)
    return math.isclose(came, expected, rel_tol=relative, abs_tol=absolute if expected else at_zero)


def compare_text(came: Any, expected: str, rules: Rules) -> Difference | None:
    if not isinstance(came, str):
        return _other_kind(came, expected, rules)
    came, expected = str(came), str(expected)
    if came == expected:
        return None
    return Difference(_text_reason(came, expected, rules), plain=True)


def _text_reason(came: str, expected: str, rules: Rules) -> str:
    """Where and how two texts part."""
    if came == "" or expected == "":
        return ""
    for form in ("NFC", "NFKC"):
        if unicodedata.normalize(form, came) == unicodedata.normalize(form, expected):
            if form == "NFC":
                return "they look the same, but one is composed and the other decomposed Unicode"
            break
    if came.casefold() == expected.casefold():
        return "only upper and lower case differ" if len(came) == len(expected) else "only the case differs"
    position = next(
        (i for i, (a, b) in enumerate(zip(came, expected, strict=False)) if a != b),
        min(len(came), len(expected)),
    )
    if position == len(expected):
        rest = came[position:]
        return f"there is {_extra(rest)} at the end"
    if position == len(came):
        return f"{_extra(expected[position:])} is missing at the end"
    if came.endswith(expected):
        return f"there is {_extra(came[: len(came) - len(expected)])} at the beginning"
    if expected.endswith(came):
        return f"{_extra(expected[: len(expected) - len(came)])} is missing at the beginning"
    if len(expected) <= 3 and expected.isascii() and came.isascii():
        return ""
    pair = rules.pair(_character(came[position]), _character(expected[position]))
    return f"the first difference is at position {position}: {pair}"


_NAMED = {
    " ": "a blank",
    "\n": "a line break",
    "\t": "a tab",
    "\r": "a carriage return",
    "\ufeff": "a byte order mark",
}


def _extra(text: str) -> str:
    if len(text) == 1:
        return _NAMED.get(text) or _character(text)
    if text.isspace() and set(text) == {" "}:
        return f"{len(text)} blanks"
    return short(text, 40)


def _character(character: str) -> str:
    """A character so that it can be seen: its name where it is not plain."""
    shown = repr(character)
    if character.isascii():
        return _NAMED.get(character, shown)
    name = unicodedata.name(character, f"U+{ord(character):04X}").lower()
    return f"{shown} ({name})"


def _compare_rows(came: Any, expected: Any, rules: Rules, inner: Any) -> Difference | None:
    kind = list if isinstance(expected, list) else tuple
    if not isinstance(came, kind):
        return _not_a_row(came, expected, rules, inner)
    if _same_plain_items(came, expected):
        return None
    if rules.ignore_order:
        return _compare_unordered(list(came), list(expected), rules, inner)
    for position, (one, other) in enumerate(zip(came, expected, strict=False)):
        found = _compare(one, other, rules, inner)
        if found:
            return _row_difference(position, came, expected, one, other, found, rules)
    if len(came) < len(expected):
        left = expected[len(came) :]
        if not came:
            return Difference("", plain=True)
        return Difference(
            f"{short(left[0], 60)} and what follows is missing at the end"
            if len(left) > 1
            else f"{short(left[0], 60)} is missing at the end"
        )
    if len(came) > len(expected):
        left = came[len(expected) :]
        more = (
            f"{count(len(left), 'item')} too many at the end, first "
            if len(left) > 1
            else "one item too many at the end, "
        )
        return Difference(f"there {'are' if len(left) > 1 else 'is'} {more}{short(left[0], 60)}")
    return None


def _same_plain_items(came: Any, expected: Any) -> bool:
    """The quick way for long rows of plain values, where `==` means what we mean."""
    if len(came) != len(expected) or len(expected) < 8:
        return False
    kinds = set(map(type, expected))
    plain = len(kinds) == 1 and kinds <= {int, str, bytes, bool}
    return plain and set(map(type, came)) == kinds and list(came) == list(expected)


def _row_difference(
    position: int, came: Any, expected: Any, one: Any, other: Any, found: Difference, rules: Rules
) -> Difference:
    if len(came) == len(expected) and len(came) > 1 and len(came) <= 2000:
        if _compare_unordered(list(came), list(expected), rules, ()) is None:
            return Difference(f"the items are right, but in another order, first at index {position}")
        if len(came) > 20:
            wrong = sum(_compare(a, b, rules, ()) is not None for a, b in zip(came, expected, strict=True))
            text = rules.pair(*two_shorts(one, other, 60))
            return Difference(f"{wrong} of {len(came)} items differ, first at index {position}: {text}")
    inner = _inside(f"at index {position}", one, other, found, rules, f"[{position}]")
    if len(came) != len(expected):
        return Difference(f"{count(len(came), 'item')} instead of {len(expected)}, and {inner.text}")
    return inner


def _not_a_row(came: Any, expected: Any, rules: Rules, inner: Any) -> Difference:
    found = _other_kind(came, expected, rules)
    if isinstance(came, (str, bytes, Mapping)) or not hasattr(came, "__iter__"):
        return found
    try:
        items: Any = list(itertools.islice(iter(came), len(expected) + 1))
    except Exception:
        return found
    again = type(expected)(items) if type(expected) in (list, tuple) else items
    if dataclasses.replace(rules, exact_type=None) and not _compare(
        again, expected if type(expected) in (list, tuple) else list(expected), rules, inner
    ):
        return Difference(f"the values are right, but {found.text}", plain=True)
    return found


def _compare_unordered(came: list[Any], expected: list[Any], rules: Rules, inner: Any) -> Difference | None:
    strict = dataclasses.replace(rules, ignore_order=rules.ignore_order)
    rest = list(expected)
    for one in came:
        for position, other in enumerate(rest):
            if _compare(one, other, strict, inner) is None:
                del rest[position]
                break
        else:
            if len(came) > len(expected) and not rest:
                return Difference(f"{short(one, 60)} is too many")
            return Difference(f"{short(one, 60)} should not be there")
    if rest:
        return Difference(f"{short(rest[0], 60)} is missing")
    return None


def _compare_mappings(came: Any, expected: Any, rules: Rules, inner: Any) -> Difference | None:
    if not isinstance(came, Mapping):
        return (
            _not_a_row(came, expected, rules, inner)
            if isinstance(came, list)
            else _other_kind(came, expected, rules)
        )
    plain_came, plain_expected = dict(came), dict(expected)
    missing = [key for key in plain_expected if key not in plain_came]
    extra = [key for key in plain_came if key not in plain_expected]
    nans = [key for key in missing if _is_nan(key)]
    if nans:
        twins = [key for key in extra if _is_nan(key)]
        for one, other in zip(nans, twins, strict=False):
            plain_expected[other] = plain_expected.pop(one)
            missing.remove(one)
            extra.remove(other)
    if missing and extra:
        text = f"the {_keys(extra)} should not be there, and the {_keys(missing)} is missing"
        if len(missing) > 1:
            text = text[: -len("is missing")] + "are missing"
        text += _same_key_in_other_kind(extra, missing)
        return Difference(text)
    if missing:
        return Difference(f"the {_keys(missing)} {'is' if len(missing) == 1 else 'are'} missing")
    if extra:
        return Difference(f"the {_keys(extra)} should not be there")
    for key, other in plain_expected.items():
        one = plain_came[key]
        found = _compare(one, other, rules, inner)
        if found:
            step = f"[{short(key, 50)}]"
            return _inside(f"under the key {short(key, 50)}", one, other, found, rules, step)
    for one, other in zip(plain_came, plain_expected, strict=True):
        # 1, 1.0 and True find each other in a dict.
        if type(one) is not type(other) and _is_bool(one) != _is_bool(other):
            return _inside("a key", one, other, _other_kind(one, other, rules), rules)
    return None


def _keys(keys: Sequence[object]) -> str:
    return f"{'key' if len(keys) == 1 else 'keys'} {list_of_names(keys)}"


def _same_key_in_other_kind(extra: Sequence[object], missing: Sequence[object]) -> str:
    if isinstance(extra[0], str) and any(
        str(key) == extra[0] and not isinstance(key, str) for key in missing
    ):
        return " (the keys are text)"
    return ""


def _compare_sets(came: Any, expected: Any, rules: Rules) -> Difference | None:
    if not isinstance(came, (set, frozenset)):
        return _other_kind(came, expected, rules)
    missing = [item for item in expected if item not in came]
    extra = [item for item in came if item not in expected]
    if missing or extra:
        found = _compare_unordered(extra, missing, dataclasses.replace(rules, ignore_order=False), ())
        if found is None:
            return None
        parts = []
        if missing:
            parts.append(f"{list_of_names(_stable(missing))} {'is' if len(missing) == 1 else 'are'} missing")
        if extra:
            parts.append(f"{list_of_names(_stable(extra))} should not be there")
        return Difference(" and ".join(parts))
    return None


def _stable(items: Collection[Any]) -> list[Any]:
    try:
        return sorted(items)
    except Exception:
        return sorted(items, key=short)


def _compare_objects(came: Any, expected: Any, rules: Rules, inner: Any) -> Difference | None:
    if isinstance(expected, BaseException) and isinstance(came, BaseException):
        if (
            type(came) is type(expected)
            and _compare(list(came.args), list(expected.args), rules, inner) is None
        ):
            return None
        return Difference("", plain=True)
    if type(came) is type(expected):
        fields = _fields(expected)
        if fields:
            return _compare_fields(came, expected, fields, rules, inner)
        if _is_estimator(expected):
            return _compare_estimators(came, expected, rules, inner)
    if isinstance(expected, complex) and isinstance(came, complex):
        if _safe_equal(came, expected) or (
            _close(came.real, expected.real, rules) and _close(came.imag, expected.imag, rules)
        ):
            return None
        return Difference("", plain=True)
    if _safe_equal(came, expected):
        return None
    if type(came) is not type(expected) and not isinstance(came, type(expected)):
        return _other_kind(came, expected, rules)
    return Difference("", plain=True)


def _fields(value: object) -> list[str]:
    """The names of the fields of a dataclass or a pydantic model, else nothing."""
    if isinstance(value, type):
        return []
    if dataclasses.is_dataclass(value):
        return [field.name for field in dataclasses.fields(value) if field.compare]
    own = getattr(type(value), "model_fields", None)
    return list(own) if isinstance(own, dict) and hasattr(value, "model_dump") else []


def _compare_fields(
    came: Any, expected: Any, fields: list[str], rules: Rules, inner: Any
) -> Difference | None:
    absent = object()
    for name in fields:
        one, other = getattr(came, name, absent), getattr(expected, name, absent)
        if one is absent or other is absent:
            if one is not other:
                return Difference(f"in the field {name}: it has no value")
            continue
        found = _compare(one, other, rules, inner)
        if found:
            return _inside(f"in the field {name}", one, other, found, rules, f".{name}")
    return None


def _is_estimator(value: object) -> bool:
    return not isinstance(value, type) and hasattr(value, "get_params") and hasattr(value, "fit")


def _compare_estimators(came: Any, expected: Any, rules: Rules, inner: Any) -> Difference | None:
    one, other = came.get_params(deep=False), expected.get_params(deep=False)
    found = _compare(one, other, rules, inner)
    if found:
        return Difference(f"in the parameters, {found.text}" if found.text else "the parameters differ")
    fitted = {
        name: getattr(expected, name)
        for name in sorted(vars(expected))
        if name.endswith("_") and not name.startswith("_")
    }
    for name, value in fitted.items():
        if name not in vars(came):
            return Difference(f"it has no `{name}`: has it been fitted?")
        found = _compare(getattr(came, name), value, rules, inner)
        if found:
            return _inside(f"in `{name}`", getattr(came, name), value, found, rules)
    return None


# ---------------------------------------------------------------------------------------------------------
# Arrays, Series, frames

_KINDS = {
    "i": "integer",
    "u": "integer",
    "S": "bytes",
    "f": "float",
    "b": "bool",
    "c": "complex",
    "U": "text",
}


def _compare_arrays(came: Any, expected: Any, rules: Rules, inner: Any) -> Difference | None:
    if not is_array(came):
        if isinstance(came, (list, tuple)):
            return _not_a_row_for_array(came, expected, rules, inner)
        return _other_kind(came, expected, rules)
    if came.shape != expected.shape:
        text = rules.pair(f"the shape {came.shape}", f"{expected.shape}")
        if came.size == expected.size and came.ndim == 2 and came.shape == expected.shape[::-1]:
            text += " (rows and columns are swapped)"
        return Difference(text)
    if rules.exact_type and came.dtype != expected.dtype:
        return Difference(_dtype_pair(came.dtype, expected.dtype, rules))
    one, other = came.dtype.kind, expected.dtype.kind
    if rules.exact_type is None and _KINDS.get(one, one) != _KINDS.get(other, other):
        return Difference(_dtype_pair(came.dtype, expected.dtype, rules))
    wrong = _wrong_places(came, expected, rules, inner)
    if not wrong.any():
        return None
    total = int(wrong.sum())
    where = tuple(int(i) for i in next(zip(*wrong.nonzero(), strict=True)))
    a, b = came[where], expected[where]
    place = f"[{', '.join(map(str, where))}]"
    pair = rules.pair(*two_shorts(a, b, 60))
    if expected.size == 1:
        return Difference(f"at {place}: {pair}")
    verb = "differs" if total == 1 else "differ"
    first = "at" if total == 1 else "first at"
    return Difference(f"{total} of {expected.size} values {verb}, {first} {place}: {pair}")


def _dtype_pair(came: object, expected: object, rules: Rules) -> str:
    wanted = "was asked for" if rules.expected == "was expected" else rules.expected
    return f"the dtype {came} {rules.came}, {expected} {wanted}"


def _not_a_row_for_array(came: Any, expected: Any, rules: Rules, inner: Any) -> Difference:
    found = _other_kind(came, expected, rules)
    try:
        same = _compare(loaded("numpy").asarray(came), expected, rules, inner) is None
    except Exception:
        same = False
    return Difference(f"the values are right, but {found.text}", plain=True) if same else found


def _wrong_places(came: Any, expected: Any, rules: Rules, inner: Any) -> Any:
    """A bool array: where the two, of one shape, differ."""
    numpy = loaded("numpy")
    kinds = came.dtype.kind + expected.dtype.kind
    if "O" in kinds:
        flat = [
            _compare(a, b, rules, inner) is not None
            for a, b in zip(came.ravel().tolist(), expected.ravel().tolist(), strict=True)
        ]
        return numpy.array(flat, dtype=bool).reshape(expected.shape)
    if set(kinds) & set("fc") and not set(kinds) & set("USVmM"):
        exact_int = expected.dtype.kind in "iu" and rules.rel_tol is None and rules.abs_tol is None
        wide = numpy.longdouble if "c" not in kinds else numpy.clongdouble
        one, other = came.astype(wide), expected.astype(wide)
        relative, absolute, at_zero = (0.0, 0.0, 0.0) if exact_int else _tolerances(rules)
        if expected.dtype.kind == "f" and expected.dtype.itemsize < 8 and rules.rel_tol is None:
            relative = max(relative, 4 * float(numpy.finfo(expected.dtype).eps))
        limit = numpy.maximum(
            relative * numpy.maximum(abs(one), abs(other)), numpy.where(other == 0, at_zero, absolute)
        )
        with numpy.errstate(all="ignore"):
            close = (one == other) | (
                numpy.isfinite(one) & numpy.isfinite(other) & (abs(one - other) <= limit)
            )
        return ~(close | (numpy.isnan(one) & numpy.isnan(other)))
    same = came == expected
    if set(kinds) & set("mM"):
        same |= numpy.isnat(came) & numpy.isnat(expected) if came.dtype.kind == expected.dtype.kind else False
    return ~numpy.asarray(same, dtype=bool)


def _compare_pandas(came: Any, expected: Any, rules: Rules, inner: Any) -> Difference | None:
    if is_pandas_type(expected, "DataFrame"):
        if not is_pandas_type(came, "DataFrame"):
            return _other_kind(came, expected, rules)
        return _compare_frames(came, expected, rules, inner)
    if is_pandas_type(expected, "Series"):
        if not is_pandas_type(came, "Series"):
            return _not_a_series(came, expected, rules, inner)
        return _compare_series(came, expected, rules, inner)
    if is_pandas_type(expected, "Index"):
        if not is_pandas_type(came, "Index"):
            return _other_kind(came, expected, rules)
        found = _compare_rows(list(came), list(expected), rules, inner)
        if not found and rules.exact_type and came.dtype != expected.dtype:
            return Difference(_dtype_pair(came.dtype, expected.dtype, rules))
        return found
    if hasattr(expected, "tolist") and hasattr(expected, "__len__") and not isinstance(expected, type):
        if type(came) is not type(expected):
            return _other_kind(came, expected, rules)
        if came.dtype != expected.dtype:
            return Difference(_dtype_pair(came.dtype, expected.dtype, rules))
        return _compare_rows(list(came), list(expected), rules, inner)
    return None if _safe_equal(came, expected) else Difference("", plain=True)


def _not_a_series(came: Any, expected: Any, rules: Rules, inner: Any) -> Difference:
    found = _other_kind(came, expected, rules)
    if isinstance(came, (list, tuple)) or (is_array(came) and came.ndim == 1):
        try:
            same = (
                _compare_rows(
                    list(came), expected.tolist(), dataclasses.replace(rules, exact_type=None), inner
                )
                is None
            )
        except Exception:
            same = False
        if same:
            return Difference(f"the values are right, but {found.text}", plain=True)
    return found


def _compare_series(
    came: Any, expected: Any, rules: Rules, inner: Any, label: str = "value"
) -> Difference | None:
    if len(came) != len(expected):
        return Difference(rules.pair(count(len(came), label), str(len(expected))))
    if not _same_dtype(came, expected, rules):
        return Difference(_dtype_pair(came.dtype, expected.dtype, rules))
    index = _compare_index(came.index, expected.index, rules)
    wrong = [i for i, bad in enumerate(_series_wrong(came, expected, rules, inner)) if bad]
    if rules.ignore_order and (wrong or index):
        if _compare_unordered(came.tolist(), expected.tolist(), rules, inner) is None:
            return None
    elif not wrong and index:
        return Difference(f"the values are right, but {index}")
    if wrong:
        if (
            len(wrong) > 1
            and len(came) <= 2000
            and _compare_unordered(came.tolist(), expected.tolist(), rules, inner) is None
        ):
            return Difference(f"the {label}s are right, but in another order, first at position {wrong[0]}")
        return Difference(_first_wrong(wrong, came, expected, label, rules))
    named = expected.name is not None or rules.exact_type
    if named and not _safe_equal(came.name, expected.name):
        names = rules.pair(short(came.name), short(expected.name))
        return Difference(f"the values are right, but the name differs: {names}")
    return None


def _first_wrong(wrong: list[int], came: Any, expected: Any, label: str, rules: Rules) -> str:
    first = wrong[0]
    pair = rules.pair(*two_shorts(came.iloc[first], expected.iloc[first], 60))
    if len(expected) == 1:
        return pair
    verb, at = ("differs", "at") if len(wrong) == 1 else ("differ", "first at")
    return f"{len(wrong)} of {len(expected)} {label}s {verb}, {at} position {first}: {pair}"


def _series_wrong(came: Any, expected: Any, rules: Rules, inner: Any) -> list[bool]:
    """For each position whether the two differ."""
    one, other = getattr(came.dtype, "kind", "O"), getattr(expected.dtype, "kind", "O")
    if (
        one in "biufc"
        and other in "biufc"
        and _is_numpy_dtype(came.dtype)
        and _is_numpy_dtype(expected.dtype)
    ):
        found: list[bool] = _wrong_places(came.to_numpy(), expected.to_numpy(), rules, inner).tolist()
        return found
    relaxed = dataclasses.replace(rules, exact_type=None, ignore_order=False)
    missing_is_missing = not (one == "O" and _is_numpy_dtype(came.dtype))
    result = []
    for a, b in zip(came.tolist(), expected.tolist(), strict=True):
        if missing_is_missing and _is_any_missing(a) and _is_any_missing(b):
            result.append(False)
        else:
            result.append(_compare(a, b, relaxed, inner) is not None)
    return result


def _is_any_missing(value: object) -> bool:
    return value is None or _is_missing_marker(value) or _is_nan(value)


def _is_numpy_dtype(dtype: object) -> bool:
    kind = _numpy_type("dtype")
    return isinstance(kind, type) and isinstance(dtype, kind)


def _same_dtype(came: Any, expected: Any, rules: Rules) -> bool:
    if came.dtype == expected.dtype or rules.exact_type is False:
        return True
    if rules.exact_type:
        return False
    return _dtype_group(came) == _dtype_group(expected)


def _dtype_group(series: Any) -> str:
    """Dtypes of one group are as good as each other unless exact ones are asked for."""
    dtype = series.dtype
    name = str(dtype)
    if _is_numpy_dtype(dtype):
        kind = dtype.kind
        if kind == "O":
            values = [value for value in series.tolist() if not _is_any_missing(value)]
            return "text" if values and all(isinstance(value, str) for value in values) else "object"
        groups = {"i": "int", "u": "int", "f": "float", "b": "bool", "M": "datetime ", "m": "timedelta"}
        return groups.get(str(kind), str(kind))
    if name in ("str", "string") or name.startswith("string["):
        return "text"
    if name.startswith("datetime64"):
        return f"datetime {getattr(dtype, 'tz', None) or ''}"
    if re.fullmatch(r"U?Int\d+", name):
        return "nullable int"
    if re.fullmatch(r"Float\d+", name):
        return "nullable float"
    return name


def _compare_index(came: Any, expected: Any, rules: Rules) -> str:
    """What is wrong with an index of the right length, else nothing."""
    named = rules.exact_type or any(name is not None for name in expected.names)
    if named and list(came.names) != list(expected.names):
        names = rules.pair(list_of_names(list(came.names)), list_of_names(list(expected.names)))
        return f"the name of the index differs: {names}"
    found = _compare_rows(
        came.tolist(), expected.tolist(), dataclasses.replace(rules, exact_type=None, ignore_order=False), ()
    )
    if not found:
        return ""
    if expected.tolist() == list(range(len(expected))):
        return (
            f"the index was kept: it is {short(came.tolist(), 60)} instead of {short(expected.tolist(), 60)}"
        )
    return f"the index differs: {rules.pair(short(came.tolist(), 60), short(expected.tolist(), 60))}"


def _compare_frames(came: Any, expected: Any, rules: Rules, inner: Any) -> Difference | None:
    have, want = list(came.columns), list(expected.columns)
    missing = [name for name in want if name not in have]
    extra = [name for name in have if name not in want]
    if missing or extra:
        parts = []
        if missing:
            parts.append(f"the {_columns(missing)} {'is' if len(missing) == 1 else 'are'} missing")
        if extra:
            parts.append(f"the {_columns(extra)} should not be there")
        return Difference(" and ".join(parts))
    if have != want:
        return Difference(
            f"the columns are in another order: {rules.pair(list_of_names(have, 8), list_of_names(want, 8))}"
        )
    if len(came) != len(expected):
        return Difference(rules.pair(count(len(came), "row"), str(len(expected))))
    for place, name in enumerate(want):
        if not _same_dtype(came.iloc[:, place], expected.iloc[:, place], rules):
            pair = _dtype_pair(came.dtypes.iloc[place], expected.dtypes.iloc[place], rules)
            return Difference(f"in the column {short(name, 40)}: {pair}")
    return _compare_cells(came, expected, want, rules, inner)


def _compare_cells(came: Any, expected: Any, names: list[Any], rules: Rules, inner: Any) -> Difference | None:
    wrong_rows: set[int] = set()
    first: tuple[Any, list[int], int] | None = None
    for place, name in enumerate(names):
        bad = _series_wrong(came.iloc[:, place], expected.iloc[:, place], rules, inner)
        rows = [i for i, flag in enumerate(bad) if flag]
        wrong_rows.update(rows)
        if rows and first is None:
            first = (name, rows, place)
    index = _compare_index(came.index, expected.index, rules)
    if first is None:
        return Difference(f"the values are right, but {index}") if index and not rules.ignore_order else None
    if len(came) <= 2000:
        one, other = _row_tuples(came), _row_tuples(expected)
        if _compare_unordered(one, other, dataclasses.replace(rules, exact_type=None), inner) is None:
            return None if rules.ignore_order else Difference("the rows are right, but in another order")
    name, rows, place = first
    text = _first_wrong(rows, came.iloc[:, place], expected.iloc[:, place], "row", rules)
    return Difference(f"in the column {short(name, 40)}, {text}")


def _row_tuples(frame: Any) -> list[tuple[Any, ...]]:
    return list(zip(*(frame.iloc[:, place].tolist() for place in range(frame.shape[1])), strict=True))


def _columns(names: Sequence[object]) -> str:
    return f"{'column' if len(names) == 1 else 'columns'} {list_of_names(names)}"
