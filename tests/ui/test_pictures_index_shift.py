"""The loop over a list that gets shorter, beside the race of a list and a dict, used with mouse and keys."""

from __future__ import annotations

import pytest
from picture_parts import Shown, click, texts, type_into
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tutor_app.pictures.index_shift import WAYS
from tutor_app.ui.pictures.index_shift import ShiftView
from tutor_app.ui.pictures.sheet import BoxMark, LineMark, SignMark, TextMark


def shift(qtbot: QtBot) -> ShiftView:
    shown = Shown(qtbot, "lookup-race")
    view = shown.view(1)
    assert isinstance(view, ShiftView)
    view.shown = shown  # type: ignore[attr-defined]  # keeps the window alive
    return view


def to_the_end(view: ShiftView) -> QAbstractButton:
    return next(button for button in view.stepper.buttons if button.text() == "To the end")


def boxes(view: ShiftView, edge: str, *, dashed: bool) -> list[BoxMark]:
    return [
        mark
        for mark in view.drawing.marks()
        if isinstance(mark, BoxMark) and (mark.edge, mark.dashed) == (edge, dashed)
    ]


def lines(view: ShiftView, ink: str) -> list[LineMark]:
    return [mark for mark in view.drawing.marks() if isinstance(mark, LineMark) and mark.ink == ink]


def test_each_look_is_a_row_of_the_film(qtbot: QtBot) -> None:
    view = shift(qtbot)
    assert not boxes(view, "accent", dashed=False)
    click(view.stepper.step)
    assert len(boxes(view, "accent", dashed=False)) == 1
    assert "ws now · next index 1" in texts(view.drawing)
    click(view.stepper.step)
    looked = boxes(view, "accent", dashed=False)
    assert looked[0].box.top() < looked[1].box.top()
    assert looked[0].box.left() < looked[1].box.left()
    # The index goes from a look to the next one, which is still to come for the last of them.
    assert len(lines(view, "accent")) == 2


def test_no_arrow_leads_out_of_the_film(qtbot: QtBot) -> None:
    view = shift(qtbot)
    for option in view.way.options.values():
        click(option)
        for place in range(view.stepper.last + 1):
            view.stepper.go(place)
            rows = [mark.box.bottom() for mark in view.drawing.marks() if isinstance(mark, BoxMark)]
            tips = [point.y() for line in lines(view, "accent") for point in line.points]
            assert max(tips, default=0) <= max(rows)


def test_what_is_taken_out_is_struck_through_and_what_is_passed_over_is_dashed(qtbot: QtBot) -> None:
    view = shift(qtbot)
    view.stepper.go(2)
    assert not lines(view, "error")
    assert not boxes(view, "pitfall", dashed=True)
    click(view.stepper.step)
    assert len(lines(view, "error")) == 1
    (passed,) = boxes(view, "pitfall", dashed=True)
    assert any(
        isinstance(mark, TextMark) and mark.whole == "-2" and mark.box == passed.box
        for mark in view.drawing.marks()
    )
    assert view.said.text().endswith("The index goes on to 2: -2 is passed over.")


def test_the_loops_are_compared_at_their_end(qtbot: QtBot) -> None:
    view = shift(qtbot)
    click(to_the_end(view))
    ends = {}
    for way, option in view.way.options.items():
        click(option)
        assert view.moment.ended
        ends[way] = [item.value for item in view.moment.items]
    assert ends == {way: [1, -2, 3, -5] if way in ("walk", "range") else [1, 3] for way in WAYS}
    click(view.stepper.reset)
    click(view.way.options["back"])
    assert view.stepper.at == 0


def test_a_look_behind_the_end_is_an_error(qtbot: QtBot) -> None:
    view = shift(qtbot)
    click(view.way.options["range"])
    click(to_the_end(view))
    (error,) = boxes(view, "error", dashed=False)
    signs = [mark for mark in view.drawing.marks() if isinstance(mark, SignMark) and mark.ink == "error"]
    assert [error.box.contains(mark.box) for mark in signs] == [True]
    assert "IndexError" in view.said.text()


def test_the_copy_and_the_new_list_are_named(qtbot: QtBot) -> None:
    view = shift(qtbot)
    click(view.way.options["copy"])
    assert "The copy at each index" in texts(view.drawing)
    click(view.way.options["new"])
    click(view.stepper.step)
    assert {"New list now · next index 1", "ws at each index"} <= set(texts(view.drawing))
    click(to_the_end(view))
    assert "ws now" in texts(view.drawing)


def test_the_weights_are_what_is_typed(qtbot: QtBot) -> None:
    view = shift(qtbot)
    type_into(view.weights, "-7 -8 9")
    click(to_the_end(view))
    assert view.said.text() == "The loop is over: ws is [-8, 9]. -8 was never looked at."
    type_into(view.weights, "-7 -8 900")
    assert view.weights.complaint.text() == "Change 900 to a whole number from -99 to 99."
    assert [item.value for item in view.moment.items] == [-7, -8, 90]


@pytest.mark.parametrize(("zoom", "width"), [(1.0, 702), (1.0, 402), (2.0, 702), (2.0, 402)])
def test_the_longest_row_can_be_read(qtbot: QtBot, zoom: float, width: int) -> None:
    view = shift(qtbot)
    shown: Shown = view.shown  # type: ignore[attr-defined]
    shown.theme.set_zoom(zoom)
    shown.resize(width)
    type_into(view.weights, "-99 -98 -97 -96 -95 -94 -93")
    for option in view.way.options.values():
        click(option)
        view.stepper.go(view.stepper.last)
        shown.settle()
        for mark in view.drawing.marks():
            if isinstance(mark, TextMark):
                assert mark.text == mark.whole
                assert mark.box.right() <= view.drawing.width() + 1


def test_the_drawing_is_told_in_words(qtbot: QtBot) -> None:
    view = shift(qtbot)
    view.stepper.go(3)
    assert view.drawing.accessibleDescription() == (
        "ws: 1, -2, 3, -4, -5. Passed over: -2. Look 2 at index 1 of 1, -1, -2, 3, -4, -5: removed. "
        "Next index: 2. Line at work: ws.pop(i)"
    )
