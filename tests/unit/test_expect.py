"""Expectations: what is as good as what, and the sentence for each difference."""

from __future__ import annotations

import asyncio
import copy
import dataclasses
import decimal
import functools
import inspect
import math
import re
import time
import unicodedata
import warnings
from collections import Counter, OrderedDict, defaultdict, namedtuple
from collections.abc import Callable
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.linear_model import Ridge

from tutor_app.checks import expect as e
from tutor_app.checks.compare import difference, short
from tutor_app.checks.expect import (
    Counted,
    NotYet,
    expect_call,
    expect_raises,
    expect_unchanged,
    expect_value,
)
from tutor_app.checks.sentences import near_miss

NAN = float("nan")
Pair = namedtuple("Pair", "a b")


@dataclasses.dataclass
class Point:
    x: float = 0.0
    tags: list[str] = dataclasses.field(default_factory=list)


class Model:
    """What a pydantic model looks like from outside."""

    model_fields = {"name": None, "size": None}  # noqa: RUF012

    def __init__(self, name: str, size: int) -> None:
        self.name, self.size = name, size

    def model_dump(self) -> dict[str, Any]:
        return vars(self)


class Liar:
    def __eq__(self, other: object) -> bool:
        raise ValueError("no")

    __hash__ = None  # type: ignore[assignment]


def gives(value: Any) -> Callable[..., Any]:
    def task(*_: Any) -> Any:
        return value

    task.__qualname__ = "task"
    return task


def sentence(function: Callable[[], Any]) -> str:
    with pytest.raises(NotYet) as caught:
        function()
    return str(caught.value)


def told(came: Any, expected: Any, **rules: Any) -> str:
    """The sentence after "`task(1)` "."""
    text = sentence(lambda: expect_call(gives(came), 1, returns=expected, **rules))
    assert text.startswith("`task(1)` ")
    assert text.endswith((".", "?"))
    assert "\n" not in text
    return text.removeprefix("`task(1)` ")


def frame(**changes: Any) -> pd.DataFrame:
    return pd.DataFrame({"city": ["Oslo", "Bern", None], "visits": [3, 1, 2]} | changes)


SAME = [
    (2, 2.0),
    (2.0, 2),
    (np.int64(2), 2),
    (np.float64(0.5), 0.5),
    (np.bool_(True), True),
    (True, np.bool_(True)),
    (0.1 + 0.2, 0.3),
    (1e-17, 0.0),
    (-0.0, 0.0),
    (NAN, NAN),
    (np.float64("nan"), NAN),
    (float("inf"), float("inf")),
    (pd.NA, pd.NA),
    (pd.NaT, pd.NaT),
    (10**400, 10**400),
    (Fraction(1, 2), 0.5),
    (decimal.Decimal("0.5"), 0.5),
    (1 + 2j, 1 + 2j),
    (np.str_("a"), "a"),
    ([1, NAN, [2.0]], [1.0, NAN, [2]]),
    (Pair(1, 2), (1, 2)),
    (OrderedDict(a=1), {"a": 1}),
    (defaultdict(int, a=1), {"a": 1}),
    (Counter("aab"), {"a": 2, "b": 1}),
    ({NAN: 1}, {NAN: 1}),
    ({"b": 1, "a": 2}, {"a": 2, "b": 1}),
    (frozenset({1}), {1}),
    ({1.0, 2}, {1, 2.0}),
    (np.array([1.0, NAN]), np.array([1.0, NAN])),
    (np.array([0.1 + 0.2]), np.array([0.3])),
    (np.array([1, 2], "int32"), np.array([1, 2])),
    (np.array([0.1], "float32"), np.array([0.1])[:1].astype("float32")),
    (np.array(3.0), 3.0),
    (np.array([]), np.array([])),
    (np.array(["a", None], object), np.array(["a", None], object)),
    (np.array(["2020-01-01", "NaT"], "datetime64[D]"), np.array(["2020-01-01", "NaT"], "datetime64[D]")),
    (pd.Series([1, 2], index=pd.Index([0, 1])), pd.Series([1, 2])),
    (pd.Series(["a", None]), pd.Series(["a", NAN], dtype="str")),
    (pd.Series(["a", "b"], dtype=object), pd.Series(["a", "b"])),
    (pd.Series([1, pd.NA], dtype="Int32"), pd.Series([1, pd.NA], dtype="Int64")),
    (pd.Series([1, 2], name="n"), pd.Series([1, 2])),
    (frame(), frame()),
    (frame().astype({"visits": "int32"}), frame()),
    (pd.Index([1, 2]), pd.Index([1, 2])),
    (pd.Timestamp("2020-01-01"), pd.Timestamp("2020-01-01")),
    (pd.Categorical(["a", "b"]), pd.Categorical(["a", "b"])),
    (Point(NAN, ["a"]), Point(NAN, ["a"])),
    (Model("a", 1), Model("a", 1)),
    (Ridge(alpha=2.0), Ridge(alpha=2)),
    (ValueError("a"), ValueError("a")),
    (Path("a") / "b", Path("a/b")),
    (date(2020, 1, 1), date(2020, 1, 1)),
    (len, len),
    (b"a", b"a"),
    (range(3), range(3)),
]


