"""The chain, the statistics of training, clip, constant columns, and what must not be shared or changed."""

import copy
import math

from tutor_app.checks.expect import (
    NotYet,
    call,
    expect,
    expect_defined,
    expect_raises,
    expect_unchanged,
    expect_value,
    short,
)

SPRING = {"depth": [0.0, 4.0, 10.0], "salt": [0.5, 2.5, 1.5]}
AUTUMN = {"depth": [20.0, -5.0, 5.0], "salt": [1.0]}


def _scaler(answer, **options):
    return call(expect_defined(answer, "RangeScaler", kind="class"), **options)


def _method(scaler, name):
    expect(hasattr(scaler, name), f"`RangeScaler` has no method `{name}` yet.")
    return getattr(scaler, name)


def _fitted(answer, table, **options):
    """A scaler after `fit` on a copy of *table*, whatever `fit` gave back."""
    scaler = _scaler(answer, **options)
    call(_method(scaler, "fit"), copy.deepcopy(table))
    return scaler


def _scaled(scaler, table, hint):
    """What `transform` makes of a copy of *table*; an error gets the reason *hint*."""
    try:
        return call(_method(scaler, "transform"), copy.deepcopy(table))
    except NotYet as told:
        raise NotYet(f"{told} {hint}") from None


def _expect(scaler, table, wanted, story, hint):
    came = _scaled(scaler, table, hint)
    expect_value(
        came, wanted, what=f"{story}, `transform({short(table)})`", hint=hint, rel_tol=1e-9, abs_tol=1e-9
    )


def check_not_fitted(answer):
    """transform before fit raises NotFitted"""
    not_fitted = expect_defined(answer, "NotFitted", kind="class")
    expect(
        isinstance(not_fitted, type) and issubclass(not_fitted, Exception),
        "`NotFitted` should be an exception: `class NotFitted(Exception)`.",
    )
    expect(
        not_fitted.__module__ != "builtins",
        f"`NotFitted` is only another name of {not_fitted.__name__}, which has other reasons, too: "
        "make it a class of its own, so that it can be caught alone.",
    )
    scaler = _scaler(answer)
    _method(scaler, "transform")
    try:
        came = scaler.transform({"depth": [1.0]})
    except not_fitted:
        pass
    except Exception as error:
        said = f"{type(error).__name__}: {error}"
        raise NotYet(
            f"`transform` before `fit` raised {said}; {_article(error)} is not a helpful message, "
            "for it does not say what to do. Raise `NotFitted`."
        ) from None
    else:
        raise NotYet(
            f"`transform` before `fit` raised no error and gave {short(came)}, but NotFitted was expected."
        )
    call(_scaler(answer).fit, copy.deepcopy(SPRING))
    fresh = _scaler(answer)
    expect_raises(
        not_fitted, fresh.transform, {"depth": [1.0]}, hint="Another scaler was fitted, this one was not."
    )


def _article(error):
    name = type(error).__name__
    return f"{'an' if name[0] in 'AEIOU' else 'a'} {name}"


def check_chain(answer):
    """fit returns the scaler"""
    scaler = _scaler(answer)
    came = call(_method(scaler, "fit"), copy.deepcopy(SPRING))
    expect(
        came is not None,
        "fit must return self: `RangeScaler().fit(...)` returned nothing, "
        "so `.transform(...)` behind it would be asked of None.",
    )
    expect(
        came is scaler,
        f"fit must return self, the very scaler that was fitted, but it returned {short(came, 60)}.",
    )


def check_training_range(answer):
    """A column of the training table goes from 0 to 1"""
    _expect(
        _fitted(answer, SPRING),
        SPRING,
        {"depth": [0.0, 0.4, 1.0], "salt": [0.0, 1.0, 0.5]},
        "After `fit` on the same table",
        "The minimum becomes 0, the maximum 1.",
    )


