"""What `fit` learned, seen through `transform`: alone and in batches; then bounds, spread and constants."""

import numpy as np
import pandas as pd

from tutor_app.checks.expect import (
    NotYet,
    call,
    expect,
    expect_defined,
    expect_raises,
    expect_type,
    expect_unchanged,
    short,
)

# 21 delivery times; the quantiles 0.05 and 0.95 are its second and its second-to-last value.
NIGHT = pd.Series(
    [24.0, 31.0, 18.0, 22.0, 27.0, 250.0, 20.0, 25.0, 29.0, 23.0, 2.0]
    + [26.0, 21.0, 33.0, 19.0, 28.0, 30.0, 16.0, 34.0, 17.0, 32.0],
    index=[f"p{i}" for i in range(21)],
    name="minutes",
)
BATCH = "Statistics belong to the training values: `fit` learns them, and `transform` computes none from its input."


def _wanted(train, values, low=0.05, high=0.95, ddof=0):
    """What is asked for, as floats."""
    train, values = np.asarray(train, float), np.asarray(values, float)
    bounds = np.quantile(train, [low, high])
    clipped = np.clip(train, *bounds)
    spread = clipped.std(ddof=ddof)
    if spread <= 1e-9 * np.abs(clipped).max():
        return np.zeros(len(values))
    return (np.clip(values, *bounds) - clipped.mean()) / spread


def _shown(values):
    values = [float(f"{value:.5g}") for value in values]
    return repr(values) if len(values) <= 6 else f"{len(values)} values from {values[0]}"


def _new(answer, *args, **kwargs):
    kind = expect_defined(answer, "ClipScale", kind="class")
    made = call(kind, *args, **kwargs)
    for name in ("fit", "transform"):
        expect(hasattr(made, name), f"`ClipScale` has no method `{name}` yet.")
    return made


def _fitted(answer, train, *args, hint="", **kwargs):
    scaler = _new(answer, *args, **kwargs)
    try:
        came = call(scaler.fit, train)
    except NotYet as told:
        raise NotYet(f"{told} {hint}".strip()) from None
    expect(
        came is not None,
        "`fit` returned nothing, but the object itself was expected, so that `ClipScale().fit(s).transform(s)` "
        "works: end it with `return self`.",
    )
    expect(
        came is scaler,
        f"`fit` returned {short(came)}, but the object itself was expected: `return self`."
        if not isinstance(came, type(scaler))
        else "`fit` returned another ClipScale, but the object itself was expected: `return self`.",
    )
    return scaler


def _transformed(scaler, values, what, hint=""):
    """What `transform` makes of *values*, as an array of floats."""
    try:
        came = call(scaler.transform, values)
    except NotYet as told:
        raise NotYet(f"{told} {hint}".strip()) from None
    expect_type(came, pd.Series, what=f"{what}: what `transform` returned")
    expect(
        len(came) == len(values),
        f"{what}: {len(values)} values went in and {len(came)} came out; all stay.",
    )
    expect(
        pd.api.types.is_float_dtype(came.dtype),
        f"{what}: the result has the dtype {came.dtype}, but floats were expected.",
    )
    return came.to_numpy(dtype=float)


def _others(train, values, low, high):
    """Results of the usual slips, with what to say of each."""
    train, values = np.asarray(train, float), np.asarray(values, float)
    bounds = np.quantile(train, [low, high])
    clipped = np.clip(train, *bounds)
    now = np.clip(values, *bounds)
    own = np.clip(values, *np.quantile(values, [low, high]))
    with np.errstate(all="ignore"):
        yield (own - clipped.mean()) / clipped.std(), f"The bounds were taken from the batch. {BATCH}"
        yield (
            (now - clipped.mean()) / clipped.std(ddof=1),
            "Use the population spread: pandas' `std` divides by n - 1.",
        )
        for ddof in (0, 1):
            yield (
                (values - clipped.mean()) / clipped.std(ddof=ddof),
                "Values outside the training range must be clipped, with the bounds that `fit` learned.",
            )
            yield (
                (now - train.mean()) / train.std(ddof=ddof),
                "Mean and spread are those of the clipped training values, not of the raw ones.",
            )
            yield (
                (values - train.mean()) / train.std(ddof=ddof),
                "Values outside the training range must be clipped, before mean and spread are taken, too.",
            )
            yield (
                (now - train.mean()) / clipped.std(ddof=ddof),
                "Mean and spread are those of the clipped training values, not of the raw ones.",
            )
            yield (
                (now - clipped.mean()) / train.std(ddof=ddof),
                "Mean and spread are those of the clipped training values, not of the raw ones.",
            )
        yield now, "It was clipped and not scaled."
        yield now - clipped.mean(), "The mean was subtracted, and the division by the spread is missing."
        yield now / clipped.std(), "It was divided by the spread, and the subtraction of the mean is missing."
        yield (
            (now - clipped.mean()) / clipped.var(),
            "It was divided by the variance; the spread is its square root.",
        )
        yield (now - np.median(clipped)) / clipped.std(), "The middle is the mean, not the median."
        if clipped.max() > clipped.min():
            yield (now - clipped.min()) / (clipped.max() - clipped.min()), "That is a scale from 0 to 1."
        yield (own - own.mean()) / own.std(), BATCH
        yield (own - own.mean()) / own.std(ddof=1), BATCH
        yield (now - now.mean()) / now.std(), BATCH
        yield (now - now.mean()) / now.std(ddof=1), BATCH


