"""The switches of a dataclass and the way through JSON, compared with the code that is shown."""

from __future__ import annotations

import dataclasses
import itertools
import json
from datetime import date
from typing import Any

import pytest

from tutor_app.pictures.dataclass_switches import (
    BACKS,
    DAYS,
    FIELDS,
    FLAGS,
    METHODS,
    NODES,
    STAGES,
    Answer,
    Board,
    Fold,
    Report,
    Switches,
    Trip,
    board,
    first_sentence,
    run_trip,
    what_changed,
)


def switched(*on: str, **others: Any) -> Board:
    return board(Switches(frozenset(on), **others))


def answer(made: Board, code: str) -> Answer:
    return next(each for each in made.answers if each.code == code)


def all_settings() -> list[Switches]:
    flags = [frozenset(on) for count in range(len(FLAGS) + 1) for on in itertools.combinations(FLAGS, count)]
    left_out = [frozenset[str](), frozenset({"tags"}), frozenset({"soil", "hours"}), frozenset(FIELDS)]
    return [
        Switches(on, out, lists, differs)
        for on, out, lists, differs in itertools.product(flags, left_out, (False, True), ("hours", "tags"))
    ]


def test_every_answer_is_what_the_shown_code_gives() -> None:
    made_classes = 0
    for switches in all_settings():
        made = board(switches)
        space: dict[str, Any] = {"dataclass": dataclasses.dataclass, "field": dataclasses.field}
        try:
            exec("\n".join(switches.code()), space)
        except ValueError as error:
            assert made.error == f"ValueError: {error}"
            assert (made.methods, made.answers) == ((), ())
            continue
        made_classes += 1
        own = vars(space["Key"])
        for method in made.methods:
            assert method.written == (own.get(method.name) is not None), (switches, method)
        for each in made.answers:
            again = dict(space)
            exec("\n".join(switches.code()), again)
            *statements, last = each.code.split("; ")
            try:
                for statement in statements:
                    exec(statement, again)
                if " = " in last:
                    exec(last, again)
                    result = "accepted"
                else:
                    result = str(eval(last, again))
            except (AttributeError, TypeError) as error:
                result = type(error).__name__
                assert each.kind == "raised"
                assert each.note == str(error)
            assert each.result == result, (switches, each)
    assert made_classes > 300


def test_the_methods_have_their_order_and_the_hash_says_where_it_is_from() -> None:
    for switches in all_settings():
        made = board(switches)
        if not made.error:
            assert tuple(method.name for method in made.methods) == METHODS
    words = [
        next(method.words for method in switched(*on).methods if method.name == "__hash__")
        for on in (("eq",), ("eq", "frozen"), (), ("frozen",), ("eq", "unsafe_hash"))
    ]
    assert words == [
        "None: no hash",
        "of the compared fields",
        "object's, by identity",
        "object's, by identity",
        "of the compared fields",
    ]


def test_the_lookups_of_the_page() -> None:
    found = [
        answer(switched(*on), "twin in {key}").result
        for on in (("eq",), ("eq", "frozen"), (), ("frozen",), ("eq", "unsafe_hash"))
    ]
    assert found == ["TypeError", "True", "False", "False", "True"]


def test_a_key_that_is_edited_in_its_set_is_lost_unless_the_field_is_left_out() -> None:
    code = "s = {key}; key.hours = 48; key in s"
    lost = answer(switched("eq", "unsafe_hash"), code)
    assert (lost.result, lost.kind) == ("False", "lost")
    assert lost.note == "lost: len(s) is 1, and nobody finds the key"
    kept = answer(switched("eq", "unsafe_hash", left_out=frozenset({"hours"})), code)
    assert (kept.result, kept.kind, kept.note) == ("True", "yes", "")


def test_a_list_takes_the_hash_of_a_frozen_object_away_unless_it_is_left_out() -> None:
    code = "hash(key) == hash(twin)"
    unhashable = answer(switched("eq", "frozen", lists=True), code)
    assert (unhashable.result, unhashable.note) == ("TypeError", "unhashable type: 'list'")
    assert answer(switched("eq", "frozen", lists=True, left_out=frozenset({"tags"})), code).result == "True"


