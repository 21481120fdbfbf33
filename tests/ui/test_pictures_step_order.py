"""Steps in an order and blocks in memory, used with mouse and keys."""

from __future__ import annotations

from picture_parts import Shown, click, ground_of, texts, trouble_at_all_sizes, type_into
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tutor_app.ui.pictures.controls import Sorter
from tutor_app.ui.pictures.sheet import BoxMark, TextMark
from tutor_app.ui.pictures.step_order import ConveyorView, MemoryView


def conveyor(qtbot: QtBot) -> ConveyorView:
    shown = Shown(qtbot, "step-order")
    view = shown.view(0)
    assert isinstance(view, ConveyorView)
    view.shown = shown  # type: ignore[attr-defined]  # keeps the window alive
    return view


def memory(qtbot: QtBot) -> MemoryView:
    shown = Shown(qtbot, "step-order")
    view = shown.view(1)
    assert isinstance(view, MemoryView)
    view.shown = shown  # type: ignore[attr-defined]
    return view


def to_the_end(view: ConveyorView | MemoryView) -> None:
    click(next(button for button in view.stepper.buttons if button.text() == "To the end"))


def drag(sorter: Sorter, key: str, onto: str) -> None:
    """Drag the card *key* by its words onto the middle of the card *onto*."""
    switch = sorter.cards[key].switch
    target: QWidget = sorter.cards[onto]
    start = switch.rect().center()
    QTest.mousePress(switch, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    goal = target.mapTo(sorter, target.rect().center())
    QTest.mouseMove(switch, start + QPoint(QApplication.startDragDistance() + 2, 0))
    QTest.mouseMove(switch, switch.mapFrom(sorter, goal))
    QTest.mouseRelease(switch, Qt.MouseButton.LeftButton)


def test_each_step_fills_one_row(qtbot: QtBot) -> None:
    view = conveyor(qtbot)
    assert view.said.text() == "This is the caller's column."
    assert "30" not in texts(view.drawing)
    click(view.stepper.step)
    assert "30" in texts(view.drawing)
    click(view.stepper.step)
    assert texts(view.drawing).count("a new frame") == 2
    assert "3.434" in texts(view.drawing)


def test_another_order_is_computed_at_once_and_compared_with_the_one_before(qtbot: QtBot) -> None:
    view = conveyor(qtbot)
    to_the_end(view)
    click(view.sorter.cards["log"].earlier)
    assert view.sorter.order == ("log", "cap")
    assert view.stepper.at == view.stepper.last
    assert texts(view.drawing).count("5.525") == 2
    compared = "Before your change, cap at 30 > log1p: 1.099, 1.386, 3.434"
    assert compared in " ".join(texts(view.drawing))
    assert compared in view.drawing.accessibleDescription()


def test_the_buttons_that_move_a_step_keep_the_keyboard(qtbot: QtBot) -> None:
    view = conveyor(qtbot)
    later = view.sorter.cards["cap"].later
    later.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(later, Qt.Key.Key_Space)
    QTest.keyClick(later, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is later
    assert view.sorter.cards["cap"].switch.accessibleName() == "cap at 30, 3 of 5"
    # Tab follows the order that is seen.
    QTest.keyClick(later, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is view.sorter.cards["add"].switch
    left = [view.sorter.cards[key].x() for key in ("log", "scale", "cap")]
    assert left == sorted(left)


def test_a_step_can_be_dragged_and_is_not_switched_by_it(qtbot: QtBot) -> None:
    view = conveyor(qtbot)
    drag(view.sorter, "log", "cap")
    assert view.sorter.order == ("log", "cap")
    assert view.sorter.cards["log"].switch.isChecked()
    assert not view.sorter.cards["log"].switch.isDown()
    click(view.sorter.cards["log"].switch)
    assert view.sorter.order == ("cap",)


def test_the_first_and_the_last_step_stay_at_their_ends(qtbot: QtBot) -> None:
    view = conveyor(qtbot)
    click(view.sorter.cards["cap"].earlier)
    click(view.sorter.cards["double"].later)
    assert view.sorter.order == ("cap", "log")
    assert "Put the steps in another order to compare the two results." in " ".join(texts(view.drawing))


def test_a_step_in_place_lights_the_lamp_only_on_the_caller_s_frame(qtbot: QtBot) -> None:
    view = conveyor(qtbot)
    to_the_end(view)
    assert "The caller's frame is as it was" in texts(view.drawing)
    click(view.in_place["log"])
    assert "an earlier frame" in texts(view.drawing)
    assert "The caller's frame is as it was" in texts(view.drawing)
    click(view.in_place["cap"])
    (lamp,) = (
        mark
        for mark in view.drawing.marks()
        if isinstance(mark, TextMark) and mark.text == "The caller's frame changed"
    )
    assert ground_of(view.drawing, lamp) == "pitfall_ground"
    assert "The caller's frame changed: 1.099, 1.386, 3.434." in view.drawing.accessibleDescription()


def test_a_step_that_is_out_has_no_switch_for_writing_in_place(qtbot: QtBot) -> None:
    view = conveyor(qtbot)
    assert not view.in_place["scale"].isVisible()
    click(view.sorter.cards["scale"].switch)
    assert view.in_place["scale"].isVisible()
    for key in ("cap", "log", "scale"):
        click(view.sorter.cards[key].switch)
    assert view.said.text() == "There is no step: the column comes out as it went in."
    assert view.stepper.last == 0


def test_values_and_cap_are_the_learner_s(qtbot: QtBot) -> None:
    view = conveyor(qtbot)
    type_into(view.field, "40 -2")
    click(view.cap.more)
    assert view.in_place["cap"].text() == "cap at 35"
    assert view.in_place["cap"].accessibleName() == "cap at 35 writes in place"
    to_the_end(view)
    assert texts(view.drawing).count("35") == 1
    assert "nan" in texts(view.drawing)
    type_into(view.field, "1 2 3 4 5 6 7")
    assert view.field.complaint.text() == "Type 1 to 6 numbers with commas between them."


def shared(view: MemoryView) -> int:
    """How many blocks have the thick edge of a shared one."""
    return sum(
        isinstance(mark, BoxMark) and mark.thick > 1 and mark.ground == "accent_ground"
        for mark in view.drawing.marks()
    )


def test_assign_shares_the_columns_until_one_is_written_to(qtbot: QtBot) -> None:
    view = memory(qtbot)
    click(view.stepper.step)
    assert "new" in texts(view.drawing)
    assert shared(view) == 0
    click(view.stepper.step)
    assert shared(view) == 4
    assert "Blocks in memory: 5 · made since the start: 1" in texts(view.drawing)
    to_the_end(view)
    assert shared(view) == 3
    assert view.said.text() == "The block is shared, so pandas copies it first: out keeps its value."
    assert "kg: df and out have a block each." in view.drawing.accessibleDescription()


def test_a_copy_shares_nothing_and_in_place_is_one_frame(qtbot: QtBot) -> None:
    view = memory(qtbot)
    click(view.columns.more)
    click(view.way.options["copy"])
    to_the_end(view)
    assert shared(view) == 0
    assert "Blocks in memory: 11 · made since the start: 6" in texts(view.drawing)
    click(view.way.options["in place"])
    to_the_end(view)
    assert "df, out" in texts(view.drawing)
    assert texts(view.drawing).count("day") == 1
    assert "out and df are one frame." in view.drawing.accessibleDescription()


def test_all_steps_and_the_largest_numbers_fit_at_every_size(qtbot: QtBot) -> None:
    view = conveyor(qtbot)
    type_into(view.field, "-100000 99999.123456 -0.00001 100000 5 -1")
    for key in ("scale", "add", "double"):
        click(view.sorter.cards[key].switch)
    # The picture grows with its rows at once.
    qtbot.waitUntil(lambda: view.drawing.height() >= view.drawing.heightForWidth(view.drawing.width()))
    assert trouble_at_all_sizes(view.shown, view) == []  # type: ignore[attr-defined]