@pytest.mark.parametrize(("came", "expected"), SAME, ids=lambda value: short(value, 30))
def test_equal_enough(came: Any, expected: Any) -> None:
    assert difference(came, expected) is None


DIFFERENT = [
    (True, 1, "returned True, but 1 was expected: a bool came back, an int was expected."),
    (1, True, "returned 1, but True was expected: an int came back, a bool was expected."),
    (np.int64(1), True, "returned 1, but True was expected: an np.int64 came back, a bool was expected."),
    (3, 4, "returned 3, but 4 was expected."),
    (2.0000000001, 2, "returned 2.0000000001, but 2 was expected."),
    (1e-15, 1e-14, "returned 1e-15, but 1e-14 was expected."),
    ("3", 3, "returned '3', but 3 was expected: text (a str) came back, an int was expected."),
    (NAN, 1.0, "returned nan, but 1.0 was expected."),
    (NAN, None, "returned nan, but None was expected: NaN and None are two different things."),
    (None, NAN, "returned nothing, but nan was expected: is a `return` missing?"),
    (pd.NA, NAN, "returned <NA>, but nan was expected: pd.NA and NaN are two different things."),
    (0, None, "returned 0, but None was expected."),
    ([], None, "returned [], but None was expected."),
    ("abd", "abc", "returned 'abd', but 'abc' was expected."),
    ("abcdef", "abcxef", "at position 3: 'd' came back, 'x' was expected."),
    ("abc", "abc ", "a blank is missing at the end."),
    ("abc\n", "abc", "there is a line break at the end."),
    (
        "\ufeffabc",
        "abc",
        "returned '\\ufeffabc', but 'abc' was expected: there is a byte order mark at the beg",
    ),
    ("a\u00a0bcd", "a bcd", "at position 1: '\\xa0' (no-break space) came back, a blank was expected."),
    ("cafe\u0301", "caf\u00e9", "they look the same, but one is composed and the other decomposed Unicode."),
    ("\u0410bc long", "Abc long", "'\u0410' (cyrillic capital letter a) came back, 'A' was expected."),
    ("ABC", "abc", "only upper and lower case differ."),
    (b"abc", "abc", "bytes came back, text (a str) was expected."),
    ("abc", b"abc", "text (a str) came back, bytes was expected."),
    ([1, 2], [1, 2, 3], "returned [1, 2], but [1, 2, 3] was expected: 3 is missing at the end."),
    ([1, 2, 3], [1, 2], "there is one item too many at the end, 3."),
    ([3, 1, 2], [1, 2, 3], "the items are right, but in another order, first at index 0."),
    ([1, 5], [1, 2, 3], "2 items instead of 3, and at index 1: 5 came back, 2 was expected."),
    ([1, 9, 3], [1, 2, 3], "at index 1: 9 came back, 2 was expected."),
    ([(1, 2.5)], [(1, 2)], "at [0][1]: 2.5 came back, 2 was expected."),
    ((1, 2), [1, 2], "the values are right, but a tuple came back, a list was expected."),
    ([1, 2], (1, 2), "the values are right, but a list came back, a tuple was expected."),
    ([1, 2], {1, 2}, "a list came back, a set was expected."),
    (range(2), [0, 1], "the values are right, but a range came back, a list was expected."),
    ({"a": 1}.keys(), ["a"], "the values are right, but a dict_keys came back, a list was expected."),
    (np.array([1, 2]), [1, 2], "the values are right, but an array came back, a list was expected."),
    (
        list(range(100)),
        [0, *range(2, 101)],
        "is not right yet: 99 of 100 items differ, first at index 1: 1 came back, 2 was expected.",
    ),
    ({"a": 1}, {"a": 2}, "under the key 'a': 1 came back, 2 was expected."),
    ({"a": [{"b": 1}]}, {"a": [{"b": 2}]}, "at ['a'][0]['b']: 1 came back, 2 was expected."),
    ({"a": 1}, {"a": 1, "b": 2}, "the key 'b' is missing."),
    ({"a": 1, "b": 2}, {"a": 1}, "the key 'b' should not be there."),
    ({"1": "a"}, {1: "a"}, "the key '1' should not be there, and the key 1 is missing (the keys are text)."),
    ({True: "a"}, {1: "a"}, "a key: True came back, 1 was expected (a bool came back, an int was expected)."),
    ({1, 2}, {1, 3}, "3 is missing and 2 should not be there."),
    ([[1, 2]], [[1, 2.5]], "at [0][1]: 2 came back, 2.5 was expected."),
    (
        np.zeros((3, 40)),
        np.concatenate([np.zeros(117), [1.0, 2.0, 3.0]]).reshape(3, 40),
        "is not right yet: 3 of 120 values differ, first at [2, 37]: 0.0 came back, 1.0 was expected.",
    ),
    (np.zeros((2, 3)), np.zeros((3, 2)), "the shape (2, 3) came back, (3, 2) was expected (rows and columns"),
    (np.zeros(3, int), np.zeros(3), "the dtype int64 came back, float64 was asked for."),
    (
        np.array([np.inf, 1]),
        np.array([NAN, 1]),
        "1 of 2 values differs, at [0]: inf came back, nan was expected.",
    ),
    (np.array([2.0**53 + 2]), np.array([2**53 + 1]), "the dtype float64 came back, int64 was asked for."),
    ([1.0], np.array([1.0]), "the values are right, but a list came back, an array was expected."),
    (np.array(["a"]), np.array(["b"]), "at [0]: 'a' came back, 'b' was expected."),
    (1.0, np.array([1.0]), "a float came back, an array was expected."),
    (
        pd.Series([1.0, NAN]),
        pd.Series([1, pd.NA], dtype="Int64"),
        "the dtype float64 came back, Int64 was asked",
    ),
    (
        pd.Series([1, 2], index=[3, 4]),
        pd.Series([1, 2]),
        "but the index was kept: it is [3, 4] instead of [0, 1].",
    ),
    (
        pd.Series([1], index=["a"]),
        pd.Series([1], index=["b"]),
        "the index differs: ['a'] came back, ['b'] was exp",
    ),
    (
        pd.Series([2, 1]),
        pd.Series([1, 2]),
        "the values are right, but in another order, first at position 0.",
    ),
    (
        pd.Series([1, 5]),
        pd.Series([1, 2]),
        "1 of 2 values differs, at position 1: 5 came back, 2 was expected.",
    ),
    (pd.Series([1]), pd.Series([1, 2]), "1 value came back, 2 was expected."),
    (
        pd.Series([1], name="a"),
        pd.Series([1], name="b"),
        "but the name differs: 'a' came back, 'b' was expected.",
    ),
    ([1, 2], pd.Series([1, 2]), "the values are right, but a list came back, a Series was expected."),
    (frame(), frame()["visits"], "a DataFrame came back, a Series was expected."),
    (frame()[["visits", "city"]], frame(), "the columns are in another order: 'visits' and 'city' came back"),
    (frame(more=1), frame(), "the column 'more' should not be there."),
    (frame()[["city"]], frame(), "the column 'visits' is missing."),
    (frame().iloc[::-1], frame(), "the rows are right, but in another order."),
    (
        frame(visits=[3.0, 1, 2]),
        frame(),
        "in the column 'visits': the dtype float64 came back, int64 was asked for.",
    ),
    (
        frame(visits=[3, 1, 4]),
        frame(),
        "in the column 'visits', 1 of 3 rows differs, at position 2: 4 came back, 2",
    ),
    (frame().iloc[:2], frame(), "2 rows came back, 3 was expected."),
    (frame().set_axis([7, 8, 9]), frame(), "but the index was kept: it is [7, 8, 9] instead of [0, 1, 2]."),
    (Point(1.0), Point(2.0), "is not right yet: in the field x: 1.0 came back, 2.0 was expected."),
    (Point(1.0, ["a"]), Point(1.0, ["b"]), "is not right yet: at .tags[0]: 'a' came back, 'b' was expected."),
    (Model("a", 1), Model("a", 2), "in the field size: 1 came back, 2 was expected."),
    (Ridge(alpha=2.0), Ridge(), "in the parameters, under the key 'alpha': 2.0 came back, 1.0 was expected."),
    (Ridge(), Ridge().fit([[1], [2]], [1, 2]), "it has no `coef_`: has it been fitted?"),
    (ValueError("a"), ValueError("b"), "returned ValueError: a, but ValueError: b was expected."),
    (
        datetime(2020, 1, 1),
        date(2020, 1, 1),
        "returned datetime.datetime(2020, 1, 1, 0, 0), but datetime.date(",
    ),
    (Liar(), 3, "returned a Liar, but 3 was expected: a Liar came back, an int was expected."),
    (int, 3, "returned int, but 3 was expected: the class int came back, an int was expected."),
]


