"""What scikit-learn sees, labels and centers, parameters, and scikit-learn's own checks."""

import numpy as np
from sklearn.base import clone, is_classifier
from sklearn.model_selection import cross_val_score

from tutor_app.checks.expect import (
    NotYet,
    call,
    expect,
    expect_defined,
    expect_estimator,
    expect_same,
    expect_unchanged,
    short,
)

CORE = np.array([[0.0, 1.0], [0.5, 0.5], [9.0, 1.0], [9.5, 0.0], [0.0, 20.0], [1.0, 21.0]])
SOILS = np.array(["sand", "sand", "clay", "clay", "loam", "loam"])
UNEVEN = np.array([[0.0]] * 9 + [[10.0]])
UNEVEN_SOILS = np.array(["clay"] * 9 + ["sand"])


def _new(answer, **options):
    return call(expect_defined(answer, "NearestCentre", kind="class"), **options)


def _method(model, name):
    origin = {"score": " It comes with `ClassifierMixin`.", "get_params": " It comes with `BaseEstimator`."}
    origin["set_params"] = origin["get_params"]
    expect(hasattr(model, name), f"`NearestCentre` has no method `{name}`.{origin.get(name, '')}")
    return getattr(model, name)


def _said(error):
    """The exception and the first sentence of what it says."""
    return f"{type(error).__name__}: {str(error).split('. ')[0].rstrip('.')}."


def _params(model):
    try:
        return _method(model, "get_params")()
    except AttributeError as error:
        raise NotYet(
            f"`get_params` stops with {_said(error)} The names come from the signature of the constructor, "
            "so "
            "the attribute must have the name of its parameter, `shrink`."
        ) from None


def _fitted(model, X, y):
    call(_method(model, "fit"), X.copy(), y.copy())
    return model


def check_classifier(answer):
    """scikit-learn sees a classifier"""
    model = _new(answer)
    try:
        seen = is_classifier(model)
    except Exception as error:
        raise NotYet(
            f"scikit-learn cannot read the tags of `NearestCentre`: {_said(error)} "
            "They come with `BaseEstimator`."
        ) from None
    order = [kind.__name__ for kind in type(model).__mro__]
    expect(
        seen,
        "scikit-learn does not see a classifier: `is_classifier(NearestCentre())` is False, so "
        "cross-validation "
        "would use plain folds. "
        + (
            "ClassifierMixin must stand left of BaseEstimator."
            if "ClassifierMixin" in order
            else "The tag comes with `ClassifierMixin`."
        ),
    )
    _method(model, "score")


def check_fit(answer):
    """fit returns the object itself and finds the labels"""
    model = _new(answer)
    came = call(_method(model, "fit"), CORE.copy(), SOILS.copy())
    expect(came is not None, "fit must return self: `NearestCentre().fit(X, y)` returned nothing.")
    expect_same(came, model, what="what `fit` returns", of="the object itself (fit must return self)")
    labels = getattr(model, "classes_", None)
    expect(
        labels is not None and list(labels) == ["clay", "loam", "sand"],
        f"After `fit` with the labels sand, clay and loam `classes_` is {short(labels)}, but "
        "['clay', 'loam', 'sand'] was expected: the sorted labels.",
    )


def check_parameters(answer):
    """fit leaves the parameters as they are"""
    for shrink in (0.5, 0.0):
        model = _new(answer, shrink=shrink)
        before = _params(model)
        expect(
            before == {"shrink": shrink},
            f"`NearestCentre(shrink={shrink}).get_params()` is {short(before)}, but {{'shrink': {shrink}}} "
            "was "
            "expected.",
        )
        _fitted(model, CORE, SOILS)
        call(_method(model, "predict"), CORE.copy())
        after = model.get_params()
        expect(
            repr(after) == repr(before),
            f"A hyperparameter changed during fit: `get_params()` was {short(before)} and is {short(after)}. "
            "What fit learns gets a name of its own that ends in `_`.",
        )
        try:
            copied = clone(model)
        except Exception as error:
            raise NotYet(f"`clone` does not work: {_said(error)}") from None
        expect(copied.get_params() == before, f"The clone has the parameters {short(copied.get_params())}.")


