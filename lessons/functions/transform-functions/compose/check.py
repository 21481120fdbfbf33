"""Values through recipes; then what a step may be and give back; then the name."""

from functools import partial

import numpy as np
import pandas as pd

from tutor_app.checks.expect import NotYet, call, expect, expect_raises, expect_unchanged, expect_value


def inc(value):
    return value + 1


def double(value):
    return value * 2


def square(value):
    return value * value


def cap(s, low=0.0, high=30.0):
    return s.clip(low, high)


def _names(steps):
    return ", ".join(step.func.__name__ if isinstance(step, partial) else step.__name__ for step in steps)


def cap20(s):
    return s.clip(0.0, 20.0)


def _made(answer, *steps, hint=""):
    subject = f"`compose({_names(steps)})`"
    before = [getattr(step, "__name__", None) for step in steps]
    try:
        made = call(answer.compose, *steps)
    except NotYet as told:
        raise NotYet(f"{subject} failed before it got a value. {told} {hint}".strip()) from None
    expect(
        made is not None, f"{subject} returned nothing, but a function was expected: is a `return` missing?"
    )
    expect(
        callable(made),
        f"{subject} returned {made!r}, which cannot be called; a function of one value was expected.",
    )
    for step, name in zip(steps, before, strict=True):
        if name is not None and step.__name__ != name:
            renamed, step.__name__ = step.__name__, name
            raise NotYet(
                f"{subject} renamed the step `{name}` to {renamed!r}: the step is the caller's, so give the name to "
                "a function of your own."
            )
    return made


def _run(made, value, subject, hint=""):
    """`made(value)`; an exception becomes a sentence."""
    try:
        return made(value)
    except RecursionError:
        raise NotYet(
            f"Calling the composed function failed: {subject} called itself until Python gave up "
            "(RecursionError). A lambda made in a loop looks its names up when it is called, and finds what the "
            f"loop left in them: itself. {hint}".strip()
        ) from None
    except Exception as error:
        raise NotYet(
            f"Calling the composed function failed: {subject} raised {type(error).__name__}: "
            f"{str(error).rstrip('.')}. {hint}".strip()
        ) from error


def _expect(answer, steps, value, wanted, hint=""):
    subject = f"`compose({_names(steps)})({value!r})`"
    came = _run(_made(answer, *steps, hint=hint), value, subject, hint)
    if callable(came) and not callable(wanted):
        raise NotYet(f"{subject} is a function, but {wanted!r} was expected: call the steps with the value.")
    if came is None and wanted is not None:
        raise NotYet(
            f"{subject} returned nothing, but {wanted!r} was expected: is a `return` missing? {hint}".strip()
        )
    if not hint and steps and came != wanted:
        backwards = value
        try:
            for step in reversed(steps):
                backwards = step(backwards)
        except Exception:
            backwards = object()
        if came == backwards:
            hint = "Steps must run left to right."
        elif came == steps[-1](value):
            hint = "Only the last step ran: each one gets what the step before it gave."
        elif came == steps[0](value):
            hint = "Only the first step ran: is a `return` inside the loop?"
        elif came == value:
            hint = "It is the value itself: the result of a step must be kept for the next one."
    expect_value(came, wanted, what=subject, hint=hint)


def check_left_to_right(answer):
    """Steps run from left to right"""
    _expect(answer, [inc, square], 2, 9)
    _expect(answer, [square, inc], 2, 5)
    _expect(answer, [inc, double], 3, 8)
    _expect(answer, [double, inc], 3, 7)


def check_how_many(answer):
    """One step, three, the same one again, and many"""
    _expect(answer, [square], 3, 9)
    _expect(answer, [inc, square, double], 2, 18)
    _expect(answer, [inc, inc, inc], 0, 3, "The same step may come more than once.")
    _expect(answer, [inc] * 40, 2, 42, "40 steps run like two.")


def check_no_steps(answer):
    """Without steps the value comes back"""
    hint = "No steps must mean 'leave it alone'."
    for value in (7, "kg", None):
        _expect(answer, [], value, value, hint)


def check_any_value(answer):
    """What a step gives may be 0, None, a text or an empty list"""
    _expect(answer, [str.strip, str.upper], " n ", "N", "A value may be a text; it is one value.")
    _expect(
        answer, [sorted, list], [3, 1], [1, 3], "A value may be a list; it is one value and is not spread."
    )
    hint = "Whatever a step gives goes on to the next one, also what is false."
    _expect(answer, [double, inc], 0, 1, hint)
    _expect(answer, [inc, double], -1, 0, hint)
    _expect(answer, [str.strip, len, bool], "   ", False, hint)
    _expect(answer, [{"N": None}.get, str], "N", "None", hint)


def check_a_series(answer):
    """A Series goes through, and the caller's stays as it is"""
    kg = pd.Series([2.0, 3.0, 250.0], index=[5, 6, 7], name="kg")
    made = _made(answer, cap20, np.log1p)
    with expect_unchanged(kg, what="the Series", hint="The steps change nothing, and nor should the recipe."):
        came = _run(made, kg, "`compose(cap20, log1p)(kg)`, with a Series,")
    expect_value(came, np.log1p(kg.clip(0.0, 20.0)), what="`compose(cap20, log1p)(kg)`")


