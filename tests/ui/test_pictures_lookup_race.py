"""The race of a list and a dict, used with mouse and keys."""

from __future__ import annotations

import pytest
from picture_parts import Shown, click, texts, type_into
from pytestqt.qtbot import QtBot

from tutor_app.ui.pictures.lookup_race import RaceView
from tutor_app.ui.pictures.sheet import BoxMark, Drawing, TextMark


def race(qtbot: QtBot) -> RaceView:
    shown = Shown(qtbot, "lookup-race")
    view = shown.view(0)
    assert isinstance(view, RaceView)
    view.shown = shown  # type: ignore[attr-defined]  # keeps the window alive
    return view


def signed(drawing: Drawing, sign: str) -> list[BoxMark]:
    """The boxes that bear *sign*."""
    found, box = [], None
    for mark in drawing.marks():
        if isinstance(mark, BoxMark):
            box = mark
        elif isinstance(mark, TextMark) and mark.whole.endswith(f" {sign}") and len(mark.whole) < 8:
            assert box is not None
            found.append(box)
    return found


def test_each_step_is_one_look_in_both(qtbot: QtBot) -> None:
    view = race(qtbot)
    assert view.stepper.at == 0
    assert not signed(view.drawing, "≠")
    click(view.stepper.step)
    assert {"1 ≠", "1 ="} <= set(texts(view.drawing))
    click(view.stepper.step)
    assert {"Comparisons: 2 · hashes: 0", "Comparisons: 1 · hashes: 1"} <= set(texts(view.drawing))
    assert [box.ground for box in signed(view.drawing, "≠")] == ["accent_ground"] * 2
    assert [box.ground for box in signed(view.drawing, "=")] == ["right_ground"]
    view.stepper.go(view.stepper.last)
    assert len(signed(view.drawing, "≠")) == 7
    assert len(signed(view.drawing, "=")) == 2


def test_a_button_picks_a_word_by_its_place(qtbot: QtBot) -> None:
    view = race(qtbot)
    for name, word, by_list, by_dict in (
        ("First", "glass", 1, 1),
        ("Middle", "brass", 7, 1),
        ("Last", "wool", 12, 1),
        ("Absent", "linen", 12, 0),
    ):
        click(view.picks[name])
        assert view.word.text() == word
        view.stepper.go(view.stepper.last)
        assert (view.state.compared, view.state.by_table) == (by_list, by_dict)
    assert view.state.path[-1].outcome == "free"
    assert f"{len(view.state.path)} free" in texts(view.drawing)
    assert view.drawing.accessibleDescription().endswith(f"Slot {view.state.path[-1].slot}: free.")


def test_one_hash_for_all_makes_the_dict_as_slow_as_the_list(qtbot: QtBot) -> None:
    view = race(qtbot)
    click(view.picks["Absent"])
    click(view.clumsy)
    view.stepper.go(view.stepper.last)
    assert {"Comparisons: 12 · hashes: 0", "Comparisons: 12 · hashes: 1"} <= set(texts(view.drawing))
    assert len(signed(view.drawing, "≠")) == 24


def test_the_size_changes_the_list_and_the_slots(qtbot: QtBot) -> None:
    view = race(qtbot)
    for size, slots in ((8, 16), (4, 8)):
        click(view.size_.less)
        assert {f"List of {size}", f"Dict with {slots} slots"} <= set(texts(view.drawing))
    click(view.size_.less)
    assert view.size_.value == 4
    for _ in range(5):
        click(view.size_.more)
    assert "List of 20" in texts(view.drawing)
    assert "zinc" in texts(view.drawing)


def test_who_looks_at_a_result_sees_the_next_result(qtbot: QtBot) -> None:
    view = race(qtbot)
    click(view.stepper.step)
    click(view.picks["First"])
    assert view.stepper.at == 0
    view.stepper.go(view.stepper.last)
    click(view.picks["Last"])
    assert view.said.text() == (
        "'wool' is there: 12 comparisons in the list; 1 comparison and 1 hash in the dict."
    )


def test_any_word_can_be_typed_and_what_is_none_changes_nothing(qtbot: QtBot) -> None:
    view = race(qtbot)
    type_into(view.word, "sock")
    assert not view.race.is_there
    before = texts(view.drawing)
    type_into(view.word, "two words")
    assert view.word.complaint.text() == "Type one word of at most 8 letters."
    type_into(view.word, "sock")
    assert texts(view.drawing) == before


@pytest.mark.parametrize("width", [702, 402])
def test_the_largest_race_can_be_read(qtbot: QtBot, width: int) -> None:
    view = race(qtbot)
    shown: Shown = view.shown  # type: ignore[attr-defined]
    shown.resize(width)
    click(view.size_.more)
    click(view.size_.more)
    click(view.clumsy)
    click(view.picks["Absent"])
    view.stepper.go(view.stepper.last)
    shown.settle()
    for mark in view.drawing.marks():
        if isinstance(mark, TextMark):
            assert mark.text == mark.whole
            assert mark.box.right() <= view.drawing.width() + 1


def test_the_drawing_is_told_in_words(qtbot: QtBot) -> None:
    view = race(qtbot)
    click(view.size_.less)
    click(view.size_.less)
    click(view.picks["Middle"])
    view.stepper.go(2)
    assert view.drawing.accessibleDescription() == (
        "The list: glass, paper, tin, foil. Comparisons: 2 · hashes: 0. "
        "The dict has 8 slots. Comparisons: 1 · hashes: 1. "
        "Slot 7 holds glass: another hash, not compared. Slot 5 holds tin: same hash, compared: equal."
    )