@pytest.mark.parametrize(("came", "expected", "text"), DIFFERENT, ids=lambda value: short(value, 30))
def test_a_difference_is_told(came: Any, expected: Any, text: str) -> None:
    assert text in told(came, expected)


def test_a_generator_for_a_list_is_told_and_not_run_to_its_end() -> None:
    def numbers() -> Any:
        yield from (1, 2)
        while True:
            yield 0

    assert "a generator came back, a list was expected" in told(numbers(), [1, 2])
    assert "the values are right, but a generator came back" in told((i for i in (1, 2)), [1, 2])


def test_a_coroutine_is_told_and_leaves_no_warning() -> None:
    async def later() -> int:
        return 3

    came = later()
    assert told(came, 3).endswith("a coroutine came back, an int was expected; is an `await` missing?")
    assert inspect.getcoroutinestate(came) == inspect.CORO_CLOSED
    assert asyncio.run(later()) == 3


@pytest.mark.parametrize(
    ("came", "expected", "rules"),
    [
        (0.1 + 0.2, 0.3, {"rel_tol": 0}),
        (1e-17, 0.0, {"rel_tol": 0}),
        (5.0, 5, {"exact_type": True}),
        ([(0.0, 3.0)], [(0, 3)], {"exact_type": True}),
        (np.int64(5), 5, {"exact_type": True}),
        (defaultdict(int), {}, {"exact_type": True}),
        (np.zeros(2, "int32"), np.zeros(2, "int64"), {"exact_type": True}),
        (pd.Series([1], dtype="int32"), pd.Series([1]), {"exact_type": True}),
        ([1, 1, 2], [1, 2, 2], {"ignore_order": True}),
        (3.2, 3, {"rel_tol": 0.01}),
        (3.2, 3.0, {"abs_tol": 0.1}),
    ],
)
def test_stricter_rules_tell_apart(came: Any, expected: Any, rules: dict[str, Any]) -> None:
    assert difference(came, expected, **rules) is not None


