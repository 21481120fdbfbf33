"""What the object was made with; then the shared dict, and what is said of unknown names."""

import re
from dataclasses import dataclass

from sklearn.linear_model import Ridge
from sklearn.tree import DecisionTreeClassifier

from tutor_app.checks.expect import NotYet, call, expect, expect_raises, expect_unchanged, expect_value


class Router:
    """A class as somebody writes it, without a library."""

    def __init__(self, depot="hub", max_stops=40, express=True, fee=None):
        route = [depot]
        self.depot, self.max_stops, self.express, self.fee = route[0], max_stops, express, fee

    def __repr__(self):
        return f"Router({', '.join(f'{name}={value!r}' for name, value in vars(self).items())})"


@dataclass
class Label:
    width: int
    height: int = 50
    color: str = "white"


def _told(cls, config, overrides):
    parts = [cls.__name__]
    if config is not None:
        parts.append(repr(config))
    parts += [f"{name}={value!r}" for name, value in overrides.items()]
    return f"`make_model({', '.join(parts)})`"


def _made(answer, cls, config=None, hint="", **overrides):
    subject = _told(cls, config, overrides)
    arguments = (cls,) if config is None else (cls, config)
    try:
        came = call(answer.make_model, *arguments, **overrides)
    except NotYet as told:
        if "multiple values for" in str(told):
            hint = "A name that is in both dicts was passed twice: make one dict of the two first."
        raise NotYet(f"{told} {hint}".strip()) from None
    expect(came is not None, f"{subject} returned nothing: is a `return` missing?")
    expect(came is not cls, f"{subject} returned the class itself; an object of it was expected.")
    expect(
        isinstance(came, cls),
        f"{subject} returned {came!r}, but an object of the class {cls.__name__} was expected.",
    )
    return came


def _expect_settings(answer, cls, config, overrides, wanted, hint=""):
    made = _made(answer, cls, None if config is None else dict(config), hint, **overrides)
    for name, value in wanted.items():
        reason = hint
        came = getattr(made, name)
        if came != value and config and name in config and name in overrides and came == config[name]:
            reason = "The override lost against the config: what is passed for this run wins."
        expect_value(came, value, what=f"After {_told(cls, config, overrides)}, `{name}`", hint=reason)


def check_defaults(answer):
    """Without settings there are the defaults, also after other calls"""
    defaults = {"depot": "hub", "max_stops": 40, "express": True, "fee": None}
    _expect_settings(answer, Router, None, {}, defaults, "Without settings the class is called without any.")
    _expect_settings(answer, Router, {}, {}, defaults, "An empty dict has no settings.")
    _made(answer, Router, max_stops=7)
    _made(answer, Router, {"fee": 1})
    made = _made(answer, Router)
    for name, value in defaults.items():
        expect(
            getattr(made, name) == value,
            f"After other calls, `make_model(Router)` has {name} {getattr(made, name)!r}, but {value!r} was "
            "expected: settings of an earlier call were kept. A dict as the default is made once.",
        )
    first, second = _made(answer, Router), _made(answer, Router)
    expect(first is not second, "Two calls returned one and the same object; each makes its own.")


def check_config(answer):
    """The settings of the dict reach the object"""
    _expect_settings(
        answer,
        Router,
        {"depot": "north", "max_stops": 25},
        {},
        {"depot": "north", "max_stops": 25, "express": True, "fee": None},
    )


def check_overrides(answer):
    """Overrides are added, and win"""
    config = {"depot": "north", "max_stops": 25}
    _expect_settings(answer, Router, config, {"fee": 4}, {"depot": "north", "max_stops": 25, "fee": 4})
    _expect_settings(answer, Router, config, {"max_stops": 30}, {"depot": "north", "max_stops": 30})
    _expect_settings(
        answer, Router, None, {"fee": 4}, {"depot": "hub", "fee": 4}, "There is no config to start from."
    )


def check_false_overrides(answer):
    """An override of 0, False, None or an empty text wins as well"""
    config = {"depot": "north", "max_stops": 25, "fee": 3, "express": True}
    hint = "An override wins whatever its value, also where that is false."
    for overrides in ({"max_stops": 0}, {"express": False}, {"fee": None}, {"depot": ""}):
        made = _made(answer, Router, dict(config), **overrides)
        for name, value in {**config, **overrides}.items():
            expect_value(
                getattr(made, name),
                value,
                what=f"After {_told(Router, config, overrides)}, `{name}`",
                hint=hint,
            )
    config = {"depot": "", "max_stops": 0, "express": False}
    _expect_settings(answer, Router, config, {}, config, "A setting counts whatever its value.")
    _expect_settings(answer, Router, {"fee": 3, "max_stops": None}, {}, {"fee": 3, "max_stops": None})