def _expect(came, train, values, what, low=0.05, high=0.95, hint="", guess=True):
    wanted = _wanted(train, values, low, high)
    if np.allclose(came, wanted, rtol=1e-6, atol=1e-9, equal_nan=False):
        return
    reason = ""
    for other, told in _others(train, values, low, high) if guess else ():
        if np.allclose(came, other, rtol=1e-6, atol=1e-9, equal_nan=True):
            reason = told
            break
    if len(values) == 1 and np.isnan(came).all():
        raise NotYet(f"{what}: a single row came out as NaN, but {_shown(wanted)} was expected. {BATCH}")
    wrong = int(np.flatnonzero(~np.isclose(came, wanted, rtol=1e-6, atol=1e-9))[0])
    raise NotYet(
        f"{what}: {float(np.asarray(values, float)[wrong]):g} became {came[wrong]:.5g}, but {wanted[wrong]:.5g} was "
        f"expected. {reason or hint}".strip()
    )


def check_the_training_values(answer):
    """The training values are clipped and scaled"""
    scaler = _fitted(answer, NIGHT.copy())
    came = _transformed(scaler, NIGHT.copy(), "After fit on 21 delivery times, with these")
    _expect(came, NIGHT, NIGHT, "After fit on 21 delivery times, with these")


def check_one_row(answer):
    """One parcel alone gets a number"""
    scaler = _fitted(answer, NIGHT.copy())
    for minutes in (30.0, 21.5):
        values = pd.Series([minutes])
        what = f"After fit on 21 delivery times, `transform` of [{minutes}]"
        hint = "" if minutes == 30.0 else "`transform` must learn nothing, and before this one it had [30.0]."
        _expect(_transformed(scaler, values, what), NIGHT, values, what, hint=hint)


def check_two_batches(answer):
    """The same value comes out the same, whatever stands beside it"""
    scaler = _fitted(answer, NIGHT.copy())
    for batch in ([20.0, 22.0, 30.0], [30.0, 31.0, 32.0], [30.0, 30.0], [18.5, 22.5, 29.5, 33.5]):
        what = f"After fit on 21 delivery times, `transform` of {batch}"
        _expect(_transformed(scaler, pd.Series(batch), what), NIGHT, batch, what)
    came = _transformed(scaler, NIGHT.copy(), "With the training values again")
    _expect(
        came,
        NIGHT,
        NIGHT,
        "With the training values, after other batches",
        hint="`transform` must learn nothing.",
    )


def check_outside(answer):
    """Values outside the training range are clipped to the bounds of the training"""
    scaler = _fitted(answer, NIGHT.copy())
    for values in ([500.0], [-7.0], [0.0, 16.0, 34.0, 90.0]):
        what = f"After fit on 21 delivery times, `transform` of {values}"
        hint = "Values outside the training range must be clipped, with the bounds that `fit` learned."
        _expect(_transformed(scaler, pd.Series(values), what), NIGHT, values, what, hint=hint)


def check_quantiles(answer):
    """low and high are used, by position and by keyword, 0 and 1 included"""
    train = pd.Series([10.0, 20.0, 30.0])
    cases = (
        ((0.0, 1.0), {}, 0.0, 1.0),
        ((), {"low": 0.25, "high": 0.75}, 0.25, 0.75),
        ((), {"high": 0.5}, 0.05, 0.5),
        ((0.2,), {}, 0.2, 0.95),
        ((), {"low": 0.0}, 0.0, 0.95),
    )
    for data, name in ((train, "[10.0, 20.0, 30.0]"), (NIGHT, "21 delivery times")):
        for args, kwargs, low, high in cases:
            given = ", ".join([*map(repr, args), *(f"{key}={value!r}" for key, value in kwargs.items())])
            what = f"`ClipScale({given})` after fit on {name}"
            hint = "The bounds are quantiles of the training values, as `s.quantile` gives them; 0 is a value like any other."
            values = [5.0, 12.0, 20.0, 28.5, 300.0]
            scaler = _fitted(answer, data.copy(), *args, **kwargs)
            _expect(_transformed(scaler, pd.Series(values), what), data, values, what, low, high, hint)


