"""The heap of three beside the window of readings, used with mouse and keys."""

from __future__ import annotations

from picture_parts import Shown, click, texts, type_into
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tutor_app.ui.pictures.heap_of_three import HeapView
from tutor_app.ui.pictures.sheet import LineMark, TextMark


def heap(qtbot: QtBot) -> HeapView:
    shown = Shown(qtbot, "sliding-window")
    view = shown.view(1)
    assert isinstance(view, HeapView)
    view.shown = shown  # type: ignore[attr-defined]  # keeps the window alive
    return view


def to_the_end(view: HeapView) -> QAbstractButton:
    return next(button for button in view.stepper.buttons if button.text() == "To the end")


def test_the_root_stands_above_the_two_others(qtbot: QtBot) -> None:
    view = heap(qtbot)
    view.stepper.go(4)
    tops = {mark.whole: mark.box.top() for mark in view.drawing.marks() if isinstance(mark, TextMark)}
    assert tops["row 1"] < tops["row 2"] == tops["row 3"]
    assert sum(isinstance(mark, LineMark) for mark in view.drawing.marks()) == 2
    assert "Left out: 2 (row 4)" in texts(view.drawing)


def test_the_entry_decides_who_wins_a_tie(qtbot: QtBot) -> None:
    view = heap(qtbot)
    click(to_the_end(view))
    assert view.said.text() == "Sorted, the best first: 9 (row 6), 7 (row 2), 7 (row 3)."
    assert "Ranking, the best first" in texts(view.drawing)
    click(view.entry.options["plus"])
    assert view.said.text() == "Sorted, the best first: 9 (row 6), 7 (row 5), 7 (row 3)."
    click(view.entry.options["row"])
    assert view.said.text().startswith("TypeError: '<' not supported")
    click(view.entry.options["minus"])
    assert view.state.ended


def test_the_scores_are_what_is_typed(qtbot: QtBot) -> None:
    view = heap(qtbot)
    type_into(view.scores, "1 2.5")
    click(to_the_end(view))
    assert view.drawing.accessibleDescription() == "Ranking: 2.5 of row 2, 1 of row 1."
    type_into(view.scores, "1 x")
    assert view.scores.complaint.text() == "Change 'x' to a number such as 8 or 2.5."


def test_the_drawing_is_told_in_words(qtbot: QtBot) -> None:
    view = heap(qtbot)
    view.stepper.go(4)
    assert view.drawing.accessibleDescription() == (
        "Heap, the root first: 4 of row 1, 7 of row 2, 7 of row 3. Left out: 2 of row 4."
    )
