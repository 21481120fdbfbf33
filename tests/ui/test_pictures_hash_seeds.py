"""One set in four processes beside the circles of words, used with mouse and keys."""

from __future__ import annotations

from picture_parts import Shown, click, type_into
from pytestqt.qtbot import QtBot

from tutor_app.pictures.hash_seeds import list_set, read_members
from tutor_app.ui.pictures.hash_seeds import FIRST_WORDS, SeedsView
from tutor_app.ui.pictures.sheet import BoxMark, TextMark


def seeds(qtbot: QtBot) -> SeedsView:
    shown = Shown(qtbot, "set-algebra")
    view = shown.view(1)
    assert isinstance(view, SeedsView)
    view.shown = shown  # type: ignore[attr-defined]  # keeps the window alive
    return view


def columns(view: SeedsView) -> tuple[tuple[str, ...], ...]:
    """The words of each column from top to bottom."""
    words = [
        mark
        for mark in view.drawing.marks()
        if isinstance(mark, TextMark) and mark.whole in FIRST_WORDS.split()
    ]
    lefts = sorted({mark.box.left() for mark in words})
    return tuple(tuple(mark.whole for mark in words if mark.box.left() == left) for left in lefts)


def test_each_column_is_the_set_of_a_process(qtbot: QtBot) -> None:
    view = seeds(qtbot)
    assert columns(view) == list_set(read_members(FIRST_WORDS), is_sorted=False).orders
    first = [mark for mark in view.drawing.marks() if isinstance(mark, BoxMark) and mark.thick > 1]
    assert len(first) == 4


def test_sorting_aligns_the_columns_and_moves_nothing_else(qtbot: QtBot) -> None:
    view = seeds(qtbot)
    height = view.drawing.heightForWidth(view.drawing.width())
    click(view.sort)
    assert columns(view) == (("bell", "brake", "door", "lamp", "seat"),) * 4
    assert view.said.text().startswith("Sorted, the four processes agree")
    assert view.drawing.heightForWidth(view.drawing.width()) == height


def test_the_words_are_what_is_typed(qtbot: QtBot) -> None:
    view = seeds(qtbot)
    type_into(view.words, "30 10 20 40")
    assert view.said.text() == "The four processes list the set alike here, and nothing promises that."
    assert view.drawing.accessibleDescription().startswith("Seed 0: 40, 10, 20, 30. Seed 1: 40, 10, 20, 30.")
    type_into(view.words, "30")
    assert view.words.complaint.text() == "Type 2 to 8 different words with blanks between them."
