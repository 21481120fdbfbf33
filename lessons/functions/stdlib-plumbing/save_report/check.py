"""What stands in the file, then what the folder looks like during and after the call."""

import io
import itertools
import json
import math
import os
import sys
from pathlib import Path

import numpy as np

from tutor_app.checks.expect import NotYet, call, expect, expect_unchanged, short

REPLACE = "write a neighbor and replace the old file by it."
NUMPY = "JSON knows no NumPy types: convert them with `.item()`."
STOPPED = f"Here NumPy scalars stopped the report. {NUMPY}"
DEPTH = "Lists and dicts may hold lists and dicts, so convert to any depth."
_numbers = itertools.count()


def _place():
    """A new empty folder for one case."""
    place = Path.cwd() / f"case{next(_numbers)}"
    place.mkdir()
    return place


def _not_json(word):
    raise ValueError(word)


def _read(path, subject, before=""):
    """The JSON in *path*, by the rules of the standard."""
    expect(path.is_file(), f"After {subject} there is no file {path.name!r}.")
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotYet(
            f"After {subject} the file is not UTF-8: byte {error.start} cannot be read. "
            "Give the encoding, utf-8, where the file is written."
        ) from None
    try:
        return json.loads(text, parse_constant=_not_json)
    except ValueError as error:
        reason = "Other programs cannot read it."
        if str(error) in ("NaN", "Infinity", "-Infinity"):
            reason = f"NaN is not JSON: {before}a gap is `null`."
        raise NotYet(
            f"After {subject} the file holds {short(text, 120)}, which is not JSON. {reason}"
        ) from None


def _save(answer, path, report, hint=""):
    """The call, its error with a reason."""
    try:
        call(answer.save_report, path, report)
    except NotYet as told:
        raise NotYet(f"{told} {hint}".strip()) from None


def _written(answer, report, hint):
    path = _place() / "run.json"
    _save(answer, path, report, hint)
    return _read(path, f"`save_report(path, {short(report)})`")


def _shown(value):
    """The value with its type, where NumPy made it."""
    return repr(value) if isinstance(value, np.generic) else short(value)


def _expect_written(answer, value, wanted, hint, stopped=""):
    """One value, told by itself: *hint* for a wrong one, *stopped* for an error."""
    came = _written(answer, {"value": value}, f"The value was {_shown(value)}. {stopped or hint}")
    expect(
        isinstance(came, dict) and list(came) == ["value"],
        f"The report was {{'value': {_shown(value)}}}, and the file holds {short(came)}. "
        "A gap stays in its place as null, and every key is there.",
    )
    got = came["value"]
    same = got is None if wanted is None else type(got) is type(wanted) and got == wanted
    if isinstance(got, str) and not isinstance(wanted, str):
        hint = f"Here numbers were written as text, which other programs sort and add as text. {NUMPY}"
    expect(
        same,
        f"{_shown(value)} came back from the file as {short(got)}, but {short(wanted)} was expected. {hint}",
    )


def check_writes_json(answer):
    """Text, numbers, bools and None come back from the file"""
    report = {"depot": "Graz", "rows": 4000, "mean": 11.5, "done": True, "note": None, "days": [1, {"a": []}]}
    came = _written(answer, report, "These are plain values of Python, which JSON knows.")
    expect(
        came == report,
        f"The report was {short(report)}, but the file reads as {short(came)}.",
    )
    for value in (0, False, "", 0.0):
        _expect_written(answer, value, value, "Zero, False and an empty text are values, not gaps.")
    came = _written(answer, {}, "An empty report is a report.")
    expect(came == {}, f"An empty report was saved, but the file reads as {short(came)}.")


def check_numpy_scalars(answer):
    """NumPy scalars are written as what they are"""
    for value, wanted in (
        (np.float32(2.5), 2.5),
        (np.float64(0.1), 0.1),
        (np.int64(3), 3),
        (np.int8(-1), -1),
        (np.uint8(0), 0),
    ):
        kind = "whole number stays a whole number" if isinstance(wanted, int) else "float stays a float"
        _expect_written(answer, value, wanted, f"A {kind}: `.item()` knows which.", STOPPED)
    for value, wanted in ((np.bool_(True), True), (np.False_, False)):
        _expect_written(answer, value, wanted, "In JSON a bool stays a bool: `true` or `false`.", STOPPED)
    big = 2**53 + 1
    for value in (np.int64(big), big):
        _expect_written(
            answer, value, big, "A large whole number keeps every digit; as a float it would not.", STOPPED
        )