def check_labels(answer):
    """predict returns labels, those of the nearest center"""
    asked = np.array([[0.0, 0.0], [10.0, 2.0], [0.0, 18.0], [6.0, 3.0]])
    for labels in (SOILS, np.array([7, 7, 3, 3, 5, 5]), np.array([0, 0, 1, 1, 2, 2])):
        sand, clay, loam = labels[0], labels[2], labels[4]
        wanted = np.array([sand, clay, loam, clay])
        model = _fitted(_new(answer), CORE, labels)
        came = call(_method(model, "predict"), asked.copy())
        expect(came is not None, "`predict` returned nothing: is a `return` missing?")
        expect(
            isinstance(came, np.ndarray),
            f"`predict` returned {short(came, 80)}, but a NumPy array with the labels was expected.",
        )
        expect(
            came.shape == (4,),
            f"`predict` gave an array of shape {came.shape} for 4 rows, but one label for each row was "
            "expected: "
            "shape (4,).",
        )
        names = sorted({label.item() for label in labels})
        indices = [names.index(label.item()) for label in wanted]
        if came.tolist() == indices and came.tolist() != wanted.tolist():
            raise NotYet(
                f"predict returned class indices, {came.tolist()}, but the labels {wanted.tolist()} were "
                "expected. "
                "`classes_[index]` is the label."
            )
        expect(
            came.tolist() == wanted.tolist(),
            f"`predict` gave {came.tolist()} for the rows {asked.tolist()}, but {wanted.tolist()} was "
            "expected: "
            "the label of the nearest mean of a class.",
        )


def check_mean(answer):
    """A center is the mean of its rows"""
    X, y = np.array([[0.0], [0.0], [9.0], [12.0]]), np.array(["clay", "clay", "clay", "sand"])
    asked = np.array([[7.4], [7.6]])
    came = call(_method(_fitted(_new(answer), X, y), "predict"), asked)
    expect(
        came is not None and list(came) == ["clay", "sand"],
        f"With clay at 0, 0 and 9 and sand at 12, `predict` gave {short(came)} for 7.4 and 7.6, but "
        "['clay', 'sand'] was expected: the mean of clay is 3, so the border is at 7.5.",
    )


def check_distance(answer):
    """The distance is that of a straight line"""
    steps = np.array([[0.0, 0.0], [4.2, 4.0]])
    _expect_one(answer, steps, ["a", "b"], [0.0, 4.9], "b", "not the sum of the steps along the columns.")
    largest = np.array([[3.0, 3.0], [4.0, 0.0]])
    _expect_one(answer, largest, ["a", "b"], [0.0, 0.0], "b", "not the largest step along a column.")
    first = np.array([[1.0, 9.0], [2.0, 0.0]])
    _expect_one(answer, first, ["a", "b"], [0.0, 0.0], "b", "all columns count.")


def _expect_one(answer, X, labels, row, wanted, reason):
    came = call(_method(_fitted(_new(answer), X, np.array(labels)), "predict"), np.array([row]))
    expect(
        came is not None and list(came) == [wanted],
        f"With the centers {X.tolist()} of the labels {labels}, `predict` gave {short(came)} for {row}, but "
        f"{wanted!r} was expected: the straight-line distance counts, {reason}",
    )


