"""The ladder and the rows of a scaler, used with mouse and keys."""

from __future__ import annotations

import pytest
from picture_parts import Shown, click, ground_of, overlaps, texts
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tutor_app.ui.pictures.mro_ladder import LadderView, RowsView
from tutor_app.ui.pictures.sheet import BoxMark, LineMark, TextMark


def ladder(qtbot: QtBot) -> LadderView:
    shown = Shown(qtbot, "mro-ladder")
    view = shown.view(0)
    assert isinstance(view, LadderView)
    view.shown = shown  # type: ignore[attr-defined]  # keeps the window alive
    return view


def rows(qtbot: QtBot) -> RowsView:
    shown = Shown(qtbot, "mro-ladder")
    view = shown.view(1)
    assert isinstance(view, RowsView)
    view.shown = shown  # type: ignore[attr-defined]
    return view


def to_the_end(view: LadderView | RowsView) -> None:
    click(next(button for button in view.stepper.buttons if button.text() == "To the end"))


def heights(view: LadderView, *names: str) -> list[float]:
    """How high the rungs of *names* stand, from the top."""
    marks = [mark for mark in view.drawing.marks() if isinstance(mark, TextMark)]
    return [next(mark.box.top() for mark in reversed(marks) if mark.whole == name) for name in names]


def test_the_order_of_the_bases_changes_ladder_tags_and_folds(qtbot: QtBot) -> None:
    view = ladder(qtbot)
    assert {"'classifier'", "StratifiedKFold", "0.32 0.32 0.32"} <= set(texts(view.drawing))
    above, below = heights(view, "ClassifierMixin", "BaseEstimator")
    assert above < below
    for _ in range(2):
        click(view.bases.cards["BaseEstimator"].earlier)
    assert view.bases.order == ("BaseEstimator", "ClassifierMixin")
    assert {"KFold", "0.00 0.00 0.00"} <= set(texts(view.drawing))
    above, below = heights(view, "BaseEstimator", "ClassifierMixin")
    assert above < below
    to_the_end(view)
    assert "without ClassifierMixin" in view.said.text()


def test_bases_are_moved_with_the_keyboard(qtbot: QtBot) -> None:
    view = ladder(qtbot)
    earlier = view.bases.cards["BaseEstimator"].earlier
    earlier.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(earlier, Qt.Key.Key_Space)
    QTest.keyClick(earlier, Qt.Key.Key_Space)
    assert view.bases.order == ("BaseEstimator", "ClassifierMixin")
    assert QApplication.focusWidget() is earlier


def test_the_path_of_a_call_grows_by_an_arrow_for_each_method(qtbot: QtBot) -> None:
    view = ladder(qtbot)
    click(view.bases.cards["TransformerMixin"].switch)
    arrows = []
    for place in range(view.stepper.last + 1):
        view.stepper.go(place)
        arrows.append(sum(isinstance(mark, LineMark) for mark in view.drawing.marks()))
    assert arrows == [0, 1, 2, 3, 3, 3, 3, 3]
    view.stepper.go(3)
    assert texts(view.drawing).count("not here") == 1
    now = [
        mark for mark in view.drawing.marks() if isinstance(mark, TextMark) and mark.text == "BaseEstimator"
    ]
    assert ground_of(view.drawing, now[-1]) == "accent_ground"
    assert "Called so far in ClassifierMixin, then TransformerMixin" in view.drawing.accessibleDescription()
    assert "Now at BaseEstimator." in view.drawing.accessibleDescription()


def test_fit_transform_goes_up_to_the_top_again(qtbot: QtBot) -> None:
    view = ladder(qtbot)
    click(view.bases.cards["TransformerMixin"].switch)
    click(view.call.options["fit_transform"])
    view.stepper.go(2)
    assert view.said.text() == "self.fit(X) starts at the top again: it finds fit in Mine."
    (up,) = [mark for mark in view.drawing.marks() if isinstance(mark, LineMark) and mark.ink == "accent"]
    assert up.points[0].y() > up.points[-1].y()
    mine = [mark for mark in view.drawing.marks() if isinstance(mark, TextMark) and mark.text == "Mine"]
    assert ground_of(view.drawing, mine[-1]) == "accent_ground"