def check_the_shared_dict(answer):
    """The config is not changed"""
    config = {"depot": "north", "max_stops": 25}
    hint = "Other runs share it: build a new dict."
    with expect_unchanged(config, what="the shared config dict", hint=hint):
        _made(answer, Router, config, max_stops=30, fee=2)
    bad = {"depot": "north", "wings": 2}
    with expect_unchanged(bad, what="the shared config dict", hint=hint):
        try:
            answer.make_model(Router, bad, max_stop=3)
        except Exception:
            pass  # Told by the checks of unknown names.


def check_other_classes(answer):
    """It works for estimators of scikit-learn and for classes of your own"""
    hint = "Any class can be asked for its parameters: nothing may depend on one library."
    _expect_settings(answer, Ridge, {"alpha": 0.5}, {"max_iter": 50}, {"alpha": 0.5, "max_iter": 50}, hint)
    _expect_settings(
        answer,
        DecisionTreeClassifier,
        {"max_depth": 2},
        {"max_depth": 3},
        {"max_depth": 3, "criterion": "gini"},
        hint,
    )
    _expect_settings(
        answer, Label, {"width": 70}, {"color": "red"}, {"width": 70, "height": 50, "color": "red"}, hint
    )


def _has(text, word):
    return re.search(rf"(?<![A-Za-z0-9_]){re.escape(word)}(?![A-Za-z0-9_])", text) is not None


def _expect_unknown(answer, cls, config, overrides, wanted, hint=""):
    """A ValueError with every name of *wanted*, and beside it the parameter that it resembles."""
    subject = _told(cls, config, overrides)
    arguments = (cls,) if config is None else (cls, dict(config))
    names = ", ".join(wanted)
    try:
        came = answer.make_model(*arguments, **overrides)
    except ValueError as error:
        text = str(error)
    except TypeError as error:
        raise NotYet(
            f"{subject} raised TypeError: {error}. Report unknown names as ValueError, before the class is called; "
            f"unknown here: {names}. {hint}".strip()
        ) from None
    except Exception as error:
        raise NotYet(
            f"{subject} raised {f'{type(error).__name__}: {error}'.removesuffix(': ')}, but a ValueError was "
            f"expected that names {names}. {hint}".strip()
        ) from None
    else:
        raise NotYet(
            f"Unknown settings accepted: {subject} returned {came!r}, but {cls.__name__} has no parameter "
            f"{next(iter(wanted))!r}, and a ValueError was expected. {hint}".strip()
        )
    missing = [name for name in wanted if not _has(text, name)]
    if len(missing) == len(wanted):
        raise NotYet(
            f"{subject} raised a ValueError with the message {text!r}; it does not name {names}. {hint}".strip()
        )
    expect(
        not missing,
        f"List every unknown name: {subject} raised a ValueError with the message {text!r}; not "
        f"mentioned: {', '.join(missing)}. Collect all of them, then raise.",
    )
    for name, close in wanted.items():
        expect(
            not close or _has(text, close),
            f"{subject} raised a ValueError with the message {text!r}. Beside {name} it should name the parameter "
            f"that was probably meant, {close}.",
        )


def check_unknown_names(answer):
    """An unknown name is a ValueError that tells what was meant"""
    _expect_unknown(answer, Router, {"max_stop": 3}, {}, {"max_stop": "max_stops"})
    _expect_unknown(answer, Router, {"depot": "north"}, {"expres": False}, {"expres": "express"})
    _expect_unknown(answer, Ridge, {"alhpa": 0.5}, {}, {"alhpa": "alpha"})
    _expect_unknown(answer, Label, {"width": 70, "colour": "red"}, {}, {"colour": "color"})


def check_no_resemblance(answer):
    """A name that resembles nothing is named all the same"""
    hint = "Where nothing resembles a name, get_close_matches gives an empty list."
    _expect_unknown(answer, Router, {"wings": 2}, {}, {"wings": ""}, hint)
    _expect_unknown(answer, Router, {}, {"wings": None}, {"wings": ""}, hint)


def check_all_of_them(answer):
    """Every unknown name is listed, of the dict and of the overrides"""
    config = {"dept": "north", "max_stops": 3, "wings": 2}
    wanted = {"dept": "depot", "wings": "", "expresss": "express"}
    _expect_unknown(answer, Router, config, {"expresss": True}, wanted)
    _expect_unknown(
        answer,
        DecisionTreeClassifier,
        {"max_dept": 3, "criterium": "gini"},
        {"splitters": "best"},
        {"max_dept": "max_depth", "criterium": "criterion", "splitters": "splitter"},
    )


def check_only_parameters(answer):
    """Only parameters are known: no attribute, no local name, and not self"""
    hint = "Ask `inspect.signature(cls)`: it has the parameters, without `self`, and nothing else."
    _expect_unknown(answer, Router, {"route": 1}, {}, {"route": ""}, hint)
    _expect_unknown(answer, Router, {"self": 1}, {}, {"self": ""}, hint)
    _expect_unknown(answer, Ridge, {"fit": 1}, {}, {"fit": ""}, hint)
    expect_raises(ValueError, answer.make_model, Router, {"__init__": 1}, hint=hint)
