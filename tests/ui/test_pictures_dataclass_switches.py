"""The switchboard of a dataclass and the way through JSON, used with mouse and keys."""

from __future__ import annotations

import pytest
from picture_parts import Shown, click, ground_of, overlaps, texts
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tutor_app.pictures.dataclass_switches import STAGES
from tutor_app.ui.pictures.dataclass_switches import SwitchView, TripView
from tutor_app.ui.pictures.sheet import TextMark


def board(qtbot: QtBot) -> SwitchView:
    shown = Shown(qtbot, "dataclass-switches")
    view = shown.view(0)
    assert isinstance(view, SwitchView)
    view.shown_in = shown  # type: ignore[attr-defined]  # keeps the window alive
    return view


def ground(view: SwitchView, words: str) -> str:
    """The ground of the last text that reads *words*."""
    marks = [mark for mark in view.drawing.marks() if isinstance(mark, TextMark) and mark.whole == words]
    return ground_of(view.drawing, marks[-1])


def test_a_switch_lights_the_methods_that_it_writes(qtbot: QtBot) -> None:
    view = board(qtbot)
    assert ground(view, "__eq__") == "accent_ground"
    assert ground(view, "__lt__") == "background"
    click(view.flags["order"])
    assert ground(view, "__lt__") == "accent_ground"
    assert view.said.text() == "Written now: the four comparisons; 1 answer changes."
    click(view.flags["eq"])
    assert "ValueError: eq must be true if order is true" in " ".join(texts(view.drawing))
    click(view.flags["eq"])
    assert view.said.text() == "The class can be made again."


def test_a_key_edited_in_its_set_is_shown_as_lost(qtbot: QtBot) -> None:
    view = board(qtbot)
    assert ground(view, "unhashable type: 'Key'") == "pitfall_ground"
    click(view.flags["unsafe_hash"])
    assert "unhashable type: 'Key'" not in texts(view.drawing)
    assert ground(view, "lost: len(s) is 1, and nobody finds the key") == "error_ground"
    assert "key in s: False (lost: len(s) is 1" in view.drawing.accessibleDescription()
    click(view.left_out["hours"])
    assert not any(words.startswith("lost") for words in texts(view.drawing))


def test_a_field_that_is_left_out_makes_the_other_key_equal(qtbot: QtBot) -> None:
    view = board(qtbot)
    assert "key == other: False." in view.drawing.accessibleDescription()
    click(view.left_out["tags"])
    assert "key == other: True." in view.drawing.accessibleDescription()
    click(view.differs.options["soil"])
    assert "key == other: False." in view.drawing.accessibleDescription()
    assert "'peat'" in "".join(texts(view.drawing))


def test_a_list_in_a_frozen_key_is_unhashable(qtbot: QtBot) -> None:
    view = board(qtbot)
    click(view.flags["frozen"])
    click(view.lists)
    assert "unhashable type: 'list'" in texts(view.drawing)


def test_reset_turns_the_switches_back(qtbot: QtBot) -> None:
    view = board(qtbot)
    first = texts(view.drawing)
    for switch in (view.flags["frozen"], view.flags["eq"], view.left_out["soil"], view.lists):
        click(switch)
    click(view.reset)
    assert texts(view.drawing) == first
    assert [name for name, switch in view.flags.items() if switch.isChecked()] == ["eq"]
    assert view.said.text().startswith("A plain dataclass")


def test_the_switches_turn_with_the_keyboard_and_say_what_changed(qtbot: QtBot) -> None:
    view = board(qtbot)
    switch = view.flags["slots"]
    switch.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert switch.isChecked()
    assert QApplication.focusWidget() is switch
    assert switch.accessibleDescription() == view.said.text() == "Written now: __slots__; 1 answer changes."
    assert view.left_out["tags"].accessibleName() == "compare=False for tags"


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_the_fullest_board_fits(qtbot: QtBot, zoom: float) -> None:
    view = board(qtbot)
    shown: Shown = view.shown_in  # type: ignore[attr-defined]
    shown.theme.set_zoom(zoom)
    for name in ("order", "frozen", "unsafe_hash", "slots"):
        click(view.flags[name])
    for switch in (*view.left_out.values(), view.lists):
        click(switch)
    for width in (702, 402):
        shown.resize(width)
        assert overlaps(view.drawing) == []
        for mark in view.drawing.marks():
            if isinstance(mark, TextMark):
                assert mark.box.bottom() <= view.drawing.height()
                assert mark.text == mark.whole or width / zoom < 402


def trip(qtbot: QtBot) -> TripView:
    shown = Shown(qtbot, "dataclass-switches")
    view = shown.view(1)
    assert isinstance(view, TripView)
    view.shown_in = shown  # type: ignore[attr-defined]
    return view


def to_the_end(view: TripView) -> None:
    click(next(button for button in view.stepper.buttons if button.text() == "To the end"))


def red(view: TripView) -> list[str]:
    """The types that are drawn as others than those of the object, row by row."""
    return [
        mark.whole
        for mark in view.drawing.marks()
        if isinstance(mark, TextMark) and ground_of(view.drawing, mark) == "error_ground"
    ]


def test_types_that_change_on_the_way_are_red_and_have_a_sign(qtbot: QtBot) -> None:
    view = trip(qtbot)
    assert red(view) == []
    click(view.stepper.step)
    assert red(view) == ["≠ dict", "≠ dict"]
    assert ".folds[0] is dict, another type than before." in view.drawing.accessibleDescription()
    to_the_end(view)
    assert view.said.text() == "TypeError: Object of type date is not JSON serializable."
    click(view.day.options["iso"])
    assert view.said.text() == "Report(**loaded) takes whatever it gets: back == report is False."
    assert red(view).count("≠ list") == 2
    click(view.back.options["build"])
    assert view.said.text() == "from_json builds from the inside out: back == report is True."
    assert '"2026-03-01"' in " ".join(texts(view.drawing))


def test_nan_is_written_unless_it_is_forbidden(qtbot: QtBot) -> None:
    view = trip(qtbot)
    click(view.day.options["default"])
    click(view.is_nan)
    view.stepper.go(2)
    assert "≠ NaN" in red(view)
    click(view.strict)
    to_the_end(view)
    assert view.said.text().startswith("ValueError: Out of range float values")


def test_in_a_narrow_window_the_present_stage_stands_beside_the_object(qtbot: QtBot) -> None:
    view = trip(qtbot)
    click(view.day.options["iso"])
    shown: Shown = view.shown_in  # type: ignore[attr-defined]
    shown.resize(402)
    view.stepper.go(3)

    def heads() -> list[str]:
        marks = [mark for mark in view.drawing.marks() if isinstance(mark, TextMark)]
        return [
            mark.text for mark in marks if mark.text in STAGES and mark.align & Qt.AlignmentFlag.AlignHCenter
        ]

    assert heads() == ["object", "loads"]
    shown.theme.set_zoom(2.0)
    shown.settle()
    assert heads() == ["loads"]
