"""The JSON text first, then the way back, then the round trip and what must be refused."""

import dataclasses
import json
import math
from datetime import datetime, timedelta, timezone
from pathlib import Path

import numpy as np

from tutor_app.checks.expect import (
    NotYet,
    call,
    expect,
    expect_defined,
    expect_raises,
    expect_type,
    expect_unchanged,
    expect_value,
    short,
)

WHEN = datetime(2026, 3, 1, 7, 30, 15, 250000)
OUT = Path("runs/night 17/report.csv")
REFUSED = (TypeError, KeyError, ValueError)


def _kinds(answer):
    for name, wanted in (
        ("Fold", ["index", "score", "rows"]),
        ("Report", ["model", "when", "out", "folds"]),
    ):
        kind = expect_defined(answer, name, kind="class")
        expect(dataclasses.is_dataclass(kind), f"`{name}` is not a dataclass.")
        came = [each.name for each in dataclasses.fields(kind)]
        expect(
            came == wanted,
            f"The fields of `{name}` are {', '.join(came) or 'none'}, but {', '.join(wanted)} were asked"
            " for.",
        )
    return answer.Report, answer.Fold


def _report(answer, *folds, model="ridge", when=WHEN, out=OUT):
    report, fold = _kinds(answer)
    return call(report, model, when, out, tuple(call(fold, *values) for values in folds))


def _text(report):
    expect(hasattr(report, "to_json"), "`Report` has no method `to_json` yet.")
    text = call(report.to_json)
    expect_type(text, str, what="`report.to_json()`")
    return text


def _not_json(name):
    raise NotYet(f"{name} is not JSON: `to_json` wrote it as a bare word. A gap is `null`.")


def _plain(report):
    """The JSON as a strict reader has it."""
    text = _text(report)
    try:
        plain = json.loads(text, parse_constant=_not_json)
    except json.JSONDecodeError as error:
        raise NotYet(f"`to_json` gave no JSON ({error}): {short(text)}.") from None
    expect_type(plain, dict, what="The JSON of a report")
    _keys(plain, ["model", "when", "out", "folds"], "the report")
    expect_type(plain["folds"], list, what="`folds` in the JSON")
    for raw in plain["folds"]:
        expect_type(raw, dict, what="A fold in the JSON")
        _keys(raw, ["index", "score", "rows"], "a fold")
    return plain


def _keys(plain, wanted, what):
    expect(
        sorted(plain) == sorted(wanted),
        f"In the JSON {what} has the keys {', '.join(sorted(plain))}, but {', '.join(wanted)} were asked"
        " for.",
    )


def _back(answer, text):
    report, _ = _kinds(answer)
    expect(hasattr(report, "from_json"), "`Report` has no class method `from_json` yet.")
    came = call(report.from_json, text)
    expect_type(came, report, what="What `Report.from_json` gives")
    return came


def _shown(value):
    return value.isoformat() if isinstance(value, datetime) else short(value)


def check_plain_report(answer):
    """A report with Python's numbers becomes JSON"""
    report = _report(answer, (0, 0.1 + 0.2, 2**53 + 1), (1, 0.0, 40))
    plain = _plain(report)
    expect_value(plain["model"], "ridge", what="`model` in the JSON")
    wanted = [
        {"index": 0, "score": 0.1 + 0.2, "rows": 2**53 + 1},
        {"index": 1, "score": 0.0, "rows": 40},
    ]
    expect_value(
        plain["folds"],
        wanted,
        what="`folds` in the JSON",
        rel_tol=0.0,
        abs_tol=0.0,
        hint="A number keeps all its digits; a score of 0.0 is no gap.",
    )
    expect_value(_plain(_report(answer))["folds"], [], what="Without folds, `folds` in the JSON")


