"""A service that fails as told, a sleep that writes down, and a rng that is known."""

from tutor_app.checks.expect import NotYet, call, expect, expect_value, fake_clock


class Busy(Exception):
    """The service is busy."""


class Overloaded(Busy):
    """A kind of Busy."""


class Dropped(Exception):
    """The connection was dropped."""


def _busy(number, retry_after=...):
    error = Busy(f"busy, call {number}")
    if retry_after is not ...:
        error.retry_after = retry_after
    return error


class Service:
    """Raises the exceptions of its script, then returns *value*; writes down what it was called with."""

    def __init__(self, *script, value="Parcel wet"):
        self.script, self.value, self.calls = script, value, []

    def function(self):
        def summarize(*args, **kwargs):
            """A summary."""
            self.calls.append((args, kwargs))
            if len(self.calls) > 60:
                raise NotYet("After 60 calls of the function there was no end: `attempts` limits the calls.")
            number = len(self.calls) - 1
            if number < len(self.script):
                raise self.script[number]
            return self.value

        return summarize


class Waits(list):
    def sleep(self, seconds):
        expect(
            isinstance(seconds, (int, float)) and not isinstance(seconds, bool),
            f"`sleep({seconds!r})` was called, but it takes a number of seconds.",
        )
        expect(
            seconds >= 0,
            f"`sleep({seconds!r})` was called; no wait is negative.",
        )
        self.append(round(seconds, 9))


def _half():
    return 0.5


def _decorated(answer, service, waits, attempts=4, base=1.0, cap=3.0, on=(Busy,), rng=_half):
    names = ", ".join(kind.__name__ for kind in on)
    subject = f"`retry({attempts}, {base}, {cap}, ({names},), ...)`"
    decorate = call(answer.retry, attempts, base, cap, on, waits.sleep, rng)
    expect(
        decorate is not None,
        f"{subject} returned nothing, but a decorator was expected: is a `return` missing?",
    )
    expect(callable(decorate), f"{subject} returned {decorate!r}, but a decorator was expected.")
    function = service.function()
    done = call(decorate, function)
    expect(
        not service.calls,
        f"{subject} called the function while decorating it; it is called when the decorated function is.",
    )
    expect(
        callable(done),
        f"The decorator returned {done!r}, but the decorated function was expected: is a `return` missing?",
    )
    return done


def _run(done, *args, **kwargs):
    """What came back, and what was raised."""
    try:
        return done(*args, **kwargs), None
    except NotYet:
        raise
    except Exception as error:
        return None, error


def _said(error):
    return f"{type(error).__name__}({str(error)!r})"


def _succeeds(answer, script, waits_wanted, story, hint, **settings):
    """The service fails as in *script*, then answers; the waits must be the ones that are wanted."""
    service, waits = Service(*script), Waits()
    done = _decorated(answer, service, waits, **settings)
    came, error = _run(done, "p7")
    if error is not None:
        raise NotYet(f"{story}, {_said(error)} came out, but the summary was expected. {hint}") from error
    expect_value(came, "Parcel wet", what=f"{story}, the result")
    expect(
        len(service.calls) == len(script) + 1,
        f"{story}, the function was called {len(service.calls)} times, but {len(script) + 1} was expected. {hint}",
    )
    expect(
        list(waits) == waits_wanted,
        f"{story}, the waits were {list(waits)}, but {waits_wanted} was expected. {hint}",
    )


def check_success(answer):
    """A call that succeeds is one call, without a wait"""
    for value in ("Parcel wet", None, 0, "", []):
        service, waits = Service(value=value), Waits()
        came, error = _run(_decorated(answer, service, waits), "p7", 2, lang="nl")
        story = f"The function returned {value!r}"
        if error is not None:
            raise NotYet(f"{story}, and {_said(error)} came out.") from error
        expect(
            len(service.calls) == 1,
            f"{story} at the first call, and it was called {len(service.calls)} times: what is returned is the "
            "result, whatever it is.",
        )
        expect(came is value, f"{story}, and {came!r} came back: the result is passed on as it is.")
        expect(not waits, f"{story} at the first call, and there was a wait of {waits[:1]} s.")
        expect(
            service.calls[0] == (("p7", 2), {"lang": "nl"}),
            f"The decorated function was called with ('p7', 2, lang='nl'), and the function got {service.calls[0]}.",
        )


