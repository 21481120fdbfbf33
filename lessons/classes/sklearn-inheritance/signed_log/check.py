"""The tags, the values, what belongs in fit, and what scikit-learn does with a transformer."""

import numpy as np
import pandas as pd
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.linear_model import LinearRegression
from sklearn.pipeline import make_pipeline
from sklearn.utils import get_tags

from tutor_app.checks.expect import (
    NotYet,
    call,
    expect,
    expect_defined,
    expect_raises,
    expect_same,
    expect_unchanged,
    short,
)

LEVELS = np.array([[-8.0, 0.5], [0.0, -2.0], [8.0, 30.0]])


def _new(answer, **options):
    return call(expect_defined(answer, "SignedLog", kind="class"), **options)


def _method(log, name):
    reasons = {
        "fit_transform": " It comes with `TransformerMixin`.",
        "get_params": " It comes with `BaseEstimator`.",
        "set_params": " It comes with `BaseEstimator`.",
    }
    expect(hasattr(log, name), f"`SignedLog` has no method `{name}`.{reasons.get(name, '')}")
    return getattr(log, name)


def _said(error):
    """The exception and the first sentence of what it says."""
    return f"{type(error).__name__}: {str(error).split('. ')[0].rstrip('.')}."


def _params(log):
    try:
        return _method(log, "get_params")()
    except AttributeError as error:
        raise NotYet(
            f"`get_params` stops with {_said(error)} The names come from the signature of the constructor, "
            "so "
            "the attribute must have the name of its parameter, `scale`."
        ) from None


def _set(log, **params):
    call(_method(log, "set_params"), **params)
    return log


def _fitted(log, X):
    """The same object after `fit` on a copy of X, whatever `fit` gave back."""
    call(_method(log, "fit"), X.copy())
    return log


def _expected(X, scale):
    X = np.asarray(X, dtype=float)
    return np.sign(X) * np.log1p(np.abs(X) / scale)


def _expect_values(came, X, scale, story):
    try:
        values = np.asarray(came, dtype=float)
    except (TypeError, ValueError):
        raise NotYet(f"{story} gave {short(came, 60)}, but a table of floats was expected.") from None
    wanted = _expected(X, scale)
    expect(
        came is None or hasattr(came, "shape"),
        f"{story} gave a {type(came).__name__}, {short(came, 60)}, but an array or a DataFrame was expected.",
    )
    expect(
        values.shape == wanted.shape,
        f"{story} gave a result of shape {values.shape}, but {wanted.shape}, the shape of the input, was "
        f"expected{': is a `return` missing' if came is None else ''}.",
    )
    close = np.isclose(values, wanted, rtol=1e-9, atol=1e-9)
    if close.all():
        return
    row, column = np.argwhere(~close)[0]
    x = float(np.asarray(X, dtype=float)[row, column])
    got, want = values[row, column], wanted[row, column]
    raise NotYet(
        f"{story} made {got:.6g} of {x:g}, but {want:.6g} was expected: "
        f"sign(x) * log1p(|x| / {scale:g}).{_reason(x, got, scale)}"
    )


def _reason(x, got, scale):
    unread = np.sign(x) * np.log1p(abs(x))
    wanted = _expected([[x]], scale)[0, 0]
    if np.isclose(got, unread):
        return " That is the value for a scale of 1: was `scale` read?"
    if got != wanted and got == int(wanted):
        return " The result was cut to an int."
    if abs(got - wanted) < 0.01:
        return " Was it rounded?"
    guesses = {
        "That is the logarithm of 1 + |x| * scale: divide by `scale`.": np.sign(x) * np.log1p(abs(x) * scale),
        "That is the logarithm without the 1: `log1p(v)` is log(1 + v).": np.sign(x)
        * np.log(abs(x) / scale if x else 1.0),
        "That is log1p divided by `scale`: the division belongs inside.": np.sign(x)
        * np.log1p(abs(x))
        / scale,
        "That is log1p(|x|) / log(10): the natural logarithm was asked for.": np.sign(x)
        * np.log10(1 + abs(x) / scale),
        "That is log(|x| + scale): divide by `scale`, and add 1.": np.sign(x) * np.log(abs(x) + scale),
    }
    return next((f" {text}" for text, value in guesses.items() if np.isclose(got, value)), "")


def check_tags(answer):
    """scikit-learn sees a transformer"""
    log = _new(answer)
    _method(log, "fit_transform")
    try:
        tags = get_tags(log)
    except Exception as error:
        raise NotYet(
            f"scikit-learn cannot read the tags of `SignedLog`: {_said(error)} "
            "They come with `BaseEstimator`."
        ) from None
    order = [kind.__name__ for kind in type(log).__mro__]
    swapped = (
        "TransformerMixin" in order
        and "BaseEstimator" in order
        and order.index("BaseEstimator") < order.index("TransformerMixin")
    )
    expect(
        tags.transformer_tags is not None,
        "The transformer's tags are missing: `get_tags(SignedLog()).transformer_tags` is None. "
        + (
            "TransformerMixin must stand left of BaseEstimator, which does not pass the question on."
            if swapped
            else "They come with `TransformerMixin`."
        ),
    )


