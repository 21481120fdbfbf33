"""The ladder and its calls, and the rows that a scaler sees, compared with scikit-learn."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest
from sklearn import base
from sklearn.base import BaseEstimator, TransformerMixin, clone, is_classifier
from sklearn.dummy import DummyClassifier
from sklearn.model_selection import KFold, check_cv, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.utils import get_tags

from tutor_app.pictures.mro_ladder import (
    BASES,
    CALLS,
    FOLDS,
    NEEDED,
    OF_EACH,
    PLACES,
    ROWS,
    SOILS,
    Climb,
    Ladder,
    Scaling,
    climb,
    held_out,
    run_scaling,
    soil_scores,
    value_of,
)


class Rule(base.ClassifierMixin, base.BaseEstimator):
    """The same class over the real ones."""


ORDERS = [order for length in range(5) for order in itertools.permutations(BASES, length)]


def real(order: tuple[str, ...]) -> Any:
    """The class Mine with scikit-learn's own bases. Raises TypeError where there is no order."""
    kinds = [Rule if name == "Rule" else getattr(base, name) for name in order]
    return type(
        "Mine", tuple(kinds), {name: lambda self, rows=None, y=None: self for name in ("fit", "predict")}
    )


def called(made: Climb) -> list[tuple[str, bool]]:
    """The classes whose methods ran, in their order."""
    return [(made.rungs[to].name, to < start) for start, to in made.hops[-1].path]


def test_every_order_of_every_choice_of_bases_is_the_mro_of_the_real_classes() -> None:
    impossible = 0
    for order in ORDERS:
        made = climb(Ladder(order))
        try:
            kind = real(order)
        except TypeError as error:
            impossible += 1
            assert made.error == f"TypeError: {' '.join(str(error).split())}"
            assert made.rungs == ()
            continue
        assert [rung.name for rung in made.rungs] == [each.__name__ for each in kind.__mro__]
    assert impossible > 20


def test_the_tags_of_every_order_are_those_of_the_real_classes() -> None:
    with_tags = 0
    for order in ORDERS:
        made = climb(Ladder(order))
        if made.error:
            continue
        try:
            tags = get_tags(real(order)())
        except AttributeError:
            assert made.tags == ()
            assert made.hops[-1].raised
            continue
        with_tags += 1
        written = dict(made.tags)
        assert written["estimator_type"] == repr(tags.estimator_type)
        assert (written["transformer_tags"] == "None") == (tags.transformer_tags is None)
        folds = check_cv(FOLDS, np.repeat(SOILS, OF_EACH), classifier=is_classifier(real(order)()))
        assert made.folds == type(folds).__name__
    assert with_tags > 10


def test_the_scores_are_those_of_a_majority_guess_in_these_folds() -> None:
    soils = np.repeat(SOILS, OF_EACH)
    rows = np.zeros((len(soils), 1))
    for classifier in (True, False):
        folds = check_cv(FOLDS, soils, classifier=classifier)
        expected = cross_val_score(DummyClassifier(strategy="most_frequent"), rows, soils, cv=folds)
        name, scores = soil_scores(is_classifier=classifier)
        assert name == type(folds).__name__
        np.testing.assert_allclose(scores, expected)


def test_a_called_method_is_defined_where_the_path_goes() -> None:
    for order, call in itertools.product(ORDERS, CALLS):
        made = climb(Ladder(order, call))
        if made.error:
            continue
        last = made.hops[-1]
        assert last.ended
        assert last.raised == (
            not hasattr(real(order)(), call) or (call == "__sklearn_tags__" and not made.tags)
        )
        for _, to in last.path:
            assert made.rungs[to].methods
        for rung in made.rungs:
            assert set(rung.methods) <= set(NEEDED[call])


def test_fit_transform_starts_at_the_top_for_each_method_of_self() -> None:
    made = climb(Ladder(("TransformerMixin", "BaseEstimator"), "fit_transform"))
    assert called(made) == [("TransformerMixin", False), ("Mine", True), ("Mine", True)]
    assert made.hops[2].said == "self.fit(X) starts at the top again: it finds fit in Mine."


def test_super_goes_on_from_the_class_that_calls_it() -> None:
    made = climb(Ladder(("ClassifierMixin", "TransformerMixin", "BaseEstimator")))
    assert [name for name, _ in called(made)] == ["ClassifierMixin", "TransformerMixin", "BaseEstimator"]
    said = [hop.said for hop in made.hops]
    assert said == [
        "Mine().__sklearn_tags__() is about to be called.",
        "The call starts at the top: it passes 1 class and finds __sklearn_tags__ in ClassifierMixin.",
        "super() in ClassifierMixin goes on from there: it finds __sklearn_tags__ in TransformerMixin.",
        "super() in TransformerMixin goes on from there: it passes 1 class and finds __sklearn_tags__ in "
        "BaseEstimator.",
        "BaseEstimator makes empty tags and calls nobody: the relay turns back here.",
        "Back in TransformerMixin: it sets transformer_tags to TransformerTags.",
        "Back in ClassifierMixin: it sets estimator_type to 'classifier'.",
        "The caller gets the tags of the whole ladder: estimator_type is 'classifier', transformer_tags is "
        "TransformerTags.",
    ]
    passed = [made.rungs[number].name for number in made.hops[3].passed]
    assert passed == ["_SetOutputMixin"]


