"""Which rows each fit has seen, by a spy that finds the row's number in the last column."""

import copy

import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin, TransformerMixin
from sklearn.feature_selection import SelectKBest
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold, StratifiedKFold
from sklearn.preprocessing import StandardScaler

from tutor_app.checks.expect import NotYet, call, expect, expect_defined, expect_type, short

FITS = []
MODEL_FITS = []


class Spy(TransformerMixin, BaseEstimator):
    """Takes the mean of its rows away, times *factor*; the last column passes through."""

    def __init__(self, factor=1.0):
        self.factor = factor

    def fit(self, X, y=None):
        FITS.append((X[:, -1].astype(int).tolist(), None if y is None else list(y), self.factor))
        self.mean_ = X[:, :-1].mean(axis=0)
        return self

    def transform(self, X):
        return np.column_stack([X[:, :-1] - self.factor * self.mean_, X[:, -1]])


class SpyModel(ClassifierMixin, BaseEstimator):
    """Says which of the sorted labels, by where the first column lies between -width and width."""

    def __init__(self, width=1.0):
        self.width = width

    def fit(self, X, y):
        MODEL_FITS.append((X[:, -1].astype(int).tolist(), self.width))
        self.classes_ = np.unique(y)
        return self

    def predict(self, X):
        place = np.digitize(X[:, 0], [-self.width, self.width])
        return self.classes_[np.minimum(place, len(self.classes_) - 1)]


