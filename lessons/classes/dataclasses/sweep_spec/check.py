"""The five fields first, then defaults, equality, what is refused, and what is shown."""

import dataclasses
import math

from tutor_app.checks.expect import (
    call,
    expect,
    expect_defined,
    expect_raises,
    expect_type,
    expect_value,
    short,
)

FIELDS = ["model", "trials", "rate", "tags", "api_key"]


def _kind(answer):
    kind = expect_defined(answer, "SweepSpec", kind="class")
    expect(
        dataclasses.is_dataclass(kind),
        "`SweepSpec` is not a dataclass: the decorator `@dataclass` above the class is missing.",
    )
    return kind


def check_fields(answer):
    """The five names are fields, in their order"""
    kind = _kind(answer)
    names = [each.name for each in dataclasses.fields(kind)]
    for name in FIELDS:
        expect(
            name in names,
            f"`{name}` is not a field; the fields are {', '.join(names) or 'none'}. A name in the body of the"
            " class becomes a field by its annotation.",
        )
    came = [name for name in names if name in FIELDS]
    expect(
        came == FIELDS,
        f"The order of the fields is {', '.join(came)}, but {', '.join(FIELDS)} was asked for.",
    )


def check_defaults(answer):
    """Defaults and given values arrive"""
    kind = _kind(answer)
    spec = call(kind, "ridge")
    for name, value in (("model", "ridge"), ("trials", 20), ("rate", 0.1), ("api_key", "")):
        expect_value(getattr(spec, name), value, what=f"`SweepSpec('ridge').{name}`")
    spec = call(kind, "lasso", 3, 0.5, ["spring"], "k-1")
    for name, value in zip(FIELDS, ("lasso", 3, 0.5, ["spring"], "k-1"), strict=True):
        what = f"`SweepSpec('lasso', 3, 0.5, ['spring'], 'k-1').{name}`"
        expect_value(getattr(spec, name), value, what=what)
    spec = call(kind, model="mlp", trials=7, rate=0.25, tags=["a"], api_key="k-2")
    for name, value in zip(FIELDS, ("mlp", 7, 0.25, ["a"], "k-2"), strict=True):
        expect_value(getattr(spec, name), value, what=f"Given by name, `{name}`")


def check_tags(answer):
    """Each spec starts with an empty list of its own"""
    kind = _kind(answer)
    first, second = call(kind, "ridge"), call(kind, "ridge")
    expect(
        isinstance(first.tags, list) and not first.tags,
        f"`SweepSpec('ridge').tags` is {short(first.tags)}, but it must be an empty list.",
    )
    first.tags.append("spring")
    expect(
        second.tags == [] and call(kind, "lasso").tags == [],
        "Two specs share one tags list: a tag that was appended to the first is in the second as well."
        " The factory must make a new list each time it is called.",
    )


def check_unknown_name(answer):
    """An unknown argument is refused"""
    kind = _kind(answer)
    expect_raises((TypeError, ValueError), kind, "ridge", trails=3)
    expect_raises((TypeError, ValueError), kind, hint="`model` has no default.")


def _passed(sentence):
    """A hint for a value that was accepted; an error of another kind needs none."""
    return lambda came: "" if isinstance(came, BaseException) else sentence


def check_trials(answer):
    """trials below 1 is refused, by name"""
    kind = _kind(answer)
    for trials in (0, -3):
        hint = _passed(
            f"trials={trials} accepted: did the hook run, and does it refuse all below 1?"
            " It is called `__post_init__`."
        )
        expect_raises(ValueError, kind, "ridge", trials=trials, mentions=["trials"], hint=hint)
    for trials in (1, 2, 5000):
        expect_value(call(kind, "ridge", trials=trials).trials, trials, what=f"With `trials={trials}`, it")


def check_rate(answer):
    """A rate of 0, below 0, NaN or infinity is refused, by name"""
    kind = _kind(answer)
    for rate, sentence in (
        (0.0, "Rate of 0 accepted: it must be above 0."),
        (-0.1, "Negative rate accepted."),
        (math.nan, "NaN rate accepted: NaN answers False to every comparison."),
        (math.inf, "Infinite rate accepted: it must be finite."),
        (-math.inf, "A rate of minus infinity was accepted."),
    ):
        expect_raises(ValueError, kind, "ridge", rate=rate, mentions=["rate"], hint=_passed(sentence))
    for rate in (1e-9, 1, 1.5, 1e9):
        expect_value(call(kind, "ridge", rate=rate).rate, rate, what=f"With `rate={rate}`, it")


def check_equality(answer):
    """Specs with the same values are equal, others are not"""
    kind = _kind(answer)
    values = {"model": "ridge", "trials": 3, "rate": 0.5, "tags": ["a"]}
    first, second = call(kind, **values), call(kind, **{**values, "tags": ["a"]})
    expect(
        (first == second) is True,
        "Equal specs must compare equal: two specs for 'ridge' with the same trials, rate and tags are not.",
    )
    expect((first != second) is False, "Of two equal specs, `!=` says that they differ.")
    for name, other in (("model", "lasso"), ("trials", 4), ("rate", 0.25), ("tags", ["b"])):
        third = call(kind, **{**values, name: other})
        expect(
            (first == third) is False,
            f"Two specs that differ in `{name}` ({short(values[name])} and {short(other)}) compare equal.",
        )


def check_repr(answer):
    """repr shows the settings and hides the key"""
    kind = _kind(answer)
    spec = call(kind, "ridge", 37, 0.625, ["spring"], "k-7731")
    for show in (repr, str):
        shown = show(spec)
        expect(
            "k-7731" not in shown,
            f"The key is in the {show.__name__}: {shown}. So it will stand in every log that shows the spec.",
        )
        expect_type(shown, str, what=f"`{show.__name__}(spec)`")
        for name, text in (("model", "ridge"), ("trials", "37"), ("rate", "0.625"), ("tags", "spring")):
            expect(
                text in shown,
                f"`{show.__name__}` of a spec does not show the value of `{name}`, {text}.",
            )
