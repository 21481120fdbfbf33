"""The trees of settings beside the table of keys, used with the mouse."""

from __future__ import annotations

from picture_parts import Shown, click, texts
from pytestqt.qtbot import QtBot

from tutor_app.ui.pictures.merged_settings import MergeView
from tutor_app.ui.pictures.sheet import BoxMark


def trees(qtbot: QtBot) -> MergeView:
    shown = Shown(qtbot, "hash-table")
    view = shown.view(1)
    assert isinstance(view, MergeView)
    view.shown = shown  # type: ignore[attr-defined]  # keeps the window alive
    return view


def marked(view: MergeView) -> int:
    """How many lines stand on the ground of what is shared."""
    return sum(isinstance(mark, BoxMark) and mark.ground == "pitfall_ground" for mark in view.drawing.marks())


def test_a_shared_dict_is_named_and_marked_in_both_trees(qtbot: QtBot) -> None:
    view = trees(qtbot)
    assert marked(view) == 0
    click(view.stepper.step)
    assert {"tile: shared with over", "tile: shared with merged"} <= set(texts(view.drawing))
    assert marked(view) == 4
    click(view.stepper.step)
    assert texts(view.drawing).count("px: 512, written") == 2
    assert "merged['tile']['px'] = 512" in texts(view.drawing)


def test_another_way_is_shown_at_the_same_step(qtbot: QtBot) -> None:
    view = trees(qtbot)
    view.stepper.go(2)
    click(view.way.options["merge"])
    assert view.stepper.at == 2
    assert marked(view) == 0
    assert texts(view.drawing).count("px: 512, written") == 1
    click(view.over.options["seed"])
    click(view.way.options["or"])
    assert "tile: shared with day" in texts(view.drawing)


def test_the_drawing_is_told_in_words(qtbot: QtBot) -> None:
    view = trees(qtbot)
    view.stepper.go(2)
    assert view.drawing.accessibleDescription() == (
        "day: crs: 25832, tile: dict, px: 256, overlap: 16. "
        "over: tile: shared with merged, overlap: 32, px: 512, written, seed: 3. "
        "merged: crs: 25832, tile: shared with over, overlap: 32, px: 512, written, seed: 3. "
        "merged['tile']['px'] = 512"
    )
