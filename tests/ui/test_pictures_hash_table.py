"""The table of keys, used with mouse and keys."""

from __future__ import annotations

import sys

import pytest
from picture_parts import Shown, click, texts, type_into
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tutor_app.ui.pictures.hash_table import SEED, TableView
from tutor_app.ui.pictures.sheet import BoxMark, TextMark


def table(qtbot: QtBot) -> TableView:
    shown = Shown(qtbot, "hash-table")
    view = shown.view(0)
    assert isinstance(view, TableView)
    view.shown = shown  # type: ignore[attr-defined]  # keeps the window alive
    return view


def to_the_end(view: TableView) -> None:
    click(next(button for button in view.stepper.buttons if button.text() == "To the end"))


def slots(view: TableView) -> int:
    """How many slots are drawn: boxes that are as high as two lines."""
    return sum(isinstance(mark, BoxMark) and mark.box.height() > 40 for mark in view.drawing.marks())


def test_the_keys_go_in_one_by_one_and_the_last_step_looks_one_up(qtbot: QtBot) -> None:
    view = table(qtbot)
    assert view.said.text() == "The table is empty. It has 8 slots and takes 5 keys."
    assert slots(view) == 8
    click(view.stepper.step)
    assert view.said.text() == "3 goes into slot 3, the first that it asks for. No comparison."
    assert "hash(3) & 7 = 3" in texts(view.drawing)
    to_the_end(view)
    assert view.said.text().startswith("27 is missing: slot 6 is free, which ends the search after 4 slots.")
    assert [text for text in texts(view.drawing) if text in ("1st", "2nd", "3rd", "4th")] == [
        "2nd",
        "3rd",
        "1st",
        "4th",
    ]
    assert "4th · slot 6: free" in texts(view.drawing)


def test_multiples_make_the_path_longer_with_every_key(qtbot: QtBot) -> None:
    view = table(qtbot)
    to_the_end(view)
    click(view.preset.options["multiples"])
    assert view.stepper.at == 0
    assert view.keys.text() == "M, 2*M, 3*M, 4*M, 5*M"
    lengths = []
    for _ in range(5):
        click(view.stepper.step)
        lengths.append(len(view.state.path))
    assert lengths == [1, 2, 3, 4, 5]
    assert "1st · slot 0 holds M: same hash, compared: not equal" in texts(view.drawing)
    assert any(text.startswith("Comparisons: 4 for this key · 10 in all") for text in texts(view.drawing))
    assert f"M is 2**61 - 1, which is {sys.hash_info.modulus:,}." in texts(view.drawing)


def test_a_typed_key_is_looked_at_at_once_and_the_sixth_makes_the_table_grow(qtbot: QtBot) -> None:
    view = table(qtbot)
    QTest.mouseClick(view.keys.line, Qt.MouseButton.LeftButton)
    QTest.keyClick(view.keys.line, Qt.Key.Key_End)
    QTest.keyClicks(view.keys.line, ", 5")
    assert view.said.text() == (
        "The table has 16 slots now: 5 keys moved by their stored hashes, without a comparison, and 5 goes "
        "into slot 5."
    )
    assert slots(view) == 16
    click(view.stepper.back)
    assert view.state.kind == "full"
    assert slots(view) == 8


def test_a_key_is_looked_up_while_it_is_typed(qtbot: QtBot) -> None:
    view = table(qtbot)
    type_into(view.asked, "11")
    assert view.said.text() == "11 is found in slot 0 after 2 slots. 1 comparison."
    type_into(view.asked, "")
    assert view.stepper.at == view.stepper.last == 5
    assert view.said.text().startswith("16 goes into slot 1")


def test_texts_are_shown_with_a_word_about_their_seed(qtbot: QtBot) -> None:
    view = table(qtbot)
    assert SEED not in " ".join(texts(view.drawing))
    type_into(view.keys, "depot, 'opera', 7")
    click(view.stepper.back)
    assert view.state.kind == "built"
    assert {"'depot'", "'opera'"} <= set(texts(view.drawing))
    assert SEED in " ".join(texts(view.drawing))
    assert SEED in view.drawing.accessibleDescription()


def test_what_cannot_be_read_gets_one_sentence_and_changes_nothing(qtbot: QtBot) -> None:
    view = table(qtbot)
    before = texts(view.drawing)
    type_into(view.keys, "a-very-long-word")
    assert view.keys.complaint.text() == "Shorten 'a-very-lon' to at most 10 letters."
    type_into(view.asked, "1 2")
    assert view.asked.complaint.text() == "Type one key."
    type_into(view.asked, "27")
    type_into(view.keys, "3, 42, 11, 7, 16")
    assert not view.keys.complaint.isVisible()
    click(view.stepper.reset)
    assert texts(view.drawing) == before


@pytest.mark.parametrize("width", [702, 402])
def test_long_keys_are_shown_whole(qtbot: QtBot, width: int) -> None:
    view = table(qtbot)
    view.shown.resize(width)  # type: ignore[attr-defined]
    view.keys.set_text("pantograph, timetables, 7, 2.5, 999*M, -999999999")
    marks = [mark for mark in view.drawing.marks() if isinstance(mark, TextMark)]
    assert "'pantograph'" in [mark.text for mark in marks]
    assert [mark.whole for mark in marks if mark.text != mark.whole] == []


def test_a_slot_that_is_met_again_and_again_is_one_line(qtbot: QtBot) -> None:
    view = table(qtbot)
    type_into(view.keys, "-1, -2")
    assert any(
        text.startswith("1st · slot 6 holds -1: same hash, compared: not equal, 13 times")
        for text in texts(view.drawing)
    )


def test_the_drawing_is_told_in_words(qtbot: QtBot) -> None:
    view = table(qtbot)
    view.stepper.go(3)
    assert view.drawing.accessibleDescription() == (
        "8 slots: 0 holds 11, 2 holds 42, 3 holds 3. The hash of 11 is 11. "
        "1st · slot 3 holds 3: another hash, not compared. 2nd · slot 0: free. "
        "Comparisons: 0 for this key · 0 in all · 3 of 8 slots taken, 5 at most."
    )
