"""What mypy, scikit-learn, another Python and the learner's own tests say of an answer."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from checking import make_exercise, until

from tutor_app.checks import expect as e
from tutor_app.checks.expect import NotYet
from tutor_app.checks.run import Checker
from tutor_app.checks.verdict import Verdict, VerdictKind


def sentence(function: Callable[[], Any]) -> str:
    with pytest.raises(NotYet) as caught:
        function()
    return str(caught.value)


@pytest.fixture(scope="module")
def checker() -> Iterator[Checker]:
    one = Checker()
    one.prepare(["sklearn.utils.estimator_checks", "joblib"])
    # Its process is the module's: it must be there before the first test counts processes.
    assert until(lambda: one.spare_ready)
    yield one
    one.close()


@pytest.fixture
def verdict(checker: Checker, tmp_path: Path) -> Callable[[str, str], Verdict]:
    """The verdict of one check, given as its body, on an answer."""

    def judge(check: str, source: str) -> Verdict:
        body = textwrap.indent(textwrap.dedent(check), "    ")
        folder = make_exercise(
            tmp_path,
            f"from tutor_app.checks import expect as e\n\ndef check_it(answer):\n    '''It works'''\n{body}",
            "",
        )
        return checker.start(folder, textwrap.dedent(source)).wait()

    return judge


def test_mypy_tells_line_and_code() -> None:
    found = e.run_mypy("def f(x: int) -> str:\n    return x\n\ndef g(y):\n    return y\n")
    assert [(one.line, one.code) for one in found] == [(2, "return-value"), (4, "no-untyped-def")]
    assert found[0].message == 'Incompatible return value type (got "int", expected "str")'
    assert found[0] == f"line 2: error: {found[0].message}  [return-value]"


def test_mypy_works_in_a_check_and_keeps_its_cache_there(verdict: Any) -> None:
    check = """
        import os, tempfile
        from pathlib import Path
        source = Path("answer.py").read_text()
        first, again = e.run_mypy(source), e.run_mypy(source)
        e.expect(first == again, f"{first} {again}")
        cache = Path(tempfile.gettempdir()) / "mypy"
        e.expect(any(cache.rglob("*")), "there is no cache")
        e.expect("tutor-check-" in str(cache), str(cache))
        e.expect(not first, f"mypy says: {first[0]}" if first else "")
    """
    right = verdict(check, "x: int = 1\n")
    assert right.kind is VerdictKind.RIGHT, right.message


def test_an_estimator_is_judged_by_scikit_learn(verdict: Any) -> None:
    source = """
        import numpy as np
        from sklearn.base import BaseEstimator, ClassifierMixin

        class Centre(ClassifierMixin, BaseEstimator):
            def __init__(self, shrink=0.0):
                self.shrink = shrink

            def fit(self, X, y):
                self.classes_, index = np.unique(y, return_inverse=True)
                self.centres_ = np.array([X[index == i].mean(axis=0) for i in range(len(self.classes_))])
                return self

            def predict(self, X):
                return self.classes_[((X[:, None] - self.centres_) ** 2).sum(axis=2).argmin(axis=1)]
    """
    check = """
        def first(names):
            return f"Read {names[0]} first."
        from sklearn.linear_model import LogisticRegression
        e.expect_estimator(LogisticRegression())
        e.expect_estimator(answer.Centre(), hint=first)
    """
    told = verdict(check, source)
    assert told.kind is VerdictKind.NOT_YET
    assert " checks of scikit-learn's `check_estimator` fail for `Centre`, first `check_" in told.message
    # Its pickles can be read again: the class lives in a module that can be imported.
    assert "ickl" not in told.message
    assert "Read check_" in told.message.splitlines()[-1]


def test_what_is_no_estimator_is_told() -> None:
    told = sentence(lambda: e.expect_estimator(object()))
    assert told.startswith("scikit-learn's `check_estimator` cannot work with `object`: ")


def test_classes_of_the_answer_can_be_pickled_and_used_by_other_processes(verdict: Any) -> None:
    source = """
        class Reader:
            def __init__(self, words):
                self.words = words

        def twice(x):
            return 2 * x
    """
    check = """
        import pickle
        import joblib
        copy = pickle.loads(pickle.dumps(answer.Reader(["a"])))
        e.expect_value(copy.words, ["a"], what="the copy")
        e.expect_type(copy, answer.Reader, what="the copy")
        found = joblib.Parallel(n_jobs=2)(joblib.delayed(answer.twice)(x) for x in (1, 2))
        e.expect_value(found, [2, 4], what="the result of two processes")
    """
    right = verdict(check, source)
    assert right.kind is VerdictKind.RIGHT, right.message


def test_another_python_has_the_answer_and_a_hash_seed_of_its_own(verdict: Any) -> None:
    source = """
        def first(words):
            return list(set(words))[0]
    """
    check = """
        code = "import answer, sys; print(answer.first('abcdefgh'), sys.flags.hash_randomization)"
        e.expect(e.ask_python(code, hash_seed=1) == e.ask_python(code, hash_seed=1), "differs")
        seen = {e.ask_python(code, hash_seed=seed) for seed in range(8)}
        e.expect(len(seen) > 1, "one order only")
        e.ask_python("import answer; answer.first('')")
    """
    told = verdict(check, source)
    assert told.message == "In another Python the answer ended with IndexError: list index out of range."


def make_tests(source: str) -> Any:
    module = ModuleType("answer")
    exec(textwrap.dedent(source), vars(module))
    return module


def double(x: int) -> int:
    return 2 * x


def square(x: int) -> int:
    return x**2


def refuse(x: int) -> int:
    raise ValueError(x)


def test_own_tests_must_pass_with_what_is_right_and_fail_with_what_is_broken() -> None:
    good = make_tests(
        """
        def test_three(twice):
            assert twice(3) == 6

        def test_zero(twice):
            assert twice(0) == 0
        """
    )
    e.expect_own_tests(good, double, {"squares": square, "always raises": refuse})
    weak = make_tests("def test_two(twice):\n    assert twice(2) == 4\n")
    text = sentence(
        lambda: e.expect_own_tests(weak, double, {"squares": square}, hint=lambda flaw: f"<{flaw}>")
    )
    assert text == "The test passes with an implementation that squares. <squares>"
    wrong = make_tests("def test_two(twice):\n    assert twice(2) == 5\n")
    assert sentence(lambda: e.expect_own_tests(wrong, double, {})) == (
        "`test_two` fails with an implementation that is right: AssertionError, at line 2."
    )
    assert "no test yet" in sentence(lambda: e.expect_own_tests(make_tests(""), double, {}))


def test_own_tests_may_find_the_implementation_by_its_name() -> None:
    answer = make_tests("def twice(x):\n    return 0\n\ndef test_three():\n    assert twice(3) == 6\n")
    original = answer.twice
    e.expect_own_tests(answer, double, {"squares": square}, replaces="twice")
    assert answer.twice is original
    fresh = make_tests("def test_two():\n    assert twice(2) == 4\n")
    told = sentence(lambda: e.expect_own_tests(fresh, double, {"squares": square}, replaces="twice"))
    assert told == "The test passes with an implementation that squares."
    assert not hasattr(fresh, "twice")
    assert "answer" not in sys.modules
