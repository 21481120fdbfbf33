"""One topic from its first line to a passed exercise, in the real window, by keys and by mouse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tutor_app.progress.records import TopicState
from tutor_app.ui.app import Running
from tutor_app.ui.page.exercise import ExerciseBlock
from tutor_app.ui.page.view import PageView
from tutor_app.ui.tree import COUNT, CourseTree
from tutor_app.ui.widgets import Button

LONG = 60_000
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def page_of(running: Running, bot: QtBot) -> PageView:
    bot.waitUntil(lambda: running.window.page_view() is not None, timeout=LONG)
    page = running.window.page_view()
    assert page is not None
    bot.waitUntil(lambda: page.findChild(QWidget, "page end") is not None, timeout=LONG)
    return page


def press(button: Button) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(8, 8))


def test_a_topic_from_its_first_line_to_a_passed_exercise(qtbot: QtBot, running: Running) -> None:
    window = running.window
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=LONG)
    window.home.press_primary()
    page = page_of(running, qtbot)

    first, second = page.examples_in_order()[:2]
    first.focus_editor()
    qtbot.waitUntil(first.editor.hasFocus, timeout=LONG)
    QTest.keyClick(first.editor, Qt.Key.Key_Return, SHIFT)
    qtbot.waitUntil(lambda: first.output.note.text() == "✓ as printed on the page", timeout=LONG)
    assert second.editor.hasFocus()
    QTest.keyClick(second.editor, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: second.output.note.text() == "✓ as printed on the page", timeout=LONG)
    assert second.editor.hasFocus()

    exercise = page.findChild(ExerciseBlock)
    assert exercise is not None
    exercise.focus_editor()
    qtbot.waitUntil(exercise.editor.hasFocus, timeout=LONG)
    folder: Path = exercise.exercise.folder
    exercise.editor.selectAll()
    QTest.keyClicks(exercise.editor, "def middle(word): return 'x'")
    with qtbot.waitSignal(exercise.judged, timeout=LONG):
        QTest.keyClick(exercise.editor, Qt.Key.Key_Return, CONTROL | SHIFT)
    assert running.store.topic_state("slices", [exercise.exercise.id]) is TopicState.STARTED
    press(exercise.hint_button)

    exercise.editor.set_text((folder / "solution.py").read_text(encoding="utf-8"), undoable=True)
    with qtbot.waitSignal(exercise.judged, timeout=LONG):
        press(exercise.check_button)
    assert exercise.solution_part is not None
    assert running.store.topic_state("slices", [exercise.exercise.id]) is TopicState.DONE
    tree = window.findChild(CourseTree)
    assert tree is not None
    assert tree.index_of("first-steps").data(COUNT) == "1/2"


def test_the_check_in_view_can_be_asked_for_from_anywhere_in_the_window(
    qtbot: QtBot, open_app: Callable[..., Running]
) -> None:
    running = open_app("slices")
    page = page_of(running, qtbot)
    exercise = page.findChild(ExerciseBlock)
    assert exercise is not None
    page.go_to(exercise.exercise.anchor)
    tree = running.window.findChild(CourseTree)
    assert tree is not None
    tree.setFocus()
    qtbot.waitUntil(tree.hasFocus)
    with qtbot.waitSignal(exercise.judged, timeout=LONG):
        QTest.keyClick(tree, Qt.Key.Key_Return, CONTROL | SHIFT)
