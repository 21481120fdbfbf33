"""Going to a topic and asking for a command by typing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tutor_app.ui.app import Running
from tutor_app.ui.palette import Choice, matching
from tutor_app.ui.window import MainWindow

Open = Callable[..., Running]
TITLES = ("Go to topic", "Restart the kernel", "Run everything above", "Larger text", "Topics: on")


def _press(window: MainWindow, keys: str) -> None:
    combination = QKeySequence(keys)[0]
    target = QApplication.focusWidget() or window
    QTest.keyClick(target, combination.key(), combination.keyboardModifiers())


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", list(TITLES)),
        ("go", ["Go to topic"]),
        ("topic", ["Topics: on", "Go to topic"]),
        ("run", ["Run everything above"]),
        ("ke re", ["Restart the kernel"]),
        ("gtt", ["Go to topic"]),
        ("Ctrl+.", ["Restart the kernel"]),
        ("nothing like it", []),
    ],
)
def test_the_best_comes_first(typed: str, found: list[str]) -> None:
    choices = [
        Choice(title, "Ctrl+." if title.startswith("Restart") else "", lambda: None) for title in TITLES
    ]
    assert [choice.title for choice in matching(choices, typed)] == found


def test_ctrl_p_goes_to_a_topic(open_app: Open) -> None:
    window = open_app("slices").window
    _press(window, "Ctrl+P")
    assert window.palette_box.frame.isVisible()
    QTest.keyClicks(QApplication.focusWidget(), "counting")
    assert window.palette_box.shown()[0] == "Counting in tables"
    _press(window, "Return")
    assert window.place() == "tables"
    assert not window.palette_box.frame.isVisible()


def test_a_topic_is_found_by_its_number_and_a_stage_by_its_title(running: Running) -> None:
    window = running.window
    window.ask_topic()
    field = window.palette_box.field
    QTest.keyClicks(field, running.course.topics()[1].number)
    assert window.palette_box.shown() == ["Counting in tables"]
    field.clear()
    QTest.keyClicks(field, "first st")
    _press(window, "Return")
    assert window.place() == "stage:first-steps"


def test_ctrl_shift_p_lists_every_command_with_its_keys(open_app: Open) -> None:
    window = open_app("slices").window
    _press(window, "Ctrl+Shift+P")
    shown = {title.split(":")[0] for title in window.palette_box.shown()}
    wanted = {
        command.title.removesuffix("…").split(":")[0]
        for command in window.commands()
        if command.id not in ("view.commands", "go.back", "go.forward")
    }
    assert wanted <= shown
    said = [
        window.palette_box.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(window.palette_box.list.count())
    ]
    assert "Search the course, Ctrl+Shift+F" in said


def test_a_command_runs_with_enter_and_the_list_goes_round(running: Running) -> None:
    window = running.window
    _press(window, "Ctrl+Shift+P")
    box = window.palette_box
    first = box.list.currentRow()
    _press(window, "Up")
    assert box.list.currentRow() == box.list.count() - 1
    _press(window, "Down")
    assert box.list.currentRow() == first
    QTest.keyClicks(box.field, "dark")
    _press(window, "Return")
    assert running.theme.tokens.name == "dark"


def test_escape_gives_the_focus_back(qtbot: QtBot, open_app: Open) -> None:
    window = open_app("slices").window
    window.tree.setFocus()
    _press(window, "Ctrl+P")
    assert window.palette_box.field.hasFocus()
    _press(window, "Esc")
    assert window.tree.hasFocus()
    assert not window.palette_box.frame.isVisible()


def test_another_focus_closes_the_palette_and_keeps_the_focus(running: Running) -> None:
    window = running.window
    _press(window, "Ctrl+P")
    window.tree.setFocus()
    assert not window.palette_box.frame.isVisible()
    assert window.tree.hasFocus()


def test_where_nothing_is_found_it_says_what_to_do(running: Running) -> None:
    window = running.window
    _press(window, "Ctrl+P")
    QTest.keyClicks(window.palette_box.field, "zzz")
    assert window.palette_box.shown() == []
    assert "Ctrl+Shift+F" in window.palette_box.list.nothing
    _press(window, "Return")
    assert window.palette_box.frame.isVisible()


def test_it_fits_into_a_small_window(open_app: Open) -> None:
    window = open_app("slices", size=(600, 420)).window
    _press(window, "Ctrl+Shift+P")
    assert window.rect().contains(window.palette_box.frame.geometry())
