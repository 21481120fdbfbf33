"""The words of expectations: names, missing returns, hints that depend on what came, identity and causes."""

from __future__ import annotations

import functools
import linecache
import sys
import textwrap
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import numpy as np
import pandas as pd
import pytest

from tutor_app.checks import expect as e
from tutor_app.checks.expect import NotYet, expect_call, expect_raises, expect_type, expect_value

Loader = Callable[[str], Any]


def sentence(function: Callable[[], Any]) -> str:
    with pytest.raises(NotYet) as caught:
        function()
    return str(caught.value)


@pytest.fixture
def answer() -> Iterator[Loader]:
    """Makes a module `answer` of source text, as the worker does."""

    def load(source: str) -> Any:
        source = textwrap.dedent(source)
        module = ModuleType("answer")
        module.__file__ = "<answer>"
        linecache.cache["<answer>"] = (len(source), None, source.splitlines(keepends=True), "<answer>")
        sys.modules["answer"] = module
        exec(compile(source, "<answer>", "exec"), vars(module))
        return module

    yield load
    sys.modules.pop("answer", None)
    linecache.cache.pop("<answer>", None)


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("the input was changed", "The"),
        ("no_such_name is gone", "no_such_name"),
        ("df.copy() copied all", "df.copy()"),
        ("x[0] is 3", "x[0]"),
        ("size=0 was accepted", "size=0"),
        ("col2 is missing", "col2"),
        ("nGroups is wrong", "nGroups"),
        ("one-hot columns are missing", "One-hot"),
        ("rows.", "Rows."),
        ("fit must return self", "fit"),
        ("scaled's result is empty", "scaled's"),
        ("`fit` must return self", "`fit`"),
        ("é is a letter", "É"),
    ],
)
def test_a_sentence_begins_with_a_capital_unless_with_a_name(answer: Loader, text: str, begins: str) -> None:
    answer("def scaled(): ...\nclass Scaler:\n    def fit(self): ...\n")
    assert sentence(lambda: e.expect(False, text)).partition(" ")[0] == begins


RETURNS = """
import functools

def falls(x):
    x + 1

def branch(x):
    if x > 0:
        return x

def bare(x):
    if x > 0:
        return x
    return

def told(x):
    if x > 10:
        return x
    else:
        return None

def tries(x):
    try:
        return None
    except ValueError:
        raise

def loops(x):
    while True:
        x += 1
        if x > 5:
            return None

def breaks(x):
    while True:
        break

def within(x):
    with open("/dev/null"):
        return None

def matches(x):
    match x:
        case 1:
            return None
        case _:
            return None

def inner(x):
    def other():
        return
    return None

class Index:
    def push(self, x):
        return None

    def add(self, x):
        self.x = x

def passes(function):
    @functools.wraps(function)
    def wrapper(*args):
        return function(*args)
    return wrapper

def loses(function):
    def wrapper(*args):
        function(*args)
    return wrapper

wrapped = passes(falls)
lost = loses(told)
"""


@pytest.mark.parametrize(
    ("name", "missing"),
    [
        ("falls", True),
        ("branch", True),
        ("bare", True),
        ("breaks", True),
        ("wrapped", True),
        ("lost", True),
        ("told", False),
        ("tries", False),
        ("loops", False),
        ("within", False),
        ("matches", False),
        ("inner", False),
    ],
)
def test_a_missing_return_is_named_only_where_one_can_be_missing(
    answer: Loader, name: str, missing: bool
) -> None:
    module = answer(RETURNS)
    text = sentence(lambda: expect_call(getattr(module, name), -1, returns=3))
    assert ("is a `return` missing?" in text) == missing
    assert ("returned nothing, but 3 was expected" in text) == missing
    assert ("returned None, but 3 was expected" in text) != missing