@pytest.mark.parametrize(
    ("came", "expected", "rules"),
    [
        ([3, 1, 2], [1, 2, 3], {"ignore_order": True}),
        ([[2], [1]], [[1], [2]], {"ignore_order": True}),
        (frame().iloc[::-1], frame(), {"ignore_order": True}),
        (pd.Series([2, 1]), pd.Series([1, 2]), {"ignore_order": True}),
        (3.001, 3, {"rel_tol": 0.01}),
        (3.05, 3.0, {"abs_tol": 0.1}),
        (np.array([1.05]), np.array([1.0]), {"abs_tol": 0.1}),
        (np.zeros(2, int), np.zeros(2), {"exact_type": False}),
        (pd.Series([1.0]), pd.Series([1], dtype="Int64"), {"exact_type": False}),
    ],
)
def test_looser_rules_accept(came: Any, expected: Any, rules: dict[str, Any]) -> None:
    assert difference(came, expected, **rules) is None


def test_values_within_themselves_are_compared() -> None:
    one: list[Any] = [1]
    one.append(one)
    other: list[Any] = [1]
    other.append(other)
    assert difference(one, other) is None
    other[0] = 2
    assert difference(one, other) is not None


def test_comparing_ignores_how_the_answer_has_set_numpy_and_warnings() -> None:
    with warnings.catch_warnings(), np.errstate(all="raise"):
        warnings.simplefilter("error")
        assert difference(np.array([1e308, NAN, 0.0]), np.array([-1e308, NAN, 1e-320])) is not None


def test_long_lists_of_plain_values_are_compared_quickly() -> None:
    calls = list(range(1_000_000))
    begun = time.process_time()
    assert difference(calls, list(calls)) is None
    assert time.process_time() - begun < 1