def check_again(answer):
    """The second call gives the same as the first"""
    made = _made(answer, inc, square)
    subject = "`recipe = compose(inc, square)`"
    first = _run(made, 2, f"{subject}, then `recipe(2)`")
    for value, wanted in ((2, first), (3, 16), (2, first)):
        came = _run(made, value, f"{subject}, then a further call, `recipe({value})`,")
        expect(
            came == wanted,
            f"The second call gives something else: with {subject}, the first `recipe(2)` was {first!r}, and then "
            f"`recipe({value})` was {came!r}, but {wanted!r} was expected. An iterator over the steps is used up "
            "after one pass, and a list that loses its items stays empty.",
        )


def check_two_recipes(answer):
    """Two recipes do not know each other, and one can be a step of the other"""
    first = _made(answer, inc)
    second = _made(answer, double)
    for made, name, wanted in ((first, "inc", 6), (second, "double", 10)):
        came = _run(made, 5, f"`compose({name})(5)`")
        expect(
            came == wanted,
            f"`a = compose(inc)`, then `b = compose(double)`: `{'a' if name == 'inc' else 'b'}(5)` is {came!r}, "
            f"but {wanted} was expected. Each recipe has steps of its own.",
        )
    both = _made(answer, first, second)
    came = _run(both, 5, "`compose(a, b)(5)`, where a and b are recipes,")
    expect(
        came == 12,
        f"`a = compose(inc)`, `b = compose(double)`: `compose(a, b)(5)` is {came!r}, but 12 was expected. "
        "A recipe can be a step of another one.",
    )


def check_calls(answer):
    """Each step runs once per call, and none before"""
    seen = []

    def weigh(value):
        seen.append(value)
        return value + 1

    made = _made(answer, weigh, weigh)
    expect(
        not seen,
        f"`compose(weigh, weigh)` ran a step, with {seen[0] if seen else ''!r}, before there was a value. "
        "Steps run when the composed function is called.",
    )
    _run(made, 5, "`compose(weigh, weigh)(5)`")
    expect(
        seen == [5, 6],
        f"`compose(weigh, weigh)(5)`, where `weigh` adds 1, ran `weigh` with {seen}; [5, 6] was expected: "
        "each step once.",
    )


def check_errors(answer):
    """What a step raises comes out"""

    def refuse(value):
        raise ValueError(f"{value} kg is negative")

    made = _made(answer, refuse, inc)

    def composed(value):
        return made(value)

    expect_raises(
        ValueError,
        composed,
        -3,
        hint="The step `refuse` raises it, and whoever runs the recipe must hear of it.",
        mentions=["-3 kg"],
    )


def _expect_name(answer, steps, wanted, hint=""):
    subject = f"`compose({_names(steps)})`"
    made = _made(answer, *steps, hint=hint)
    name = getattr(made, "__name__", None)
    expect(
        name is not None,
        f"{subject} is an object without a `__name__`, but {wanted!r} was expected: set the attribute.",
    )
    expect(
        name == wanted,
        f"`{subject.strip('`')}.__name__` is {name!r}, but {wanted!r} was expected. {hint}".strip(),
    )


def check_name(answer):
    """It is called by its steps"""
    _expect_name(answer, [inc, round], "inc > round")
    _expect_name(answer, [square], "square", "One name needs no sign between.")
    _expect_name(answer, [double, inc, double], "double > inc > double", "Every step is named, in order.")


def check_partials(answer):
    """A partial is a step, and goes by the name of its function"""
    hint = "A partial has no __name__; its function, `.func`, has one."
    capped = partial(cap, high=20.0)
    kg = pd.Series([2.0, 250.0])
    made = _made(answer, capped, np.sqrt, hint=hint)
    expect_value(
        _run(made, kg, "`compose(partial(cap, high=20.0), sqrt)(kg)`", hint),
        np.sqrt(kg.clip(0.0, 20.0)),
        what="`compose(partial(cap, high=20.0), sqrt)(kg)`",
        hint="The arguments that a partial has fixed stay in force: call the partial, not its function.",
    )
    _expect_name(answer, [capped, np.sqrt], "cap > sqrt", hint)
    _expect_name(answer, [inc, partial(capped, low=1.0)], "inc > cap", hint)


def check_name_of_a_recipe(answer):
    """A recipe within a recipe brings its own name"""
    inner = _made(answer, inc, double)
    outer = _made(answer, inner, square)
    if isinstance(inner, partial):
        return  # It goes by the name of its function.
    wanted = "inc > double > square"
    expect(
        getattr(outer, "__name__", None) == wanted,
        f"`compose(compose(inc, double), square).__name__` is {getattr(outer, '__name__', None)!r}, but {wanted!r} "
        "was expected: the name of the first step is 'inc > double'.",
    )
    again = getattr(inner, "__name__", None)
    expect(
        again == "inc > double",
        f"After it became a step of another one, `compose(inc, double)` is called {again!r}.",
    )