def check_numpy_scalars(answer):
    """Numbers of NumPy stay numbers"""
    report = _report(
        answer,
        (np.int64(0), np.float32(0.5), np.int32(40)),
        (np.int16(1), np.float64(0.25), np.uint8(7)),
        (np.int64(2), np.float16(0.75), 2**40),
    )
    kinds = [
        {name: type(getattr(fold, name)).__name__ for name in ("index", "score", "rows")}
        for fold in report.folds
    ]
    plain = _plain(report)
    for place, (raw, numbers) in enumerate(
        zip(plain["folds"], ((0, 0.5, 40), (1, 0.25, 7), (2, 0.75, 2**40)), strict=True)
    ):
        for (name, came), number in zip(
            ((name, raw[name]) for name in ("index", "score", "rows")), numbers, strict=True
        ):
            kind = kinds[place][name]
            expect(
                not isinstance(came, str),
                f"A number became text: `{name}` was {number} ({kind}), and in the JSON it is {short(came)}.",
            )
            whole = name != "score"
            right = isinstance(came, int if whole else (int, float)) and not isinstance(came, bool)
            expect(
                right and came == number,
                f"`{name}` was {number} ({kind}), and in the JSON it is {short(came)}."
                + (" It is a whole number and should stay one." if whole else ""),
            )


def check_nan_is_null(answer):
    """A NaN becomes null, and no other value does"""
    scores = (0.5, math.nan, np.float32("nan"), 0.0, np.float64("nan"))
    report = _report(answer, *((place, score, 40) for place, score in enumerate(scores)))
    plain = _plain(report)
    came = [raw["score"] for raw in plain["folds"]]
    expect(
        came == [0.5, None, None, 0.0, None],
        f"The scores 0.5, NaN, NaN, 0.0, NaN are {json.dumps(came)} in the JSON, but"
        " [0.5, null, null, 0.0, null] was expected.",
    )


def check_report_unchanged(answer):
    """to_json leaves the report as it is"""
    report = _report(answer, (0, math.nan, 40), (1, np.float32(0.5), np.int64(3)))
    folds = report.folds
    with expect_unchanged(folds, what="By `to_json` the report"):
        first = _text(report)
    for name, was in (("when", WHEN), ("out", OUT)):
        came = getattr(report, name)
        expect(
            came == was,
            f"`to_json` changed `{name}` of the report: it was {_shown(was)} and is {short(came)}.",
        )
    expect(report.folds is folds, f"`to_json` put other `folds` into the report: {short(report.folds)}.")
    expect(_text(report) == first, "The second call of `to_json` gives another text than the first.")


def check_types_back(answer):
    """Dates, paths, tuples and folds come back as such"""
    report = _report(answer, (0, 0.5, 40), (1, 0.0, 39))
    kind = answer.Fold
    back = _back(answer, _text(report))
    for name, wanted in (("when", datetime), ("out", Path)):
        came = getattr(back, name)
        first = "A date or path came back as text: " if isinstance(came, str) else ""
        expect(
            isinstance(came, wanted),
            f"{first}`{name}` is {short(came)} after the round trip, but a {wanted.__name__} was expected.",
        )
    folds = back.folds
    if isinstance(folds, (list, tuple)) and folds and isinstance(folds[0], dict):
        raise NotYet(f"The folds came back as dicts, {short(folds)}: build a Fold of each.")
    expect(
        isinstance(folds, tuple),
        f"The folds came back as a {type(folds).__name__}, but a tuple was expected: JSON has only lists.",
    )
    for fold in folds:
        expect_type(fold, kind, what="A fold that came back")
        for name, types in (("index", int), ("rows", int), ("score", (int, float))):
            expect_type(getattr(fold, name), types, what=f"`{name}` of a fold that came back")
    expect_value([fold.score for fold in folds], [0.5, 0.0], what="The list of scores that came back")
    expect(_back(answer, _text(_report(answer))).folds == (), "Without folds, `folds` must come back as ().")