# -- short


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (list(range(100)), "[0, 1, 2, 3, 4, 5, …, 98, 99]"),
        (dict.fromkeys(range(100), 1), "{0: 1, 1: 1, 2: 1, 3: 1, 4: 1, 5: 1, … 94 more}"),
        (set(), "set()"),
        ((1,), "(1,)"),
        (set("plum"), "{'l', 'm', 'p', 'u'}"),
        (frozenset({"b", 2, "a"}), "frozenset({'a', 'b', 2})"),
        (set(range(100, 0, -1)), "{1, 2, 3, 4, 5, 6, …, 99, 100}"),
        (np.float64(0.5), "0.5"),
        (np.float32(0.1), "0.1"),
        (np.array([1.0, NAN]), "array([1.0, nan])"),
        (np.zeros((9, 9)), "an array of shape (9, 9) (float64)"),
        (pd.Series([1, 2]), "Series([1, 2], int64)"),
        (pd.Series(range(50)), "a Series of 50 values (int64)"),
        (frame(), "a DataFrame of 3 rows with the columns 'city', 'visits'"),
        (object(), "an object"),
        (Liar(), "a Liar"),
        (short, "the function short"),
        (KeyError("a"), "KeyError: 'a'"),
        ("line\nbreak", "'line\\nbreak'"),
        (10**5000, "a whole number of 16610 bits"),
    ],
    ids=lambda value: str(value) if isinstance(value, str) else type(value).__name__,
)
def test_values_are_shown_in_few_words(value: Any, text: str) -> None:
    assert short(value) == text


def test_the_middle_of_long_text_is_left_out() -> None:
    text = short("a" * 10**7 + "z")
    assert re.fullmatch(r"'a+ … a+z'", text)
    assert len(text) < 100


# -- Hypothesis

scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.binary(max_size=4)
    | st.dates()
    | st.decimals(allow_nan=False)
    | st.complex_numbers(allow_nan=False)
    | st.sampled_from([pd.NA, pd.NaT, np.float32(0.1), np.int8(3), np.bool_(False), NAN])
)
keys = st.integers() | st.text(max_size=4) | st.booleans() | st.none() | st.tuples(st.integers())
arrays = st.builds(
    lambda rows, kind: np.array(rows, dtype=kind),
    st.lists(st.integers(-5, 5), max_size=4),
    st.sampled_from(["int64", "float64", "float32", "bool", "object", "U3", "datetime64[D]"]),
)
columns = st.lists(st.none() | st.integers(-9, 9) | st.text(max_size=2), min_size=2, max_size=2)
tables = st.dictionaries(st.text(max_size=3), columns, max_size=3).map(pd.DataFrame)
values = st.recursive(
    scalars | arrays | tables | columns.map(lambda items: pd.Series(items, dtype=object)),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(keys, inner, max_size=4)
        | st.tuples(inner, inner)
        | st.sets(st.integers() | st.text(max_size=2), max_size=4)
        | st.builds(Point, st.floats(), st.lists(st.text(max_size=2), max_size=2))
    ),
    max_leaves=8,
)


@settings(max_examples=200, deadline=None)
@given(values)
def test_a_value_equals_its_deep_copy(value: Any) -> None:
    assert difference(copy.deepcopy(value), value) is None
    assert difference(copy.deepcopy(value), value, exact_type=True, rel_tol=0) is None
    with expect_unchanged(value):
        pass


@settings(max_examples=300, deadline=None)
@given(values, values)
def test_comparing_never_raises_and_every_difference_has_a_sentence(came: Any, expected: Any) -> None:
    if difference(came, expected) is not None:
        assert "was expected" in told(came, expected) or "is not right yet: " in told(came, expected)
    assert len(short(came)) < 140


@settings(max_examples=200, deadline=None)
@given(
    st.recursive(
        st.integers() | st.text(max_size=4) | st.none() | st.booleans(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
        max_leaves=6,
    ),
    st.data(),
)
def test_plain_values_are_told_apart_exactly_where_python_and_json_do(came: Any, data: st.DataObject) -> None:
    """Python's own text of values of lists, dicts, ints, text, bools and None tells them apart."""

    def changed(value: Any, change: Callable[[Any], Any]) -> Any:
        if isinstance(value, dict):
            return {key: changed(item, change) for key, item in value.items()}
        return [changed(item, change) for item in value] if isinstance(value, list) else change(value)

    without_bools = changed(came, lambda value: int(value) if isinstance(value, bool) else value)
    larger = changed(came, lambda value: value + 1 if type(value) is int else value)
    choices = [copy.deepcopy(came), without_bools, larger, [came], {"": came}, None]
    expected = data.draw(st.sampled_from(choices))

    def canonical(value: Any) -> str:
        if isinstance(value, dict):
            return "{" + ",".join(f"{key!r}:{canonical(value[key])}" for key in sorted(value)) + "}"
        if isinstance(value, list):
            return "[" + ",".join(map(canonical, value)) + "]"
        return repr(value)

    assert (difference(came, expected) is None) == (canonical(came) == canonical(expected))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(-3, 3), min_size=1, max_size=30), st.data())