def test_methods_lambdas_and_partials_are_looked_through_for_a_missing_return(answer: Loader) -> None:
    index = answer(RETURNS).Index()
    assert "missing" not in sentence(lambda: expect_call(index.push, 1, returns=3))
    assert "missing" in sentence(lambda: expect_call(index.add, 1, returns=3))
    assert "missing" in sentence(lambda: expect_call(functools.partial(index.add, 1), returns=3))
    assert "missing" in sentence(lambda: expect_call(lambda: index.add(1), returns=3))
    assert "missing" not in sentence(lambda: expect_call(lambda: index.push(1), returns=3))
    assert "missing" not in sentence(lambda: expect_call({}.get, "a", returns=3))
    assert "missing" in sentence(lambda: expect_type(None, int, what="what `Index.add` gave"))
    assert "missing" not in sentence(lambda: expect_type(None, int, what="what `Index.push` gave"))
    assert sentence(lambda: expect_type(None, int, what="the attribute rows")) == (
        "The attribute rows is None, but an int was expected."
    )


def test_a_kind_is_not_said_twice() -> None:
    assert sentence(lambda: expect_type((x for x in "ab"), list, what="the result")) == (
        "The result is a generator, but a list was expected."
    )
    assert sentence(lambda: expect_type("ab", list, what="the result")) == (
        "The result is text (a str), 'ab', but a list was expected."
    )


def test_another_kind_than_a_set_is_told_as_such() -> None:
    for came, kind in ((3, "an int"), ("ab", "text (a str)"), ((x for x in "a"), "a generator")):
        text = sentence(lambda came=came: expect_value(came, {1, 2}, what="it"))  # type: ignore[misc]
        assert text.endswith(f": {kind} came back, a set was expected.")
        assert "a list was expected" not in text


def test_tables_in_a_call_are_told_by_their_size(answer: Loader) -> None:
    table = pd.DataFrame(np.zeros((8, 3)), columns=["weight", "volume", "zone"])
    add_ratio = answer("def add_ratio(*args): return None").add_ratio
    assert e.call_text(add_ratio, (table, "weight", "volume", "density")) == (
        "`add_ratio(a DataFrame of 8 rows and 3 columns, 'weight', 'volume', 'density')`"
    )
    assert e.call_text(add_ratio, (table[:1][["zone"]],)) == "`add_ratio(DataFrame({'zone': [0.0]}))`"


def test_long_arguments_of_a_lambda_are_left_out_as_wholes() -> None:
    make: Any = print
    text = e.call_text(
        lambda: make(
            pd.DataFrame({"weight": [1.0, 2.0, 3.0], "volume": [3, 4, 5]}), "weight", "volume", sep="a" * 30
        )
    )
    assert text == "`make(pd.DataFrame(…), 'weight', 'volume', sep='a' * 30)`"


def test_a_hint_may_depend_on_what_came() -> None:
    def by_value(came: Any) -> str:
        return "Divide by n." if came == 2.5 else ""

    def give(value: Any) -> Any:
        return value

    def fail(error: Exception) -> None:
        raise error

    assert sentence(lambda: expect_call(give, 2.5, returns=2, hint=by_value)).endswith(
        "expected. Divide by n."
    )
    assert sentence(lambda: expect_call(give, 3.5, returns=2, hint=by_value)).endswith("2 was expected.")
    assert sentence(lambda: expect_value(2.5, 2, what="it", hint=by_value)).endswith(" Divide by n.")
    assert sentence(lambda: expect_type(2.5, int, what="it", hint=by_value)).endswith(" Divide by n.")
    assert sentence(
        lambda: expect_call(fail, KeyError("a"), returns=2, hint=lambda error: f"<{error!r}>")
    ).endswith("<KeyError('a')>")
    assert sentence(lambda: expect_raises(ValueError, give, 2.5, hint=by_value)).endswith(" Divide by n.")
    assert sentence(
        lambda: expect_raises(ValueError, fail, KeyError("a"), hint=lambda error: type(error).__name__)
    ).endswith("expected. KeyError")
    assert sentence(lambda: e.expect_prints(print, "ab", text="b", hint=lambda text: repr(text))).endswith(
        " 'ab\\n'"
    )
    items = [1]

    def change() -> None:
        with e.expect_unchanged(items, hint=lambda now: f"{len(now)} now."):
            items.append(2)

    assert sentence(change).endswith(" 2 now.")
    # What a hint cannot tell must not hide the sentence.
    assert sentence(lambda: expect_call(give, 3, returns=2, hint=lambda came: came.name)) == (
        "`give(3)` returned 3, but 2 was expected."
    )