def check_nan_back(answer):
    """null is NaN again"""
    report = _report(answer, (0, 0.25, 40), (1, math.nan, 40), (2, 0.0, 40))
    scores = [fold.score for fold in _back(answer, _text(report)).folds]
    expect(
        isinstance(scores[1], float) and math.isnan(scores[1]),
        f"A null must become NaN again: the score came back as {short(scores[1])}.",
    )
    expect(
        scores[0] == 0.25 and scores[2] == 0.0,
        f"The scores 0.25, NaN, 0.0 came back as {short(scores)}: 0.0 is a score, not a gap.",
    )


def check_round_trip(answer):
    """A report without NaN comes back equal"""
    summer = timezone(timedelta(hours=2))
    for told, report in (
        ("", _report(answer, (0, 0.1 + 0.2, 2**53 + 1), (1, 1.0, 39))),
        (" without folds", _report(answer)),
        (" with NumPy's numbers", _report(answer, (np.int64(3), np.float32(0.1), np.int16(40)))),
        (" whose date has a time zone", _report(answer, (0, 0.5, 1), when=WHEN.replace(tzinfo=summer))),
        (" of a full hour", _report(answer, (0, 0.5, 1), when=datetime(2026, 3, 1, 7))),
        (" called 'NaN mean'", _report(answer, (0, 0.5, 1), model="NaN mean")),
        (" called 'null mean'", _report(answer, (0, 0.5, 1), model="null mean")),
        (" called '2026-03-01'", _report(answer, (0, 0.5, 1), model="2026-03-01")),
        (" called 'Börde \"1\"\\n'", _report(answer, (0, 0.5, 1), model='Börde "1"\n')),
        (" called ''", _report(answer, (0, 0.5, 1), model="")),
        (" with the path '.'", _report(answer, (0, 0.5, 1), out=Path())),
        (" with the path '/data/b.csv'", _report(answer, (0, 0.5, 1), out=Path("/data/b.csv"))),
    ):
        _plain(report)
        back = _back(answer, _text(report))
        for name in ("model", "when", "out", "folds"):
            came, was = getattr(back, name), getattr(report, name)
            if name == "folds" and repr(came) == repr(was):
                expect(
                    came == was,
                    "Two folds with the same index, score and rows are not equal:"
                    " does `Fold` compare by value?",
                )
            expect(
                call(lambda came=came, was=was: came == was) is True,
                f"A report{told} is not the same after the round trip: `{name}` was {_shown(was)} and came"
                f" back as {_shown(came)}.",
            )
        expect(
            call(lambda back=back, report=report: back == report) is True,
            f"A report{told} came back with equal fields and is not equal: does the class compare by value?",
        )


def check_wrong_keys(answer):
    """An unknown or a missing key is refused"""
    report, _ = _kinds(answer)
    text = _text(_report(answer, (0, 0.5, 40), (1, 0.25, 39)))
    for where, pick in (("the report", lambda plain: plain), ("a fold", lambda plain: plain["folds"][1])):
        plain = json.loads(text)
        pick(plain)["seed"] = 7
        expect_raises(
            REFUSED,
            _reader(report),
            json.dumps(plain),
            mentions=["seed"],
            hint=lambda came, where=where: (
                ""
                if isinstance(came, BaseException)
                else f"An unknown key was dropped silently: `seed` in {where}."
            ),
        )
    for name in ("model", "when", "out", "folds", "index", "score", "rows"):
        plain = json.loads(text)
        owner = plain if name in plain else plain["folds"][0]
        del owner[name]
        expect_raises(
            REFUSED,
            _reader(report),
            json.dumps(plain),
            mentions=[name],
            hint=lambda came, name=name: (
                "" if isinstance(came, BaseException) else f"The key `{name}` is missing, and nobody noticed."
            ),
        )


def _reader(report):
    expect(hasattr(report, "from_json"), "`Report` has no class method `from_json` yet.")
    return report.from_json
