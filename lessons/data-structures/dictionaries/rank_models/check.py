"""Direction, ties and missing values, each on models that differ in nothing else."""

import copy
import math
from collections import defaultdict

import numpy as np

from tutor_app.checks.expect import call, expect, expect_value

_TIES = "Equal values keep the order of `results`, in both directions."


def _told(results):
    """The results as text, without the name of a defaultdict's factory."""
    return str({name: dict(entry) for name, entry in results.items()})


def _ranked(answer, results, metric, higher_is_better, subject, hint=""):
    """The two lists, if there are two of names."""
    came = call(answer.rank_models, results, metric, higher_is_better)
    two = "A tuple of two lists is asked for: the ranked names, and those without a value."
    expect(isinstance(came, tuple) and len(came) == 2, f"{subject} returned {came!r}. {two}")
    names = [name for part in came for name in part]
    expect(
        all(isinstance(name, str) for name in names),
        f"{subject} returned {came!r}. Names are asked for, without their values.",
    )
    return came


def _expect(answer, results, metric, higher_is_better, ranked, missing, hint):
    subject = f"`rank_models({_told(results)}, {metric!r}, {higher_is_better})`"
    came = _ranked(answer, results, metric, higher_is_better, subject)
    expect_value(came, (ranked, missing), what=subject, hint=hint)


def _models(**values):
    return {name: {"f1": value} for name, value in values.items()}


def check_directions(answer):
    """The largest first, or the smallest"""
    models = _models(a=0.7, b=0.9, c=0.8, d=-0.1)
    _expect(
        answer, models, "f1", True, ["b", "c", "a", "d"], [], "The best comes first, here the largest value."
    )
    hint = "`higher_is_better=False` asks for the smallest value first."
    _expect(answer, models, "f1", False, ["d", "a", "c", "b"], [], hint)
    came = call(answer.rank_models, models, "f1")
    expect_value(came, (["b", "c", "a", "d"], []), what="`rank_models` without `higher_is_better`")
    numbers = {"a": {"n": np.int64(3)}, "b": {"n": 4}, "c": {"n": np.float64(3.5)}}
    _expect(answer, numbers, "n", True, ["b", "c", "a"], [], "NumPy's numbers are numbers.")


def check_ties(answer):
    """Equal values keep their order, in both directions"""
    models = _models(pine=0.5, ash=0.5, oak=0.9, elm=0.5, birch=0.9)
    _expect(answer, models, "f1", True, ["oak", "birch", "pine", "ash", "elm"], [], _TIES)
    _expect(answer, models, "f1", False, ["pine", "ash", "elm", "oak", "birch"], [], _TIES)


def check_absent(answer):
    """A model without the metric is named, not ranked"""
    results = {"tree": {"mae": 3.1}, "svr": {}, "ridge": {"mae": 2.4}, "knn": {"error": "memory"}}
    for higher, ranked in ((False, ["ridge", "tree"]), (True, ["tree", "ridge"])):
        subject = f"`rank_models({_told(results)}, 'mae', {higher})`"
        try:
            answer.rank_models(copy.deepcopy(results), "mae", higher)
        except KeyError as error:
            expect(False, f"{subject} raised KeyError: {error}. An incomplete model crashed the report.")
        except Exception:
            pass  # `_ranked` finds the words for it
        came = _ranked(answer, copy.deepcopy(results), "mae", higher, subject)
        hint = "The first list ranks the models that have a value, and no others."
        if list(came[0])[:1] in (["svr"], ["knn"]):
            hint = "A missing metric was read as 0.0, or another value that nobody measured, and won."
        elif set(came[1]) == {"svr", "knn"}:
            hint += " And the missing names keep the order of `results`."
        expect_value(came, (ranked, ["svr", "knn"]), what=subject, hint=hint)


def check_none_and_nan(answer):
    """None and NaN are missing as well"""
    results = _models(a=0.7, b=None, c=0.9)
    subject = f"`rank_models({results}, 'f1', True)`"
    try:
        came = answer.rank_models(results, "f1", True)
    except TypeError as error:
        expect(False, f"{subject} raised TypeError: {error}. None reached the comparison.")
    expect_value(came, (["c", "a"], ["b"]), what=subject, hint="None is no value.")
    for nan in (float("nan"), np.float64("nan"), math.nan, np.nan, -float("nan")):
        for higher in (True, False):
            results = _models(d=0.5, a=nan, c=0.9, b=0.7)
            ranked = ["c", "b", "d"] if higher else ["d", "b", "c"]
            _expect(answer, results, "f1", higher, ranked, ["a"], "NaN was ranked: it is no value.")


def check_values_that_look_missing(answer):
    """0 and infinity are values"""
    for zero in (0.0, 0, np.float64(0.0)):
        _expect(answer, _models(a=-0.3, b=zero, c=0.4), "f1", True, ["c", "b", "a"], [], "0 is a value.")
    inf = float("inf")
    hint = "An infinite value is a value, and is ranked."
    _expect(answer, _models(a=1.0, b=inf, c=-inf), "f1", True, ["b", "a", "c"], [], hint)
    _expect(answer, _models(a=1.0, b=inf, c=-inf), "f1", False, ["c", "a", "b"], [], hint)


def check_nothing_changes(answer):
    """Reading adds nothing, not even to a defaultdict"""
    results = defaultdict(dict)
    results["tree"]["mae"] = 3.1
    results["svr"]["r2"] = 0.4
    results["ridge"]["mae"] = 2.4
    before = {name: dict(entry) for name, entry in results.items()}
    _ranked(answer, results, "mae", False, "`rank_models` of a defaultdict")
    now = {name: dict(entry) for name, entry in results.items()}
    expect_value(
        now,
        before,
        what="After `rank_models` of a defaultdict, the defaultdict",
        hint="Reading added or removed an entry. The results must stay as they are.",
    )


def check_no_models(answer):
    """No models, or none with a value"""
    _expect(answer, {}, "f1", True, [], [], "Two empty lists.")
    _expect(answer, {"b": {}, "a": {"f1": None}}, "f1", True, [], ["b", "a"], "Nobody has a value.")
