"""The boxes of code points, used with mouse and keys."""

from __future__ import annotations

import pytest
from picture_parts import Shown, click, texts, type_into
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tutor_app.ui.pictures.code_points import MOST_SHOWN, PointsView
from tutor_app.ui.pictures.sheet import BoxMark, TextMark


def boxes(qtbot: QtBot) -> PointsView:
    shown = Shown(qtbot, "code-points")
    view = shown.view(0)
    assert isinstance(view, PointsView)
    view.shown = shown  # type: ignore[attr-defined]  # keeps the window alive
    return view


def points(view: PointsView) -> list[BoxMark]:
    """The boxes of the code points; the smaller ones inside hold their signs."""
    return [mark for mark in view.drawing.marks() if isinstance(mark, BoxMark) and mark.box.height() > 60]


def test_two_words_that_look_alike_have_four_and_five_boxes(qtbot: QtBot) -> None:
    view = boxes(qtbot)
    assert len(points(view)) == 4 + 1 + 5
    shown = texts(view.drawing)
    assert {"10 code points, 12 bytes in UTF-8", "as typed", "U+0301", "cc 81", "Mn", "\u25cc\u0301"} <= set(
        shown
    )
    assert {"U+00E9", "c3 a9", "blank"} <= set(shown)


def test_a_step_marks_what_is_new_by_word_ground_and_edge(qtbot: QtBot) -> None:
    view = boxes(qtbot)
    click(view.steps["NFC"])
    assert view.said.text() == (
        "NFC puts letters and marks together: 10 code points became 9, 12 bytes became 11."
    )
    marked = [box for box in points(view) if box.ground == "accent_ground"]
    assert [box.edge for box in marked] == ["accent"]
    assert texts(view.drawing).count("new") == 1
    assert "typed → NFC: not equal to the text as typed" in texts(view.drawing)
    assert all(button.accessibleDescription() == view.said.text() for button in view.steps.values())


def test_marks_are_dropped_once_they_stand_alone(qtbot: QtBot) -> None:
    view = boxes(qtbot)
    click(view.preset.options["latin"])
    click(view.steps["drop Mn"])
    assert "NFD takes letters and marks apart" in view.said.text()
    click(view.steps["NFD"])
    click(view.steps["drop Mn"])
    assert view.state.text == "Łodz Straße"
    click(view.steps["casefold"])
    assert view.state.text == "łodz strasse"
    assert "typed → NFD → drop Mn → casefold: not equal to the text as typed" in texts(view.drawing)
    click(view.reset)
    assert view.state.text == "Łódź Straße"
    assert "as typed" in texts(view.drawing)


def test_a_text_is_taken_apart_while_it_is_typed_and_begins_anew(qtbot: QtBot) -> None:
    view = boxes(qtbot)
    click(view.steps["NFD"])
    type_into(view.text, r"x\u00b2")
    assert [point.code for point in view.state.points] == ["U+0078", "U+00B2"]
    assert view.state.steps == ()
    view.steps["NFKC"].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view.steps["NFKC"], Qt.Key.Key_Space)
    assert view.state.text == "x2"


def test_what_goes_too_far_is_counted_and_not_drawn(qtbot: QtBot) -> None:
    view = boxes(qtbot)
    view.text.set_text("x" * 32)
    assert len(points(view)) == MOST_SHOWN
    assert "and 17 more" in texts(view.drawing)
    assert view.drawing.accessibleDescription().endswith("and 17 more.")


@pytest.mark.parametrize("width", [702, 402])
def test_long_names_and_many_steps_stay_inside(qtbot: QtBot, width: int) -> None:
    view = boxes(qtbot)
    shown: Shown = view.shown  # type: ignore[attr-defined]
    shown.resize(width)
    view.text.set_text(r"\ufdfa\ufbf9\U0001f469\u200d\U0001f4bb\x85\u2028\U00013000")
    for _ in range(5):
        click(view.steps["NFKC"])
        click(view.steps["NFD"])
    shown.settle()
    for mark in view.drawing.marks():
        if isinstance(mark, TextMark):
            assert mark.box.right() <= view.drawing.width() + 1
            assert mark.box.bottom() <= view.drawing.height() + 1
            assert "\n" not in mark.text


def test_what_is_no_text_gets_one_sentence_and_changes_nothing(qtbot: QtBot) -> None:
    view = boxes(qtbot)
    before = texts(view.drawing)
    view.text.set_text("")
    assert view.text.complaint.text() == "Type 1 to 32 code points."
    assert texts(view.drawing) == before


def test_the_drawing_is_told_in_words(qtbot: QtBot) -> None:
    view = boxes(qtbot)
    type_into(view.text, r"e\u0301")
    click(view.steps["NFC"])
    assert view.drawing.accessibleDescription() == (
        "1 code point, 2 bytes in UTF-8. typed → NFC: not equal to the text as typed. "
        "1: U+00E9 LATIN SMALL LETTER E WITH ACUTE, Ll, bytes c3 a9, new."
    )
