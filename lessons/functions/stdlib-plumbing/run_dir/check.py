"""Folders that must be there, then names that must be refused without leaving a trace."""

import itertools
from pathlib import Path

from tutor_app.checks.expect import NotYet, call, expect, expect_raises, expect_type, short

_numbers = itertools.count()


def _place():
    """A new empty folder for one case."""
    place = Path.cwd() / f"case{next(_numbers)}"
    place.mkdir()
    return place


def _tree(place):
    return {path.relative_to(place).as_posix() for path in place.rglob("*")}


def _expect_made(answer, base, name, reason):
    subject = f"`run_dir({short(base)}, {name!r})`"
    try:
        came = call(answer.run_dir, base, name)
    except NotYet as told:
        raise NotYet(f"{told} {reason}") from None
    expect_type(came, Path, what=f"What {subject} returned")
    wanted = base.joinpath(*name.split("/"))
    expect(
        wanted.is_dir(),
        f"After {subject} there is no folder {wanted.as_posix()!r}: "
        "it must be created, and every part of the name counts.",
    )
    expect(
        came.resolve() == wanted.resolve(),
        f"{subject} returned {came.as_posix()!r}, but {wanted.as_posix()!r} was expected.",
    )
    return came


def _expect_refused(answer, name, reason, base_is_there=True):
    place = _place()
    base = place / "runs"
    for folder in (base, place / "runs-old") if base_is_there else (place / "runs-old",):
        folder.mkdir()
    given = name.replace("PLACE", place.as_posix())
    before = _tree(place)
    try:
        expect_raises(ValueError, answer.run_dir, base, given)
    except NotYet as told:
        # The reason is for names that were accepted, not for errors of another kind.
        why = f" {reason}." if "raised no error" in str(told) else ""
        raise NotYet(f"{told}{why}") from None
    created = sorted(_tree(place) - before)
    expect(
        not created,
        f"`run_dir(base, {given!r})` raised a ValueError, but {', '.join(created)!r} had been created by "
        f"then. Nothing may be created for a refused name{'' if base_is_there else ', not even the base'}: "
        "check before you create.",
    )
    if base_is_there:
        _expect_refused(answer, name, reason, base_is_there=False)


def check_makes_the_folder(answer):
    """The folder is made and its path comes back"""
    place = _place()
    (place / "runs").mkdir()
    _expect_made(answer, place / "runs", "2026-03-14", "This is a plain name.")


def check_makes_parents(answer):
    """Folders above it are made, too, the base among them"""
    place = _place()
    reason = "The folders above it are not there yet: missing parents must be created."
    (place / "runs").mkdir()
    _expect_made(answer, place / "runs", "2026-03-14/evening/late", reason)
    _expect_made(answer, place / "jobs" / "runs", "2026-03-14", reason)


def check_twice(answer):
    """Asked for twice, the folder and what is in it stay"""
    place = _place()
    base = place / "runs"
    base.mkdir()
    came = _expect_made(answer, base, "2026-03-14", "This is a plain name.")
    (came / "run.log").write_text("started", encoding="utf-8")
    _expect_made(answer, base, "2026-03-14", "It was asked for a second time, which is no error.")
    expect(
        (came / "run.log").is_file(),
        "The folder was asked for twice, and the file 'run.log' in it is gone: what is in the folder stays.",
    )
    _expect_made(answer, base, "2026-03-14/late", "The folder above it is there already, which is no error.")
    _expect_made(answer, base, "2026-03-15", "This is a plain name, and another run is there already.")


def check_relative_base(answer):
    """The base may be relative, and it may have `..` in it"""
    place = _place().name
    reason = "The name leads inside, but base is not written in full: resolve both sides before you compare."
    _expect_made(answer, Path(place) / "runs", "2026-03-14", reason)
    (Path(place) / "jobs").mkdir()
    _expect_made(answer, Path(place) / "jobs" / ".." / "runs", "2026-03-15", reason)
    # The same folders, now that they are there.
    _expect_made(answer, Path.cwd() / place / "jobs" / ".." / "runs", "2026-03-15/x", reason)


def check_dots_in_a_name(answer):
    """Dots within a name mean nothing"""
    place = _place()
    reason = "Only a part that is exactly `..` leads up: dots inside a name mean nothing."
    for name in ("03-14..03-15", ".cache", "v1.2/..late"):
        _expect_made(answer, place / "runs", name, reason)


def check_dot_dot(answer):
    """`..` must not leave the base"""
    for name in ("..", "../other", "a/../../other", "../../other"):
        _expect_refused(
            answer,
            name,
            "'..' left the base folder; a path keeps its '..' until you resolve it, "
            "so resolve before you compare",
        )


def check_absolute(answer):
    """An absolute name must not replace the base"""
    for name in ("PLACE/other", "PLACE"):
        _expect_refused(
            answer, name, "The name is absolute: joined with `/`, an absolute name replaced the base folder"
        )


def check_sibling(answer):
    """A sibling that starts with the same letters is outside"""
    for name in ("../runs-old", "../runs-old/2026-03-14", "../runs2"):
        _expect_refused(
            answer,
            name,
            "Here a sibling whose name starts the same was accepted: "
            "'runs-old' starts with 'runs', but it is no part of it; compare parts, not letters",
        )


def check_base_itself(answer):
    """The base itself is no run"""
    for name in (".", "", "./"):
        _expect_refused(
            answer, name, "This name means the base, and the base itself is not a run: a run is below it"
        )