def check_attempts(answer):
    """attempts counts calls, and the last exception comes out"""
    for attempts in (4, 1, 2):
        script = [_busy(number) for number in range(1, 61)]
        service, waits = Service(*script), Waits()
        done = _decorated(answer, service, waits, attempts=attempts)
        came, error = _run(done, "p7", lang="nl")
        story = f"With attempts={attempts} and a function that never succeeds,"
        made = len(service.calls)
        if error is not None and made < attempts and error not in script:
            why = ""
            if isinstance(error, AttributeError) and error.name == "retry_after":
                why = " An exception need not have the attribute `retry_after`."
            raise NotYet(
                f"{story} {_said(error)} came out after {made} call{'s' if made != 1 else ''}.{why}"
            ) from error
        expect(
            made == attempts,
            f"{story} there {'were' if made != 1 else 'was'} {made} call{'s' if made != 1 else ''}: attempts counts "
            f"calls, so {attempts} was expected.",
        )
        if error is None:
            raise NotYet(f"{story} {came!r} was returned: the original exception must come out.")
        last = script[attempts - 1]
        if error is not last:
            which = " the first one" if error is script[0] else ""
            raise NotYet(
                f"{story} {_said(error)} came out: the original exception must come out, the one of the last call, "
                f"{_said(last)}, and not{which or ' another'}."
            ) from error
        expect(
            len(waits) < attempts,
            f"{story} it slept after the last failure: {len(waits)} waits for {attempts} calls. There is no further "
            "attempt to wait for.",
        )
        for args in service.calls:
            expect(
                args == (("p7",), {"lang": "nl"}),
                f"Every attempt gets the same arguments, ('p7', lang='nl'); one got {args}.",
            )


def check_full_jitter(answer):
    """The wait is rng() times the cap of this attempt"""
    service, waits = Service(*[_busy(n) for n in range(1, 61)]), Waits()
    _run(_decorated(answer, service, waits), "p7")
    came, wanted = list(waits), [0.5, 1.0, 1.5]
    story = f"With attempts=4, base=1.0, cap=3.0 and rng=0.5 the waits were {came}, but {wanted} was expected"
    if came in ([1.0, 2.0, 3.0], [1.0, 2.0, 4.0]):
        raise NotYet(f"{story}: no jitter. Every wait is a draw, `rng()`, times the top of this attempt.")
    if came and max(came) > 3.0:
        raise NotYet(
            f"{story}. The waits may not exceed cap: full jitter multiplies, and adds nothing on top."
        )
    if came == [0.5, 1.0, 2.0]:
        raise NotYet(
            f"{story}: full jitter is `rng() * min(cap, base * 2**n)`, and cap was forgotten or came after the draw."
        )
    if came == [1.0, 1.5, 1.5] or came == [1.0, 2.0, 1.5]:
        raise NotYet(f"{story}: `n` begins at 0, so the first top is `base`.")
    expect(came == wanted, f"{story}: full jitter is `rng() * min(cap, base * 2**n)`.")
    hint = "The top begins with `base` and doubles up to `cap`."
    _succeeds(
        answer,
        [_busy(1), _busy(2), _busy(3), _busy(4)],
        [0.1, 0.2, 0.4, 0.5],
        "With base=0.2, cap=1.0, rng=0.5 and four failures",
        hint,
        attempts=6,
        base=0.2,
        cap=1.0,
    )
    _succeeds(
        answer,
        [_busy(1), _busy(2)],
        [1.0, 1.0],
        "With base=5.0, cap=2.0, rng=0.5 and two failures",
        "`cap` is also above the first wait.",
        base=5.0,
        cap=2.0,
    )


def check_draws(answer):
    """Each wait has a draw of its own"""
    drawn = iter(range(1, 1000))

    def rng():
        return next(drawn) / 1000

    service, waits = Service(*[_busy(n) for n in range(1, 61)]), Waits()
    done = _decorated(answer, service, waits, attempts=4, base=1.0, cap=1.0, rng=rng)
    _run(done, "p7")
    first = list(waits)
    expect(
        len(set(first)) == 3,
        f"With an rng that gives 0.001, 0.002, 0.003 and so on, and base and cap 1.0, the waits were {first}: "
        "there is a new draw for each wait.",
    )
    waits.clear()
    _run(done, "p7")
    expect(
        not set(waits) & set(first),
        f"With an rng that never gives the same twice, the waits of the second call were {list(waits)}, after {first} "
        "in the first: draw when the wait is due, not while decorating.",
    )


def check_kinds(answer):
    """Only the kinds in on are tried again"""
    bug = KeyError("street")
    service, waits = Service(*[bug] * 60), Waits()
    came, error = _run(_decorated(answer, service, waits), "p7")
    expect(
        len(service.calls) == 1,
        f"A bug (KeyError) was retried {len(service.calls)} times with on=(Busy,): what is not in `on` comes out at once.".replace(
            f"retried {len(service.calls)} times", f"retried {len(service.calls) - 1} times"
        ),
    )
    expect(
        not waits,
        f"A KeyError, which is not in on=(Busy,), came after a wait of {waits[:1]} s; it comes out at once.",
    )
    if error is not bug:
        shown = repr(came) if error is None else _said(error)
        raise NotYet(
            f"A KeyError, which is not in on=(Busy,), was raised, and {shown} came out: it comes out as it is."
        )
    hint = "A tuple names several kinds, and subclasses belong to them."
    _succeeds(
        answer,
        [Overloaded("o"), Dropped("d"), _busy(3)],
        [0.5, 1.0, 1.5],
        "With on=(Busy, Dropped) and failures Overloaded (a kind of Busy), Dropped, Busy",
        hint,
        on=(Busy, Dropped),
    )
    service, waits = Service(_busy(1), bug), Waits()
    came, error = _run(_decorated(answer, service, waits), "p7")
    expect(
        error is bug and len(service.calls) == 2,
        f"After a Busy, which is in `on`, came a KeyError, which is not: {len(service.calls)} calls, and "
        f"{_said(error) if error else repr(came)} came out. The KeyError was expected after 2 calls.",
    )


