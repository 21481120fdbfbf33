"""The window as a whole: pages, panes, keys, what it remembers. Kernel, checks and store are real."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QKeyCombination, QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QScrollArea, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tutor_app.progress import ProgressStore
from tutor_app.ui.app import Running
from tutor_app.ui.commands import Command
from tutor_app.ui.editor import _KEYS
from tutor_app.ui.shortcuts import PART_KEYS, KeysDialog, clashes
from tutor_app.ui.welcome import HOW_IT_WORKS
from tutor_app.ui.widgets import Words
from tutor_app.ui.window import HOME, TITLE, MainWindow

LONG = 30_000
Open = Callable[..., Running]


def press(window: MainWindow, keys: str) -> None:
    """Press a combination such as `Ctrl+PgDown` where the focus is."""
    combination = QKeySequence(keys)[0]
    target = QApplication.focusWidget() or window
    QTest.keyClick(target, combination.key(), combination.keyboardModifiers())


def words(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(Words) if label.isVisible()]


def part(window: MainWindow, name: str) -> QWidget:
    found = [widget for widget in window.findChildren(QWidget) if widget.accessibleName() == name]
    assert found, f"nothing is named {name}"
    return found[0]


def test_the_first_start_says_in_four_sentences_how_it_works_and_offers_the_first_topic(
    running: Running,
) -> None:
    window = running.window
    assert window.windowTitle().startswith("Python for AI & Data")
    assert window.place() == HOME
    shown = words(part(window, "Start page"))
    assert len(HOW_IT_WORKS) == 4
    assert all(sentence in shown for sentence in HOW_IT_WORKS)
    assert window.home.primary_text() == "Start with Taking a part of a string"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert window.place() == "slices"


def test_the_second_start_offers_to_continue_and_says_how_far_everything_is(open_app: Open) -> None:
    first = open_app("tables")
    first.window.close()
    again = open_app()
    assert again.window.home.primary_text() == "Continue where you stopped: Counting in tables"
    assert "0 of 2 topics done" in words(part(again.window, "Start page"))
    again.window.home.press_primary()
    assert again.window.place() == "tables"


def test_the_title_and_the_position_follow_the_topic(open_app: Open) -> None:
    window = open_app("slices").window
    assert window.windowTitle() == f"{TITLE} — Taking a part of a string"
    assert "Stage 01 › Taking a part of a string" in words(part(window, "Top bar"))
    assert "Stage 01 · 0 of 2 topics" in words(part(window, "Status"))


def test_the_status_says_which_python_and_what_the_kernel_does(qtbot: QtBot, running: Running) -> None:
    status = part(running.window, "Status")
    qtbot.waitUntil(lambda: any(text.endswith("kernel idle") for text in words(status)), timeout=LONG)
    assert any(text.startswith("Python 3.") for text in words(status))


def test_the_page_comes_back_where_it_was_left(qtbot: QtBot, open_app: Open) -> None:
    first = open_app("slices")
    page = first.window.page_view()
    assert page is not None
    page.go_to("versions")
    bar = _scroll_area(page).verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 200)
    left_at = bar.value()
    first.window.close()
    again = open_app("slices").window.page_view()
    assert again is not None
    qtbot.waitUntil(lambda: abs(_scroll_area(again).verticalScrollBar().value() - left_at) < 40)


def test_next_and_previous_topic_and_the_history_have_keys(open_app: Open) -> None:
    window = open_app("slices").window
    press(window, "Ctrl+PgDown")
    assert window.place() == "tables"
    press(window, "Ctrl+PgDown")
    assert window.place() == "tables"
    press(window, "Ctrl+PgUp")
    assert window.place() == "slices"
    press(window, "Alt+Home")
    assert window.place() == HOME
    for expected in ("slices", "tables", "slices", "slices"):
        press(window, "Alt+Left")
        assert window.place() == expected
    for expected in ("tables", "slices", HOME, HOME):
        press(window, "Alt+Right")
        assert window.place() == expected


def test_a_new_way_from_the_middle_of_the_history_cuts_the_way_forward(open_app: Open) -> None:
    window = open_app("slices").window
    window.open_topic("tables")
    press(window, "Alt+Left")
    window.open_stage("first-steps")
    press(window, "Alt+Right")
    assert window.place() == "stage:first-steps"
    press(window, "Alt+Left")
    assert window.place() == "slices"


def test_a_stage_shows_its_text_and_its_topics(running: Running) -> None:
    window = running.window
    window.open_stage("first-steps")
    page = part(window, "Stage 01 First steps")
    assert "01 First steps" in words(page)
    assert part(window, "Counting in tables, not started").isVisible()


def test_panes_hide_and_come_back_with_their_keys(running: Running) -> None:
    window = running.window
    for keys, pane in (("Ctrl+B", window.tree), ("Ctrl+J", running.console)):
        assert pane.isVisible()
        press(window, keys)
        assert not pane.isVisible()
        press(window, keys)
        assert pane.isVisible()


def test_the_layout_comes_back_as_it_was(open_app: Open) -> None:
    window = open_app("slices").window
    press(window, "Ctrl+J")
    window.tree.setExpanded(window.tree.index_of("first-steps"), False)
    for _ in range(2):
        press(window, "F8")
    width = window.tree.width()
    window.close()
    again = open_app("slices").window
    assert not part(again, "Console").isVisible()
    assert abs(again.tree.width() - width) <= 2
    press(again, "Ctrl+J")
    assert part(again, "Console").isVisible()


def test_the_window_comes_back_in_its_size(open_app: Open) -> None:
    open_app(size=(720, 610)).window.close()
    again = open_app(size=None).window
    assert (again.width(), again.height()) == (720, 610)


def test_folded_stages_stay_folded(open_app: Open) -> None:
    window = open_app().window
    assert window.tree.open_stages() == ["first-steps"]
    window.tree.setExpanded(window.tree.index_of("first-steps"), False)
    window.close()
    assert open_app().window.tree.open_stages() == []


def test_hiding_the_pane_with_the_focus_gives_it_to_the_page(running: Running) -> None:
    window = running.window
    window.tree.setFocus()
    press(window, "Ctrl+B")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert not window.tree.isAncestorOf(focused)
    assert focused.isVisible()


def test_the_outline_folds_away_in_a_window_of_less_than_1100_pixels(qtbot: QtBot, open_app: Open) -> None:
    window = open_app("slices", size=(1280, 720)).window
    outline = part(window, "Outline")
    qtbot.waitUntil(outline.isVisible)
    window.resize(1099, 720)
    qtbot.waitUntil(lambda: not outline.isVisible())
    window.resize(1100, 720)
    qtbot.waitUntil(outline.isVisible)


def test_in_a_narrow_window_the_topics_are_a_drawer(qtbot: QtBot, open_app: Open) -> None:
    window = open_app("slices", size=(880, 700)).window
    qtbot.waitUntil(lambda: not window.tree.isVisible())
    press(window, "Ctrl+B")
    assert window.tree.isVisible()
    assert window.tree.hasFocus()
    press(window, "Esc")
    assert not window.tree.isVisible()
    part(window, "Topics").click()  # type: ignore[attr-defined]
    assert window.tree.isVisible()
    QTest.keyClicks(window.tree, "coun")
    press(window, "Return")
    assert window.place() == "tables"
    assert not window.tree.isVisible()
    window.resize(1280, 720)
    qtbot.waitUntil(window.tree.isVisible)


def test_a_press_outside_closes_the_drawer(qtbot: QtBot, open_app: Open) -> None:
    window = open_app("slices", size=(880, 700)).window
    qtbot.waitUntil(lambda: not window.tree.isVisible())
    press(window, "Ctrl+B")
    target = window.childAt(QPoint(800, 300))
    QTest.mouseClick(target, Qt.MouseButton.LeftButton)
    assert not window.tree.isVisible()


def test_f6_goes_round_all_panes_and_back(qtbot: QtBot, open_app: Open) -> None:
    running = open_app("slices")
    window = running.window
    qtbot.waitUntil(lambda: running.console.widget is not None, timeout=LONG)
    window.tree.setFocus()

    def pane() -> str:
        focused = QApplication.focusWidget()
        names = []
        while focused is not None:
            names.append(focused.accessibleName())
            focused = focused.parentWidget()
        known = ("Topics", "Page", "Outline", "Console", "Top bar")
        return next(name for name in names if name in known)

    round_trip = [pane()]
    for _ in range(5):
        press(window, "F6")
        round_trip.append(pane())
    assert round_trip == ["Topics", "Page", "Outline", "Console", "Top bar", "Topics"]
    for expected in reversed(round_trip[:-1]):
        press(window, "Shift+F6")
        assert pane() == expected


def test_text_grows_for_page_editors_and_console_together_and_is_remembered(
    qtbot: QtBot, open_app: Open
) -> None:
    running = open_app("slices")
    window = running.window
    qtbot.waitUntil(lambda: running.console.widget is not None, timeout=LONG)
    page = window.page_view()
    assert page is not None and running.console.widget is not None
    editor = page.examples_in_order()[0].editor
    console = running.console.widget.control
    sizes = [_pixels(editor), _pixels(console)]
    tree = window.tree.font().pixelSize()
    press(window, "Ctrl++")
    press(window, "Ctrl+=")
    larger = [_pixels(editor), _pixels(console)]
    assert all(after > before for before, after in zip(sizes, larger, strict=True))
    assert window.tree.font().pixelSize() == tree
    zoom = running.theme.zoom
    window.close()
    again = open_app("slices")
    assert again.theme.zoom == zoom
    press(again.window, "Ctrl+0")
    assert again.theme.zoom == 1.0


def test_ctrl_and_the_wheel_change_the_size_over_page_editor_and_console(
    qtbot: QtBot, open_app: Open
) -> None:
    running = open_app("slices")
    window = running.window
    qtbot.waitUntil(lambda: running.console.widget is not None, timeout=LONG)
    page = window.page_view()
    assert page is not None and running.console.widget is not None
    places = [
        _scroll_area(page).viewport(),
        page.examples_in_order()[0].editor.viewport(),
        running.console.widget.control.viewport(),
    ]
    for place in places:
        before = running.theme.zoom
        scrolled = _scroll_area(page).verticalScrollBar().value()
        _wheel(place, 120)
        assert running.theme.zoom > before
        _wheel(place, -120)
        assert running.theme.zoom == before
        assert _scroll_area(page).verticalScrollBar().value() == scrolled


def test_light_and_dark_can_be_chosen_and_are_remembered(open_app: Open) -> None:
    running = open_app()
    _run(running.window, "view.dark")
    assert running.theme.tokens.name == "dark"
    running.window.close()
    again = open_app()
    assert again.theme.tokens.name == "dark"
    _run(again.window, "view.system")
    assert again.theme.mode == "system"


def test_no_two_commands_answer_the_same_keys(open_app: Open) -> None:
    window = open_app("slices").window
    assert clashes([*window.commands(), *PART_KEYS]) == []


def test_every_combination_that_an_editor_answers_is_listed(open_app: Open) -> None:
    commands = [*open_app("slices").window.commands(), *PART_KEYS]
    places = ("editor", "page", "")
    listed = {QKeySequence(keys).toString() for one in commands if one.place in places for keys in one.keys}
    writing = {"Return", "Enter", "Backspace", "Home", "Shift+Home"}
    doubled = {"Ctrl+Shift+/": "Ctrl+/", "Backtab": "Shift+Tab", "Shift+Backtab": "Shift+Tab"}
    for key, modifiers in _KEYS:
        keys = QKeySequence(QKeyCombination(modifiers, Qt.Key(key))).toString().replace("Return", "Enter")
        assert doubled.get(keys, keys) in listed | writing


def test_the_test_of_clashes_finds_one() -> None:
    def nothing() -> None: ...

    one = Command("one", "One", ("Ctrl+K",), nothing)
    other = Command("other", "Other", ("Ctrl+k",), nothing, place="editor")
    elsewhere = Command("elsewhere", "Elsewhere", ("Ctrl+K",), nothing, place="console")
    assert clashes([one, other]) == [("Ctrl+K", "one", "other")]
    assert clashes([other, elsewhere]) == []
    around = Command("around", "Around", ("Ctrl+K",), nothing, place="page")
    assert clashes([other, around]) == [("Ctrl+K", "other", "around")]
    assert clashes([elsewhere, around]) == []


def test_ids_of_commands_are_unique(open_app: Open) -> None:
    ids = [command.id for command in open_app("slices").window.commands()]
    assert len(ids) == len(set(ids))


def test_every_key_of_a_command_is_in_the_dialog_of_keys(qtbot: QtBot, running: Running) -> None:
    press(running.window, "F1")
    dialog = running.window.findChild(KeysDialog)
    assert dialog is not None and dialog.isVisible()
    listed = {
        dialog.list.topLevelItem(group).child(row).text(0)  # type: ignore[union-attr]
        for group in range(dialog.list.topLevelItemCount())
        for row in range(dialog.list.topLevelItem(group).childCount())  # type: ignore[union-attr]
    }
    wanted = {command.title.removesuffix("…") for command in running.window.commands() if command.keys}
    assert wanted <= listed
    dialog.close()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_holds_every_command_that_names_a_menu(open_app: Open) -> None:
    window = open_app("slices").window
    press(window, "F10")
    assert window.menu.isVisible()
    entries = {
        action.text().split("\t")[0]
        for menu in window.menu.actions()
        for action in menu.menu().actions()  # type: ignore[attr-defined]
        if action.text()
    }
    assert {command.title for command in window.commands() if command.menu} == entries
    window.menu.close()


def test_a_mistake_of_ours_is_said_calmly_written_down_and_can_be_copied(
    qtbot: QtBot, running: Running, tmp_path: Path
) -> None:
    def broken() -> None:
        raise RuntimeError("a mistake of ours")

    bar = running.window.notices
    with qtbot.capture_exceptions() as caught:
        # pytest-qt takes the place of our hook: give it back for this test.
        taken, sys.excepthook = sys.excepthook, running.reports.take
        try:
            running.window.page_shown.connect(broken)
            running.window.page_shown.emit()
            running.window.page_shown.emit()
        finally:
            sys.excepthook = taken
    assert caught == []
    qtbot.waitUntil(lambda: len(bar.sentences()) == 1)
    assert "what you typed is kept" in bar.sentences()[0]
    log = (tmp_path / "data" / "errors.log").read_text(encoding="utf-8")
    assert log.count("RuntimeError: a mistake of ours") == 1
    QTest.mouseClick(part(running.window, "Copy report"), Qt.MouseButton.LeftButton)
    assert "RuntimeError: a mistake of ours" in QApplication.clipboard().text()
    QTest.mouseClick(part(running.window, "Dismiss"), Qt.MouseButton.LeftButton)
    assert bar.sentences() == []


def test_a_page_with_a_mistake_says_which_file_which_line_and_what_to_do(
    open_app: Open, tmp_path: Path, small_course: Path
) -> None:
    copy = tmp_path / "course"
    shutil.copytree(small_course, copy)
    page = copy / "first-steps" / "slices" / "lesson.md"
    page.write_text("# A title\n\n:::{nonsense}\n:::\n", encoding="utf-8")
    window = open_app("slices", course=copy).window
    shown = " ".join(words(part(window, "This page cannot be shown")))
    assert f"{page}, line 3" in shown
    window.open_topic("tables")
    assert window.page_view() is not None


def test_what_another_window_on_the_same_data_did_is_seen(qtbot: QtBot, open_app: Open) -> None:
    one = open_app("slices")
    other = open_app("tables")
    said = other.window.tree.index_of("slices").data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Taking a part of a string, started"
    one.store.record_attempt("slices/middle", "pass", "right", "", "hash")
    index = other.window.tree.index_of("slices")
    qtbot.waitUntil(
        lambda: index.data(Qt.ItemDataRole.AccessibleTextRole) == "Taking a part of a string, done",
        timeout=LONG,
    )


def test_progress_goes_out_and_comes_in_as_one_file(open_app: Open, tmp_path: Path) -> None:
    one = open_app("slices")
    one.store.save_draft("slices/middle", "def middle(word): ...")
    file = tmp_path / "progress.zip"
    one.window.export_to(file)
    assert file.exists()
    other = open_app(data="elsewhere")
    other.window.import_from(file)
    assert other.store.draft("slices/middle") == "def middle(word): ..."
    assert any("Imported" in sentence for sentence in other.window.notices.sentences())
    assert "started" in str(other.window.tree.index_of("slices").data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_file_that_is_no_export_is_refused_with_a_sentence(running: Running, tmp_path: Path) -> None:
    file = tmp_path / "photo.zip"
    file.write_bytes(b"no zip")
    running.window.import_from(file)
    assert len(running.window.notices.sentences()) == 1


def test_what_was_typed_is_saved_when_the_window_closes(qtbot: QtBot, open_app: Open, tmp_path: Path) -> None:
    running = open_app("slices")
    page = running.window.page_view()
    assert page is not None
    block = page.examples_in_order()[0]
    block.focus_editor()
    QTest.keyClicks(QApplication.focusWidget(), "# mine ")
    running.window.close()
    with_draft = ProgressStore.open(tmp_path / "data")
    assert "# mine " in (with_draft.draft(block.example.key) or "")
    with_draft.close()


def test_nothing_hangs_over_the_edge_at_any_size(qtbot: QtBot, open_app: Open) -> None:
    window = open_app("slices").window
    for width, height in ((1920, 1080), (1280, 720), (1099, 700), (880, 640), (600, 480)):
        window.resize(width, height)
        qtbot.waitUntil(lambda: window.layout().geometry().width() == window.width())
        assert (window.width(), window.height()) == (width, height)
        tops = [part(window, name) for name in ("Top bar", "Status")]
        assert all(bar.width() == width for bar in tops)
        visible = [child for child in tops[0].children() if isinstance(child, QWidget) and child.isVisible()]
        boxes = sorted((child.x(), child.x() + child.width()) for child in visible)
        assert all(left[1] <= right[0] for left, right in pairwise(boxes)), boxes
        assert boxes[-1][1] <= width


def _scroll_area(page: QWidget) -> QScrollArea:
    return page.findChildren(QScrollArea)[0]


def _pixels(editor: QPlainTextEdit | QTextEdit) -> int:
    return editor.document().defaultFont().pixelSize()


def _run(window: MainWindow, command_id: str) -> None:
    next(command for command in window.commands() if command.id == command_id).run()


def _wheel(place: QWidget, by: int) -> None:
    middle = QPointF(place.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(place.mapToGlobal(middle.toPoint())),
        QPoint(0, 0),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(place, event)
