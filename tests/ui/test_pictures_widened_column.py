"""The column that loses its integers, beside the number line, used with mouse and keys."""

from __future__ import annotations

import pytest
from picture_parts import Shown, click, texts, type_into
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tutor_app.pictures.widened_column import PRESETS, read_numbers
from tutor_app.ui.pictures.sheet import CELL_HEIGHT, BoxMark, SignMark, TextMark
from tutor_app.ui.pictures.widened_column import LOOKS, ColumnView
from tutor_app.ui.widgets import Sign

TYPED = read_numbers(PRESETS["orders"][1])


def column(qtbot: QtBot) -> ColumnView:
    shown = Shown(qtbot, "number-line")
    view = shown.view(1)
    assert isinstance(view, ColumnView)
    view.shown = shown  # type: ignore[attr-defined]  # keeps the window alive
    return view


def cells(view: ColumnView, zoom: float = 1.0) -> list[BoxMark]:
    """The cells of the column from top to bottom."""
    return [
        mark
        for mark in view.drawing.marks()
        if isinstance(mark, BoxMark) and mark.box.height() == CELL_HEIGHT * zoom
    ]


def badge(view: ColumnView) -> BoxMark:
    return next(mark for mark in view.drawing.marks() if isinstance(mark, BoxMark))


def test_deleting_one_cell_turns_the_badge_and_writes_every_cell_anew(qtbot: QtBot) -> None:
    view = column(qtbot)
    assert [cell.ground for cell in cells(view)] == [LOOKS["int64"][1]] * 4
    assert "int64" in texts(view.drawing)
    click(view.gaps[2])
    shown = texts(view.drawing)
    assert {"float64", "was int64", "col[2] = None", "NaN", "4.200000e+01"} <= set(shown)
    assert shown.count("9.007199e+15") == 2
    assert [(cell.ground, cell.dashed) for cell in cells(view)] == [
        ("pitfall_ground", False),
        ("pitfall_ground", False),
        ("background", True),
        ("pitfall_ground", False),
    ]
    assert (badge(view).edge, badge(view).ground) == LOOKS["float64"]


def test_a_number_that_is_not_what_was_typed_has_a_sign_and_says_by_how_much(qtbot: QtBot) -> None:
    view = column(qtbot)
    click(view.gaps[3])
    lost = [mark for mark in view.drawing.marks() if isinstance(mark, TextMark) and mark.ink == "error"]
    assert [mark.whole for mark in lost] == ["9007199254740992 (off by −1)"]
    signs = [mark for mark in view.drawing.marks() if isinstance(mark, SignMark) and mark.sign is Sign.CLOSE]
    assert [sign.box.center().y() for sign in signs] == pytest.approx([lost[0].box.center().y()], abs=1)


def test_int64_read_at_the_door_keeps_every_digit_beside_the_gap(qtbot: QtBot) -> None:
    view = column(qtbot)
    click(view.gaps[2])
    click(view.nullable)
    assert (view.column.dtype, view.column.gaps, view.column.held[0]) == ("Int64", (2,), TYPED[0])
    assert view.gaps[2].isChecked()
    assert {"Int64", "<NA>", 'col = pd.Series(typed, dtype="Int64"); col[2] = None'} <= set(
        texts(view.drawing)
    )
    assert (badge(view).edge, badge(view).ground) == LOOKS["Int64"]
    click(view.nullable)
    assert view.column.lost == (0,)


def test_a_number_that_is_written_back_and_a_later_cast_find_no_lost_digit(qtbot: QtBot) -> None:
    view = column(qtbot)
    for _ in range(2):
        view.gaps[2].setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(view.gaps[2], Qt.Key.Key_Space)
    assert (view.column.dtype, view.column.gaps, view.column.lost) == ("float64", (), (0,))
    click(view.cast)
    assert (view.column.dtype, view.column.lost) == ("Int64", (0,))
    assert {"Int64", "was float64", 'col = col.astype("Int64")'} <= set(texts(view.drawing))


def test_two_tests_of_the_dtype_part_at_int64_with_a_capital(qtbot: QtBot) -> None:
    view = column(qtbot)
    for steps, verdicts in (
        ((), (True, True)),
        ((view.gaps[2],), (False, False)),
        ((view.nullable,), (False, True)),
    ):
        for step in steps:
            click(step)
        equal, is_integer = verdicts
        assert {f'col.dtype == "int64" {equal}', f"is_integer_dtype(col) {is_integer}"} <= set(
            texts(view.drawing)
        )


def test_other_numbers_and_a_reset_begin_without_a_gap(qtbot: QtBot) -> None:
    view = column(qtbot)
    click(view.gaps[0])
    click(view.reset)
    assert (view.column.gaps, view.column.dtype) == ((), "int64")
    assert not view.gaps[0].isChecked()
    click(view.gaps[0])
    type_into(view.numbers, "7 8")
    assert (view.column.typed, view.column.gaps) == ((7, 8), ())
    assert [switch.isVisible() for switch in view.gaps] == [True, True, False, False, False, False]
    click(view.preset.options["ten"])
    click(view.gaps[2])
    assert texts(view.drawing).count("1.234568e+09") == 2
    assert view.said.text().endswith("no digit is lost, though rows 0 and 1 print alike.")


def test_what_is_no_whole_number_gets_one_sentence_and_changes_nothing(qtbot: QtBot) -> None:
    view = column(qtbot)
    click(view.gaps[2])
    before = texts(view.drawing)
    type_into(view.numbers, "x 7")
    assert view.numbers.complaint.text() == "Change 'x' to a whole number such as 42."
    assert (texts(view.drawing), view.column.gaps) == (before, (2,))


@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize("width", [702, 402])
def test_six_long_numbers_can_be_read_and_a_gap_moves_nothing(qtbot: QtBot, width: int, zoom: float) -> None:
    view = column(qtbot)
    shown: Shown = view.shown  # type: ignore[attr-defined]
    shown.theme.set_zoom(zoom)
    shown.resize(width)
    view.numbers.set_text(" ".join(str(10**18 - 2**number - 1) for number in range(6)))
    shown.settle()
    tops = [cell.box.top() for cell in cells(view, zoom)]
    assert len(tops) == 6
    click(view.gaps[5])
    shown.settle()
    assert [cell.box.top() for cell in cells(view, zoom)] == tops
    lost = [mark.box for mark in view.drawing.marks() if isinstance(mark, TextMark) and mark.ink == "error"]
    assert lost
    assert not any(box.intersects(cell.box) for box in lost for cell in cells(view, zoom))
    for mark in view.drawing.marks():
        if isinstance(mark, TextMark):
            assert mark.text == mark.whole
            assert mark.box.right() <= view.drawing.width() + 1


def test_the_drawing_is_told_in_words(qtbot: QtBot) -> None:
    view = column(qtbot)
    type_into(view.numbers, "9007199254740993 7")
    click(view.gaps[1])
    assert view.drawing.accessibleDescription() == (
        "col[1] = None makes float64, was int64. "
        "Row 0: typed 9007199254740993, printed 9.007199e+15, holds 9007199254740992 (off by −1). "
        "Row 1: typed 7, printed NaN, holds nothing. "
        'col.dtype == "int64" is False. is_integer_dtype(col) is False.'
    )
