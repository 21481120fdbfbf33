"""What happens at run time, for the class and a subclass; and what mypy says of the file and of its use."""

import re
from pathlib import Path
from types import MappingProxyType

from tutor_app.checks.expect import (
    NotYet,
    call,
    expect,
    expect_defined,
    expect_type,
    expect_unchanged,
    expect_value,
    run_mypy,
)

BASE = (
    "Inside of a method the base class is the wrong name: the class that was asked is `cls` or `type(self)`."
)
LOST = (
    "a subclass loses its type: for mypy the method gives a Step. Annotate with the name that means "
    '"the class I was called on".'
)

# What the learner's file is used for: the line, and whether mypy has to object.
PROBE = """

class Child(Step):
    def extra(self) -> str:
        return "x"


def _use_of_the_step() -> None:
    text: str = Child.from_mapping({"width": 2}).extra()
    y: Child = Child().widen(2)
    again: str = Child().widen(2).widen(3).extra()
    step: Step = Step.from_mapping({})
    whole: int = Step(2).widen(by=3).width
    Child.from_mapping({"width": 2}).nope()
    Child().widen(2).nope()
    Step(width="2")
    Step.from_mapping(2)
    Step().widen("2")
    Step().width.nope()
"""


def _kind(answer):
    return expect_defined(answer, "Step", kind="class")


def _child(kind):
    return type("Child", (kind,), {"extra": lambda self: "x"})


def _method(kind, name):
    expect(hasattr(kind, name), f"`Step` has no method `{name}` any more.")
    return getattr(kind, name)


def _expect_child(came, child, story):
    if came is None:
        raise NotYet(f"{story} returned nothing, but a Child was expected: is a `return` missing?")
    if not isinstance(came, child):
        made = came.__name__ if isinstance(came, type) else type(came).__name__
        what = "the class itself" if isinstance(came, type) else f"an object of {made}"
        raise NotYet(f"Wrong class at run time: {story} gave {what}, but a Child was expected. {BASE}")


def check_step_alone(answer):
    """A Step has its width, from a mapping too"""
    kind = _kind(answer)
    expect_value(call(kind).width, 1, what="`Step().width`")
    expect_value(call(kind, 4).width, 4, what="`Step(4).width`")
    expect_value(call(kind, width=0).width, 0, what="`Step(width=0).width`")
    build = _method(kind, "from_mapping")
    for m, width in (({"width": 3}, 3), ({}, 1), ({"width": 0}, 0)):
        try:
            made = call(build, m)
        except NotYet as told:
            if m or "KeyError" not in str(told):
                raise
            raise NotYet(f"{told} An empty mapping means the width 1.") from None
        expect_type(made, kind, what=f"`Step.from_mapping({m})`")
        expect_value(made.width, width, what=f"`Step.from_mapping({m}).width`")
    frozen = MappingProxyType({"width": 3})
    expect_value(
        call(build, frozen).width,
        3,
        what="The width from a mapping that cannot be changed (MappingProxyType)",
        hint="Reading is enough.",
    )
    m = {"width": 3}
    with expect_unchanged(m, what="The mapping"):
        call(build, m)


def check_widen(answer):
    """widen gives a new Step and leaves the old one"""
    kind = _kind(answer)
    step = call(kind, 2)
    wider = call(_method(kind, "widen"), step, 3)
    expect_type(wider, kind, what="`Step(2).widen(3)`")
    expect(
        wider is not step,
        "`widen` gave back the same step; a new one was asked for, and the old one stays as it is.",
    )
    expect_value(step.width, 2, what="After `wider = step.widen(3)`, the width of the old step")
    expect_value(wider.width, 5, what="`Step(2).widen(3).width`")
    expect_value(call(step.widen, -2).width, 0, what="`Step(2).widen(-2).width`")
    expect_value(call(step.widen, by=0).width, 2, what="`Step(2).widen(by=0).width`")


def _mypy(answer):
    """mypy's errors about the file, and those about each line of its use."""
    source = Path(answer.__file__).read_text(encoding="utf-8")
    if source not in _said:
        lines = source.rstrip().split("\n")
        name = "Child"
        while re.search(rf"\b{name}\b", source):
            name += "_"
        use = re.sub(r"\bChild\b", name, PROBE).split("\n")
        own, probe = [], {}
        for error in run_mypy("\n".join([*lines, *use])):
            number, message = re.fullmatch(r"line (\d+): error: (.*)", error).groups()
            message = re.sub(rf"\b{name}\b", "Child", message)
            if int(number) <= len(lines):
                own.append((int(number), lines[int(number) - 1].strip(), message))
            else:
                line = PROBE.split("\n")[int(number) - len(lines) - 1].strip()
                probe.setdefault(line, message)
        _said[source] = own, probe
    return _said[source]


def _accepts(probe, line, hint):
    message = probe.get(line)
    if message is not None:
        raise NotYet(f"For `{line}` mypy says: {message}. {hint}")


def _objects(probe, line, hint):
    expect(line in probe, f"`{line}` passes mypy without a word. {hint}")


def check_file(answer):
    """mypy --strict is content with the file"""
    _kind(answer)
    own, _ = _mypy(answer)
    if own:
        number, line, message = own[0]
        more = (
            f" There are {len(own) - 1} more." if len(own) > 2 else " There is one more." if own[1:] else ""
        )
        raise NotYet(f"mypy --strict says of line {number} (`{line}`): {message}.{more}")


def check_types_kept(answer):
    """mypy knows that a Child stays a Child"""
    _, probe = _mypy(answer)
    for line in (
        'text: str = Child.from_mapping({"width": 2}).extra()',
        "y: Child = Child().widen(2)",
        "again: str = Child().widen(2).widen(3).extra()",
    ):
        _accepts(probe, line, f"So {LOST}")
    for line in ("step: Step = Step.from_mapping({})", "whole: int = Step(2).widen(by=3).width"):
        _accepts(probe, line, "This use is right and should be accepted.")


def check_subclass_from_mapping(answer):
    """At run time Child.from_mapping builds a Child"""
    child = _child(_kind(answer))
    for m, width in (({"width": 2}, 2), ({}, 1)):
        story = f"`Child.from_mapping({m})`"
        came = call(_method(child, "from_mapping"), m)
        _expect_child(came, child, story)
        expect_value(came.width, width, what=f"{story}, the width,")


def check_subclass_widen(answer):
    """At run time Child().widen gives a Child"""
    child = _child(_kind(answer))
    came = call(call(child, 4).widen, 2)
    _expect_child(came, child, "`Child(4).widen(2)`")
    expect_value(came.width, 6, what="`Child(4).widen(2).width`")
    other = type("Other", (child,), {})
    expect(
        isinstance(call(call(other).widen, 1), other),
        "Wrong class at run time: a subclass of Child lost its class in `widen`. " + BASE,
    )


_said = {}


def check_mistakes_found(answer):
    """mypy still finds a wrong name and a wrong argument"""
    _, probe = _mypy(answer)
    for line in ('Child.from_mapping({"width": 2}).nope()', "Child().widen(2).nope()"):
        _objects(probe, line, "So mypy no longer notices a wrong method name: `Any` switches it off.")
    for line in ('Step(width="2")', "Step.from_mapping(2)", 'Step().widen("2")'):
        _objects(probe, line, "So mypy no longer notices a wrong argument: a type is too wide.")
    _objects(probe, "Step().width.nope()", "So mypy does not know that `width` is an int.")
