"""Every value at both doors, the constructor and the assignment."""

import numpy as np

from tutor_app.checks.expect import call, expect, expect_defined, expect_value

_NOT_LAYERS = (
    0,
    -3,
    True,
    False,
    2.5,
    3.0,
    "3",
    None,
    np.float64(3.0),
    np.float32(3.0),
    float("nan"),
    np.int64(0),
)
_NO_DROPOUT = (
    float("nan"),
    99,
    1.0,
    -0.1,
    float("inf"),
    -float("inf"),
    1,
    True,
    False,
    "0.5",
    None,
    np.float64("nan"),
    np.float32(1.5),
    -1,
)
_WHY = {
    "n_layers": {
        "True": "True was accepted as 1 layer: a bool is an int, so it must be refused first.",
        "2.5": "2.5 was accepted: `int` cuts a fraction off, `operator.index` refuses it.",
        "3.0": "3.0 was accepted: a float is refused, also a whole one.",
        "0": "0 was accepted: the numbers start at 1.",
    },
    "dropout": {
        "nan": "NaN was accepted: it fails every comparison, so write the range as what you want.",
        "1.0": "1.0 was accepted: 1 itself is not included.",
        "-0.1": "-0.1 was accepted: the range starts at 0.",
        "'0.5'": "'0.5' was accepted: text is refused, also if it looks like a number.",
        "False": "False was accepted: a bool is refused, although `float` takes it.",
        "99": "99 was accepted as dropout: refuse what is out of range instead of moving it into it.",
    },
}


def _told(error):
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def _dial(answer, **settings):
    return call(expect_defined(answer, "Dial", kind="class"), **settings)


def _expect_refused(what, name, value, attempt, read):
    """*attempt* raises TypeError or ValueError; *read* shows the value where it does not."""
    try:
        attempt()
    except (TypeError, ValueError):
        return
    except Exception as error:
        reason = f" {name} must be assignable." if isinstance(error, AttributeError) else ""
        if isinstance(error, AssertionError):
            reason = " `python -O` leaves every `assert` out, so use `if` and `raise`."
        expect(
            False,
            f"{what} raised {_told(error)}, but TypeError or ValueError was expected.{reason}",
        )
    shown = repr(float(value)) if isinstance(value, (np.floating, float)) else repr(value)
    why = _WHY[name].get(shown, "")
    by = "by an assignment" if "Dial(" not in what else "by the constructor"
    expect(False, f"{what} was accepted {by}; the value is {read()!r} now. {why}".rstrip())


def _assignment_refuses(kind, name, value):
    dial = kind()
    try:
        setattr(dial, name, value)
    except (TypeError, ValueError):
        return True
    except Exception:
        return False
    return False


def check_refused_by_the_constructor(answer):
    """Refused by the constructor"""
    kind = expect_defined(answer, "Dial", kind="class")
    for name, values in (("n_layers", _NOT_LAYERS), ("dropout", _NO_DROPOUT)):
        for value in values:
            made = []
            try:
                _expect_refused(
                    f"`Dial({name}={value!r})`",
                    name,
                    value,
                    lambda name=name, value=value: made.append(kind(**{name: value})),
                    lambda name=name: getattr(made[0], name),
                )
            except AssertionError as told:
                past = made and _assignment_refuses(kind, name, value)
                hint = f" An assignment refuses it: let `__init__` assign `self.{name}`." if past else ""
                raise type(told)(f"{told}{hint}") from None


def check_refused_assignments(answer):
    """Refused by an assignment"""
    for name, values in (("n_layers", _NOT_LAYERS), ("dropout", _NO_DROPOUT)):
        for value in values:
            dial = _dial(answer)
            _expect_refused(
                f"`dial.{name} = {value!r}`",
                name,
                value,
                lambda dial=dial, name=name, value=value: setattr(dial, name, value),
                lambda dial=dial, name=name: getattr(dial, name),
            )


def check_values(answer):
    """Good values, and what is kept of them"""
    dial = _dial(answer)
    expect_value(
        (dial.n_layers, dial.dropout), (1, 0.0), what="n_layers and dropout of `Dial()`", exact_type=True
    )
    for value, kept in ((1, 1), (7, 7), (np.int64(4), 4), (np.int8(2), 2), (10**12, 10**12)):
        try:
            dial.n_layers = value
        except (TypeError, ValueError) as error:
            expect(
                False,
                f"`dial.n_layers = {value!r}` raised {_told(error)}. {value!r} was refused.",
            )
        except AttributeError as error:
            expect(
                False,
                f"`dial.n_layers = {value!r}` raised AttributeError: {error}. n_layers must be assignable.",
            )
        expect_value(
            dial.n_layers,
            kept,
            what=f"n_layers after `dial.n_layers = {value!r}`",
            exact_type=True,
            hint="It is kept as a plain int.",
        )
    for value, kept in (
        (0.5, 0.5),
        (0.0, 0.0),
        (0, 0.0),
        (0.999, 0.999),
        (np.float64(0.25), 0.25),
        (np.float32(0.5), 0.5),
        (np.int64(0), 0.0),
    ):
        try:
            dial.dropout = value
        except (TypeError, ValueError) as error:
            expect(
                False,
                f"`dial.dropout = {value!r}` raised {_told(error)}. {value!r} was refused.",
            )
        except AttributeError as error:
            expect(
                False,
                f"`dial.dropout = {value!r}` raised AttributeError: {error}. dropout must be assignable.",
            )
        expect_value(
            dial.dropout,
            kept,
            what=f"dropout after `dial.dropout = {value!r}`",
            exact_type=True,
            hint="It is kept as a plain float.",
        )
    dial = _dial(answer, n_layers=np.int64(3), dropout=np.float32(0.25))
    expect_value(
        (dial.n_layers, dial.dropout),
        (3, 0.25),
        what="n_layers and dropout of `Dial(np.int64(3), np.float32(0.25))`",
        exact_type=True,
        hint="They are kept as a plain int and a plain float.",
    )


def check_old_value_stays(answer):
    """A refused value leaves the old one"""
    for name, old, values in (("n_layers", 6, _NOT_LAYERS), ("dropout", 0.25, _NO_DROPOUT)):
        for value in values:
            dial = _dial(answer, **{name: old})
            try:
                setattr(dial, name, value)
            except Exception:
                expect_value(
                    getattr(dial, name),
                    old,
                    what=f"{name} after `dial.{name} = {value!r}` was refused",
                    hint="A refused value was stored: check before you store.",
                )


def check_other_names(answer):
    """A misspelled attribute"""
    for name in ("n_layer", "drop_out", "layers"):
        dial = _dial(answer)
        try:
            setattr(dial, name, 2)
        except AttributeError:
            continue
        except Exception as error:
            expect(
                False, f"`dial.{name} = 2` raised {type(error).__name__}, but AttributeError was expected."
            )
        expect(
            False, f"`dial.{name} = 2` was accepted. A misspelled attribute was created, and nobody reads it."
        )
