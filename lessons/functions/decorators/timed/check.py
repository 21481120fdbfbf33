"""Calls on a clock that only the decorated function moves; the reports are written down."""

import inspect
import itertools

from tutor_app.checks.expect import (
    Clock,
    NotYet,
    call,
    expect,
    expect_same,
    expect_value,
    fake_clock,
)


class Reports(list):
    def report(self, *args, **kwargs):
        if kwargs or len(args) != 2:
            got = ", ".join([repr(one) for one in args] + [f"{name}={one!r}" for name, one in kwargs.items()])
            raise NotYet(
                f"`report` was called as `report({got})`, but it takes two positional arguments, a name and seconds."
            )
        self.append(args)


def _decorated(answer, fn, reports, *clock):
    made = call(answer.timed, reports.report, *clock)
    expect(
        made is not None,
        "`timed(report, clock)` returned nothing, but a decorator was expected: is a `return` missing?",
    )
    expect(
        callable(made),
        f"`timed(report, clock)` returned {made!r}, but a decorator, a function, was expected.",
    )
    done = call(made, fn)
    expect(
        done is not None,
        f"The decorator returned nothing for `{fn.__name__}`, but a function was expected: is a `return` missing?",
    )
    expect(
        callable(done),
        f"The decorator returned {done!r} for `{fn.__name__}`, but a function was expected: it was called already.",
    )
    expect(
        not reports,
        f"`{fn.__name__}` was only decorated, not called, and `report` already got {reports[:1]}.",
    )
    return done


def _run(done, subject, *args, **kwargs):
    """The result of the decorated function; an exception, which was not expected, becomes a sentence."""
    try:
        return done(*args, **kwargs)
    except NotYet:
        raise
    except RecursionError:
        raise NotYet(
            f"{subject} called itself until Python gave up: call `fn` inside, not the new function."
        ) from None
    except Exception as error:
        raise NotYet(
            f"{subject} raised {f'{type(error).__name__}: {error}'.rstrip('.: ')}; the function itself would not."
        ) from error


def _weigh(clock):
    def weigh(parcel, unit="kg", *more, scale=1):
        """Weighs a parcel."""
        clock.advance(2.5)
        return (parcel, unit, more, scale)

    weigh.__qualname__ = "weigh"
    return weigh


def _expect_reports(reports, wanted, story, hint=""):
    """Compares the number of reports, then names, then seconds."""
    came = list(reports)
    if len(came) != len(wanted):
        times = {0: "not called", 1: "called once"}.get(len(came), f"called {len(came)} times")
        got = f", with {came}" if came else ""
        raise NotYet(f"{story}, `report` was {times}{got}, but {wanted} was expected. {hint}".strip())
    for (name, seconds), (want, passed) in zip(came, wanted, strict=True):
        if isinstance(seconds, str) and not isinstance(name, str):
            raise NotYet(
                f"{story}, `report({name!r}, {seconds!r})` was called: the name comes first, then the seconds."
            )
        expect(
            name == want,
            f"{story}, the name reported: {name!r}, but {want!r} was expected, the `__name__` of the function.",
        )
        ok = isinstance(seconds, (int, float)) and abs(seconds - passed) < 1e-9
        if not ok and isinstance(seconds, (int, float)) and abs(seconds + passed) < 1e-9:
            raise NotYet(
                f"{story}, {seconds} s were reported, but {passed} was expected: end minus beginning."
            )
        expect(
            ok,
            f"{story}, {seconds!r} s were reported, but {passed} was expected. {hint or 'Elapsed must come from the clock that was passed in, read at the beginning and the end of the call.'}",
        )


def check_result(answer):
    """Arguments go in, the result comes out"""
    clock, reports = Clock(100.0), Reports()
    weigh = _decorated(answer, _weigh(clock), reports, clock.read)
    for args, kwargs, wanted in (
        ((7,), {}, (7, "kg", (), 1)),
        ((7, "lb", "a", "b"), {}, (7, "lb", ("a", "b"), 1)),
        ((), {"parcel": 8, "scale": 3}, (8, "kg", (), 3)),
    ):
        shown = ", ".join([repr(one) for one in args] + [f"{name}={one!r}" for name, one in kwargs.items()])
        came = _run(weigh, f"The decorated `weigh({shown})`", *args, **kwargs)
        expect(
            came is not None,
            f"The decorated `weigh({shown})` returned nothing: the result got lost. {wanted} was expected.",
        )
        expect_value(came, wanted, what=f"The decorated `weigh({shown})`")
    empty = {}
    for value in (0, "", empty, None):
        done = _decorated(answer, lambda: value, Reports(), clock.read)
        came = _run(done, f"A decorated function that returns {value!r}")
        expect(
            came is value,
            f"A decorated function that returns {value!r} gave {came!r}: the result is passed on as it is.",
        )


