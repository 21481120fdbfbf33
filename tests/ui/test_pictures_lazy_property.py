"""The three lanes and the ways into an object, used with mouse and keys."""

from __future__ import annotations

import pytest
from picture_parts import Shown, click, ground_of, overlaps, texts
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tutor_app.ui.pictures.lazy_property import GatesView, LanesView
from tutor_app.ui.pictures.sheet import BoxMark, TextMark


def lanes(qtbot: QtBot) -> LanesView:
    shown = Shown(qtbot, "lazy-property")
    view = shown.view()
    assert isinstance(view, LanesView)
    view.shown = shown  # type: ignore[attr-defined]  # keeps the window alive
    return view


def counters(view: LanesView) -> list[str]:
    return [words for words in texts(view.drawing) if words.endswith(" in all")]


def test_each_button_moves_the_counters_it_should(qtbot: QtBot) -> None:
    view = lanes(qtbot)
    assert counters(view) == ["1 load in all", "0 loads in all", "0 loads in all"]
    click(view.buttons["dir"])
    click(view.buttons["pickle"])
    assert counters(view) == ["1 load in all", "0 loads in all", "0 loads in all"]
    click(view.buttons["hasattr"])
    assert counters(view) == ["1 load in all", "1 load in all", "1 load in all"]
    click(view.buttons["read"])
    assert counters(view) == ["1 load in all", "2 loads in all", "1 load in all"]
    assert view.said.text() == "First read: property loaded."
    assert "property: 1 load now, rows v1; 2 loads in all" in view.drawing.accessibleDescription()


def test_stale_rows_are_named_and_have_a_ground_of_their_own(qtbot: QtBot) -> None:
    view = lanes(qtbot)
    for name in ("read", "touch", "read"):
        click(view.buttons[name])
    stale = [mark for mark in view.drawing.marks() if isinstance(mark, TextMark) and mark.text == "stale"]
    assert [ground_of(view.drawing, mark) for mark in stale] == ["pitfall_ground"] * 2
    click(view.buttons["forget"])
    click(view.buttons["read"])
    assert "cached property: 1 load now, rows v2; 2 loads in all" in view.drawing.accessibleDescription()


def test_the_switch_gives_the_property_a_cache(qtbot: QtBot) -> None:
    view = lanes(qtbot)
    for _ in range(3):
        click(view.buttons["read"])
    assert counters(view)[1] == "3 loads in all"
    click(view.keeps)
    assert counters(view)[1] == "1 load in all"


def test_reset_leaves_the_construction_and_keeps_the_switch(qtbot: QtBot) -> None:
    view = lanes(qtbot)
    first = texts(view.drawing)
    click(view.keeps)
    click(view.buttons["read"])
    click(view.reset)
    assert texts(view.drawing) == first
    assert view.keeps.isChecked()
    assert view.said.text() == "Construction: the plain attribute loads at once, the two others wait."


def test_the_buttons_work_with_the_keyboard_and_say_what_happened(qtbot: QtBot) -> None:
    view = lanes(qtbot)
    button = view.buttons["read"]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is button
    assert (
        button.accessibleDescription()
        == view.said.text()
        == "First read: property and cached property loaded."
    )


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_many_events_keep_the_height_and_show_the_last(qtbot: QtBot, zoom: float) -> None:
    view = lanes(qtbot)
    shown: Shown = view.shown  # type: ignore[attr-defined]
    shown.theme.set_zoom(zoom)
    for width in (702, 402):
        shown.resize(width)
        height = view.drawing.height()
        for name in ("read", "touch", "pickle", "hasattr", "dir", "forget", "read"):
            click(view.buttons[name])
            assert view.drawing.heightForWidth(view.drawing.width()) == height
        assert overlaps(view.drawing) == []
        for mark in view.drawing.marks():
            if isinstance(mark, TextMark):
                assert mark.box.right() <= view.drawing.width() + 1
                assert mark.text == mark.whole or width / zoom < 402
        assert "read" in texts(view.drawing)


def gates(qtbot: QtBot) -> GatesView:
    shown = Shown(qtbot, "lazy-property")
    view = shown.view(1)
    assert isinstance(view, GatesView)
    view.shown = shown  # type: ignore[attr-defined]
    return view


def test_each_way_into_the_object_has_its_gate(qtbot: QtBot) -> None:
    view = gates(qtbot)
    assert [texts(view.drawing).count(words) for words in ("check", "no check", "n = -1")] == [2, 2, 2]
    boxes = [mark for mark in view.drawing.marks() if isinstance(mark, BoxMark)]
    assert [mark.dashed for mark in boxes[::2]] == [False, False, True, True]
    click(view.kind.options["frozen"])
    assert texts(view.drawing).count("closed") == 1
    assert "FrozenInstanceError" in texts(view.drawing)
    assert "d.n = -1: not checked, FrozenInstanceError." in view.drawing.accessibleDescription()


def test_what_got_in_and_is_bad_has_a_ground_of_its_own(qtbot: QtBot) -> None:
    view = gates(qtbot)

    def grounds(words: str) -> set[str]:
        marks = [mark for mark in view.drawing.marks() if isinstance(mark, TextMark) and mark.text == words]
        return {ground_of(view.drawing, mark) for mark in marks}

    assert grounds("n = -1") == {"pitfall_ground"}
    assert grounds("ValueError") == {"background"}
    click(view.value.options["3"])
    assert grounds("n = 3") == {"background"}
    click(view.value.options["nan"])
    assert texts(view.drawing).count("n = nan") == 4
    click(view.check.options["good"])
    assert texts(view.drawing).count("n = nan") == 2
    assert view.said.text() == "4 ways into the object, 2 of them ask the check; nan got in by 2 of them."
