"""Edits of shared items and a traced read, used with mouse and keys."""

from __future__ import annotations

import pytest
from picture_parts import Shown, click, ground_of, overlaps, texts
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tutor_app.ui.pictures.attribute_lookup import EditView, TraceView
from tutor_app.ui.pictures.sheet import LineMark, TextMark


def edits(qtbot: QtBot) -> EditView:
    shown = Shown(qtbot, "attribute-lookup")
    view = shown.view(0)
    assert isinstance(view, EditView)
    view.shown = shown  # type: ignore[attr-defined]  # keeps the window alive
    return view


def traced(qtbot: QtBot) -> TraceView:
    shown = Shown(qtbot, "attribute-lookup")
    view = shown.view(1)
    assert isinstance(view, TraceView)
    view.shown = shown  # type: ignore[attr-defined]
    return view


def arrows(view: EditView) -> int:
    return sum(isinstance(mark, LineMark) and bool(mark.arrow) for mark in view.drawing.marks())


def to_the_end(view: TraceView) -> None:
    click(next(button for button in view.stepper.buttons if button.text() == "To the end"))


def test_the_four_edits_of_the_page_change_boxes_and_arrows(qtbot: QtBot) -> None:
    view = edits(qtbot)
    # Three places without items of their own go on to a class, and the class has the value.
    assert (arrows(view), texts(view.drawing).count("items")) == (4, 1)
    click(view.buttons["append"])
    assert "['flask']" in texts(view.drawing)
    assert "read through C, a, D, b" in texts(view.drawing)
    click(view.buttons["add"])
    assert (arrows(view), texts(view.drawing).count("items")) == (4, 2)
    assert "['flask', 'pipette']" in texts(view.drawing)
    click(view.buttons["set"])
    assert {"['flask', 'pipette']", "['vial']", "read through C, D, b", "new for a"} <= set(
        texts(view.drawing)
    )
    assert view.said.text() == "a has another list now. Changed for a alone."
    click(view.buttons["del"])
    assert texts(view.drawing).count("items") == 1
    assert "a has none and reads those of C." in view.drawing.accessibleDescription()


def test_the_buttons_name_what_they_do_for_the_chosen_name(qtbot: QtBot) -> None:
    view = edits(qtbot)
    click(view.name.options["C"])
    assert view.buttons["add"].text() == view.buttons["add"].accessibleName() == "C.items += .."
    click(view.buttons["set"])
    assert view.said.text() == "C has another list now. Changed for C, a, D and b."
    assert view.buttons["set"].accessibleDescription() == view.said.text()


def test_undo_takes_back_one_statement_and_reset_all(qtbot: QtBot) -> None:
    view = edits(qtbot)
    first = texts(view.drawing)
    click(view.buttons["append"])
    second = texts(view.drawing)
    click(view.buttons["set"])
    click(view.undo)
    assert texts(view.drawing) == second
    click(view.buttons["set"])
    click(view.reset)
    assert texts(view.drawing) == first
    click(view.undo)
    assert texts(view.drawing) == first


def test_a_tuple_starts_anew_and_refuses_append(qtbot: QtBot) -> None:
    view = edits(qtbot)
    click(view.buttons["append"])
    click(view.store.options["tuple"])
    assert "()" in texts(view.drawing)
    click(view.buttons["append"])
    assert view.said.text().startswith("AttributeError: a tuple has no append")
    click(view.buttons["add"])
    assert "('pipette',)" in texts(view.drawing)


def test_the_edits_work_with_the_keyboard(qtbot: QtBot) -> None:
    view = edits(qtbot)
    button = view.buttons["append"]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Space)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert "['flask', 'pipette']" in texts(view.drawing)
    assert QApplication.focusWidget() is button


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_four_values_and_many_statements_stand_apart(qtbot: QtBot, zoom: float) -> None:
    view = edits(qtbot)
    for name in ("a", "b", "D", "C"):
        click(view.name.options[name])
        click(view.buttons["set"])
        click(view.buttons["append"])
    shown: Shown = view.shown  # type: ignore[attr-defined]
    shown.theme.set_zoom(zoom)
    for width in (702, 402):
        shown.resize(width)
        assert overlaps(view.drawing) == []
        for mark in view.drawing.marks():
            if isinstance(mark, TextMark):
                assert mark.box.bottom() <= view.drawing.height()
    assert "# ..." in "".join(texts(view.drawing))


def test_a_read_lights_the_step_that_answers(qtbot: QtBot) -> None:
    view = traced(qtbot)
    to_the_end(view)
    assert view.look.answered == 2
    (note,) = (
        mark for mark in view.drawing.marks() if isinstance(mark, TextMark) and mark.text == "vars(a) answers"
    )
    assert ground_of(view.drawing, note) == "right_ground"
    assert "'planted'" in texts(view.drawing)
    # What was traced to its end is traced to its end again.
    click(view.base.options["property"])
    assert view.look.answered == 1
    assert "'property of C'" in texts(view.drawing)
    click(view.base.options["none"])
    click(view.planted)
    assert "AttributeError" in texts(view.drawing)
    assert view.said.text() == "Nobody has an x: the read raises AttributeError."
    click(view.fallback)
    assert "a.x gives 'fallback'." in view.drawing.accessibleDescription()


def test_the_code_that_is_read_stands_beside_it(qtbot: QtBot) -> None:
    view = traced(qtbot)
    click(view.sub.options["constant"])
    joined = "".join(texts(view.drawing))
    assert "constant of D" in joined
    assert "planted" in joined
