"""The method resolution order of an estimator, the path of a call along it, and the rows a scaler has seen.

The classes are stand-ins with the names and the methods that scikit-learn's classes have; Python itself puts
them in order, and every hop is written down by the method that really runs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

BASES = ("ClassifierMixin", "TransformerMixin", "BaseEstimator", "Rule")
RULE = "class Rule(ClassifierMixin, BaseEstimator)"
CALLS = {
    "__sklearn_tags__": "__sklearn_tags__()",
    "fit_transform": "fit_transform(X)",
    "score": "score(X, y)",
    "get_params": "get_params()",
}
NEEDED = {
    "__sklearn_tags__": ("__sklearn_tags__",),
    "fit_transform": ("fit_transform", "fit", "transform"),
    "score": ("score", "predict"),
    "get_params": ("get_params",),
}
SOILS = ("clay", "loam", "sand")
OF_EACH = 50
FOLDS = 3


@dataclass(frozen=True, slots=True)
class Ladder:
    """A class Mine with *bases* in that order, and the method of it that is called.

    With *relay* the mixins call `super()`.
    """

    bases: tuple[str, ...] = ("ClassifierMixin", "BaseEstimator")
    call: str = "__sklearn_tags__"
    relay: bool = True

    def code(self) -> str:
        """The class statement."""
        return f"class Mine({', '.join(self.bases)}):" if self.bases else "class Mine:"


@dataclass(frozen=True, slots=True)
class Rung:
    """A class of the MRO and those of the needed methods that it defines itself."""

    name: str
    methods: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hop:
    """A moment of the call.

    *at* is the number of the rung at work, -1 outside of the class. *path* are the (from, to) of all calls so
    far, -1 for the caller. *passed* are the rungs that were asked just now and do not have the method.
    *ended* is said of the last moment, *raised* if that is an exception.
    """

    said: str
    at: int
    path: tuple[tuple[int, int], ...] = ()
    passed: tuple[int, ...] = ()
    ended: bool = False
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Climb:
    """What Python makes of a Ladder.

    *error* is the sentence of the TypeError where there is no order; the rest is empty then, but for one hop
    that explains it. *tags* are (name, value) as written, *folds* the kind of folds that `cv=3` means for it,
    *scores* what a guess of the most common soil scores in them.
    """

    rungs: tuple[Rung, ...]
    hops: tuple[Hop, ...]
    error: str = ""
    tags: tuple[tuple[str, str], ...] = ()
    folds: str = ""
    scores: tuple[float, ...] = ()


class _Run:
    """Makes the classes and writes down the hops of a call."""

    def __init__(self, ladder: Ladder) -> None:
        self.ladder = ladder
        self.hops: list[Hop] = []
        self.path: list[tuple[int, int]] = []
        self.at = -1
        self.mine = self.make()
        self.mro = self.mine.__mro__

    def make(self) -> Any:
        """The class Mine. Raises TypeError where its bases have no common order."""
        plain: dict[str, Any] = {
            name: type(name, (), {})
            for name in (
                "_SetOutputMixin",
                "ReprHTMLMixin",
                "_HTMLDocumentationLinkMixin",
                "_MetadataRequester",
            )
        }
        made: dict[str, Any] = {}

        def add(name: str, parents: tuple[Any, ...], methods: dict[str, Callable[..., Any]]) -> None:
            made[name] = type(name, parents, methods)

        add(
            "ClassifierMixin",
            (),
            {
                "__sklearn_tags__": lambda it: self.tag(made["ClassifierMixin"], it),
                "score": lambda it: self.score(it),
            },
        )
        add(
            "TransformerMixin",
            (plain["_SetOutputMixin"],),
            {
                "__sklearn_tags__": lambda it: self.tag(made["TransformerMixin"], it),
                "fit_transform": lambda it: self.fit_transform(it),
            },
        )
        helpers = (
            plain["ReprHTMLMixin"],
            plain["_HTMLDocumentationLinkMixin"],
            plain["_MetadataRequester"],
        )
        add(
            "BaseEstimator",
            helpers,
            {
                "__sklearn_tags__": lambda it: self.start_tags(),
                "get_params": lambda it: self.note(
                    "BaseEstimator.get_params reads the signature of __init__."
                ),
            },
        )
        add("Rule", (made["ClassifierMixin"], made["BaseEstimator"]), {})
        own = {name: lambda it: None for name in ("fit", "transform", "predict")}
        return type("Mine", tuple(made[name] for name in self.ladder.bases), own)

    def note(
        self, said: str, *, passed: Sequence[int] = (), ended: bool = False, raised: bool = False
    ) -> None:
        self.hops.append(Hop(said, self.at, tuple(self.path), tuple(passed), ended, raised))

    def go(self, it: Any, method: str, words: str, after: Any = None) -> Any:
        """Call *method* of *it* from the top, or with `super()` from behind the class *after*.

        Raises AttributeError where no class from there on has it.
        """
        first = self.mro.index(after) + 1 if after is not None else 0
        there = next((n for n in range(first, len(self.mro)) if method in vars(self.mro[n])), None)
        target = super(after, it) if after is not None else it
        if there is None:
            passed = range(first, len(self.mro))
            said = f"{words}: nobody has {method}, and that is an AttributeError."
            self.note(said, passed=passed, ended=True, raised=True)
            return getattr(target, method)
        came_from, self.at = self.at, there
        self.path.append((came_from, there))
        passed = range(first, there)
        said = f"{words}: it {_over(passed)}finds {method} in {self.mro[there].__name__}."
        self.note(said, passed=passed)
        result = getattr(target, method)()
        self.at = came_from
        return result

    def tag(self, kind: Any, it: Any) -> dict[str, str]:
        """`__sklearn_tags__` of a mixin: what `super()` gives, with its own part added."""
        name = kind.__name__
        if self.ladder.relay:
            tags = self.go(it, "__sklearn_tags__", f"super() in {name} goes on from there", after=kind)
        else:
            tags = dict.fromkeys(("estimator_type", "transformer_tags"), "None")
        key, value = {
            "ClassifierMixin": ("estimator_type", "'classifier'"),
            "TransformerMixin": ("transformer_tags", "TransformerTags"),
        }[name]
        tags = {**tags, key: value}
        how = "Back in" if self.ladder.relay else "Without a call of super()"
        words = f"{how} {name}: it sets" if self.ladder.relay else f"{how}, {name} asks nobody and sets"
        self.note(f"{words} {key} to {value}.")
        return tags

    def start_tags(self) -> dict[str, str]:
        self.note("BaseEstimator makes empty tags and calls nobody: the relay turns back here.")
        return {"estimator_type": "None", "transformer_tags": "None"}

    def fit_transform(self, it: Any) -> None:
        self.go(it, "fit", "self.fit(X) starts at the top again")
        self.go(it, "transform", "self.transform(X) starts at the top again")

    def score(self, it: Any) -> None:
        self.go(it, "predict", "self.predict(X) starts at the top again")
        self.note("ClassifierMixin.score compares the answers with y: the accuracy.")

    def call(self) -> tuple[Hop, ...]:
        """The hops of the called method."""
        method = self.ladder.call
        self.note(f"Mine().{CALLS[method]} is about to be called.")
        try:
            result = self.go(self.mine(), method, "The call starts at the top")
        except AttributeError:
            return tuple(self.hops)
        self.at = -1
        self.note(self.end(result), ended=True)
        return tuple(self.hops)

    def end(self, result: Any) -> str:
        if self.ladder.call != "__sklearn_tags__":
            count = len(self.path)
            return f"Done, with {count} {'method' if count == 1 else 'methods'}, each looked up on its own."
        asked = {self.mro[to].__name__ for _, to in self.path}
        missed = [
            kind.__name__
            for kind in self.mro
            if "__sklearn_tags__" in vars(kind) and kind.__name__ not in asked
        ]
        told = (
            f"estimator_type is {result['estimator_type']}, transformer_tags is {result['transformer_tags']}"
        )
        if missed:
            return f"The caller gets tags without {' and '.join(missed)}, never asked: {told}."
        return f"The caller gets the tags of the whole ladder: {told}."


def climb(ladder: Ladder) -> Climb:
    """Make the class Mine, call its method, and give all that came of it."""
    try:
        run = _Run(ladder)
    except TypeError as error:
        words = " ".join(str(error).split())
        return Climb((), (Hop(_why(ladder.bases), -1, ended=True, raised=True),), f"TypeError: {words}")
    needed = NEEDED[ladder.call]
    rungs = tuple(
        Rung(kind.__name__, tuple(name for name in needed if name in vars(kind))) for kind in run.mro
    )
    tags_run = _Run(Ladder(ladder.bases, "__sklearn_tags__", ladder.relay))
    try:
        tags = tags_run.go(tags_run.mine(), "__sklearn_tags__", "")
    except AttributeError:
        return Climb(rungs, run.call())
    is_classifier = tags["estimator_type"] == "'classifier'"
    folds, scores = soil_scores(is_classifier=is_classifier)
    return Climb(rungs, run.call(), "", tuple(tags.items()), folds, scores)


def soil_scores(*, is_classifier: bool) -> tuple[str, tuple[float, ...]]:
    """The kind of folds, and what the most common soil of the training rows scores in each.

    50 samples of each soil, sorted; for a classifier each fold has all soils in their proportions, for
    anything else the folds are blocks of neighbors.
    """
    soils = [soil for soil in SOILS for _ in range(OF_EACH)]
    size = len(soils) // FOLDS
    scores = []
    for fold in range(FOLDS):
        test = soils[fold::FOLDS] if is_classifier else soils[fold * size : (fold + 1) * size]
        held = Counter(test)
        train = {soil: OF_EACH - held[soil] for soil in SOILS}
        guess = max(SOILS, key=lambda soil: train[soil])
        scores.append(held[guess] / len(test))
    return ("StratifiedKFold" if is_classifier else "KFold"), tuple(scores)


def _over(passed: Sequence[int]) -> str:
    if not passed:
        return ""
    return "passes 1 class and " if len(passed) == 1 else f"passes {len(passed)} classes and "


def _why(bases: Sequence[str]) -> str:
    """Which two classes are wanted in both orders. Only what Rule inherits can be."""
    wanted = ("Rule", "ClassifierMixin", "BaseEstimator")
    rule = [name for name in bases if name in wanted]
    first, second = next(
        (one, other) for one, other in combinations(rule, 2) if wanted.index(one) > wanted.index(other)
    )
    if second == "Rule":
        return f"The list wants {first} before Rule, but a class stands before its own parents."
    return f"The list wants {first} before {second}, and Rule wants {second} before {first}."


# Rows that a scaler has seen

PLACES = {"outside": "before the split", "inside": "in the pipeline"}
ROWS = 12


@dataclass(frozen=True, slots=True)
class Scaling:
    """Where the scaler stands, and how many folds there are."""

    place: str = "outside"
    folds: int = 3

    def code(self) -> tuple[str, ...]:
        """The program, line by line."""
        if self.place == "outside":
            return (
                "X = scaler.fit_transform(X)",
                "for train, test in folds:",
                "    m = clone(model)",
                "    m.fit(X[train], y[train])",
                "    m.score(X[test], y[test])",
            )
        return (
            "pipe = make_pipeline(scaler, model)",
            "for train, test in folds:",
            "    p = clone(pipe)",
            "    p.fit(X[train], y[train])",
            "    p.score(X[test], y[test])",
        )


@dataclass(frozen=True, slots=True)
class Seen:
    """The rows after a line of the program.

    *rows* has for each fold what the scaler did with each row: `fitted`, `only transformed`, or empty.
    *means* are the means that the scaler of each fold uses. *log* are the calls of the scaler. *fold* is the
    fold at work, -1 for none. *leaked* is how many rows were tested although the scaler was fitted on them.
    """

    line: int
    said: str
    rows: tuple[tuple[str, ...], ...]
    means: tuple[float | None, ...]
    log: tuple[str, ...]
    fold: int = -1
    leaked: int = 0


class _Scaler:
    """Takes the mean away, and remembers which rows it has seen."""

    def __init__(self, log: list[str]) -> None:
        self.log = log
        self.mean: float | None = None
        self.fitted: set[int] = set()
        self.transformed: set[int] = set()

    def fit(self, rows: Sequence[int]) -> _Scaler:
        self.log.append(f"fit {len(rows)}")
        self.fitted = set(rows)
        self.mean = sum(value_of(row) for row in rows) / len(rows)
        return self

    def transform(self, rows: Sequence[int]) -> list[float]:
        assert self.mean is not None
        self.log.append(f"transform {len(rows)}")
        self.transformed |= set(rows)
        return [value_of(row) - self.mean for row in rows]

    def states(self) -> tuple[str, ...]:
        return tuple(
            "fitted" if row in self.fitted else "only transformed" if row in self.transformed else ""
            for row in range(ROWS)
        )


def value_of(row: int) -> float:
    """The value of a row: rows are numbered from 0, values count from 1."""
    return row + 1


def held_out(fold: int, folds: int) -> range:
    """The rows that are tested in a fold: a block of neighbors."""
    size = ROWS // folds
    return range(fold * size, (fold + 1) * size)


def run_scaling(scaling: Scaling) -> tuple[Seen, ...]:
    """Run the program and give what the scaler has seen before it and after each of its lines."""
    log: list[str] = []
    folds = scaling.folds
    scalers: list[_Scaler | None] = [None] * folds
    seen: list[Seen] = []
    leaked: set[int] = set()

    def note(line: int, said: str, fold: int = -1) -> None:
        rows = tuple(scaler.states() if scaler else ("",) * ROWS for scaler in scalers)
        means = tuple(scaler.mean if scaler else None for scaler in scalers)
        seen.append(Seen(line, said, rows, means, tuple(log), fold, len(leaked)))

    note(-1, f"{ROWS} rows, {folds} folds. The framed rows of a fold are tested.")
    if scaling.place == "outside":
        common = _Scaler(log)
        common.fit(range(ROWS)).transform(range(ROWS))
        scalers[:] = [common] * folds
        note(0, f"The scaler is fitted on all {ROWS} rows, before anybody has split them.")
    else:
        note(0, "A pipeline is only a plan: nothing is fitted yet.")
    for fold in range(folds):
        test = held_out(fold, folds)
        train = [row for row in range(ROWS) if row not in test]
        scaler = scalers[fold]
        if scaler is None:
            scalers[fold] = scaler = _Scaler(log)
            note(2, f"Fold {fold + 1}: a clone of the pipeline, with a scaler that knows nothing.", fold)
            scaler.fit(train).transform(train)
            note(3, f"Fold {fold + 1}: the scaler is fitted on the {len(train)} training rows.", fold)
            scaler.transform(test)
        else:
            note(
                3, f"Fold {fold + 1}: the model is fitted on {len(train)} rows that are scaled already.", fold
            )
        bad = scaler.fitted & set(test)
        leaked |= bad
        if bad:
            said = f"Fold {fold + 1}: {len(bad)} of {len(test)} tested rows had a part in the scaler's mean."
        else:
            said = (
                f"Fold {fold + 1}: the {len(test)} tested rows are transformed with the mean of the others."
            )
        note(4, said, fold)
    return tuple(seen)
