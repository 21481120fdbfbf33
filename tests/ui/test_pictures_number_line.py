"""The number line, used with mouse and keys."""

from __future__ import annotations

import pytest
from picture_parts import Shown, click, texts, type_into
from pytestqt.qtbot import QtBot

from tutor_app.ui.pictures.number_line import LineView
from tutor_app.ui.pictures.sheet import LineMark, SignMark, TextMark
from tutor_app.ui.widgets import Sign


def line(qtbot: QtBot) -> LineView:
    shown = Shown(qtbot, "number-line")
    view = shown.view(0)
    assert isinstance(view, LineView)
    view.shown = shown  # type: ignore[attr-defined]  # keeps the window alive
    return view


def upright(view: LineView) -> list[float]:
    """Where the doubles stand, from left to right."""
    return sorted(
        mark.points[0].x()
        for mark in view.drawing.marks()
        if isinstance(mark, LineMark) and mark.ink == "line" and mark.points[0].x() == mark.points[1].x()
    )


def place(view: LineView, sign: Sign) -> float:
    """Where the first *sign* stands: the marks on the line come before their key."""
    return next(
        mark.box.center().x()
        for mark in view.drawing.marks()
        if isinstance(mark, SignMark) and mark.sign is sign
    )


def test_the_shards_are_marked_where_they_landed(qtbot: QtBot) -> None:
    view = line(qtbot)
    doubles = upright(view)
    assert len(doubles) == 13
    assert doubles[6] == pytest.approx(view.drawing.width() / 2)
    assert place(view, Sign.FULL) == pytest.approx(doubles[5])
    step = doubles[1] - doubles[0]
    assert place(view, Sign.EMPTY) == pytest.approx(doubles[6] + 0.4 * step)
    assert {"0.9499999999999998", "1 gap below the threshold", "19/20"} <= set(texts(view.drawing))


def test_each_gate_shows_its_verdict_by_word_sign_and_ground(qtbot: QtBot) -> None:
    view = line(qtbot)
    marks = view.drawing.marks()
    words = [
        (mark.text, mark.ink) for mark in marks if isinstance(mark, TextMark) and mark.text in ("yes", "no")
    ]
    assert words == [("no", "pitfall"), ("yes", "right"), ("yes", "right")]
    signs = [mark.sign for mark in marks if isinstance(mark, SignMark)][-3:]
    assert signs == [Sign.EMPTY, Sign.FULL, Sign.FULL]
    assert {"94 + 95 + 96 >= 3 * 95", "285 >= 285"} <= set(texts(view.drawing))


def test_typed_scores_move_the_marks_at_once(qtbot: QtBot) -> None:
    view = line(qtbot)
    type_into(view.scores, "282/300 285/300 289/300")
    assert (view.landed.at_least, view.landed.by_counts) == (True, True)
    assert view.said.text().endswith("say yes, as the exact mean reaches the threshold.")
    type_into(view.threshold, "0.96")
    assert (view.landed.at_least, view.landed.close, view.landed.by_counts) == (False, False, False)


def test_a_mean_that_is_far_away_is_an_arrow_at_the_edge(qtbot: QtBot) -> None:
    view = line(qtbot)
    click(view.preset.options["below"])
    arrows = [mark for mark in view.drawing.marks() if isinstance(mark, LineMark) and mark.arrow]
    assert len(arrows) == 2
    for arrow in arrows:
        assert arrow.points[1].x() < arrow.points[0].x() < 60
    assert "300,241 gaps below the threshold" in texts(view.drawing)
    type_into(view.scores, "1")
    arrows = [mark for mark in view.drawing.marks() if isinstance(mark, LineMark) and mark.arrow]
    for arrow in arrows:
        assert view.drawing.width() - 60 < arrow.points[0].x() < arrow.points[1].x()


def test_below_a_half_the_doubles_stand_closer(qtbot: QtBot) -> None:
    view = line(qtbot)
    click(view.preset.options["half"])
    doubles = upright(view)
    assert doubles[1] - doubles[0] == pytest.approx((doubles[-1] - doubles[-2]) / 2)
    assert place(view, Sign.FULL) == pytest.approx(doubles[11])
    click(view.way.options["fsum"])
    assert place(view, Sign.FULL) == pytest.approx(doubles[12])


def test_what_is_no_score_gets_one_sentence_and_changes_nothing(qtbot: QtBot) -> None:
    view = line(qtbot)
    before = texts(view.drawing)
    type_into(view.scores, "95%")
    assert view.scores.complaint.text().startswith("Change '95%' to a score from 0 to 1")
    type_into(view.scores, "0.94 0.95 0.96")
    assert not view.scores.complaint.isVisible()
    type_into(view.threshold, "0")
    assert view.threshold.complaint.text() == "Type a threshold above 0."
    assert texts(view.drawing) == before


@pytest.mark.parametrize("width", [702, 402])
def test_eight_long_scores_can_be_read(qtbot: QtBot, width: int) -> None:
    view = line(qtbot)
    shown: Shown = view.shown  # type: ignore[attr-defined]
    shown.resize(width)
    view.scores.set_text(" ".join(f"{number}/{number + 1}" for number in (982, 990, 996, 906, 910, 918, 928)))
    view.scores.set_text(view.scores.text() + " 0.1234567890123456")
    shown.settle()
    assert not view.scores.complaint.isVisible()
    for mark in view.drawing.marks():
        if isinstance(mark, TextMark):
            assert mark.text == mark.whole
            assert mark.box.left() >= -0.5
            assert mark.box.right() <= view.drawing.width() + 1


def test_the_drawing_is_told_in_words(qtbot: QtBot) -> None:
    view = line(qtbot)
    assert view.drawing.accessibleDescription() == (
        "threshold: 0.95, the double nearest to 19/20, which is 0.4 of a gap above it. "
        "computed mean: 0.9499999999999998, 1 gap below the threshold. "
        "exact mean: 19/20, 0.4 of a gap above the threshold. "
        "1 gap is math.ulp(0.95), 1.11e-16. Every upright line is a double. "
        "mean >= threshold: no. math.isclose(mean, threshold): yes. "
        "94 + 95 + 96 >= 3 * 95, 285 >= 285: yes."
    )
