"""What happens at run time; then what mypy says of the file and of its use."""

import re
from pathlib import Path

from tutor_app.checks.expect import NotYet, call, expect, expect_defined, run_mypy

# What the learner's decorator is used for. The names in messages are those without the prefix.
PREFIX = "_used_"
PROBE = """

@counted
def _used_score(text: str, scale: float = 1.0) -> float:
    return len(text) * scale


@counted
def _used_parcels(*, depot: int) -> list[int]:
    return [depot]


@counted
def _used_stop() -> None:
    pass


def _used_here() -> None:
    _used_score(5)
    _used_score("a", scal=2.0)
    x: str = _used_score("a")
    _used_score("a")
    _used_score(text="a", scale=2.0)
    _used_score("a", 2.0)
    y: float = _used_score("a")
    z: list[int] = _used_parcels(depot=7)
    _used_parcels(7)
    _used_parcels(depot="N")
    _used_parcels()
    t: str = _used_parcels(depot=7)
    _used_stop()
    _used_stop(1)
"""
_said = {}


def _counted(answer):
    expect_defined(answer, "calls")
    return expect_defined(answer, "counted")


def _count(answer, name):
    return answer.calls.get(name, 0)


def _run(done, name, *args, **kwargs):
    shown = ", ".join([repr(one) for one in args] + [f"{key}={one!r}" for key, one in kwargs.items()])
    try:
        return shown, done(*args, **kwargs)
    except Exception as error:
        raise NotYet(
            f"The decorated `{name}({shown})` raised {f'{type(error).__name__}: {error}'.rstrip('.: ')}; the function "
            "itself would not."
        ) from error


def check_at_run_time(answer):
    """The program does what it did"""
    decorate = _counted(answer)

    def score(text, scale=1.0):
        """How urgent a complaint is."""
        if not text:
            raise KeyError("text")
        return len(text) * scale

    score.__qualname__ = "score"
    done = call(decorate, score)
    expect(
        callable(done), f"`counted(score)` is {done!r}, but a function was expected: is a `return` missing?"
    )
    before = _count(answer, "score")
    expect(before == 0, f"`score` was only decorated, and `calls['score']` is {before} already.")
    for args, kwargs, wanted in (
        (("wet",), {}, 3.0),
        (("wet",), {"scale": 2.0}, 6.0),
        ((), {"text": "late"}, 4.0),
    ):
        shown, came = _run(done, "score", *args, **kwargs)
        expect(
            came == wanted,
            f"The decorated `score({shown})` gave {came!r}, but {wanted} was expected: arguments and result are passed "
            "on as they are.",
        )
    came = _count(answer, "score")
    expect(came == 3, f"After three calls of `score`, `calls['score']` is {came}.")
    try:
        done("")
    except KeyError:
        pass
    else:
        raise NotYet("`score` raised KeyError, and the decorated function did not.")
    came = _count(answer, "score")
    expect(came == 4, f"After four calls of `score`, the last of which failed, `calls['score']` is {came}.")
    for name, wanted in (("__name__", "score"), ("__doc__", "How urgent a complaint is.")):
        came = getattr(done, name, None)
        expect(came == wanted, f"Metadata lost: the decorated `score` has the `{name}` {came!r}.")

    def weigh():
        return None

    weigh.__qualname__ = "weigh"
    _run(call(decorate, weigh), "weigh")
    expect(
        _count(answer, "weigh") == 1 and _count(answer, "score") == 4,
        f"After four calls of `score` and one of `weigh`, `calls` is {dict(answer.calls)}.",
    )


def _mypy(answer):
    """mypy's errors about the file, and those about each line of its use."""
    source = Path(answer.__file__).read_text(encoding="utf-8")
    if source not in _said:
        lines = source.rstrip().split("\n")
        use = PROBE.split("\n")
        own, probe = [], {}
        for error in run_mypy("\n".join([*lines, *use])):
            message = error.message.replace(PREFIX, "")
            if error.line <= len(lines):
                own.append((error.line, lines[error.line - 1].strip(), error.code, message))
            else:
                line = use[error.line - len(lines) - 1].strip()
                # mypy names the line of the function for what it says of a decorator.
                probe.setdefault(line.replace(PREFIX, ""), message)
        _said[source] = own, probe
    return _said[source]


def check_file(answer):
    """mypy --strict has nothing to say about the file"""
    _counted(answer)
    own, _ = _mypy(answer)
    if not own:
        return
    number, line, code, message = own[0]
    told = f"mypy --strict says of line {number} (`{line}`): {message}."
    if code == "no-untyped-def":
        told += (
            " So the decorator itself is untyped: parameters and results of `counted` and of the function inside need "
            "annotations."
        )
    elif code == "return-value":
        told += (
            " So it promised one type inside, returned another: a type variable for the whole function needs a cast, "
            "or take the function apart into its parameters and its result."
        )
    if own[1:]:
        told += f" There are {len(own) - 1} more." if len(own) > 2 else " There is one more."
    raise NotYet(told)


def check_signature_kept(answer):
    """mypy still knows the parameters and the result of score"""
    _, probe = _mypy(answer)
    wrong = ["score(5)", 'score("a", scal=2.0)', 'x: str = score("a")']
    number, name, result = (line in probe for line in wrong)
    fixed = probe.get('y: float = score("a")', "")
    if not (number or name or result) and not fixed:
        raise NotYet(
            f"mypy accepts {', '.join(f'`{line}`' for line in wrong)}: parameters and result are both Any now."
        )
    if result and not (number or name) and not fixed:
        raise NotYet(
            'mypy accepts `score(5)` and `score("a", scal=2.0)`: the result type survives, the parameters do not.'
        )
    if fixed and not probe.get('score("a")'):
        found = re.search(r'expression has type "([^"]+)"', fixed)
        claimed = found[1] if found else "something else"
        raise NotYet(
            f'For `y: float = score("a")` mypy says: {fixed}. So every function now claims to return {claimed}.'
        )
    if number and name and not result:
        raise NotYet('mypy accepts `x: str = score("a")`: the parameters survive, the result is Any.')
    for line in wrong:
        expect(line in probe, f"mypy accepts `{line}`, but it should object: the signature is not kept.")


def check_right_use(answer):
    """mypy accepts right uses of score"""
    _, probe = _mypy(answer)
    for line in ('score("a")', 'score(text="a", scale=2.0)', 'score("a", 2.0)', 'y: float = score("a")'):
        expect(
            line not in probe,
            f"For `{line}` mypy says: {probe.get(line)}. This use is right and should be accepted.",
        )


def check_other_functions(answer):
    """The same for functions with another signature"""
    _, probe = _mypy(answer)
    for line in ("def parcels(*, depot: int) -> list[int]:", "def stop() -> None:", "@counted"):
        expect(
            line not in probe,
            f"For `@counted` on `def parcels(*, depot: int) -> list[int]`, or on `def stop() -> None`, mypy says: "
            f"{probe.get(line)}. The decorator is for every function.",
        )
    for line in ("z: list[int] = parcels(depot=7)", "stop()"):
        expect(
            line not in probe,
            f"For `{line}` mypy says: {probe.get(line)}. This use is right and should be accepted.",
        )
    for line in ("parcels(7)", 'parcels(depot="N")', "parcels()", "t: str = parcels(depot=7)", "stop(1)"):
        expect(
            line in probe,
            f"mypy accepts `{line}`, with `def parcels(*, depot: int) -> list[int]` and `def stop() -> None`: the "
            "signature is not kept.",
        )
