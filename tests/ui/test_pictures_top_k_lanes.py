"""The three lanes and the batches beside them, used with mouse and keys."""

from __future__ import annotations

from picture_parts import Shown, click, texts
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tutor_app.ui.pictures.generator_pull import BatchView
from tutor_app.ui.pictures.sheet import BarsMark, BoxMark
from tutor_app.ui.pictures.top_k_lanes import LanesView


def lanes(qtbot: QtBot) -> LanesView:
    shown = Shown(qtbot, "top-k-lanes")
    view = shown.view(0)
    assert isinstance(view, LanesView)
    view.shown = shown  # type: ignore[attr-defined]  # keeps the window alive
    return view


def button(view: LanesView, words: str) -> QAbstractButton:
    return next(one for one in view.stepper.buttons if one.text() == words)


def counts(view: LanesView) -> list[str]:
    return [text for text in texts(view.drawing) if text.endswith(("comparisons", "comparison"))]


def test_a_step_sends_one_value_through_all_lanes(qtbot: QtBot) -> None:
    view = lanes(qtbot)
    assert counts(view) == ["0 comparisons"] * 3
    for _ in range(4):
        click(view.stepper.step)
    assert counts(view)[0] == "0 comparisons"
    assert counts(view)[2] == "3 comparisons"
    assert f"Stream · 4 of 40 read · now {view.moment.value}" in texts(view.drawing)
    read, unread, now = (mark for mark in view.drawing.marks() if isinstance(mark, BarsMark))
    assert (len(read.bars), len(unread.bars), len(now.bars)) == (3, 36, 1)


def test_a_new_root_is_marked_with_words_and_a_frame(qtbot: QtBot) -> None:
    view = lanes(qtbot)
    click(button(view, "Next new root"))
    assert view.moment.out
    assert f"root replaced, {view.moment.out} went out" in texts(view.drawing)
    marked = [mark for mark in view.drawing.marks() if isinstance(mark, BoxMark) and mark.edge == "pitfall"]
    assert len(marked) == 2
    assert f"larger than the root: {view.moment.out} goes out" in view.said.text()


def test_the_end_compares_the_three_counts(qtbot: QtBot) -> None:
    view = lanes(qtbot)
    click(button(view, "To the end"))
    sort, heap, single = view.moment.counts
    assert counts(view) == [f"{sort} comparisons", f"{heap} comparisons", f"{single} comparisons"]
    assert view.said.text().startswith(f"For 40 values, sorting made {sort} comparisons")
    tracks = [
        mark.box.width() for mark in view.drawing.marks() if isinstance(mark, BoxMark) and not mark.edge
    ]
    filled = tracks[1::2]
    assert [round(width / tracks[0], 2) for width in filled] == [
        round(count / max(sort, heap, single), 2) for count in (sort, heap, single)
    ]


def test_another_order_is_compared_at_the_end_at_once(qtbot: QtBot) -> None:
    view = lanes(qtbot)
    click(button(view, "To the end"))
    click(view.order.options["ascending"])
    assert counts(view) == ["39 comparisons", "117 comparisons", "39 comparisons"]
    click(view.order.options["descending"])
    assert counts(view) == ["39 comparisons", "41 comparisons", "39 comparisons"]
    click(view.stepper.reset)
    click(view.order.options["shuffled"])
    assert view.stepper.at == 0


def test_k_and_the_length_of_the_stream_have_buttons(qtbot: QtBot) -> None:
    view = lanes(qtbot)
    click(view.k.more)
    click(view.length.less)
    click(button(view, "To the end"))
    assert "Heap of 4" in texts(view.drawing)
    assert view.moment.heap == (32, 31, 30, 29)
    assert "Stream · 32 of 32 read" in texts(view.drawing)


def test_the_second_view_shows_whose_the_batches_are(qtbot: QtBot) -> None:
    view = lanes(qtbot)
    batches = view.shown.view(1)  # type: ignore[attr-defined]
    assert isinstance(batches, BatchView)
    click(next(one for one in batches.stepper.buttons if one.text() == "To the end"))
    assert batches.said.text() == "3 batches, and all of them are one list that holds row 7."


def test_the_drawing_is_told_in_words(qtbot: QtBot) -> None:
    view = lanes(qtbot)
    click(view.order.options["descending"])
    view.stepper.go(4)
    assert view.drawing.accessibleDescription() == (
        "4 of 40 values are read. The last one is 37. Sort all: nothing; 0 comparisons. "
        "Heap of 3: 38, 39, 40; 3 comparisons. Single max: 40; 3 comparisons."
    )