def check_values(answer):
    """The sign stays, the size becomes a logarithm"""
    for X in (LEVELS, LEVELS.astype(int), pd.DataFrame(LEVELS, columns=["north", "south"])):
        for scale in (1.0, 4, 0.5):
            log = _fitted(_new(answer, scale=scale), X)
            came = call(_method(log, "transform"), X.copy())
            kind = type(X).__name__ if isinstance(X, pd.DataFrame) else f"array of {X.dtype}"
            story = f"`SignedLog(scale={scale})`, fitted with a table of two columns ({kind}),"
            flat = np.asarray(came, dtype=float) if came is not None else None
            if flat is not None and flat.shape == LEVELS.shape and np.isclose(flat[0, 0], flat[2, 0]):
                raise NotYet(
                    f"-8 and 8 give the same value, {flat[0, 0]:.6g}, with `SignedLog(scale={scale})`, but "
                    "the sign should stay: multiply by the sign of x."
                )
            _expect_values(came, X, scale, story)
    other = np.array([[3.0, -100.0], [1e6, -1e-9], [0.0, 7.0], [2.0, 2.0]])
    log = _fitted(_new(answer), LEVELS)
    _expect_values(
        call(log.transform, other.copy()), other, 1.0, "`SignedLog()`, asked for rows not in `fit`,"
    )
    _expect_values(call(log.transform, other[:1].copy()), other[:1], 1.0, "`SignedLog()`, asked for one row,")
    wide = np.arange(-3.0, 3.0).reshape(2, 3)
    _expect_values(
        call(_fitted(_new(answer, scale=3), wide).transform, wide.copy()),
        wide,
        3.0,
        "`SignedLog(scale=3)`, fitted with three columns,",
    )


def check_fit_returns_self(answer):
    """fit returns the object itself"""
    for target in (None, np.arange(3.0)):
        log = _new(answer)
        came = call(_method(log, "fit"), LEVELS.copy(), target)
        expect(
            came is not None,
            "fit must return self: `SignedLog().fit(X, y)` returned nothing, so there is no `.transform` "
            "behind "
            "it.",
        )
        expect_same(came, log, what="what `fit` returns", of="the object itself (fit must return self)")


def check_scale(answer):
    """A bad scale is accepted by the constructor and refused by fit"""
    cls = expect_defined(answer, "SignedLog", kind="class")
    for scale in (-1, 0, -0.5):
        try:
            log = cls(scale=scale)
        except Exception as error:
            raise NotYet(
                f"`SignedLog(scale={scale})` raised {_said(error)} "
                "set_params would skip this check; do it in fit."
            ) from None
        expect(
            _params(log) == {"scale": scale},
            f"`SignedLog(scale={scale}).get_params()` is {short(log.get_params())}, "
            f"but {{'scale': {scale}}} was expected: keep the value as it came.",
        )
        expect_raises(
            ValueError,
            _method(log, "fit"),
            LEVELS.copy(),
            hint=f"The scale is {scale}, and a scale has to be greater than 0.",
        )
        later = _set(_new(answer), scale=scale)
        expect_raises(
            ValueError,
            later.fit,
            LEVELS.copy(),
            hint=f"The scale was set to {scale} by `set_params`, which does not run the constructor.",
        )
        through = _set(_new(answer), scale=scale)
        expect_raises(ValueError, through.fit_transform, LEVELS.copy(), hint=f"The scale is {scale}.")
    tiny = _fitted(_new(answer, scale=1e-6), LEVELS)
    _expect_values(
        call(tiny.transform, LEVELS.copy()), LEVELS, 1e-6, "`SignedLog(scale=1e-6)`, which is legal,"
    )


def check_set_params(answer):
    """set_params and a new fit bring a new scale"""
    log = _set(_new(answer), scale=2.0)
    came = np.asarray(call(_fitted(log, LEVELS).transform, LEVELS.copy()), dtype=float)
    expect(
        came.shape != LEVELS.shape or not np.allclose(came, _expected(LEVELS, 1.0)),
        f"set_params(scale=2) had no effect: 8 still becomes "
        f"{came[2, 0] if came.shape == LEVELS.shape else 0:.4g}"
        f" after `set_params(scale=2.0)` and `fit`, but {np.log1p(4):.4g} was expected. Something derived "
        "from "
        "the scale was kept by the constructor, which does not run again.",
    )
    _expect_values(came, LEVELS, 2.0, "`SignedLog().set_params(scale=2.0)`, fitted,")
    used = _set(_fitted(_new(answer), LEVELS), scale=4.0)
    came = call(_fitted(used, LEVELS).transform, LEVELS.copy())
    _expect_values(came, LEVELS, 4.0, "`SignedLog()`, fitted, then `set_params(scale=4.0)` and fitted again,")