def check_nan_is_null(answer):
    """NaN becomes null, and a text that says NaN stays"""
    hint = "NaN becomes null, also the NaN of NumPy."
    for value in (float("nan"), np.float64("nan"), np.float32("nan"), math.nan):
        _expect_written(answer, value, None, hint)
    for text in ("NaN", "nan", "a NaN in it"):
        _expect_written(answer, text, text, "Look at the value: a text that says NaN is a text.")


def check_any_depth(answer):
    """Lists and dicts are converted to any depth"""
    nan = float("nan")
    report = {
        "depots": {"Graz": {"mean": np.float32(2.5), "late": np.int64(3)}, "Lyon": {"mean": nan}},
        "hours": [np.int64(1), [np.float32(0.5), nan], {"ok": np.bool_(True)}],
    }
    wanted = {
        "depots": {"Graz": {"mean": 2.5, "late": 3}, "Lyon": {"mean": None}},
        "hours": [1, [0.5, None], {"ok": True}],
    }
    try:
        came = _written(answer, report, "")
    except NotYet as told:
        raise NotYet(f"{told} {DEPTH}") from None
    gaps = "A gap stays in its place as null."
    expect(
        came == wanted,
        f"The report was {short(report, 160)}. The file reads as {short(came, 160)}, "
        f"but {short(wanted, 160)} was expected. {gaps} {DEPTH}",
    )
    expect(
        came["hours"][2]["ok"] is True,
        f"np.True_ within a list came back as {came['hours'][2]['ok']!r}: a bool stays a bool. {DEPTH}",
    )


def check_folder(answer):
    """The folder is created where it is missing"""
    place = _place()
    hint = "The folder of the report must be created, with those above it."
    for path in (place / "out" / "run.json", place / "a" / "b" / "c" / "run.json"):
        _save(answer, path, {"run": 17}, hint)
        expect(path.is_file(), f"There is no file {path.relative_to(place).as_posix()!r} afterwards. {hint}")
    _save(answer, path, {"run": 18}, "The folder is there already, which is no error.")


def check_utf8(answer):
    """The file is UTF-8, whatever the machine's own encoding is"""
    original = io.text_encoding
    wanted = {"depot": "Łódź", "note": "9 °C"}
    path = _place() / "run.json"
    # What pathlib asks where no encoding is given, as on a machine whose own encoding is another one.
    io.text_encoding = lambda encoding, stacklevel=2: "ascii" if encoding is None else encoding
    try:
        _save(
            answer,
            path,
            wanted,
            "Where none is given, the encoding of the machine is taken, here ASCII: name UTF-8.",
        )
    finally:
        io.text_encoding = original
    came = _read(path, f"`save_report(path, {short(wanted)})`")
    expect(came == wanted, f"The report was {short(wanted)}, but the file reads as {short(came)}.")


def check_report_unchanged(answer):
    """The report itself stays as it is"""
    report = {"mean": np.float32(2.5), "days": [float("nan"), np.int64(1)], "more": {"gap": float("nan")}}
    with expect_unchanged(report, what="The report", hint="Convert a copy."):
        _save(answer, _place() / "run.json", report)


def check_failure_keeps_the_old(answer):
    """When something cannot be written, there is an error and the old report stays"""
    for bad in ({1, 2}, object(), b"x"):
        shown = type(bad).__name__
        report = {"run": 17, "rows": list(range(20)), "note": [{"bad": bad}]}
        for old in ('{"run": 16}', None):
            place = _place()
            path = place / "run.json"
            if old is not None:
                path.write_text(old, encoding="utf-8")
            before = {file.name for file in place.iterdir()}
            try:
                answer.save_report(path, report)
            except Exception:
                pass
            else:
                raise NotYet(
                    f"`save_report` was given a report with a value of the type {shown}, which JSON cannot "
                    "write, and raised no error: whoever called it believes that there is a new report."
                )
            now = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else None
            expect(
                now == old,
                f"A report with a value of the type {shown} could not be written. "
                + (
                    f"The file held {old!r} before and holds {short(now, 80)} now: "
                    "the old report was destroyed by a failed write. Serialize before you touch the file."
                    if old is not None
                    else f"There was no file before, and there is {short(now, 80)} now. "
                    "Serialize before you touch the file."
                ),
            )
            left = sorted({file.name for file in place.iterdir()} - before)
            expect(
                not left,
                f"A report with a value of the type {shown} could not be written, and {', '.join(left)!r} "
                "is in the folder now: temporary files left behind. Serialize before you make a file.",
            )