def check_the_series(answer):
    """Index and name stay, whole numbers become floats, and the input is not touched"""
    night = NIGHT.copy()
    with expect_unchanged(
        night, what="the Series that was given to `fit`", hint="It is the caller's: work on a new one."
    ):
        scaler = _fitted(answer, night)
    values = pd.Series([30, 900, 21], index=["x", "x", "a"], name="minutes today")
    with expect_unchanged(
        values, what="the Series that was given to `transform`", hint="It is the caller's: return a new one."
    ):
        came = call(scaler.transform, values)
    what = "After fit on 21 delivery times, `transform` of [30, 900, 21]"
    _expect(
        _transformed(scaler, values, what), NIGHT, values, what, hint="The values are whole numbers here."
    )
    expect(
        came.index.equals(values.index),
        f"{what} with the index ['x', 'x', 'a'] came back with the index {came.index.tolist()}; it stays.",
    )
    expect(
        came.name == values.name,
        f"{what} with the name 'minutes today' came back with the name {came.name!r}; it stays.",
    )


def _constant(answer, value, rows, reason):
    train = pd.Series([value] * rows)
    what = f"After fit on {[value] * rows}"
    scaler = _fitted(answer, train.copy(), hint=reason)
    for values in ([value] * rows, [value + 5.0, value - 5.0], [value]):
        came = _transformed(scaler, pd.Series(values), f"{what}, `transform` of {values}", reason)
        expect(
            bool(np.all(np.abs(came) <= 1e-9)),
            f"{what}, `transform` of {values} gave {_shown(came)}, but zeros were expected. {reason}",
        )


def check_constant(answer):
    """A constant column scales to 0"""
    reason = "A constant column must scale to 0, not NaN: there is no spread to divide by."
    _constant(answer, 3.0, 3, reason)
    _constant(answer, -7.0, 1, reason)
    _constant(
        answer,
        0.0,
        3,
        f"{reason} Zeros have the mean 0 and the spread 0: 0 is not smaller than 0, and 0 is false.",
    )


def check_constant_up_to_rounding(answer):
    """Three times 0.1 is constant, although its spread is not exactly 0"""
    _constant(
        answer,
        0.1,
        3,
        "A constant column of 0.1 has a spread of 1e-17, not 0: compare with a tolerance relative to the values.",
    )
    _constant(
        answer,
        1_000_000.1,
        7,
        "Seven times 1000000.1 has a spread of 1.2e-10: a tolerance must grow with the values.",
    )
    _constant(
        answer, -0.1, 3, "Negative values are constant, too: the tolerance goes by their absolute size."
    )


def check_small_spread(answer):
    """A small spread is a spread"""
    for train in (
        [1e-10, 2e-10, 3e-10, 4e-10],
        [-2e-10, -1e-10, 1e-10, 2e-10],
        [1000.0, 1000.001, 1000.002, 1000.004],
        [-3.0, -2.0, -1.0],
    ):
        what = f"After fit on {train}, with these"
        hint = "Only a spread of at most 1e-9 times the largest value in absolute size counts as none."
        scaler = _fitted(answer, pd.Series(train), hint=hint)
        came = _transformed(scaler, pd.Series(train), what, hint)
        _expect(came, train, train, what, hint=hint, guess=False)
    slip = NIGHT.replace(250.0, 9e12)
    what = "After fit on 21 delivery times, one of them mistyped as 9e12, with these"
    hint = "The tolerance goes by the largest of the clipped values; the raw ones hold slips of the keyboard."
    came = _transformed(_fitted(answer, slip.copy(), hint=hint), slip.copy(), what, hint)
    _expect(came, slip, slip, what, hint=hint, guess=False)


def check_before_fit(answer):
    """transform before fit is a RuntimeError"""
    scaler = _new(answer)
    _fitted(answer, NIGHT.copy())

    def transform_before_fit():
        return scaler.transform(pd.Series([30.0]))

    expect_raises(
        RuntimeError,
        transform_before_fit,
        hint="transform before fit must raise RuntimeError: this object has learned nothing yet, and what "
        "another one learned does not count.",
    )


def check_again(answer):
    """A second fit replaces the first, and two objects share nothing"""
    scaler = _fitted(answer, NIGHT.copy())
    later = [10.0, 20.0, 30.0]
    call(scaler.fit, pd.Series(later))
    what = "After fit on 21 delivery times and then on [10.0, 20.0, 30.0], `transform` of [5.0, 20.0]"
    _expect(
        _transformed(scaler, pd.Series([5.0, 20.0]), what),
        later,
        [5.0, 20.0],
        what,
        hint="A second `fit` replaces what the first one learned.",
    )
    first, second = _fitted(answer, NIGHT.copy()), _fitted(answer, pd.Series(later), 0.1, 0.9)
    for one, train, low, high in ((first, NIGHT, 0.05, 0.95), (second, later, 0.1, 0.9)):
        what = "With two fitted objects, `transform` of [5.0, 20.0] by one of them"
        hint = "Each object keeps what it learned; attributes of the class are shared by all."
        _expect(_transformed(one, pd.Series([5.0, 20.0]), what), train, [5.0, 20.0], what, low, high, hint)
    call(scaler.fit, pd.Series([4.0, 4.0, 4.0]))
    call(scaler.fit, pd.Series(later))
    what = "After fit on [4.0, 4.0, 4.0] and then on [10.0, 20.0, 30.0], `transform` of [5.0, 20.0]"
    _expect(_transformed(scaler, pd.Series([5.0, 20.0]), what), later, [5.0, 20.0], what)