def check_seconds(answer):
    """2.5 s on the clock that was passed in"""
    clock, reports = Clock(100.0), Reports()
    weigh = _decorated(answer, _weigh(clock), reports, clock.read)
    clock.advance(40.0)
    _run(weigh, "The decorated `weigh(7)`", 7)
    hint = ""
    if len(reports) == 1 and len(reports[0]) == 2 and reports[0][1] == 42.5:
        hint = "The 40 s between decorating and calling are in it: read the clock when the call begins."
    elif len(reports) == 1 and reports[0][1] in (142.5, 102.5):
        hint = "That is the time on the clock; the seconds of the call are a difference."
    _expect_reports(reports, [("weigh", 2.5)], "After a call of `weigh` that took 2.5 s", hint)
    clock.advance(10.0)
    _run(weigh, "The second call of the decorated `weigh(7)`", 7)
    _expect_reports(
        reports,
        [("weigh", 2.5)] * 2,
        "After two calls of `weigh` that took 2.5 s each",
        "Each call starts anew.",
    )


def check_default_clock(answer):
    """Without a clock it is time.perf_counter"""
    with fake_clock() as clock:
        reports = Reports()
        weigh = _decorated(answer, _weigh(clock), reports)
        _run(weigh, "The decorated `weigh(7)`", 7)
    _expect_reports(
        reports,
        [("weigh", 2.5)],
        "With `@timed(report)` and a call that took 2.5 s by `time.perf_counter`",
        "Without `clock` the default is `time.perf_counter`.",
    )


def check_failure(answer):
    """A failing call is reported, and the caller hears of it"""
    clock, reports = Clock(100.0), Reports()
    raised = KeyError("street")
    told = []

    def lookup(record):
        clock.advance(1.5)
        raise raised

    lookup = _decorated(answer, lookup, reports, clock.read)
    try:
        came = lookup({})
    except NotYet:
        raise
    except Exception as error:
        told.append(error)
        if error is not raised:
            raise NotYet(
                f"The exception must reach the caller unchanged: `lookup` raised KeyError('street'), and {error!r} came out."
            ) from error
    if not told:
        raise NotYet(
            "The exception must reach the caller unchanged: `lookup` raised KeyError('street'), and the decorated "
            f"function returned {came!r}."
        )
    _expect_reports(
        reports,
        [("lookup", 1.5)],
        "After a call of `lookup` that raised KeyError after 1.5 s",
        "A failing call must be reported too, once.",
    )


def check_metadata(answer):
    """Name, docstring and signature are kept"""
    clock, reports = Clock(), Reports()
    original = _weigh(clock)
    weigh = _decorated(answer, original, reports, clock.read)
    for name in ("__name__", "__doc__"):
        came, wanted = getattr(weigh, name, None), getattr(original, name)
        expect(
            came == wanted,
            f"Metadata lost: the decorated `weigh` has the `{name}` {came!r}, but {wanted!r} was expected.",
        )
    came, wanted = inspect.signature(weigh), inspect.signature(original)
    expect(
        came == wanted,
        f"Metadata lost: `inspect.signature` of the decorated `weigh` says {came}, but {wanted} was expected.",
    )
    expect(
        original.__name__ == "weigh" and original(1) == (1, "kg", (), 1),
        "The function that was decorated was changed; it belongs to whoever wrote it.",
    )


def check_calls_within_calls(answer):
    """Calls within calls, and several functions, are told apart"""
    clock, reports = Clock(), Reports()
    decorate = call(answer.timed, reports.report, clock.read)
    names = itertools.count()

    def stack(depth):
        clock.advance(1.0)
        if depth:
            stack(depth - 1)
        return next(names)

    stack = call(decorate, stack)
    _run(stack, "The decorated `stack(2)`, which calls itself twice,", 2)
    _expect_reports(
        reports,
        [("stack", 1.0), ("stack", 2.0), ("stack", 3.0)],
        "After a call of `stack` that took 1 s and called itself, twice in a row",
        "Each call has a beginning of its own, so it has to be kept in the call.",
    )
    reports.clear()

    def label(parcel):
        clock.advance(0.5)
        return parcel

    def ship(parcel):
        return label(parcel)

    label, ship = call(decorate, label), call(decorate, ship)
    expect_same(
        _run(ship, "The decorated `ship(decorate)`", decorate), decorate, what="The result", of="the argument"
    )
    _expect_reports(
        reports,
        [("label", 0.5), ("ship", 0.5)],
        "With `decorate = timed(report, clock)` used for `label` and for `ship`, which calls `label`",
        "One decorator can be put on many functions.",
    )