def test_mixins_that_call_nobody_end_the_relay(qtbot: QtBot) -> None:
    view = ladder(qtbot)
    to_the_end(view)
    click(view.relay)
    assert view.said.text().startswith("The caller gets tags without BaseEstimator, never asked")


def test_an_impossible_order_shows_the_sentence_of_python(qtbot: QtBot) -> None:
    view = ladder(qtbot)
    click(view.bases.cards["Rule"].switch)
    joined = " ".join(texts(view.drawing))
    assert "TypeError: Cannot create a consistent method resolution order (MRO)" in joined
    assert view.said.text() == (
        "The list wants ClassifierMixin before Rule, but a class stands before its own parents."
    )
    assert view.stepper.last == 0
    for _ in range(3):
        click(view.bases.cards["Rule"].earlier)
    assert view.stepper.last > 0
    assert "Rule" in texts(view.drawing)


def test_a_class_without_bases_still_has_a_ladder(qtbot: QtBot) -> None:
    view = ladder(qtbot)
    for name in ("ClassifierMixin", "BaseEstimator"):
        click(view.bases.cards[name].switch)
    assert "AttributeError" in texts(view.drawing)
    assert heights(view, "Mine", "object") == sorted(heights(view, "Mine", "object"))


@pytest.mark.parametrize("call", ["__sklearn_tags__", "fit_transform", "score"])
def test_the_longest_ladder_fits(qtbot: QtBot, call: str) -> None:
    view = ladder(qtbot)
    click(view.bases.cards["Rule"].switch)
    click(view.bases.cards["TransformerMixin"].switch)
    for _ in range(3):
        click(view.bases.cards["Rule"].earlier)
    click(view.call.options[call])
    to_the_end(view)
    shown: Shown = view.shown  # type: ignore[attr-defined]
    for width in (702, 402):
        shown.resize(width)
        assert overlaps(view.drawing) == []
        for mark in view.drawing.marks():
            if isinstance(mark, TextMark):
                assert mark.text == mark.whole
            if isinstance(mark, LineMark):
                assert all(0 <= point.x() <= view.drawing.width() for point in mark.points)


def dots(view: RowsView) -> tuple[int, int]:
    """Rows that are drawn as fitted on, and as only transformed, without those of the key."""
    boxes = [mark for mark in view.drawing.marks() if isinstance(mark, BoxMark)]
    filled = sum(mark.ground == "accent" and mark.corner == 3 for mark in boxes) - 1
    ringed = (
        sum(mark.ground == "background" and mark.edge == "accent" and mark.corner == 3 for mark in boxes) - 1
    )
    return filled, ringed


def test_a_scaler_before_the_split_lights_the_lamp(qtbot: QtBot) -> None:
    view = rows(qtbot)
    assert dots(view) == (0, 0)
    click(view.stepper.step)
    assert dots(view) == (36, 0)
    to_the_end(view)
    assert "12 rows were tested that the scaler was fitted on" in texts(view.drawing)
    assert "12 rows were tested" in view.drawing.accessibleDescription()


def test_a_scaler_in_the_pipeline_only_transforms_tested_rows(qtbot: QtBot) -> None:
    view = rows(qtbot)
    to_the_end(view)
    click(view.place.options["inside"])
    assert dots(view) == (24, 12)
    assert "No row was tested that the scaler was fitted on" in texts(view.drawing)
    assert {"mean 8.5", "mean 6.5", "mean 4.5"} <= set(texts(view.drawing))
    click(view.folds.more)
    assert dots(view) == (36, 12)
    assert "fold 4" in texts(view.drawing)


def test_a_statement_that_is_too_long_is_cut_at_a_sign_and_not_into_letters(qtbot: QtBot) -> None:
    view = rows(qtbot)
    shown: Shown = view.shown  # type: ignore[attr-defined]
    shown.resize(402)
    shown.theme.set_zoom(2.0)
    shown.settle()
    assert "s" not in texts(view.drawing)
    assert "scaler" in "".join(texts(view.drawing))
