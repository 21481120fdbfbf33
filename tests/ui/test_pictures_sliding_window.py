"""The window of readings, used with mouse and keys."""

from __future__ import annotations

import pytest
from picture_parts import PAGE, Shown, click, texts, type_into
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tutor_app.pictures.sliding_window import MOST_READINGS
from tutor_app.ui.pictures.sheet import BoxMark, LineMark
from tutor_app.ui.pictures.sliding_window import FULL, WindowView


def window(qtbot: QtBot) -> WindowView:
    shown = Shown(qtbot, "sliding-window")
    view = shown.view(0)
    assert isinstance(view, WindowView)
    view.shown = shown  # type: ignore[attr-defined]  # keeps the window alive
    return view


def trace(view: WindowView) -> list[LineMark]:
    return [mark for mark in view.drawing.marks() if isinstance(mark, LineMark) and mark.ink == "error"]


def test_a_step_lets_one_reading_in_and_one_out(qtbot: QtBot) -> None:
    view = window(qtbot)
    for _ in range(3):
        click(view.stepper.step)
    assert view.moment.window == (3, 5, 4)
    assert {"mean 4", "additions: 3 now, 3 so far", "additions: 1 now, 3 so far"} <= set(texts(view.drawing))
    click(view.stepper.step)
    assert view.moment.window == (5, 4, 6)
    assert view.said.text() == (
        "6 goes in, 3 goes out: 3 additions by sum, 2 by the running total. Both means are 5."
    )


def test_a_spike_leaves_a_difference_behind_and_a_nan_a_gap_for_good(qtbot: QtBot) -> None:
    view = window(qtbot)
    click(view.spike)
    assert view.stepper.at == 7
    assert "1e16" in texts(view.drawing)
    for _ in range(3):
        click(view.send)
    assert "Difference of the means: 0.667" in texts(view.drawing)
    assert {"mean 3", "mean 3.667"} <= set(texts(view.drawing))
    (line,) = trace(view)
    assert line.points[-1].y() < line.points[0].y()
    click(view.nan)
    for _ in range(3):
        click(view.send)
    assert "Difference of the means: nan" in texts(view.drawing)
    assert {"mean 3", "mean nan"} <= set(texts(view.drawing))
    assert [line.dashed for line in trace(view)] == [False, True]


def test_the_trace_ends_at_the_step_that_is_shown(qtbot: QtBot) -> None:
    view = window(qtbot)
    click(view.spike)
    right = trace(view)[0].points[-1].x()
    click(view.stepper.back)
    assert trace(view)[0].points[-1].x() < right
    click(view.stepper.reset)
    assert trace(view) == []


def test_the_typed_reading_is_sent_by_the_button_or_by_return(qtbot: QtBot) -> None:
    view = window(qtbot)
    type_into(view.field, "7.5")
    click(view.send)
    assert view.moment.window == (3, 5, 7.5)
    QTest.keyClick(view.field.line, Qt.Key.Key_Return)
    assert view.moment.window == (5, 7.5, 7.5)
    assert view.stepper.at == 8


def test_what_is_no_number_is_not_sent(qtbot: QtBot) -> None:
    view = window(qtbot)
    type_into(view.field, "four")
    assert view.field.complaint.text() == "Type one number such as 4, 2.5, 1e16 or nan."
    click(view.send)
    QTest.keyClick(view.field.line, Qt.Key.Key_Return)
    assert view.stepper.last == 6


def test_the_length_of_the_window_keeps_the_step_and_changes_the_additions(qtbot: QtBot) -> None:
    view = window(qtbot)
    view.stepper.go(5)
    click(view.length.more)
    assert (view.stepper.at, view.moment.window) == (5, (5, 4, 6, 3))
    assert view.moment.added == (4, 2)
    assert "sum(window) / 4" in texts(view.drawing)


def test_starting_over_brings_the_six_readings_back(qtbot: QtBot) -> None:
    view = window(qtbot)
    click(view.spike)
    click(view.over)
    assert (view.stepper.at, view.stepper.last) == (0, 6)
    assert "1e16" not in texts(view.drawing)


def test_a_full_picture_says_what_to_press(qtbot: QtBot) -> None:
    view = window(qtbot)
    for _ in range(MOST_READINGS - 6):
        click(view.send)
    assert view.said.text() != FULL
    click(view.spike)
    assert view.said.text() == FULL
    assert view.stepper.last == MOST_READINGS


@pytest.mark.parametrize(("width", "size", "arrow_is_level"), [(PAGE, 3, True), (402, 8, False)])
def test_a_window_that_is_too_long_for_the_row_goes_downwards(
    qtbot: QtBot, width: int, size: int, arrow_is_level: bool
) -> None:
    view = window(qtbot)
    view.shown.resize(width)  # type: ignore[attr-defined]
    while view.length.value < size:
        click(view.length.more)
    click(view.spike)
    arrows = [mark.points for mark in view.drawing.marks() if isinstance(mark, LineMark) and mark.arrow]
    assert len(arrows) == 2
    assert {one.y() == other.y() for one, other in arrows} == {arrow_is_level}
    boxes = [mark.box.right() for mark in view.drawing.marks() if isinstance(mark, BoxMark)]
    assert max(boxes) <= view.drawing.width() + 1


def test_the_drawing_is_told_in_words(qtbot: QtBot) -> None:
    view = window(qtbot)
    view.stepper.go(4)
    assert view.drawing.accessibleDescription() == (
        "In the window: 5, 4, 6. 3 went out. sum(window) / 3: mean 5; additions: 3 now, 6 so far. "
        "total / 3: mean 5; additions: 2 now, 5 so far. Difference of the means: 0."
    )