class _Watch:
    """What stands at *path* at every opening, renaming and removing of a file."""

    def __init__(self):
        self.path = None
        self.seen = []
        self.busy = False
        sys.addaudithook(self.hook)

    def hook(self, event, args):
        if self.path is None or self.busy or event not in ("open", "os.rename", "os.remove"):
            return
        self.busy = True
        try:
            self.seen.append(Path(self.path).read_text(encoding="utf-8", errors="replace"))
        except OSError:
            self.seen.append(None)
        finally:
            self.busy = False


_watch = []


def check_one_step(answer):
    """The new report takes the place of the old one in one step"""
    if not _watch:
        _watch.append(_Watch())
    watch = _watch[0]
    place = _place()
    path = place / "run.json"
    old = json.dumps({"run": 16})
    path.write_text(old, encoding="utf-8")
    reader = place / "held"
    os.link(path, reader)  # the same file by another name: what a program sees that has it open
    watch.seen.clear()
    watch.path = str(path)
    try:
        _save(answer, path, {"run": 17})
    finally:
        watch.path = None
    came = _read(path, "the second report, {'run': 17},")
    expect(came == {"run": 17}, f"Run 16 was saved, then run 17, but the file reads as {short(came)}.")
    held = reader.read_text(encoding="utf-8")
    gone = "While the new report was saved, for a moment there was no report: " + REPLACE
    expect(None not in watch.seen, f"Run 16 was saved, then run 17. {gone}")
    expect(
        held == old,
        f"A program had the report of run 16 open while run 17 was saved, and its file became "
        f"{short(held, 60)}: the old file was written over, and a reader may meet half of it. "
        f"Instead, {REPLACE}",
    )
    for text in watch.seen:
        try:
            whole = json.loads(text) in ({"run": 16}, {"run": 17})
        except ValueError:
            whole = False
        expect(whole, f"While the new report was saved, the file held {short(text, 60)}. Instead, {REPLACE}")


def check_other_files(answer):
    """Nothing else is left in the folder, and other files stay"""
    place = _place()
    others = ("run.csv", "run.tmp", "run.bak", "run", "other.json", ".hidden")
    for name in others:
        (place / name).write_text(name, encoding="utf-8")
    path = place / "run.json"
    for number in (16, 17, 18):
        _save(answer, path, {"run": number})
        left = sorted({file.name for file in place.iterdir()} - {*others, "run.json"})
        expect(
            not left,
            f"After a report was saved, {', '.join(left)!r} is in the folder, too: "
            "temporary files left behind.",
        )
        for name in others:
            file = place / name
            expect(
                file.is_file() and file.read_text(encoding="utf-8", errors="replace") == name,
                f"The folder held a file {name!r} before 'run.json' was saved, and it was "
                f"{'changed' if file.is_file() else 'removed'}: other files in the folder stay as they are. "
                "A neighbor's name is the whole name plus an ending.",
            )
    came = _read(path, "three reports")
    expect(came == {"run": 18}, f"Runs 16, 17 and 18 were saved, but the file reads as {short(came)}.")


def check_paths(answer):
    """A path may be relative, and its name may have several dots or none"""
    place = _place().name
    for name in ("night.v1.json", "report", ".report"):
        path = Path(place) / name
        _save(answer, path, {"run": 17}, "Any path of a file will do.")
        came = _read(path, f"`save_report(Path({name!r}), ...)`")
        expect(
            came == {"run": 17}, f"{{'run': 17}} was saved as {name!r}, but the file reads as {short(came)}."
        )
        left = sorted(file.name for file in Path(place).iterdir() if file.name != name)
        expect(not left, f"After {name!r} was saved, {', '.join(left)!r} is in the folder, too.")
        path.unlink()