def test_a_base_in_front_of_the_mixin_loses_its_tags_and_says_so() -> None:
    made = climb(Ladder(("BaseEstimator", "ClassifierMixin")))
    assert [name for name, _ in called(made)] == ["BaseEstimator"]
    assert made.hops[-1].said == (
        "The caller gets tags without ClassifierMixin, never asked: "
        "estimator_type is None, transformer_tags is None."
    )
    assert (made.folds, made.scores) == ("KFold", (0, 0, 0))


def test_a_mixin_that_does_not_pass_on_ends_the_relay() -> None:
    made = climb(Ladder(("ClassifierMixin", "TransformerMixin", "BaseEstimator"), relay=False))
    assert [name for name, _ in called(made)] == ["ClassifierMixin"]
    assert dict(made.tags) == {"estimator_type": "'classifier'", "transformer_tags": "None"}
    assert made.hops[2].said == (
        "Without a call of super(), ClassifierMixin asks nobody and sets estimator_type to 'classifier'."
    )


def test_a_relay_without_an_end_is_an_attribute_error() -> None:
    made = climb(Ladder(("ClassifierMixin",)))
    assert made.hops[-1].said == (
        "super() in ClassifierMixin goes on from there: nobody has __sklearn_tags__, and that is an "
        "AttributeError."
    )


@pytest.mark.parametrize(
    ("order", "said"),
    [
        (
            ("ClassifierMixin", "Rule"),
            "The list wants ClassifierMixin before Rule, but a class stands before its own parents.",
        ),
        (
            ("Rule", "BaseEstimator", "ClassifierMixin"),
            "The list wants BaseEstimator before ClassifierMixin, and Rule wants ClassifierMixin before "
            "BaseEstimator.",
        ),
    ],
)
def test_an_impossible_order_is_explained(order: tuple[str, ...], said: str) -> None:
    assert [hop.said for hop in climb(Ladder(order)).hops] == [said]


# Rows of a scaler


class Spy(TransformerMixin, BaseEstimator):
    """Takes the mean away, and writes its calls into a list that its clones share."""

    log: list[tuple[str, list[int]]] = []  # noqa: RUF012

    def fit(self, table: Any, y: Any = None) -> Spy:
        self.mean_ = table[:, 0].mean()
        self.log.append(("fit", [round(value) - 1 for value in table[:, 0]]))
        return self

    def transform(self, table: Any) -> Any:
        self.log.append(("transform", [round(value) - 1 for value in table[:, 0]]))
        return table - self.mean_


@pytest.mark.parametrize("folds", [2, 3, 4])
def test_a_scaler_sees_the_rows_that_one_sees_in_cross_validation(folds: int) -> None:
    table = np.array([[value_of(row)] for row in range(ROWS)])
    y = np.arange(ROWS) % 2
    model = DummyClassifier()
    Spy.log = []
    cross_val_score(make_pipeline(Spy(), model), table, y, cv=KFold(folds))
    end = run_scaling(Scaling("inside", folds))[-1]
    assert list(end.log) == [f"{name} {len(rows)}" for name, rows in Spy.log]
    fits = [rows for name, rows in Spy.log if name == "fit"]
    for fold, (fitted, (_, test)) in enumerate(zip(fits, KFold(folds).split(table), strict=True)):
        assert [row for row, state in enumerate(end.rows[fold]) if state == "fitted"] == fitted
        assert list(held_out(fold, folds)) == test.tolist()
        assert [end.rows[fold][row] for row in test] == ["only transformed"] * len(test)
        assert end.means[fold] == clone(Spy()).fit(table[fitted]).mean_
    assert end.leaked == 0


@pytest.mark.parametrize("folds", [2, 3, 4])
def test_a_scaler_before_the_split_was_fitted_on_every_tested_row(folds: int) -> None:
    seen = run_scaling(Scaling("outside", folds))
    assert seen[-1].rows == (("fitted",) * ROWS,) * folds
    assert seen[-1].log == (f"fit {ROWS}", f"transform {ROWS}")
    assert set(seen[-1].means) == {6.5}
    leaked = [each.leaked for each in seen]
    assert leaked == sorted(leaked)
    assert leaked[-1] == ROWS


def test_each_line_of_a_fold_is_marked_and_said() -> None:
    for place in PLACES:
        scaling = Scaling(place)
        first, *others = run_scaling(scaling)
        assert first.line == -1
        for each in others:
            assert scaling.code()[each.line].strip()
            assert each.said.endswith(".")
    assert run_scaling(Scaling("outside"))[3].said == (
        "Fold 1: 4 of 4 tested rows had a part in the scaler's mean."
    )
    assert run_scaling(Scaling("inside"))[4].said == (
        "Fold 1: the 4 tested rows are transformed with the mean of the others."
    )