def check_shrink(answer):
    """shrink moves the centers towards the mean of all rows"""
    asked = np.array([[-1.0], [1.9], [2.5], [3.2], [4.0], [4.9], [5.5], [12.0]])
    for shrink, border in ((0.0, 5.0), (0.5, 3.0), (0.25, 4.01), (0.75, 2.0)):
        model = _fitted(_new(answer, shrink=shrink), UNEVEN, UNEVEN_SOILS)
        _expect_border(model, asked, border, f"With `shrink={shrink}`")
    level = np.full((10, 1), 100.0)
    wide = _fitted(_new(answer, shrink=0.5), np.hstack([UNEVEN, level]), UNEVEN_SOILS)
    story = "With `shrink=0.5` and a second column that is 100 in all rows (its mean is 100)"
    _expect_border(wide, np.hstack([asked, level[: len(asked)]]), 3.0, story)
    again = _new(answer)
    call(_method(again, "set_params"), shrink=0.5)
    _fitted(again, UNEVEN, UNEVEN_SOILS)
    _expect_border(again, asked, 3.0, "After `set_params(shrink=0.5)` and `fit`")


def _expect_border(model, asked, border, story):
    came = list(call(_method(model, "predict"), asked.copy()))
    wanted = ["clay" if value < border else "sand" for value in asked[:, 0]]
    if came == wanted:
        return
    place = next((i for i, pair in enumerate(zip(came, wanted, strict=False)) if pair[0] != pair[1]), 0)
    plain = came == ["clay" if value < 5 else "sand" for value in asked[:, 0]]
    reason = (
        "shrink changed nothing: the border is still half-way between 0 and 10. Was the mean of all 10 rows "
        "taken (1.0), or that of the two centers (5.0)?"
        if plain
        else "`center + shrink * (overall - center)`, where the overall mean of these rows is 1.0."
    )
    raise NotYet(
        f"{story}, after `fit` with nine rows of clay at 0 and one of sand at 10, the row {asked[place, 0]} "
        "was "
        f"{short(came[place] if place < len(came) else came)}, but {wanted[place]!r} was expected. {reason}"
    )


def check_refit(answer):
    """A second fit forgets the first"""
    model = _fitted(_new(answer), CORE, SOILS)
    try:
        _fitted(model, UNEVEN, UNEVEN_SOILS)
        came = call(model.predict, np.array([[1.0], [9.0]])).tolist()
    except NotYet as told:
        raise NotYet(f"{told} A second `fit`, with one column, starts clean.") from None
    expect(
        came == ["clay", "sand"],
        f"After a second `fit`, with one column and the labels clay and sand, `predict` gave {came} for 1.0 "
        "and "
        "9.0, but ['clay', 'sand'] was expected.",
    )


def check_unchanged(answer):
    """X and y stay as they are"""
    X, y = CORE.copy(), SOILS.copy()
    model = _new(answer, shrink=0.5)
    with expect_unchanged(X, y, what="the caller's data"):
        call(_method(model, "fit"), X, y)
        call(_method(model, "predict"), X)


def check_cross_validation(answer):
    """Separated groups score 1.0 in every fold"""
    rng = np.random.default_rng(0)
    y = np.repeat(["clay", "loam", "sand"], 20)
    X = rng.normal(size=(60, 2)) * 0.1 + np.repeat([[0.0, 0.0], [5.0, 0.0], [0.0, 5.0]], 20, axis=0)
    try:
        scores = cross_val_score(_new(answer), X, y, cv=3, error_score="raise").tolist()
    except NotYet:
        raise
    except Exception as error:
        raise NotYet(f"`cross_val_score` does not work: {_said(error)}") from None
    expect(
        scores == [1.0, 1.0, 1.0],
        f"Three groups that lie far apart scored {scores} in three folds, but 1.0 in each was expected.",
    )


def check_estimator_of_sklearn(answer):
    """No check of check_estimator fails"""
    expect_estimator(_new(answer), hint=_advice)


def _advice(failed):
    first = failed[0] if failed else ""
    advice = {
        "check_estimators_unfitted": "`check_is_fitted(self)` belongs at the head of `predict`.",
        "check_n_features_in_after_fitting": "`validate_data(self, X, y)` in `fit` remembers the columns, "
        "and `validate_data(self, X, reset=False)` belongs in `predict`.",
        "check_classifiers_regression_target": "`check_classification_targets(y)` refuses real numbers as "
        "labels.",
    }
    return advice.get(first, "")