def check_not_fitted(answer):
    """transform before fit raises NotFittedError"""
    log = _new(answer)
    _method(log, "transform")
    kept = [name for name in vars(type(log)) if name.endswith("_") and not name.startswith("_")]
    hint = (
        f"`{kept[0]}` is kept by the class, so what one object learned is known to all: assign to `self`."
        if kept
        else "Ask `check_is_fitted(self)` first, and let nothing that ends in `_` be set by the constructor."
    )
    expect_raises(NotFittedError, log.transform, LEVELS.copy(), hint=hint)
    _fitted(_new(answer), LEVELS)
    expect_raises(NotFittedError, _new(answer).transform, LEVELS.copy(), hint=f"Another was fitted. {hint}")


def check_clone(answer):
    """A clone has the parameters and nothing learned"""
    log = _fitted(_new(answer, scale=2.0), LEVELS)
    expect(
        _params(log) == {"scale": 2.0},
        f"After `fit`, `SignedLog(scale=2.0).get_params()` is {short(log.get_params())}, but "
        "{'scale': 2.0} was expected: fit leaves the parameters as they are.",
    )
    try:
        copied = clone(log)
    except Exception as error:
        raise NotYet(f"`clone` does not work: {_said(error)}") from None
    expect(
        copied.get_params() == {"scale": 2.0},
        f"The clone of `SignedLog(scale=2.0)` has the parameters {short(copied.get_params())}.",
    )
    hint = "A clone of a fitted object is not fitted."
    expect_raises(NotFittedError, copied.transform, LEVELS.copy(), hint=hint)
    came = call(_fitted(copied, LEVELS).transform, LEVELS.copy())
    _expect_values(came, LEVELS, 2.0, "The clone of `SignedLog(scale=2.0)`, fitted,")


def check_width(answer):
    """Another number of columns is refused"""
    log = _fitted(_new(answer), LEVELS)
    for width in (5, 1, 3):
        try:
            came = log.transform(np.ones((2, width)))
        except ValueError:
            continue
        except Exception as error:
            raise NotYet(
                f"{width} columns after a fit on 2 raised {_said(error)[:-1]}, but a ValueError was expected."
            ) from None
        raise NotYet(
            f"{width} columns accepted after a fit on 2: `transform` gave {short(came, 60)}, but a "
            "ValueError "
            "was expected. `validate_data(self, X, reset=False)` compares."
        )
    five = np.ones((2, 5))
    try:
        _fitted(log, five)
    except NotYet as told:
        raise NotYet(f"{told} A second `fit` starts clean: only its own number of columns counts.") from None
    _expect_values(call(log.transform, five.copy()), five, 1.0, "After a second `fit`, with 5 columns, it")
    expect_raises(
        ValueError,
        log.transform,
        LEVELS.copy(),
        hint="The last `fit` had 5 columns, and only the last one counts.",
    )


def check_unchanged(answer):
    """X stays as it is"""
    for X in (LEVELS.copy(), pd.DataFrame(LEVELS.copy(), columns=["north", "south"])):
        log = _new(answer)
        with expect_unchanged(X, what="the caller's table"):
            call(_method(log, "fit"), X)
            call(_method(log, "transform"), X)
            call(_method(log, "fit_transform"), X)


def check_pipeline(answer):
    """fit_transform and a Pipeline work"""
    came = call(_method(_new(answer), "fit_transform"), LEVELS.copy())
    _expect_values(came, LEVELS, 1.0, "`SignedLog().fit_transform`")
    came = call(_new(answer).fit_transform, LEVELS.copy(), np.arange(3.0))
    _expect_values(came, LEVELS, 1.0, "`SignedLog().fit_transform(X, y)`")
    pipe = make_pipeline(_new(answer), LinearRegression())
    target = _expected(LEVELS, 2.0)[:, 0]
    try:
        pipe.set_params(signedlog__scale=2.0).fit(LEVELS.copy(), target)
        predicted = pipe.predict(LEVELS.copy())
    except NotYet:
        raise
    except Exception as error:
        raise NotYet(f"In a Pipeline before a regression: {_said(error)}") from None
    expect(
        np.allclose(predicted, target),
        "In a Pipeline with `signedlog__scale=2.0` a line through the transformed values was expected, "
        f"but the predictions are {short(predicted)} instead of {short(target)}.",
    )