def test_objects_that_occur_twice_are_told() -> None:
    one, other = [1], [1]
    e.expect_distinct([one, other], what="the batches")
    e.expect_distinct(iter([]), what="the batches")
    assert sentence(
        lambda: e.expect_distinct([one, other, one], what="the batches", hint="Make a new one.")
    ) == (
        "The batches are not separate objects: those at index 0 and 2 are one and the same list."
        " Make a new one."
    )
    assert "index 1, 2 and 3 are one" in sentence(
        lambda: e.expect_distinct([one, other, other, other], what="the batches")
    )
    assert sentence(lambda: e.expect_distinct([one] * 3, what="the batches")).endswith(
        "all 3 are one and the same list."
    )
    assert "both are one" in sentence(lambda: e.expect_distinct([one] * 2, what="the batches"))


def test_identity_is_told() -> None:
    one, other = [1], [1]
    e.expect_same(one, one, what="what fit returns", of="the list")
    e.expect_other(one, other, what="what fit returns", of="the list")
    assert sentence(lambda: e.expect_same(other, one, what="the result", of="the scaler itself")) == (
        "The result is another list, but the scaler itself was expected."
    )
    assert sentence(lambda: e.expect_same(3, one, what="the result", of="the scaler itself")) == (
        "The result is an int, but the scaler itself was expected."
    )
    assert sentence(lambda: e.expect_same(None, one, what="the result", of="the scaler itself")) == (
        "The result is None, but the scaler itself was expected: is a `return` missing?"
    )
    assert sentence(lambda: e.expect_other(one, one, what="the result", of="the stored set")) == (
        "The result is the stored set, not a new object: a change of one shows in the other."
    )


def load(how: str) -> None:
    try:
        {}["a"]  # type: ignore[index]
    except KeyError as error:
        if how == "from":
            raise ValueError("bad") from error
        if how == "none":
            raise ValueError("bad") from None
        raise ValueError("bad")  # noqa: B904 - the point


def test_the_cause_of_an_error_is_judged() -> None:
    error = expect_raises(ValueError, load, "from", cause=KeyError)
    e.expect_cause(error, error.__cause__)
    e.expect_cause(error, (KeyError, OSError))
    expect_raises(ValueError, load, "none", cause=None)
    e.expect_cause(expect_raises(ValueError, load, "in"), KeyError, implicit=True)
    e.expect_cause(ValueError(), None)
    assert sentence(lambda: expect_raises(ValueError, load, "in", cause=KeyError)) == (
        "`load('in')` raised a ValueError without a cause, but a KeyError was expected: is a `from` missing?"
    )
    assert sentence(lambda: expect_raises(ValueError, load, "from", cause=OSError, hint="Chain it.")) == (
        "`load('from')` raised a ValueError with a KeyError as its cause, but an OSError was expected."
        " Chain it."
    )
    assert sentence(lambda: expect_raises(ValueError, load, "in", cause=None)) == (
        "`load('in')` raised a ValueError with KeyError: 'a' as its cause: is a `from None` missing?"
    )
    assert "the very KeyError that was raised first" in sentence(lambda: e.expect_cause(error, KeyError("a")))
    assert "without a cause" in sentence(
        lambda: e.expect_cause(expect_raises(ValueError, load, "none"), KeyError, implicit=True)
    )
