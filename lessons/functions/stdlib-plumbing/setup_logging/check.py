"""Lines that must stand in the file of a run, once each; then what must not have changed around it.

Every check has folders of its own. Nothing is reset between them: in the job nothing is, either.
"""

import contextlib
import io
import itertools
import logging
from pathlib import Path

from tutor_app.checks.expect import NotYet, call, expect, expect_type, short

DEGREE = "3 boxes at 9 °C"
ROOT = "the root logger belongs to the application. Put the handler and the level on `nightly`."
_numbers = itertools.count()


def _folder():
    folder = Path.cwd() / f"run{next(_numbers)}"
    folder.mkdir()
    return folder


def _set_up(answer, folder, *level):
    came = call(answer.setup_logging, folder, *level)
    expect_type(came, logging.Logger, what="What `setup_logging(run_dir)` returned")
    expect(
        came.name == "nightly",
        f"`setup_logging(run_dir)` returned the logger {came.name!r}, "
        "but the logger named 'nightly' was expected.",
    )
    expect(
        came is logging.getLogger("nightly"),
        "`setup_logging(run_dir)` returned a logger that it had made itself. "
        "`logging.getLogger` gives everybody the same logger for a name.",
    )
    return came


def _lines(folder):
    """The lines of run.log; bytes that are no UTF-8 as a replacement sign."""
    path = folder / "run.log"
    if not path.is_file():
        return []
    return path.read_bytes().decode("utf-8", errors="replace").splitlines()


@contextlib.contextmanager
def _errors_told():
    """Within the block, what logging reports on stderr is kept."""
    kept = io.StringIO()
    with contextlib.redirect_stderr(kept):
        yield kept


def _say(log, level, text):
    """A record; what logging reports of its own errors."""
    with _errors_told() as kept:
        log.log(level, text)
    reported = kept.getvalue()
    if "--- Logging error ---" not in reported:
        return ""
    errors = [line for line in reported.splitlines() if "Error: " in line and not line.startswith(" ")]
    return errors[-1] if errors else "an error"


def _expect_once(folder, log, level, text, missing):
    """The record is made and stands in the file once."""
    told = _say(log, level, text)
    name = logging.getLevelName(level)
    expect(
        not told, f"`{log.name}` was given {text!r}, and logging reported {told}. The line is lost. {missing}"
    )
    found = sum(text in line for line in _lines(folder))
    act = f"After {text!r} on `{log.name}` at {name}"
    path = f"{folder.name}/run.log"
    expect(found >= 1, f"{act} the line is not in {path}. {missing}")
    expect(
        found == 1,
        f"{act} it stands {found} times in {path}: each call adds a handler to the same logger, "
        "and every handler writes, so the job writes every line twice, then three times. "
        "Take the old one off.",
    )


def _expect_absent(folder, log, level, text, why):
    _say(log, level, text)
    name = logging.getLevelName(level)
    expect(
        not any(text in line for line in _lines(folder)),
        f"{text!r} on `{log.name}` at {name} stands in {folder.name}/run.log, and it should not. {why}",
    )


IGNORED = "the second configuration was ignored. Take the old handlers off and add a new one."
BELONG = "Records of loggers below `nightly`, such as `nightly.read`, belong to the job, too."
INFO_MISSING = "Here nothing was written at INFO: set the level of the logger; without one it asks the root."


def check_writes_info(answer):
    """A line at INFO is in run.log"""
    folder = _folder()
    log = _set_up(answer, folder)
    # A warning first: whoever loses INFO only has a level to set.
    _expect_once(
        folder,
        log,
        logging.WARNING,
        "late",
        "A line is in the file `run.log` as soon as the call has returned.",
    )
    _expect_once(folder, log, logging.INFO, "run started", INFO_MISSING)


def check_same_folder_again(answer):
    """Called twice for a folder, each line stands there once, and old lines stay"""
    folder = _folder()
    (folder / "run.log").write_text("from last week\n", encoding="utf-8")
    log = _set_up(answer, folder)
    _expect_once(
        folder,
        log,
        logging.WARNING,
        "first run",
        f"Another folder was set up before this one: {IGNORED}",
    )
    log = _set_up(answer, folder)
    _expect_once(folder, log, logging.WARNING, "second run", "The folder was set up for the second time.")
    log = _set_up(answer, folder)
    _expect_once(folder, log, logging.WARNING, "third run", "The folder was set up for the third time.")
    for text in ("from last week", "first run", "second run"):
        expect(
            any(text in line for line in _lines(folder)),
            f"{text!r} stood in run.log before another call of `setup_logging`, and it does no longer: "
            "the first run's line is gone. Append to the file.",
        )


def check_second_folder(answer):
    """A second folder gets a file of its own, and the first one no more lines"""
    first, second = _folder(), _folder()
    _set_up(answer, first)
    log = _set_up(answer, second)
    _say(log, logging.WARNING, "in the second")
    expect(
        any("in the second" in line for line in _lines(second)),
        f"`setup_logging` was called for {first.name!r}, then for {second.name!r}, and a line went to "
        f"{first.name if any('in the second' in line for line in _lines(first)) else 'neither'!r}: "
        f"{IGNORED}",
    )
    others = [path.parent.name for path in sorted(Path.cwd().glob("*/run.log")) if path.parent != second]
    for name in others:
        expect(
            not any("in the second" in line for line in _lines(Path.cwd() / name)),
            f"After `setup_logging` for {second.name!r} a line also goes to the folder of an earlier call, "
            f"{name!r}. Take the old handlers off.",
        )
    _expect_once(second, log, logging.WARNING, "once more", "")
    log = _set_up(answer, first)
    _expect_once(first, log, logging.WARNING, "back in the first", "The first folder was set up again.")
    expect(
        not any("back in the first" in line for line in _lines(second)),
        f"After going back to {first.name!r} a line also goes to the folder of an earlier call, "
        f"{second.name!r}. Take the old handlers off.",
    )