def _data(rows=36, seed=5):
    """Rows sorted by class, with their number in the last column."""
    rng = np.random.default_rng(seed)
    kinds = np.repeat(["clay", "loam", "sand"], rows // 3)
    center = np.repeat([-2.0, 0.0, 2.0], rows // 3)
    return np.column_stack(
        [5 + center + rng.normal(size=rows), rng.normal(size=rows), np.arange(rows)]
    ), kinds


def _splits(X, y, folds, seed):
    return list(StratifiedKFold(folds, shuffle=True, random_state=seed).split(X, y))


def _expected(transformer, model, X, y, folds, seed):
    scores = []
    for train, test in _splits(X, y, folds, seed):
        one, two = copy.deepcopy(transformer), copy.deepcopy(model)
        two.fit(one.fit(X[train], y[train]).transform(X[train]), y[train])
        scores.append(float(np.mean(two.predict(one.transform(X[test])) == y[test])))
    return scores


def _watched(answer, folds=3, seed=0, factor=1.0, width=1.0, before=None):
    """The scores, the fits of the transformer and those of the model."""
    function = expect_defined(answer, "honest_scores", kind="function")
    X, y = _data()
    spy, model = before or (Spy(factor), SpyModel(width))
    FITS.clear()
    MODEL_FITS.clear()
    given = X.copy(), y.copy()
    came = call(function, spy, model, *given, folds, seed)
    for name, one, was in zip("Xy", given, (X, y), strict=True):
        expect(np.array_equal(one, was), f"The caller's {name} was changed: make new arrays instead.")
    return came, list(FITS), list(MODEL_FITS)


def check_training_rows(answer):
    """The transformer never sees a test row in fit"""
    for folds, seed in ((3, 0), (4, 7)):
        X, _ = _data()
        _, fits, model_fits = _watched(answer, folds, seed)
        rows = [set(seen) for seen, _, _ in fits]
        every = set(range(len(X)))
        told = f"With {folds} folds of {len(X)} rows"
        expect(rows, f"{told} the transformer was never fitted, but {folds} fits were expected.")
        expect(
            every not in rows,
            f"{told} the transformer was fitted on all rows before splitting, or beside the folds: it has "
            "learned "
            "from every test row. Fit it anew inside of each fold.",
        )
        small = [seen for seen in rows if len(seen) <= len(X) // folds + 3 and folds > 2]
        expect(
            not small or len(rows) == len(small),
            f"{told} a test fold was scaled with its own statistics: `fit` saw "
            f"{len(small[0] if small else ())} rows "
            "which are held back in that fold. Only `transform` the test rows.",
        )
        expect(
            not small,
            f"{told} the transformer was fitted on the {len(small[0] if small else ())} test rows of a fold "
            "instead "
            "of the training rows: `split` gives the training rows first.",
        )
        model_rows = [set(seen) for seen, _ in model_fits]
        expect(
            every not in model_rows,
            f"{told} the model was fitted on all rows, and then judged by rows that it had learned.",
        )


def check_number_of_fits(answer):
    """There is one fit for each fold"""
    for folds in (3, 4, 2):
        _, fits, model_fits = _watched(answer, folds)
        for what, came in (("transformer", fits), ("model", model_fits)):
            expect(
                len(came) == folds,
                f"With {folds} folds the {what} was fitted {_times(len(came))}, but {folds} fits were "
                "expected: "
                "one for each fold, on its training rows.",
            )
        for (rows, labels, _), (model_rows, _) in zip(fits, model_fits, strict=True):
            expect(
                sorted(rows) == sorted(model_rows),
                f"In one fold the transformer learned from {len(rows)} rows and the model from "
                f"{len(model_rows)} others: both should learn from the training rows of that fold.",
            )
            expect(
                labels is not None,
                "The transformer's `fit` got no labels, and some transformers need them: pass the labels of "
                "the "
                "training rows.",
            )
            expect(
                len(labels) == len(rows),
                f"The transformer's `fit` got {len(labels)} labels for {len(rows)} rows: pass those of the "
                "training "
                "rows.",
            )
            every = _data()[1]
            expect(
                labels == [every[row] for row in rows],
                "The transformer's `fit` got labels that do not belong to its rows.",
            )


def _times(number):
    return "once" if number == 1 else f"{number} times"


def check_folds(answer):
    """The folds are shuffled and stratified, with the seed"""
    X, y = _data()
    for folds, seed in ((3, 0), (3, 11), (4, 7)):
        _, fits, _ = _watched(answer, folds, seed)
        trained = {frozenset(rows) for rows, _, _ in fits}
        if trained == _sets(_splits(X, y, folds, seed)):
            continue
        told = f"With {folds} folds and the seed {seed}"
        plain = StratifiedKFold(folds).split(X, y)
        if trained == _sets(plain):
            raise NotYet(
                f"{told} the folds were not shuffled; the folds must be shuffled with the seed. "
                "`cv=folds` alone never shuffles: pass StratifiedKFold(folds, shuffle=True, "
                "random_state=seed)."
            )
        if trained == _sets(KFold(folds, shuffle=True, random_state=seed).split(X)) or trained == _sets(
            KFold(folds).split(X)
        ):
            raise NotYet(
                f"{told} the folds are not stratified: they are those of `KFold`, which does not look at the "
                "labels."
            )
        for other in range(50):
            if other != seed and trained == _sets(_splits(X, y, folds, other)):
                raise NotYet(f"{told} the folds are those of the seed {other}: pass the seed on.")
        raise NotYet(
            f"{told} the training rows are not those of StratifiedKFold(folds, shuffle=True, "
            "random_state=seed). "
            f"One `fit` saw the rows {short(sorted(next(iter(fits))[0]), 80)}."
        )


def _sets(splits):
    return {frozenset(train.tolist()) for train, _ in splits}


def check_callers_objects(answer):
    """The caller's transformer and model stay as they are"""
    X, y = _data()
    fresh = Spy(), SpyModel()
    _watched(answer, before=fresh)
    for what, one in (("transformer", fresh[0]), ("model", fresh[1])):
        learned = [name for name in vars(one) if name.endswith("_")]
        expect(
            not learned,
            f"The caller's {what} was fitted: afterwards it has `{learned[0] if learned else ''}`. "
            "Fit a clone, or let scikit-learn clone.",
        )
    used = Spy().fit(X[:3]), SpyModel().fit(X[:3], y[::12])
    before = copy.deepcopy([vars(one) for one in used])
    _watched(answer, before=used)
    for what, one, was in zip(("transformer", "model"), used, before, strict=True):
        expect(
            repr(vars(one)) == repr(was),
            f"The caller's {what}, which was fitted before, has changed. Fit a clone, or let scikit-learn "
            "clone.",
        )


def check_parameters(answer):
    """Their parameters count in every fold"""
    _, fits, model_fits = _watched(answer, factor=0.5, width=2.5)
    expect(
        {factor for _, _, factor in fits} == {0.5},
        "The transformer has the parameter factor=0.5, but the one that was fitted has not: `clone` keeps "
        "parameters, `type(transformer)()` does not.",
    )
    expect(
        {width for _, width in model_fits} == {2.5},
        "The model has the parameter width=2.5, but the one that was fitted has not: `clone` keeps "
        "parameters, "
        "`type(model)()` does not.",
    )


def check_scores(answer):
    """One accuracy for each fold, in the order of the folds"""
    X, y = _data()
    for folds, seed in ((3, 0), (4, 7), (2, 1)):
        came, _, _ = _watched(answer, folds, seed)
        _expect_scores(came, _expected(Spy(), SpyModel(), X, y, folds, seed), folds, seed, "the spies")


def check_others(answer):
    """Other transformers and models work as well"""
    function = expect_defined(answer, "honest_scores", kind="function")
    rng = np.random.default_rng(3)
    noise = rng.normal(size=(40, 200))
    y = np.repeat([1, 0], 20)
    X = rng.normal(size=(40, 3)) * [1.0, 100.0, 0.01] + y[:, None] * [0.8, 0.0, 0.01]
    for transformer, table in ((StandardScaler(), X), (SelectKBest(k=5), noise)):
        model = LogisticRegression()
        name = type(transformer).__name__
        wanted = _expected(transformer, model, table, y, 5, 2)
        came = call(function, transformer, model, table.copy(), y.copy(), 5, 2)
        _expect_scores(came, wanted, 5, 2, name)


def _expect_scores(came, wanted, folds, seed, name):
    what = f"the result for {folds} folds, the seed {seed} and {name}"
    expect_type(came, list, what=what)
    expect(
        len(came) == folds,
        f"{what[0].upper()}{what[1:]} has {len(came)} scores, but {folds} were expected: one for each fold.",
    )
    for one in came:
        expect_type(one, float, what=f"a score in {what}")
    if np.allclose(came, wanted, atol=1e-9):
        return
    shown = [round(float(one), 3) for one in came], [round(one, 3) for one in wanted]
    if np.allclose(sorted(came), sorted(wanted), atol=1e-9):
        raise NotYet(
            f"{what[0].upper()}{what[1:]} is {shown[0]}, but the order of the folds gives {shown[1]}."
        )
    raise NotYet(
        f"{what[0].upper()}{what[1:]} is {shown[0]}, but {shown[1]} was expected: the accuracy on the test "
        "rows, "
        "transformed with what was learned from the training rows."
    )
