"""The pull through a pipe, and the batches of one list, used with mouse and keys."""

from __future__ import annotations

from picture_parts import Shown, click, texts, trouble_at_all_sizes, type_into
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tutor_app.ui.pictures.generator_pull import BatchView, PullView
from tutor_app.ui.pictures.sheet import BoxMark, Drawing, TextMark


def pull(qtbot: QtBot) -> PullView:
    shown = Shown(qtbot, "generator-pull")
    view = shown.view(0)
    assert isinstance(view, PullView)
    view.shown = shown  # type: ignore[attr-defined]  # keeps the window alive
    return view


def batches(qtbot: QtBot) -> BatchView:
    shown = Shown(qtbot, "generator-pull")
    view = shown.view(1)
    assert isinstance(view, BatchView)
    view.shown = shown  # type: ignore[attr-defined]
    return view


def marked_line(drawing: Drawing) -> str:
    """The code on the ground of the line at work."""
    boxes = [
        mark.box for mark in drawing.marks() if isinstance(mark, BoxMark) and mark.ground == "current_line"
    ]
    words = [
        mark
        for mark in drawing.marks()
        if isinstance(mark, TextMark) and boxes and boxes[0].contains(mark.box.center())
    ]
    return " ".join(mark.text for mark in sorted(words, key=lambda mark: mark.box.left()))


def memory(view: PullView) -> str:
    return next(text for text in texts(view.drawing) if text.startswith("Items in memory"))


def test_a_step_moves_one_item_by_one_line(qtbot: QtBot) -> None:
    view = pull(qtbot)
    assert view.said.text() == "Nothing has run yet."
    assert marked_line(view.drawing) == ""
    click(view.stepper.step)
    assert marked_line(view.drawing) == "ys = ("
    click(view.stepper.step)
    click(view.stepper.step)
    assert view.said.text() == "The source hands out 3."
    assert marked_line(view.drawing) == "for x in source ()"
    click(view.stepper.step)
    assert view.said.text() == "3 > 4 is false: it is dropped."
    assert "✗ dropped" in texts(view.drawing)


def test_next_item_brings_one_item_to_the_consumer(qtbot: QtBot) -> None:
    view = pull(qtbot)
    following = next(button for button in view.stepper.buttons if button.text() == "Next item")
    click(following)
    assert view.said.text() == "The consumer adds 16: total = 16."
    assert "total = 16" in texts(view.drawing)
    click(following)
    assert view.said.text() == "The consumer adds 10: total = 26."
    assert memory(view) == "Items in memory: 2 · at most so far: 3"


def test_the_list_fills_before_the_consumer_gets_anything(qtbot: QtBot) -> None:
    view = pull(qtbot)
    height = view.drawing.height()
    click(view.store.options["list"])
    qtbot.waitUntil(lambda: view.drawing.height() > height)
    assert "List ys · 0 of 6 in it" in texts(view.drawing)
    click(next(button for button in view.stepper.buttons if button.text() == "Next item"))
    assert "List ys · 6 of 6 in it" in texts(view.drawing)
    assert memory(view) == "Items in memory: 6 · at most so far: 7"
    assert "ys = [" in " ".join(texts(view.drawing))


def test_the_source_is_what_is_typed(qtbot: QtBot) -> None:
    view = pull(qtbot)
    type_into(view.field, "100 1 50")
    click(next(button for button in view.stepper.buttons if button.text() == "To the end"))
    assert "total = 300" in texts(view.drawing)


def test_what_cannot_be_read_gets_one_sentence_and_changes_nothing(qtbot: QtBot) -> None:
    view = pull(qtbot)
    click(view.stepper.step)
    before = texts(view.drawing)
    QTest.mouseClick(view.field.line, Qt.MouseButton.LeftButton)
    QTest.keyClick(view.field.line, Qt.Key.Key_End)
    QTest.keyClicks(view.field.line, ", eight")
    assert view.field.complaint.isVisible()
    assert view.field.complaint.text() == "Change 'eight' to a number such as 8 or 2.5."
    assert view.field.line.accessibleDescription() == view.field.complaint.text()
    assert texts(view.drawing) == before
    for _ in range(6):
        QTest.keyClick(view.field.line, Qt.Key.Key_Backspace)
    assert not view.field.complaint.isVisible()
    assert (view.stepper.at, len(view.moment.left)) == (0, 8)