def check_retry_after(answer):
    """The server's retry_after wins"""
    hint = "The server's retry_after must win."
    for told, cap in ((2.0, 3.0), (45.0, 3.0), (0.25, 3.0)):
        _succeeds(
            answer,
            [_busy(1, told), _busy(2)],
            [told, 1.0],
            f"With cap={cap}, a failure whose `retry_after` is {told}, and one without",
            hint + (" It is not capped." if told > cap else " It does not change the count of `n`."),
        )
    _succeeds(
        answer,
        [_busy(1, 0), _busy(2)],
        [0, 1.0],
        "With a failure whose `retry_after` is 0, and one without",
        hint + " 0 is an answer of the server, too: one call of `sleep(0)`.",
    )
    _succeeds(
        answer,
        [_busy(1, None), _busy(2)],
        [0.5, 1.0],
        "With a failure whose `retry_after` is None, and one without",
        "None means that the server said nothing.",
    )


def check_settings(answer):
    """attempts below 1 is refused when decorating"""
    for attempts in (0, -1):
        service, waits = Service(), Waits()
        story = f"`retry({attempts}, ...)` must be refused when decorating, with a ValueError"
        try:
            done = answer.retry(attempts, 1.0, 3.0, (Busy,), waits.sleep, _half)(service.function())
        except ValueError:
            done = None
        except Exception as error:
            raise NotYet(f"{story}, but {_said(error)} was raised.") from error
        if service.calls:
            raise NotYet(f"{story}, but the function was called.")
        if done is not None:
            came, error = _run(done, "p7")
            later = f"a call raised {_said(error)}" if error else f"a call returned {came!r}"
            raise NotYet(f"{story}, but it was accepted, and {later}.")


def check_each_call_anew(answer):
    """Every call begins anew"""
    service, waits = Service(*[_busy(n) for n in range(1, 61)]), Waits()
    done = _decorated(answer, service, waits)
    for number in ("first", "second"):
        service.calls.clear()
        waits.clear()
        _run(done, "p7")
        made = len(service.calls)
        expect(
            made == 4 and list(waits) == [0.5, 1.0, 1.5],
            f"The {number} call of one decorated function made {made} call{'s' if made != 1 else ''} with the waits {list(waits)}; "
            "4 calls and [0.5, 1.0, 1.5] were expected. Every call begins anew.",
        )
    service, other, waits = Service(_busy(1)), Service(_busy(1)), Waits()
    decorate = call(answer.retry, 2, 1.0, 3.0, (Busy,), waits.sleep, _half)
    first, second = call(decorate, service.function()), call(decorate, other.function())
    for done in (first, second):
        came, error = _run(done, "p7")
        expect(
            error is None and came == "Parcel wet",
            "One decorator, `decorate = retry(2, ...)`, was put on two functions that fail once each, and "
            f"{_said(error) if error else repr(came)} came out of one of them. They share nothing.",
        )


def check_defaults(answer):
    """By default it sleeps with time.sleep and draws at random"""
    with fake_clock() as clock:
        service = Service(*[_busy(n) for n in range(1, 61)])
        done = call(call(answer.retry, 9, 1.0, 1.0, (Busy,)), service.function())
        _run(done, "p7")
    came = clock.sleeps
    expect(
        len(came) == 8,
        f"Without `sleep`, nine attempts called `time.sleep` {len(came)} times, but 8 was expected.",
    )
    expect(
        all(0 <= wait <= 1 for wait in came) and len(set(came)) > 2,
        f"Without `rng` and with cap=1.0, the waits were {[round(wait, 2) for wait in came]}; different draws between 0 "
        "and 1 were expected, as `random.random` gives them.",
    )


def check_name(answer):
    """Name and docstring are kept"""
    service, waits = Service(), Waits()
    done = _decorated(answer, service, waits)
    for name, wanted in (("__name__", "summarize"), ("__doc__", "A summary.")):
        came = getattr(done, name, None)
        expect(
            came == wanted,
            f"Metadata lost: the decorated `summarize` has the `{name}` {came!r}, but {wanted!r} was expected.",
        )
