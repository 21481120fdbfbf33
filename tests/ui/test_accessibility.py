"""What a screen reader meets: every control has a name, and every control can be reached with the keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tutor_app.ui.app import Running
from tutor_app.ui.widgets import Button
from tutor_app.ui.window import MainWindow

Open = Callable[..., Running]
LONG = 30_000

Role = QAccessible.Role
CONTROLS = {
    Role.PushButton,
    Role.CheckBox,
    Role.RadioButton,
    Role.ComboBox,
    Role.EditableText,
    Role.Link,
    Role.List,
    Role.ListItem,
    Role.Tree,
    Role.TreeItem,
    Role.Table,
    Role.MenuItem,
    Role.ButtonMenu,
    Role.ButtonDropDown,
    Role.Slider,
    Role.SpinBox,
    Role.PageTab,
    Role.Window,
    Role.Dialog,
}
# Rows of lists and trees are asked one by one up to here; a course has hundreds of them.
MOST_ROWS = 60


def interfaces(root: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """*root* and all below it that is not hidden."""
    yield root
    for number in range(min(root.childCount(), MOST_ROWS)):
        child = root.child(number)
        if child is not None and child.isValid() and not child.state().invisible:  # type: ignore[attr-defined]
            yield from interfaces(child)


def unnamed(window: QWidget) -> list[str]:
    """The controls below *window* that a screen reader could not name, as texts for the message."""
    root = QAccessible.queryAccessibleInterface(window)
    assert root is not None
    found = []
    for one in interfaces(root):
        if one.role() in CONTROLS and not one.text(QAccessible.Text.Name).strip():
            widget = one.object()
            parents = []
            while isinstance(widget, QWidget):
                parents.append(type(widget).__name__)
                widget = widget.parent()
            found.append(f"{one.role().name} {' < '.join(parents)}")
    return found


def reached_with_tab(window: MainWindow) -> set[QWidget]:
    """Every widget that gets the focus by F6, then by Tab or Shift+Tab, with Escape out of editors."""
    seen: set[QWidget] = set()
    for pane in range(6):
        for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            for _ in range(pane):
                QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F6)
            nothing_new = 0
            while nothing_new < 30:
                focused = QApplication.focusWidget()
                assert focused is not None
                nothing_new = nothing_new + 1 if focused in seen else 0
                seen.add(focused)
                if isinstance(focused, (QPlainTextEdit, QTextEdit)):
                    QTest.keyClick(focused, Qt.Key.Key_Escape)
                QTest.keyClick(focused, key)
    return seen


def controls(window: QWidget) -> list[QWidget]:
    """What can be pressed or typed into and can be seen or scrolled to."""
    kinds = (
        QAbstractButton,
        QLineEdit,
        QComboBox,
        QAbstractSpinBox,
        QPlainTextEdit,
        QTextEdit,
        QAbstractItemView,
    )
    return [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, kinds)
        and widget.isVisible()
        and widget.isEnabled()
        and not (isinstance(widget, (QPlainTextEdit, QTextEdit)) and widget.isReadOnly())
    ]


@pytest.fixture
def topic(qtbot: QtBot, open_app: Open) -> Running:
    """A topic with every kind of block, all of them built, and the console there."""
    running = open_app("slices", size=(1280, 800))
    page = running.window.page_view()
    assert page is not None
    qtbot.waitUntil(lambda: page.findChild(QWidget, "page end") is not None, timeout=LONG)
    qtbot.waitUntil(lambda: running.console.widget is not None, timeout=LONG)
    return running


def test_no_control_of_a_topic_is_without_a_name(topic: Running) -> None:
    assert unnamed(topic.window) == []


def test_no_control_of_the_other_pages_is_without_a_name(running: Running) -> None:
    window = running.window
    assert unnamed(window) == []
    window.open_stage("first-steps")
    assert unnamed(window) == []
    window.say("A sentence.", "Do it", lambda: None)
    assert unnamed(window) == []


def test_no_control_of_palette_search_and_drawer_is_without_a_name(topic: Running) -> None:
    window = topic.window
    window.ask_topic()
    assert unnamed(window) == []
    window.ask_command()
    assert unnamed(window) == []
    window.search.open()
    assert unnamed(window) == []
    window.resize(860, 600)
    QTest.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert unnamed(window) == []


def test_no_entry_of_the_menu_and_no_control_of_a_dialog_is_without_a_name(topic: Running) -> None:
    window = topic.window
    window.fill_menu()
    for menu in [window.menu, *(action.menu() for action in window.menu.actions())]:
        for action in menu.actions():  # type: ignore[union-attr]
            assert action.isSeparator() or action.text()
    for command_id in ("help.keys", "help.stored", "help.licenses"):
        next(command for command in window.commands() if command.id == command_id).run()
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        assert dialog.windowTitle()
        assert unnamed(dialog) == []
        dialog.close()


def test_a_control_without_a_name_is_found(running: Running) -> None:
    nameless = Button(running.theme, "", parent=running.window)
    nameless.show()
    assert len(unnamed(running.window)) == 1


def test_every_control_of_a_topic_can_be_reached_with_the_keys(topic: Running) -> None:
    window = topic.window
    reached = reached_with_tab(window)
    missing = [one for one in controls(window) if one not in reached and one.focusProxy() not in reached]
    names = [f"{type(one).__name__} “{one.accessibleName()}”" for one in missing]
    assert names == []


def test_every_control_of_the_start_page_and_of_a_stage_can_be_reached_with_the_keys(
    running: Running,
) -> None:
    window = running.window
    for open_it in (window.open_home, lambda: window.open_stage("first-steps")):
        open_it()
        reached = reached_with_tab(window)
        missing = [one for one in controls(window) if one not in reached]
        assert [f"{type(one).__name__} “{one.accessibleName()}”" for one in missing] == []


def test_a_page_can_be_scrolled_with_the_keys(qtbot: QtBot, topic: Running) -> None:
    window = topic.window
    page = window.page_view()
    assert page is not None
    area = page.findChildren(QAbstractScrollArea)[0]
    area.verticalScrollBar().setValue(0)
    window.tree.setFocus()
    QTest.keyClick(window.tree, Qt.Key.Key_F6)
    focused = QApplication.focusWidget()
    assert focused is not None and (focused is area or page.isAncestorOf(focused))
    QTest.keyClick(focused, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 100)


def test_the_tree_tells_a_screen_reader_what_is_done(topic: Running) -> None:
    root = QAccessible.queryAccessibleInterface(topic.window.tree)
    assert root is not None
    names = {one.text(QAccessible.Text.Name) for one in interfaces(root)}
    assert "Taking a part of a string, started" in names
    assert "Counting in tables, not started" in names


def test_a_button_says_its_key(topic: Running) -> None:
    found = [one for one in topic.window.findChildren(Button) if one.accessibleDescription() == "Shift+Enter"]
    assert found
