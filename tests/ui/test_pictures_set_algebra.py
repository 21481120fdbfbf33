"""Two circles of words, used with mouse and keys."""

from __future__ import annotations

import pytest
from picture_parts import Shown, click, texts, type_into
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tutor_app.ui.pictures.set_algebra import CirclesView
from tutor_app.ui.pictures.sheet import BoxMark, SignMark, TextMark
from tutor_app.ui.widgets import Sign


def circles(qtbot: QtBot) -> CirclesView:
    shown = Shown(qtbot, "set-algebra")
    view = shown.view(0)
    assert isinstance(view, CirclesView)
    view.shown = shown  # type: ignore[attr-defined]  # keeps the window alive
    return view


def chip(view: CirclesView, word: str) -> BoxMark:
    """The box that *word* stands in: the last that was drawn before it."""
    found: BoxMark | None = None
    for mark in view.drawing.marks():
        if isinstance(mark, TextMark) and mark.whole.split(" ×")[0] == word:
            assert found is not None
            return found
        if isinstance(mark, BoxMark):
            found = mark
    raise AssertionError(word)


def area(view: CirclesView, word: str) -> float:
    box = chip(view, word).box
    return box.width() * box.height()


def test_the_words_stand_in_the_part_that_they_belong_to(qtbot: QtBot) -> None:
    view = circles(qtbot)
    shown = texts(view.drawing)
    assert {"Only in a · 1", "In both · 2", "Only in b · 2", "brake", "door ×4", "seat", "bell"} <= set(shown)
    outer = [mark.box for mark in view.drawing.marks() if isinstance(mark, BoxMark) and not mark.ground]
    one, other = outer[:2]
    for word, in_a, in_b in (("brake", True, False), ("door", True, True), ("lamp", False, True)):
        assert (one.contains(chip(view, word).box), other.contains(chip(view, word).box)) == (in_a, in_b)


def test_a_chip_is_as_large_as_its_word_is_frequent_in_the_second_text(qtbot: QtBot) -> None:
    view = circles(qtbot)
    assert area(view, "door") == pytest.approx(4 * area(view, "seat"), rel=0.05)
    assert area(view, "brake") == pytest.approx(area(view, "seat"), rel=0.05)
    assert chip(view, "brake").dashed
    assert not chip(view, "seat").dashed
    click(view.more)
    assert area(view, "door") == pytest.approx(14 * area(view, "seat"), rel=0.05)


def test_an_old_word_ten_more_times_moves_the_tokens_only(qtbot: QtBot) -> None:
    view = circles(qtbot)
    assert {"Types of b that are in a: 2/4 = 0.500", "Tokens of b that are in a: 5/7 = 0.714"} <= set(
        texts(view.drawing)
    )
    click(view.more)
    assert view.said.text() == (
        "The share of types stayed at 2/4 = 0.500, and the share of tokens rose from 5/7 to 15/17 = 0.882."
    )
    assert "Tokens of b that are in a: 15/17 = 0.882" in texts(view.drawing)
    for _ in range(5):
        click(view.more)
    assert len(view.compared.b) == 40
    assert not view.b.complaint.isVisible()


def test_the_bars_have_a_place_for_each_word_and_fill_the_known_ones(qtbot: QtBot) -> None:
    view = circles(qtbot)
    places = [mark for mark in view.drawing.marks() if isinstance(mark, BoxMark) and mark.corner == 2]
    assert len(places) == 4 + 7
    assert sum(mark.ground == "accent" for mark in places) == 2 + 5


def test_the_selected_parts_are_marked_by_ground_sign_and_edge(qtbot: QtBot) -> None:
    view = circles(qtbot)
    for key, signs, result in (
        ("and", [Sign.EMPTY, Sign.FULL, Sign.EMPTY], "a & b = {'door', 'seat'}"),
        ("b minus a", [Sign.EMPTY, Sign.EMPTY, Sign.FULL], "b - a = {'bell', 'lamp'}"),
        ("one", [Sign.FULL, Sign.EMPTY, Sign.FULL], "a ^ b = {'bell', 'brake', 'lamp'}"),
    ):
        click(view.operation.options[key])
        marks = view.drawing.marks()
        assert [mark.sign for mark in marks if isinstance(mark, SignMark)] == signs
        grounds = [mark for mark in marks if isinstance(mark, BoxMark) and mark.ground == "accent_ground"]
        assert len(grounds) == signs.count(Sign.FULL)
        assert (chip(view, "lamp").thick > 1) == (signs[2] is Sign.FULL)
        assert result in texts(view.drawing)
    assert view.said.text() == "a ^ b gives the words that are in exactly one: 3 words."


def test_another_operation_moves_nothing(qtbot: QtBot) -> None:
    view = circles(qtbot)
    view.shown.resize(402)  # type: ignore[attr-defined]
    view.a.set_text("brake switch timetable pantograph seat")
    heights = set()
    for option in view.operation.options.values():
        click(option)
        heights.add(view.drawing.heightForWidth(view.drawing.width()))
    assert len(heights) == 1


def test_the_texts_are_what_is_typed(qtbot: QtBot) -> None:
    view = circles(qtbot)
    type_into(view.a, "bell lamp")
    type_into(view.b, "bell bell horn")
    assert (view.compared.types, view.compared.tokens) == ((1, 2), (2, 3))
    assert "bell ×2" in texts(view.drawing)
    type_into(view.a, "")
    assert "a & b = set()" in texts(view.drawing)


def test_what_cannot_be_shown_gets_one_sentence_and_changes_nothing(qtbot: QtBot) -> None:
    view = circles(qtbot)
    before = texts(view.drawing)
    QTest.mouseClick(view.b.line, Qt.MouseButton.LeftButton)
    QTest.keyClick(view.b.line, Qt.Key.Key_End)
    QTest.keyClicks(view.b.line, "x" * 9)
    assert view.b.complaint.text() == "Shorten doorxxxxxxxx… to at most 12 letters."
    for _ in range(9):
        QTest.keyClick(view.b.line, Qt.Key.Key_Backspace)
    assert not view.b.complaint.isVisible()
    assert texts(view.drawing) == before


@pytest.mark.parametrize("width", [702, 402])
def test_twelve_long_words_a_side_can_be_read(qtbot: QtBot, width: int) -> None:
    view = circles(qtbot)
    shown: Shown = view.shown  # type: ignore[attr-defined]
    shown.resize(width)
    for left, right in (("known", "other"), ("known", "known")):
        view.a.set_text(" ".join(f"{left}{number:07}" for number in range(12)))
        view.b.set_text(" ".join(f"{right}{number:07}" for number in range(12)))
        click(view.more)
        shown.settle()
        for mark in view.drawing.marks():
            if isinstance(mark, TextMark):
                assert mark.text == mark.whole
                assert mark.box.right() <= view.drawing.width() + 1


def test_the_drawing_is_told_in_words(qtbot: QtBot) -> None:
    view = circles(qtbot)
    assert view.drawing.accessibleDescription() == (
        "Only in a: brake. In both: door ×4, seat. Only in b: bell, lamp. a & b gives door, seat. "
        "Types of b that are in a: 2/4 = 0.500. Tokens of b that are in a: 5/7 = 0.714."
    )
