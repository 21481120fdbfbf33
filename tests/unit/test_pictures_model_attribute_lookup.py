"""Edits of shared items and traced reads, compared with what Python does with the code that is shown."""

from __future__ import annotations

import itertools

import pytest

from tutor_app.pictures.attribute_lookup import (
    EDITS,
    KINDS,
    NAMES,
    STORES,
    Edit,
    Layout,
    next_word,
    run_edits,
    start_code,
    trace,
)


def ran(store: str, edits: list[Edit]) -> tuple[dict[str, object], list[str]]:
    """The names after the code was run as it is shown, and what it raised."""
    space: dict[str, object] = {}
    exec("\n".join(start_code(store)), space)
    raised = []
    for edit in edits:
        try:
            exec(edit.code(store), space)
            raised.append("")
        except AttributeError as error:
            raised.append(type(error).__name__)
    return {name: space[name] for name in NAMES}, raised


@pytest.mark.parametrize("store", STORES)
def test_every_pair_of_statements_leaves_what_its_code_leaves(store: str) -> None:
    statements = [(name, kind) for name in NAMES for kind in EDITS]
    for pair in itertools.product(statements, repeat=2):
        edits: list[Edit] = []
        for name, kind in (("a", "add"), *pair):
            edits.append(Edit(name, kind, next_word(edits)))
        things, raised = ran(store, edits)
        scenes = run_edits(store, edits)
        assert [scene.raised for scene in scenes] == ["", *raised]
        scene = scenes[-1]
        for name, thing in things.items():
            place = scene.place(name)
            assert (place.own >= 0) == ("items" in vars(thing)), (pair, name)
            read = getattr(thing, "items", None)
            if read is None:
                assert (place.reads, place.found) == (-1, "")
                continue
            assert scene.values[place.reads] == tuple(read)
            assert scene.place(place.found).own == place.reads
            for other, one in things.items():
                same = getattr(one, "items", None) is read
                assert (scene.place(other).reads == place.reads) == same, (pair, name, other)


def test_the_edits_of_the_page_say_whom_they_reach() -> None:
    edits = [Edit("a", "append"), Edit("a", "add", "pipette"), Edit("a", "set", "own"), Edit("a", "del")]
    said = [scene.said for scene in run_edits("list", edits)]
    assert said == [
        "The list was made once, with the class. It is read through all four names.",
        "The read found the list of C, and append changed it. Changed for C, a, D and b.",
        "+= changed the list of C, then stored that very list in a as well. Changed for C, a, D and b.",
        "a has another list now. Changed for a alone.",
        "a has no items of its own any more and reads those of C again. Changed for a alone.",
    ]


@pytest.mark.parametrize(
    ("store", "edits", "said"),
    [
        (
            "list",
            [("a", "set"), ("C", "set")],
            "C has another list now. Changed for C, D and b.",
        ),
        ("list", [("D", "set")], "D has a list of its own now, and it hides that of C. Changed for D and b."),
        (
            "list",
            [("a", "add"), ("C", "append")],
            "append changed the list of C itself. Changed for C, a, D and b.",
        ),
        (
            "list",
            [("a", "add"), ("a", "add")],
            "+= changed the list of a, then stored that very list in a again. Changed for C, a, D and b.",
        ),
        ("list", [("a", "del")], "AttributeError: del looks into a alone, and a has no items of its own."),
        (
            "list",
            [("C", "del")],
            "The items of C are gone; C.items raises AttributeError now. Changed for C, a, D and b.",
        ),
        (
            "list",
            [("C", "del"), ("b", "append")],
            "AttributeError: b has no items, and no class that it asks has any.",
        ),
        ("list", [("C", "del"), ("b", "set")], "b has a list of its own now. Changed for b alone."),
        (
            "list",
            [("a", "add"), ("a", "del")],
            "a has no items of its own any more and reads those of C again. "
            "Every name reads what it read before.",
        ),
        (
            "tuple",
            [("a", "add")],
            "A tuple cannot change: += made a new one and stored it in a. Changed for a alone.",
        ),
        (
            "tuple",
            [("a", "append")],
            "AttributeError: a tuple has no append, so nobody can change it by accident.",
        ),
    ],
)
def test_a_statement_says_what_it_did(store: str, edits: list[tuple[str, str]], said: str) -> None:
    assert run_edits(store, [Edit(name, kind) for name, kind in edits])[-1].said == said


def test_after_plus_equals_object_and_class_have_the_very_same_list() -> None:
    scene = run_edits("list", [Edit("a", "add")])[-1]
    assert scene.place("a").own == scene.place("C").own == 0
    assert scene.readers(0) == ("C", "a", "D", "b")
    assert [place.found for place in scene.places] == ["C", "a", "C", "C"]


def test_two_equal_lists_are_two_values() -> None:
    scene = run_edits("list", [Edit("a", "set"), Edit("C", "set")])[-1]
    assert scene.values == (("flask",), ("flask",))
    assert (scene.readers(0), scene.readers(1)) == (("C", "D", "b"), ("a",))


LAYOUTS = [
    Layout(base, sub, planted, fallback)
    for base, sub, planted, fallback in itertools.product(KINDS, KINDS, (False, True), (False, True))
]


def read_of(layout: Layout) -> str:
    """What the shown code gives for `a.x`."""
    *code, last = layout.code()
    space: dict[str, object] = {}
    exec("\n".join(code), space)
    try:
        value = eval(last, space)
    except AttributeError as error:
        return type(error).__name__
    return f"bound method {value.__qualname__}" if callable(value) else repr(value)


def test_every_layout_answers_as_its_code_does() -> None:
    for layout in LAYOUTS:
        looks = trace(layout)
        assert looks[-1].value == read_of(layout), layout
        assert [look.answered for look in looks[:-1]] == [0] * (len(looks) - 1)
        assert [look.step for look in looks] == sorted(look.step for look in looks)
        for look in looks:
            assert look.said.endswith(".")


def test_the_step_that_answers_is_the_one_of_the_page() -> None:
    for layout in LAYOUTS:
        nearest = layout.sub if layout.sub != "none" else layout.base
        if nearest == "property":
            step = 1
        elif layout.planted:
            step = 2
        elif nearest != "none":
            step = 3
        else:
            step = 4
        assert trace(layout)[-1].answered == step, layout


def test_the_classes_are_asked_along_the_mro_until_one_has_it() -> None:
    assert trace(Layout("none", "none"))[-1].classes == (("D", "no x"), ("C", "no x"), ("object", "no x"))
    assert trace(Layout("property", "none"))[-1].classes == (("D", "no x"), ("C", "property"))
    assert trace(Layout("property", "constant"))[-1].classes == (("D", "constant"),)


def test_each_moment_of_a_read_is_explained() -> None:
    said = [look.said for look in trace(Layout("method", "none", planted=False))]
    assert said == [
        "a.x is read. a is an object of D, and D is a subclass of C.",
        "D has no x.",
        "C has a method, which is no data descriptor: it has to wait.",
        "The object's own dict has no x.",
        "What waited answers: a method of C, bound to a.",
    ]
    assert trace(Layout("none", planted=True))[-1].said == "The object's own dict has an x: it answers."
    assert trace(Layout("none", planted=False))[-1].said == "Nobody has an x: the read raises AttributeError."
    assert trace(Layout("property"))[-1].notes == ((1, "the property of C answers"),)