def test_a_list_with_one_other_item_differs_there(items: list[int], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(items) - 1))
    other = list(items)
    other[place] += 10
    found = difference(other, items)
    assert found is not None
    assert f"at index {place}: {other[place]} came back, {items[place]} was expected" in found.text
    for kind in (np.array, pd.Series):
        text = difference(kind(other), kind(items)).text  # type: ignore[union-attr]
        assert f"{other[place]} came back, {items[place]} was expected" in text


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=20), st.data())
def test_texts_differ_exactly_where_they_are_not_the_same(came: str, data: st.DataObject) -> None:
    near = [came, came + " ", "\u200b" + came, came.upper(), unicodedata.normalize("NFD", came)]
    expected = data.draw(st.sampled_from(near) | st.text(max_size=20))
    assert (difference(came, expected) is None) == (came == expected)


@settings(max_examples=200, deadline=None)
@given(st.floats(allow_nan=False), st.floats(allow_nan=False))
def test_arrays_and_series_judge_floats_as_single_floats_are_judged(came: float, expected: float) -> None:
    single = difference(came, expected) is None
    assert (difference(np.array([came]), np.array([expected])) is None) == single
    assert (difference(pd.Series([came]), pd.Series([expected])) is None) == single
    assert (difference([came], [expected]) is None) == single


# -- expectations


def divide(a: float, b: float = 1) -> float:
    return a / b


def test_expect_speaks_the_authors_own_sentence() -> None:
    e.expect(True, "never")
    assert (
        sentence(lambda: e.expect(0, "the ids follow the sorted order")) == "The ids follow the sorted order."
    )
    assert sentence(lambda: e.expect(0, "scikit-learn's clone fails")) == "scikit-learn's clone fails."


def test_the_call_is_shown_as_the_learner_would_write_it() -> None:
    assert sentence(lambda: expect_call(divide, 4, b=2, returns=3)) == (
        "`divide(4, b=2)` returned 2.0, but 3 was expected."
    )
    assert e.call_text(functools.partial(divide, 1), (2,)) == "`divide(2)`"
    assert e.call_text([1].append, (2,)) == "`list.append(2)`"
    assert e.call_text(dict.fromkeys, ("ab",)) == "`dict.fromkeys('ab')`"
    assert e.call_text(Point, (1,)) == "`Point(1)`"
    assert e.call_text(lambda: divide(1, 0) + 1) == "`divide(1, 0) + 1`"
    assert e.call_text(math.floor, (0.5,)) == "`floor(0.5)`"
    small, large = pd.DataFrame({"a": [1, NAN]}), pd.DataFrame(np.zeros((50, 4)))
    assert (
        e.call_text(divide, (small, large))
        == "`divide(DataFrame({'a': [1.0, nan]}), a DataFrame of 50 rows and 4 columns)`"
    )
    assert e.call_text(divide, (np.zeros((30, 2)),)) == "`divide(ndarray of 30 × 2 float64)`"


def test_arguments_are_shown_as_they_were_before_the_call() -> None:
    def empty(items: list[int]) -> int:
        items.clear()
        return 0

    assert sentence(lambda: expect_call(empty, [1, 2], returns=1)).startswith("`empty([1, 2])` returned 0")


def test_an_exception_becomes_a_sentence() -> None:
    text = sentence(lambda: e.call(divide, 1, 0))
    assert text == "`divide(1, 0)` raised ZeroDivisionError: division by zero."
    assert sentence(lambda: expect_call(divide, 1, 2, 3, returns=1, hint="Two numbers.")) == (
        "`divide(1, 2, 3)` could not be called: divide() takes from 1 to 2 positional arguments but 3 were"
        " given. Two numbers."
    )
    assert e.call(divide, 4, b=2) == 2


def test_a_wrong_value_is_told_by_what_it_is() -> None:
    expect_value(2.0, 2, what="the id of glass")
    text = sentence(lambda: expect_value(1, 2, what="the id of glass", hint="Ids follow the sorted order."))
    assert text == "The id of glass is 1, but 2 was expected. Ids follow the sorted order."
    assert sentence(lambda: expect_value(None, 2, what="it")) == "It is None, but 2 was expected."


def refuse(message: str, kind: type[Exception] = ValueError) -> None:
    raise kind(message)