def check_training_statistics(answer):
    """Other tables are scaled by what fit learned"""
    scaler = _fitted(answer, SPRING)
    wanted = {"depth": [2.0, -0.5, 0.5], "salt": [0.25]}
    came = _scaled(scaler, AUTUMN, "Both columns were in `fit`.")
    own = {"depth": [1.0, 0.0, 0.4], "salt": [0.0]}
    if _alike(came, own):
        raise NotYet(
            "The statistics were taken from the data being transformed: after `fit` with depths from 0 to "
            f"10, the depths {AUTUMN['depth']} became {short(came['depth'])}, but {wanted['depth']} was "
            "expected."
        )
    story = f"After `fit({SPRING})`"
    _expect(scaler, AUTUMN, wanted, story, "`(v - minimum) / (maximum - minimum)`, with what `fit` learned.")
    _expect(scaler, {"salt": [0.5, 4.5]}, {"salt": [0.0, 2.0]}, story, "A table may have fewer columns.")
    _expect(scaler, AUTUMN, wanted, f"{story}, a second time", "`transform` must not learn anything.")
    below = _fitted(answer, {"temp": [-8.0, -4.0, -6.0]})
    _expect(
        below,
        {"temp": [-4.0, 0.0, -10.0]},
        {"temp": [1.0, 2.0, -0.5]},
        "After `fit` with temperatures from -8 to -4",
        "Values may be negative.",
    )
    whole = _fitted(answer, {"depth": [10, 0, 4]})
    _expect(
        whole,
        {"depth": [5, 1]},
        {"depth": [0.5, 0.1]},
        "After `fit` with ints from 0 to 10",
        "Divide with `/`.",
    )


def _alike(came, wanted):
    try:
        return all(
            math.isclose(one, other, abs_tol=1e-9)
            for name, column in wanted.items()
            for one, other in zip(came[name], column, strict=True)
        )
    except Exception:
        return False


def check_unchanged(answer):
    """Tables stay as they are, and are not kept"""
    for clip in (False, True):
        table, other = copy.deepcopy(SPRING), copy.deepcopy(AUTUMN)
        scaler = _scaler(answer, clip=clip)
        with expect_unchanged(table, other, what="The caller's data"):
            call(scaler.fit, table)
            call(scaler.transform, table)
            call(scaler.transform, other)
    table = copy.deepcopy(SPRING)
    scaler = _scaler(answer)
    call(scaler.fit, table)
    table["depth"][2] = 1000.0
    del table["salt"]
    _expect(
        scaler,
        AUTUMN,
        {"depth": [2.0, -0.5, 0.5], "salt": [0.25]},
        "After the owner of the training table has changed it",
        "`fit` must keep numbers, not the table.",
    )


def check_two_scalers(answer):
    """Two scalers know nothing of each other"""
    first = _fitted(answer, SPRING)
    _fitted(answer, {"depth": [100.0, 104.0]}, clip=True)
    _expect(
        first,
        {"depth": [5.0, 20.0]},
        {"depth": [0.5, 2.0]},
        "After another scaler was fitted with depths from 100 to 104",
        "What one scaler learned appeared in another: learned values belong to `self`.",
    )


def check_result(answer):
    """The result is a new dict of lists"""
    scaler = _fitted(answer, SPRING)
    table = copy.deepcopy(SPRING)
    came = call(scaler.transform, table)
    expect(came is not table, "`transform` gave back the very dict that it got; a new one was asked for.")
    expect(isinstance(came, dict), f"`transform` returned {short(came, 60)}, but a dict was expected.")
    for name, column in came.items():
        expect(
            isinstance(column, list),
            f"The column {name!r} of the result is a {type(column).__name__}, but a list was expected.",
        )
    unit = {"depth": [0.0, 1.0]}
    expect(
        call(_fitted(answer, unit).transform, unit) is not unit,
        "`transform` gave back the very dict that it got, since nothing had to be scaled; "
        "a new one was asked for.",
    )
    again = call(scaler.transform, table)
    expect(
        again is not came and all(again[name] is not came[name] for name in came),
        "Two calls of `transform` gave the same object: who changes one result changes the other.",
    )


