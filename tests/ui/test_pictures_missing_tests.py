"""The table of values and tests, used with mouse and keys."""

from __future__ import annotations

import pytest
from picture_parts import Shown, click, texts, type_into
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tutor_app.pictures.missing_tests import FIRST, OFFERED, TESTS
from tutor_app.ui.pictures.missing_tests import ROW, TableView
from tutor_app.ui.pictures.sheet import BoxMark, SignMark, TextMark
from tutor_app.ui.widgets import Sign


def table(qtbot: QtBot) -> TableView:
    shown = Shown(qtbot, "missing-tests")
    view = shown.view(0)
    assert isinstance(view, TableView)
    view.shown = shown  # type: ignore[attr-defined]  # keeps the window alive
    return view


def cells(view: TableView) -> list[BoxMark]:
    return [
        mark
        for mark in view.drawing.marks()
        if isinstance(mark, BoxMark) and mark.box.height() == ROW and mark.edge
    ]


def test_each_value_has_a_cell_for_each_test(qtbot: QtBot) -> None:
    view = table(qtbot)
    assert len(cells(view)) == 6 * 5
    assert {"None", "nan", "NaT", "NA", "''", "0", *TESTS} <= set(texts(view.drawing))


def test_a_cell_tells_its_answer_by_sign_word_and_ground(qtbot: QtBot) -> None:
    view = table(qtbot)
    type_into(view.values, "NA, [1]")
    signs = [mark.sign for mark in view.drawing.marks() if isinstance(mark, SignMark)]
    grounds = [cell.ground for cell in cells(view)]
    assert signs[:5] == [Sign.EMPTY, Sign.EMPTY, Sign.HALF, Sign.CLOSE, Sign.FULL]
    assert grounds[:5] == ["background", "background", "pitfall_ground", "error_ground", "accent_ground"]
    assert signs[5:] == [Sign.EMPTY, Sign.EMPTY, Sign.EMPTY, Sign.CLOSE, Sign.MENU]
    assert {"NA", "TypeError", "array", "True", "False"} <= set(texts(view.drawing))


def test_what_is_described_has_dashed_cells_and_is_said_so(qtbot: QtBot) -> None:
    view = table(qtbot)
    type_into(view.values, "None, NaT")
    assert [cell.dashed for cell in cells(view)] == [False] * 4 + [True] * 6
    assert "it is not loaded in this window" in " ".join(texts(view.drawing))
    assert "pd.isna True (described)" in view.drawing.accessibleDescription()


def test_a_button_adds_its_value_and_the_sentence_is_about_it(qtbot: QtBot) -> None:
    view = table(qtbot)
    assert view.row.value == "None"
    click(view.offers["inf"])
    assert view.values.text() == f"{FIRST}, inf"
    assert view.said.text() == "inf: no test says True."
    view.offers['"nan"'].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view.offers['"nan"'], Qt.Key.Key_Space)
    assert view.row.value == "'nan'"
    assert len(cells(view)) == 8 * 5
    click(view.reset)
    assert (view.values.text(), view.row.value) == (FIRST, "None")


def test_every_value_can_be_added_to_an_empty_table(qtbot: QtBot) -> None:
    view = table(qtbot)
    for value in OFFERED:
        type_into(view.values, "")
        click(view.offers[value])
        assert not view.values.complaint.isVisible()
        assert view.values.text() == value
        assert len(view.rows) == 1


def test_one_value_too_many_gets_one_sentence_and_changes_nothing(qtbot: QtBot) -> None:
    view = table(qtbot)
    for _ in range(5):
        click(view.offers["nan"])
    assert view.values.complaint.text() == "Type 1 to 10 values with commas between them."
    assert len(view.rows) == 10
    click(view.reset)
    assert not view.values.complaint.isVisible()


def test_typed_values_are_tested_at_once(qtbot: QtBot) -> None:
    view = table(qtbot)
    type_into(view.values, "0")
    assert [row.value for row in view.rows] == ["0"]
    type_into(view.values, "0, hello")
    assert view.values.complaint.text() == "Put quotes around hello to make a text of it."
    assert [row.value for row in view.rows] == ["0"]


@pytest.mark.parametrize("width", [702, 402])
def test_ten_wide_rows_can_be_read(qtbot: QtBot, width: int) -> None:
    view = table(qtbot)
    shown: Shown = view.shown  # type: ignore[attr-defined]
    shown.resize(width)
    type_into(view.values, ", ".join(["'abcdefghij'", "[None, None]", "NaT", "NA", "nan"] * 2))
    shown.settle()
    assert len(view.rows) == 10
    for mark in view.drawing.marks():
        if isinstance(mark, TextMark):
            assert mark.text == mark.whole
            assert mark.box.right() <= view.drawing.width() + 1


def test_without_room_the_tests_are_numbered_and_letters_are_explained(qtbot: QtBot) -> None:
    view = table(qtbot)
    shown: Shown = view.shown  # type: ignore[attr-defined]
    shown.theme.set_zoom(2.0)
    shown.resize(402)
    click(view.offers["[None, 1]"])
    shown.settle()
    assert {"1  == None", "5  pd.isna", "T", "F", "E", "?", "[ ]"} <= set(texts(view.drawing))
    assert "T: True. F: False. ?: unknown, neither true nor false. E: raises TypeError." in " ".join(
        texts(view.drawing)
    )
    for mark in view.drawing.marks():
        if isinstance(mark, TextMark) and len(mark.whole) < 4:
            assert mark.text == mark.whole


def test_the_drawing_is_told_in_words(qtbot: QtBot) -> None:
    view = table(qtbot)
    type_into(view.values, "nan")
    assert view.drawing.accessibleDescription() == (
        "nan: == None False, is None False, != itself True, math.isnan True, pd.isna True (described). "
        "Solid cells were computed here. Dashed cells are what pandas 3 answers; it is not loaded in this "
        "window."
    )