def test_expected_errors() -> None:
    assert str(expect_raises(ValueError, refuse, "age is 3", mentions=["AGE", "3"])) == "age is 3"
    assert isinstance(expect_raises((KeyError, LookupError), refuse, "a", kind=IndexError), IndexError)
    assert sentence(lambda: expect_raises(ValueError, divide, 4)) == (
        "`divide(4)` raised no error and returned 4.0, but a ValueError was expected."
    )
    assert sentence(lambda: expect_raises(ValueError, print)) == (
        "`print()` raised no error and returned nothing, but a ValueError was expected."
    )
    assert sentence(lambda: expect_raises((ValueError, KeyError), divide, 4, 0, hint="Say why.")) == (
        "`divide(4, 0)` raised ZeroDivisionError: division by zero, but a ValueError or a KeyError was"
        " expected. Say why."
    )
    assert sentence(lambda: expect_raises(ValueError, refuse, "no", mentions=["age", "no"])) == (
        "`refuse('no')` raised a ValueError with the message 'no', but the message should mention 'age'."
    )
    assert "raised a ValueError without a message" in sentence(
        lambda: expect_raises(ValueError, refuse, "", mentions=["age"])
    )


def test_expected_printed_text() -> None:
    e.expect_prints(print, "a \nb\n", text="a\nb")
    assert (
        sentence(lambda: e.expect_prints(print, "ab", text="ac"))
        == "`print('ab')` printed 'ab', but 'ac' was expected."
    )
    assert "line 2 is 'b', 'c' was expected" in sentence(lambda: e.expect_prints(print, "a\nb", text="a\nc"))
    assert "line 2, 'b', is missing" in sentence(lambda: e.expect_prints(print, "a", text="a\nb"))
    assert "line 2, 'b', is too many" in sentence(lambda: e.expect_prints(print, "a\nb", text="a"))
    assert sentence(lambda: e.expect_prints(divide, 4, text="4")) == (
        "`divide(4)` printed nothing (it returned 4.0), but '4' was expected."
    )


@pytest.mark.parametrize(
    ("value", "change", "text"),
    [
        ([1, 2], lambda x: x.append(3), "there is one item too many at the end, 3."),
        ([1, 2], lambda x: x.reverse(), "the items are right, but in another order, first at index 0."),
        ([[1]], lambda x: x[0].append(2), "at index 0: there is one item too many at the end, 2."),
        ({"a": 1}, lambda x: x.update(a=True), "under the key 'a': True is there now, 1 was there before"),
        (
            np.zeros(2),
            lambda x: x.put(1, 5),
            "1 of 2 values differs, at [1]: 5.0 is there now, 0.0 was there before.",
        ),
        (frame(), lambda x: x.insert(0, "new", 1), "the column 'new' should not be there."),
        (frame(), lambda x: x.isetitem(1, [3, 1, 9]), "1 of 3 rows differs, at position 2: 9 is there now"),
        (frame(), lambda x: x.pop("city"), "the column 'city' is missing."),
        (pd.Series([[1]]), lambda x: x[0].append(2), "[1, 2] is there now, [1] was there before"),
        (frame(city=[[1], [2], [3]]), lambda x: x["city"][0].append(2), "in the column 'city'"),
        (
            pd.Series([1]),
            lambda x: setattr(x, "name", "a"),
            "the name differs: 'a' is there now, None was there",
        ),
    ],
    ids=lambda value: short(value, 20) if not callable(value) else "change",
)
def test_a_changed_input_is_told(value: Any, change: Callable[[Any], Any], text: str) -> None:
    def use() -> None:
        with expect_unchanged(value, hint="Work on a copy."):
            change(value)

    message = sentence(use)
    assert message.startswith("The input was changed: ")
    assert message.endswith("Work on a copy.")
    assert text.rstrip(".") in message


def test_warnings_are_told_and_kept_where_they_are_wanted() -> None:
    def ratio() -> None:
        with e.expect_no_warnings(hint="Skip the zeros."):
            np.array([1.0]) / 0

    assert (
        sentence(ratio)
        == "The answer warned: RuntimeWarning: divide by zero encountered in divide. Skip the zeros."
    )
    with np.errstate(all="ignore"):
        assert "RuntimeWarning" in sentence(ratio)
    with e.expect_no_warnings():
        divide(1, 2)


def test_types() -> None:
    e.expect_type(3, int, what="the result")
    e.expect_type(None, (int, type(None)), what="the result")
    e.expect_type(True, bool, what="the result")
    assert sentence(lambda: e.expect_type(True, int, what="the result")) == (
        "The result is a bool, True, but an int was expected."
    )
    assert sentence(lambda: e.expect_type(None, (list, tuple), what="the result")) == (
        "The result is None, but a list or a tuple was expected: is a `return` missing?"
    )