def check_constant(answer):
    """A constant column stays finite"""
    for value in (3.0, 0.1, 0):
        table = {"salt": [value] * 3, "depth": [0.0, 1.0, 2.0]}
        scaler = _scaler(answer)
        try:
            call(scaler.fit, copy.deepcopy(table))
            came = call(scaler.transform, copy.deepcopy(table))
            salt = [float(number) for number in came["salt"]]
        except NotYet as told:
            raise NotYet(f"{told} A constant column has the range 0: divide by 1 instead.") from None
        expect(
            all(map(math.isfinite, salt)),
            f"The constant column gave {'nan' if math.isnan(salt[0]) else 'inf'}: {table['salt']} became "
            f"{short(salt)}, but three times 0.0 was expected. Where the range is 0, divide by 1.",
        )
        story = f"After `fit` with the column {table['salt']}"
        _expect(scaler, {"salt": [value]}, {"salt": [0.0]}, story, "The value is the minimum.")
        _expect(
            scaler,
            {"salt": [value + 4.0, value - 2.0]},
            {"salt": [4.0, -2.0]},
            story,
            "With a divisor of 1 the result is `v - minimum`.",
        )
    one = _fitted(answer, {"depth": [7.0]})
    _expect(one, {"depth": [7.5]}, {"depth": [0.5]}, "After `fit` with one row, 7.0", "One row is constant.")
    tiny = {"lead": [1e-12, 3e-12]}
    _expect(
        _fitted(answer, tiny),
        {"lead": [1e-12, 2e-12, 5e-12]},
        {"lead": [0.0, 0.5, 2.0]},
        f"After `fit({tiny})`",
        "A small range is a range: constant means that maximum and minimum are equal.",
    )


def check_clip(answer):
    """clip=True cuts at 0 and 1, clip=False does not"""
    scaler = _fitted(answer, SPRING, clip=True)
    story = f"With `clip=True`, after `fit({SPRING})`"
    came = _scaled(scaler, AUTUMN, "Both columns were in `fit`.")
    expect(
        not _alike(came, {"depth": [2.0, -0.5, 0.5]}),
        f"clip=True changed nothing: the depths {AUTUMN['depth']} became {short(came)}, but "
        "[1.0, 0.0, 0.5] was expected. A setting that no method reads is dead.",
    )
    hint = "Below 0 becomes 0, above 1 becomes 1, and what is between stays."
    _expect(scaler, AUTUMN, {"depth": [1.0, 0.0, 0.5], "salt": [0.25]}, story, hint)
    _expect(
        _fitted(answer, {"salt": [3.0, 3.0]}, clip=True),
        {"salt": [9.0, 1.0, 3.5]},
        {"salt": [1.0, 0.0, 0.5]},
        "With `clip=True`, after `fit` with a constant column of 3.0",
        hint,
    )
    off = _fitted(answer, SPRING, clip=False)
    hint = "Without `clip` results may lie outside of 0 and 1."
    _expect(off, AUTUMN, {"depth": [2.0, -0.5, 0.5], "salt": [0.25]}, "With `clip=False`", hint)
    by_position = call(call(answer.RangeScaler, True).fit, copy.deepcopy(SPRING)) or scaler
    _expect(by_position, {"depth": [20.0]}, {"depth": [1.0]}, "With `RangeScaler(True)`", "")


def check_unknown_column(answer):
    """A column that fit did not have raises KeyError"""
    scaler = _fitted(answer, SPRING)
    hint = "Nobody knows the range of a column that was not in `fit`."
    expect_raises(KeyError, scaler.transform, {"ph": [7.0]}, hint=hint)
    expect_raises(KeyError, scaler.transform, {"depth": [1.0], "ph": [7.0]}, hint=hint)


def check_refit(answer):
    """A second fit forgets the first"""
    scaler = _fitted(answer, SPRING)
    call(scaler.fit, {"depth": [100.0, 104.0]})
    _expect(
        scaler,
        {"depth": [101.0]},
        {"depth": [0.25]},
        "After a second `fit` with depths from 100 to 104",
        "A second `fit` starts clean: only its own values count.",
    )
    try:
        came = scaler.transform({"salt": [1.0]})
    except Exception:
        pass
    else:
        raise NotYet(
            "A column of an earlier fit is still accepted: the second `fit` had no salt, and "
            f"`transform({{'salt': [1.0]}})` gave {short(came)}, but a KeyError was expected. "
            "Start `fit` from an empty dict."
        )
    expect_raises(KeyError, scaler.transform, {"salt": [1.0]}, hint="The second `fit` had no salt.")