def test_filter_change_and_consumer_are_chosen_with_mouse_and_arrow_keys(qtbot: QtBot) -> None:
    view = pull(qtbot)
    click(view.keep.options["all"])
    assert not view.limit.isVisible()
    assert not any(text.startswith("if") for text in texts(view.drawing))
    option = view.keep.options["all"]
    option.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(option, Qt.Key.Key_Right)
    assert view.keep.chosen == "above"
    assert view.limit.isVisible()
    assert QApplication.focusWidget() is view.keep.options["above"]
    click(view.use.options["first"])
    click(next(button for button in view.stepper.buttons if button.text() == "To the end"))
    assert view.said.text() == "It stops here. 6 items never read."
    click(view.change.options["square"])
    assert not view.factor.isVisible()
    click(next(button for button in view.stepper.buttons if button.text() == "To the end"))
    assert "first = 64" in texts(view.drawing)


def test_the_numbers_of_filter_and_change_have_a_button_for_more_and_less(qtbot: QtBot) -> None:
    view = pull(qtbot)
    click(view.limit.more)
    assert "x > 5" in texts(view.drawing)
    view.limit.more.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view.limit.more, Qt.Key.Key_Left)
    QTest.keyClick(view.limit.more, Qt.Key.Key_Left)
    assert "x > 3" in texts(view.drawing)
    assert view.limit.less.accessibleDescription() == "now 3, from -20 to 99"
    click(view.factor.less)
    assert "x * 1" in texts(view.drawing)


def test_a_new_setting_begins_at_the_start(qtbot: QtBot) -> None:
    view = pull(qtbot)
    click(view.stepper.step)
    click(view.store.options["list"])
    assert view.stepper.at == 0
    assert view.said.text() == "Nothing has run yet."


def test_the_drawing_is_told_in_words(qtbot: QtBot) -> None:
    view = pull(qtbot)
    view.stepper.go(12)
    assert view.drawing.accessibleDescription() == (
        "Not read: 12, 7, 10, 4, 9. In the pipe: x is 5, kept. The consumer has 16. total = 16. "
        "Items in memory: 3, at most so far 3. Line at work: x * 2"
    )


def test_batches_that_are_cleared_end_as_one_box_with_three_names(qtbot: QtBot) -> None:
    view = batches(qtbot)
    view.stepper.buttons[3].click()
    assert view.said.text() == "3 batches, and all of them are one list that holds row 7."
    assert view.drawing.accessibleDescription().startswith(
        "List 1 holds 7; its names are got[0], got[1], got[2]."
    )
    assert [text for text in texts(view.drawing) if text.startswith("got[")] == ["got[0]", "got[1]", "got[2]"]
    click(view.after.options["new"])
    view.stepper.buttons[3].click()
    assert view.said.text() == "3 batches, each a list of its own."


def test_six_rows_end_as_an_empty_box(qtbot: QtBot) -> None:
    view = batches(qtbot)
    click(view.rows.less)
    click(next(button for button in view.stepper.buttons if button.text() == "To the end"))
    assert "empty" in texts(view.drawing)
    click(view.takes.options["once"])
    click(next(button for button in view.stepper.buttons if button.text() == "To the end"))
    assert "sums = [6, 15]" in texts(view.drawing)


def test_next_batch_stops_where_the_consumer_has_one_more(qtbot: QtBot) -> None:
    view = batches(qtbot)
    following = next(button for button in view.stepper.buttons if button.text() == "Next batch")
    click(following)
    assert view.said.text() == "list() keeps the batch; it can be reached as got[0]."
    assert marked_line(view.drawing).startswith("got =")


def test_the_largest_numbers_fit_at_every_size(qtbot: QtBot) -> None:
    view = pull(qtbot)
    type_into(view.field, "-100000 99999.123456 -0.00001" + " 100000" * 9)
    click(view.change.options["square"])
    assert trouble_at_all_sizes(view.shown, view) == []  # type: ignore[attr-defined]
    view.shown.theme.set_zoom(1.0)  # type: ignore[attr-defined]
    click(view.store.options["list"])
    assert trouble_at_all_sizes(view.shown, view) == []  # type: ignore[attr-defined]