def test_names_that_are_not_defined() -> None:
    from types import ModuleType

    answer = ModuleType("answer")
    answer.restore_id = divide  # type: ignore[attr-defined]
    divide.__module__, before = "answer", divide.__module__
    try:
        assert sentence(lambda: e.expect_defined(answer, "restore_ids")) == (
            "The answer defines `restore_id`, but `restore_ids` was asked for: is it a slip in the name?"
        )
        assert sentence(lambda: e.expect_defined(answer, "batch", "class")) == (
            "The answer does not define a class `batch` yet; it defines `restore_id`."
        )
        assert "should be a class, but it is a function" in sentence(
            lambda: e.expect_defined(answer, "restore_id", "class")
        )
        assert e.expect_defined(answer, "restore_id", "function") is divide
        answer.restore_id = Point  # type: ignore[attr-defined]
        assert "should be a function, but it is the class Point" in sentence(
            lambda: e.expect_defined(answer, "restore_id", "function")
        )
    finally:
        divide.__module__ = before


@pytest.mark.parametrize(
    ("name", "names", "meant"),
    [
        ("restore_ids", ["restore_id", "other"], "restore_id"),
        ("LabelMap", ["labelmap", "Label_Map"], "labelmap"),
        ("a", ["b", "c"], ""),
        ("fit", ["transform"], ""),
    ],
)
def test_near_misses(name: str, names: list[str], meant: str) -> None:
    assert near_miss(name, names) == meant


# -- instruments


def test_comparisons_and_hashes_are_counted() -> None:
    Counted.reset()
    items = [Counted(i) for i in range(10)]
    assert Counted(9) in items
    assert (Counted.eq_calls, Counted.hash_calls) == (10, 0)
    assert 3 in set(items)
    assert Counted.hash_calls == 10
    assert repr(Counted("a")) == "'a'"
    Counted.reset()
    assert (Counted.eq_calls, Counted.hash_calls) == (0, 0)


class Loader:
    def load(self, name: str, *, fast: bool = False) -> str:
        return name

    @staticmethod
    def plain(x: int) -> int:
        return x


def test_calls_are_counted_and_go_through() -> None:
    one = Loader()
    with e.count_calls(Loader, "load") as calls:
        assert one.load("a", fast=True) == "a"
        assert Loader().load("b") == "b"
    assert (calls.count, calls.all) == (2, [(("a",), {"fast": True}), (("b",), {})])
    one.load("c")
    assert calls.count == 2
    with e.count_calls(one, "load") as calls:
        one.load("a")
        Loader().load("b")
    assert calls.count == 1
    assert "load" not in vars(one)
    with e.count_calls(Loader, "plain") as calls:
        assert Loader.plain(1) == one.plain(1) == 1
    assert calls.count == 2
    assert isinstance(vars(Loader)["plain"], staticmethod)
    with e.count_calls(math, "floor") as calls:
        math.floor(0.5)
    calls.reset()
    assert calls.count == 0
    assert math.floor(1.5) == 1


def test_the_clock_moves_only_when_told() -> None:
    originals = (time.time, time.sleep, time.monotonic)
    with e.fake_clock() as clock:
        begun = time.monotonic()
        time.sleep(3600)
        clock.advance(1.5)
        assert time.monotonic() - begun == 3601.5
        assert time.perf_counter_ns() == round(clock.now * 1e9)
        assert clock.sleeps == [3600]
    assert originals == (time.time, time.sleep, time.monotonic)


def test_peak_memory_counts_what_the_call_held() -> None:
    def make(size: int) -> int:
        return len(bytearray(size))

    peak = e.peak_memory(make, 5_000_000)
    assert 5_000_000 <= peak < 5_100_000
    assert e.peak_memory(make, 10) < 10_000
    assert "raised TypeError" in sentence(lambda: e.peak_memory(make, "a"))


def test_shared_memory_is_told() -> None:
    whole = np.zeros(4)
    e.expect_own_memory(whole.copy(), whole, what="the result")
    assert "shares its memory" in sentence(lambda: e.expect_own_memory(whole[1:], whole, what="the result"))


def test_mypy_tells_the_line_and_the_error() -> None:
    found = e.run_mypy("def f(x: int) -> str:\n    return x\n\ndef g(y):\n    return y\n")
    assert found[0].startswith('line 2: error: Incompatible return value type (got "int", expected "str")')
    assert found[1].startswith("line 4: error: Function is missing a type annotation")
    assert len(found) == 2
    assert e.run_mypy("x: int = 3\n") == []


def test_the_import_of_expectations_is_cheap() -> None:
    import subprocess
    import sys

    code = (
        "import sys, tutor_app.checks.expect\n"
        "print([name for name in ('numpy', 'pandas', 'asyncio') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"