def test_a_slip_is_refused_by_slots_or_frozen() -> None:
    slip = answer(switched("eq"), "key.huors = 48")
    assert (slip.result, slip.note) == ("accepted", "a new attribute; hours is still 24")
    assert answer(switched("eq", "slots"), "key.huors = 48").result == "AttributeError"
    assert answer(switched("eq", "frozen"), "key.huors = 48").result == "FrozenInstanceError"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            ("eq",),
            ("eq", "frozen"),
            "Written now: __hash__, __setattr__, __delattr__; 5 answers change.",
        ),
        (("eq",), ("eq", "order"), "Written now: the four comparisons; 1 answer changes."),
        (("eq", "slots"), ("eq",), "Not written any more: __slots__; 1 answer changes."),
        (("eq",), (), "Not written any more: __eq__; __hash__ is another one; 4 answers change."),
        (("eq",), ("order",), "The class cannot be made. ValueError: eq must be true if order is true."),
        (("order",), ("eq",), "The class can be made again."),
        (("eq", "frozen"), ("eq", "frozen", "unsafe_hash"), "All answers stay."),
    ],
)
def test_a_turned_switch_says_what_it_changed(
    before: tuple[str, ...], after: tuple[str, ...], said: str
) -> None:
    assert what_changed(switched(*before), switched(*after)) == said


def test_the_first_sentence_is_true() -> None:
    assert first_sentence() == (
        "A plain dataclass: a constructor, a repr and == are written, and its hash is set to None."
    )
    written = [method.name for method in board(Switches()).methods if method.written]
    assert written == ["__init__", "__repr__", "__eq__"]


# To JSON and back

TRIPS = [
    Trip(day, back, is_nan, strict)
    for day, back, is_nan, strict in itertools.product(DAYS, BACKS, (False, True), (False, True))
]


def from_json(loaded: dict[str, Any]) -> Report:
    folds = tuple(Fold(**each) for each in loaded["folds"])
    return Report(**{**loaded, "day": date.fromisoformat(loaded["day"]), "folds": folds})


def test_every_trip_ends_as_its_code_does() -> None:
    for trip in TRIPS:
        space: dict[str, Any] = {
            "Report": Report,
            "Fold": Fold,
            "asdict": dataclasses.asdict,
            "json": json,
            "day": date(2026, 3, 1),
            "nan": float("nan"),
            "from_json": from_json,
        }
        stages = run_trip(trip)
        for line, stage in itertools.zip_longest(trip.code(), stages):
            try:
                exec(line, space)
            except (TypeError, ValueError) as error:
                assert stage.raised
                assert stage.said == f"{type(error).__name__}: {error}."
                assert stage is stages[-1]
                break
            assert not stage.raised
            assert stage.text == space.get("text", "")
        else:
            back, report = space["back"], space["report"]
            assert f"back == report is {back == report}" in stages[-1].said
            fold = back.folds[0]
            score = fold["score"] if isinstance(fold, dict) else fold.score
            parts = (back, back.model, back.day, back.score, back.folds, fold, score)
            assert stages[-1].types == tuple(type(part).__name__ for part in parts)


def test_each_stage_marks_the_types_that_are_others() -> None:
    stages = run_trip(Trip("iso"))
    assert tuple(stage.name for stage in stages) == STAGES
    marked = [
        [node for node, changed in zip(NODES, stage.changed, strict=True) if changed] for stage in stages
    ]
    assert marked == [
        [],
        ["report", ".day", ".folds[0]"],
        ["report", ".day", ".folds", ".folds[0]"],
        ["report", ".day", ".folds", ".folds[0]"],
        [".day", ".folds", ".folds[0]"],
    ]
    assert not any(run_trip(Trip("default", "build"))[-1].changed)


def test_a_date_stops_the_trip_and_nan_is_written_although_it_is_no_json() -> None:
    *_, last = run_trip(Trip())
    assert (last.name, last.said) == ("JSON", "TypeError: Object of type date is not JSON serializable.")
    written = run_trip(Trip("default", is_nan=True))[2]
    assert written.types[NODES.index(".score")] == "NaN"
    assert written.said == (
        "JSON has objects, arrays, strings and numbers: the tuple is written like a list, "
        "the date like a text, and NaN is written although it is not JSON."
    )
    assert run_trip(Trip("default", is_nan=True, strict=True))[-1].said.startswith("ValueError: Out of range")
    assert run_trip(Trip("iso", "build", is_nan=True))[-1].said == (
        "from_json builds from the inside out: back == report is False, because NaN is not equal to NaN."
    )
