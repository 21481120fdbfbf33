"""Searching in the window, with a real index of a real course."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tutor_app.course.search import Hit
from tutor_app.ui.app import Running
from tutor_app.ui.background import run_in_background
from tutor_app.ui.page.exercise import ExerciseBlock
from tutor_app.ui.search_panel import HIT, KIND_WORDS, Piece, SearchPanel, pieces
from tutor_app.ui.window import MainWindow

Open = Callable[..., Running]
LONG = 30_000


def _press(window: MainWindow, keys: str) -> None:
    combination = QKeySequence(keys)[0]
    target = QApplication.focusWidget() or window
    QTest.keyClick(target, combination.key(), combination.keyboardModifiers())


@pytest.fixture
def searching(qtbot: QtBot, open_app: Open) -> Running:
    """The application with its index built and the panel open."""
    running = open_app("tables")
    qtbot.waitUntil(lambda: running.window.search.ready, timeout=LONG)
    _press(running.window, "Ctrl+Shift+F")
    assert running.window.search.field.hasFocus()
    return running


def _find(qtbot: QtBot, panel: SearchPanel, text: str) -> list[Hit]:
    panel.field.clear()
    QTest.keyClicks(panel.field, text)
    qtbot.waitUntil(lambda: bool(panel.hits()), timeout=LONG)
    return panel.hits()


def test_what_was_found_stands_under_its_topic_with_its_kind(qtbot: QtBot, searching: Running) -> None:
    panel = searching.window.search
    hits = _find(qtbot, panel, "slice")
    assert {hit.kind for hit in hits} <= set(KIND_WORDS)
    model = panel.list.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    assert rows[0].data() == "01 › Taking a part of a string"
    assert not rows[0].flags() & Qt.ItemFlag.ItemIsEnabled
    assert rows[1].data(HIT) == hits[0]
    said = str(rows[1].data(Qt.ItemDataRole.AccessibleTextRole))
    assert said.split(":")[0] in KIND_WORDS.values()
    assert "\x02" not in said


def test_enter_opens_the_place(qtbot: QtBot, searching: Running) -> None:
    window = searching.window
    hits = _find(qtbot, window.search, "last character")
    at = next(number for number, hit in enumerate(hits) if hit.kind == "pitfall")
    for _ in range(at):
        _press(window, "Down")
    page = window.page_view()
    assert page is not None
    sections: list[str] = []
    page.section_changed.connect(sections.append)
    _press(window, "Return")
    assert window.place() == "slices"
    assert not window.search.frame.isVisible()
    qtbot.waitUntil(lambda: sections[-1:] == [hits[at].anchor])


def test_after_the_place_of_an_exercise_is_opened_tab_leads_to_its_editor(
    qtbot: QtBot, searching: Running
) -> None:
    window = searching.window
    hits = _find(qtbot, window.search, "middle of a word")
    at = next(number for number, hit in enumerate(hits) if hit.kind == "exercise")
    for _ in range(at):
        _press(window, "Down")
    _press(window, "Return")
    page = window.page_view()
    assert page is not None
    qtbot.waitUntil(lambda: page.findChild(ExerciseBlock) is not None)
    exercise = page.findChild(ExerciseBlock)
    qtbot.waitUntil(lambda: exercise.isAncestorOf(QApplication.focusWidget()))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.waitUntil(exercise.editor.hasFocus)


def test_the_arrows_pass_over_the_titles_and_go_round(qtbot: QtBot, searching: Running) -> None:
    panel = searching.window.search
    hits = _find(qtbot, panel, "the")
    assert len({hit.topic_id for hit in hits}) == 2
    seen = []
    for _ in range(len(hits)):
        seen.append(panel.list.currentIndex().data(HIT))
        _press(searching.window, "Down")
    assert seen == hits
    assert panel.list.currentIndex().data(HIT) == hits[0]
    _press(searching.window, "Up")
    assert panel.list.currentIndex().data(HIT) == hits[-1]


def test_it_says_what_to_do_while_nothing_is_typed_and_where_nothing_is_found(
    qtbot: QtBot, searching: Running
) -> None:
    panel = searching.window.search
    assert panel.list.sentence().startswith("Type a word")
    QTest.keyClicks(panel.field, "zyzzyva")
    qtbot.waitUntil(lambda: "zyzzyva" in panel.list.sentence(), timeout=LONG)
    assert panel.hits() == []


def test_the_window_never_waits_for_a_search(qtbot: QtBot, open_app: Open) -> None:
    running = open_app("tables")
    qtbot.waitUntil(lambda: running.window.search.ready, timeout=LONG)
    threads: list[threading.Thread] = []
    gate = threading.Event()

    def slow_find(text: str, limit: int) -> Sequence[Hit]:
        threads.append(threading.current_thread())
        gate.wait(10)
        return running.index.find(text, limit)

    panel = SearchPanel(running.theme, running.window, running.course, slow_find)
    panel.set_ready(True)
    panel.open()
    QTest.keyClicks(panel.field, "slice")
    qtbot.waitUntil(lambda: len(threads) == 1)
    assert threads[0] is not threading.current_thread()
    # Typed on and closed meanwhile: what the first search finds is not shown any more.
    panel.frame.close_it()
    gate.set()
    qtbot.waitUntil(lambda: not threads[0].is_alive())
    # Delivered in order: when this one has come, the result of the search would have come before.
    later: list[int] = []
    run_in_background(lambda: 1, later.append)
    qtbot.waitUntil(lambda: later == [1])
    assert panel.hits() == []


def test_a_closed_panel_leaves_no_timer(searching: Running) -> None:
    panel = searching.window.search
    QTest.keyClicks(panel.field, "sl")
    assert panel.is_waiting()
    _press(searching.window, "Esc")
    assert not panel.is_waiting()


def test_until_the_index_is_there_it_says_so_and_then_searches_by_itself(
    qtbot: QtBot, searching: Running
) -> None:
    panel = searching.window.search
    panel.set_ready(False)
    assert "being read" in panel.list.sentence()
    QTest.keyClicks(panel.field, "slice")
    _press(searching.window, "Return")
    assert panel.hits() == []
    panel.set_ready(True)
    qtbot.waitUntil(lambda: bool(panel.hits()), timeout=LONG)


def test_a_second_look_begins_with_the_last_words_selected(qtbot: QtBot, searching: Running) -> None:
    panel = searching.window.search
    hits = _find(qtbot, panel, "slice")
    _press(searching.window, "Esc")
    _press(searching.window, "Ctrl+Shift+F")
    assert panel.field.selectedText() == "slice"
    assert panel.hits() == hits


@pytest.mark.parametrize(
    ("snippet", "cut"),
    [
        ("plain", [Piece("plain", False)]),
        ("a \x02hit\x03 here", [Piece("a ", False), Piece("hit", True), Piece(" here", False)]),
        ("\x02one\x03\x02two\x03", [Piece("one", True), Piece("two", True)]),
        ("never \x02closed", [Piece("never ", False), Piece("closed", False)]),
        ("two\n  lines", [Piece("two lines", False)]),
        ("", []),
    ],
)
def test_a_snippet_is_cut_at_its_marks(snippet: str, cut: list[Piece]) -> None:
    assert pieces(snippet) == cut