def check_parts_of_a_line(answer):
    """A line has the level, the logger's name and the message"""
    folder = _folder()
    _set_up(answer, folder)
    log = logging.getLogger("nightly.write.report")
    _expect_once(folder, log, logging.ERROR, "disk is full", BELONG)
    line = next(line for line in _lines(folder) if "disk is full" in line)
    expect("ERROR" in line, f"The line {short(line)} has no level: ERROR was expected in it.")
    expect(
        "nightly.write.report" in line,
        f"The line {short(line)} has no logger name: 'nightly.write.report' was expected in it, "
        "since the record tells which part of the job speaks.",
    )


def check_utf8(answer):
    """A degree sign survives, whatever the machine's encoding is"""
    folder = _folder()
    original = io.text_encoding
    # What FileHandler and pathlib ask where no encoding is given, as on a machine that has ASCII.
    io.text_encoding = lambda encoding, stacklevel=2: "ascii" if encoding is None else encoding
    try:
        log = _set_up(answer, folder)
        told = _say(log, logging.WARNING, DEGREE)
    finally:
        io.text_encoding = original
    if "ascii" in told:
        raise NotYet(
            f"`nightly` was given {DEGREE!r}, and logging reported {told}. The line is lost: "
            "without an encoding the handler takes the encoding of the machine, which is ASCII here. "
            "Name UTF-8."
        )
    found = [line for line in _lines(folder) if "3 boxes at 9" in line]
    expect(
        len(found) == 1 and DEGREE in found[0],
        f"{DEGREE!r} was written, and run.log has {short(found[-1] if found else [])}: "
        f"the degree sign is damaged: write UTF-8. {told}",
    )


def check_children_follow(answer):
    """Loggers below `nightly` follow the newest level"""
    read = logging.getLogger("nightly.read")
    night = logging.getLogger("nightly")
    asked = "The level that was asked for counts: "
    newest = "After another call the newest level counts: "
    steps = (
        (logging.WARNING, f"{asked}it was WARNING, whatever earlier calls said."),
        (logging.DEBUG, f"{newest}it was WARNING before and is DEBUG now."),
        (logging.ERROR, f"{newest}it was DEBUG before and is ERROR now."),
        (logging.INFO, f"{newest}it was ERROR before and is INFO now."),
    )
    folder = _folder()
    for number, (level, why) in enumerate(steps):
        _set_up(answer, folder, level)
        for log in (night, read):
            for at in (logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR):
                text = f"step {number} {log.name} {logging.getLevelName(at)}"
                if at >= level:
                    _expect_once(folder, log, at, text, f"{why} {BELONG if log is read else ''}".strip())
                else:
                    _expect_absent(folder, log, at, text, why)
    folder = _folder()
    _set_up(answer, folder, logging.DEBUG)
    _set_up(answer, folder)
    _expect_absent(folder, night, logging.DEBUG, "not asked for", "Where no level is given it is INFO.")


def check_old_handlers_closed(answer):
    """The handlers of an earlier call are closed"""
    first, second = _folder(), _folder()
    log = _set_up(answer, first)
    _say(log, logging.WARNING, "opens the file")
    old = [handler for handler in log.handlers if _open_stream(handler)]
    _set_up(answer, second)
    for handler in old:
        expect(
            handler not in log.handlers,
            f"A handler of an earlier call is still on the logger after `setup_logging` for {second.name!r}.",
        )
        expect(
            not _open_stream(handler),
            f"The handler of {first.name!r} was taken off, but it was not closed, so its file stays open: "
            "a job that runs for months runs out of files. Call its `close`.",
        )


def _open_stream(handler):
    """Whether the handler has an open file."""
    stream = getattr(handler, "stream", None)
    return isinstance(handler, logging.StreamHandler) and not getattr(stream, "closed", True)


def check_root_is_left_alone(answer):
    """The root logger keeps its handlers and its level"""
    root = logging.getLogger()
    for own in (None, logging.StreamHandler(io.StringIO())):
        if own is not None:
            root.addHandler(own)
        before, level = list(root.handlers), root.level
        try:
            _set_up(answer, _folder(), logging.DEBUG)
            after = list(root.handlers)
            now = root.level
            had = "a handler" if own is not None else "no handler"
            expect(
                after == before,
                f"The root had {had} of ours before `setup_logging`, and its handlers are "
                f"{short(after)} now: {ROOT}",
            )
            expect(
                now == level,
                f"The root's level was {logging.getLevelName(level)} before `setup_logging` and is "
                f"{logging.getLevelName(now)} now: {ROOT}",
            )
        finally:
            if own is not None:
                root.removeHandler(own)


def check_other_loggers(answer):
    """Other loggers keep working"""
    other = logging.getLogger("dashboard")
    screen = io.StringIO()
    handler = logging.StreamHandler(screen)
    other.addHandler(handler)
    other.setLevel(logging.DEBUG)
    try:
        folder = _folder()
        _set_up(answer, folder, logging.ERROR)
        other.debug("ten visitors")
        expect(
            screen.getvalue() == "ten visitors\n",
            "After `setup_logging(run_dir, logging.ERROR)` the logger 'dashboard', which had a handler "
            f"and the level DEBUG, wrote {short(screen.getvalue())} for a debug line, "
            "but 'ten visitors' was expected: "
            "other loggers keep working.",
        )
        expect(
            not any("ten visitors" in line for line in _lines(folder)),
            "A line of the logger 'dashboard' is in run.log: "
            "only `nightly` and what is below it belongs there.",
        )
    finally:
        other.removeHandler(handler)
        other.setLevel(logging.NOTSET)
