"""The code editor in a real window: what its keys do, what it shows, what it costs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tutor_app.assist.answers import Problem
from tutor_app.ui.editor import CodeEditor
from tutor_app.ui.theme import DARK, LIGHT, Theme

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier

TEN_LINES = '''import numpy as np

def mean(folds: list[float]) -> float:
    """The average
    of the folds."""
    return sum(folds) / len(folds)

scores = [0.94, 0.95, 0.96]
print(f"{mean(scores):.3f}")  # to three places
np.mean(scores) >= 0.95'''


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme("light")


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    QVBoxLayout(made)
    made.resize(700, 500)
    qtbot.addWidget(made)
    yield made


@pytest.fixture
def editor(window: QWidget, theme: Theme, qtbot: QtBot) -> CodeEditor:
    made = CodeEditor(theme)
    layout = window.layout()
    assert layout is not None
    layout.addWidget(made)
    window.show()
    window.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def put(editor: CodeEditor, text: str) -> None:
    """Sets *text* without its `|`, the caret; a second `|` is the end of a selection."""
    parts = text.split("|")
    editor.set_text("".join(parts))
    cursor = editor.textCursor()
    cursor.setPosition(len(parts[0]))
    if len(parts) == 3:
        cursor.setPosition(len(parts[0]) + len(parts[1]), QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def shown(editor: CodeEditor) -> str:
    """The text with `|` at the caret, and at both ends of a selection."""
    text, cursor = editor.text(), editor.textCursor()
    marks = sorted({cursor.selectionStart(), cursor.selectionEnd()}, reverse=True)
    for mark in marks:
        text = text[:mark] + "|" + text[mark:]
    return text


def press(
    editor: CodeEditor, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(editor, key, modifiers)


# ---- typing ---------------------------------------------------------------------------------------------


def test_a_function_is_typed_with_the_fewest_keys(editor: CodeEditor) -> None:
    QTest.keyClicks(editor, "def f(a, b")
    QTest.keyClicks(editor, "):")
    press(editor, Key.Key_Return)
    QTest.keyClicks(editor, 'return a["x"] + b')
    press(editor, Key.Key_Return)
    QTest.keyClicks(editor, "f(1)")
    assert editor.text() == 'def f(a, b):\n    return a["x"] + b\nf(1)'


@pytest.mark.parametrize(
    ("before", "typed", "after"),
    [
        ("|", "(", "(|)"),
        ("f(|)", ")", "f()|"),
        ("x = |", '"', 'x = "|"'),
        ('x = "a|"', '"', 'x = "a"|'),
        ('x = ""|', '"', 'x = """|"""'),
        ("|word|", "(", "(|word|)"),
        ("|word|", '"', '"|word|"'),
        ("|word|", "x", "x|"),
        ("|word", "(", "(|word"),
        ("don|", "'", "don'|"),
        ("'a|'", "(", "'a(|'"),
        ("f(g(|)", ")", "f(g()|)"),
    ],
)
def test_brackets_and_quotes_are_closed_and_never_get_in_the_way(
    editor: CodeEditor, before: str, typed: str, after: str
) -> None:
    put(editor, before)
    QTest.keyClicks(editor, typed)
    assert shown(editor) == after


def test_wrapping_a_selection_and_closing_a_bracket_are_one_step_of_undo_each(editor: CodeEditor) -> None:
    put(editor, "|word|")
    QTest.keyClicks(editor, "[")
    assert editor.text() == "[word]"
    editor.undo()
    assert editor.text() == "word"
    put(editor, "|")
    QTest.keyClicks(editor, "(")
    editor.undo()
    assert editor.text() == ""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("if x:|", "if x:\n    |"),
        ("f(|)", "f(\n    |\n)"),
        ("    x = [|]", "    x = [\n        |\n    ]"),
        ("    return 1|", "    return 1\n|"),
        ("a|  b", "a\n|b"),
        ("|a", "\n|a"),
        ("a |bc| d", "a \n|d"),
    ],
)
def test_enter_keeps_the_indent_of_the_code(editor: CodeEditor, before: str, after: str) -> None:
    put(editor, before)
    press(editor, Key.Key_Return)
    assert shown(editor) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("        |x", "    |x"),
        ("      |x", "    |x"),
        ("a    |x", "a   |x"),
        ("f(|)", "f|"),
        ('"|"', "|"),
        ("a\n|b", "a|b"),
    ],
)
def test_backspace_takes_an_indent_or_an_empty_pair_at_once(
    editor: CodeEditor, before: str, after: str
) -> None:
    put(editor, before)
    press(editor, Key.Key_Backspace)
    assert shown(editor) == after


def test_tab_indents_and_shift_tab_takes_it_back(editor: CodeEditor) -> None:
    put(editor, "|x")
    press(editor, Key.Key_Tab)
    assert shown(editor) == "    |x"
    press(editor, Key.Key_Backtab, SHIFT)
    assert shown(editor) == "|x"
    put(editor, "a = |")
    press(editor, Key.Key_Tab)
    assert shown(editor) == "a =     |"
    put(editor, "a|\n\nb\n|c")
    press(editor, Key.Key_Tab)
    assert editor.text() == "    a\n\n    b\nc"
    press(editor, Key.Key_Backtab, SHIFT)
    press(editor, Key.Key_Backtab, SHIFT)
    assert editor.text() == "a\n\nb\nc"


def test_lines_are_commented_moved_duplicated_and_deleted(editor: CodeEditor) -> None:
    put(editor, "a\nb|\nc")
    press(editor, Key.Key_Slash, CTRL)
    assert shown(editor) == "a\n# b|\nc"
    press(editor, Key.Key_1, CTRL)
    assert shown(editor) == "a\nb|\nc"
    press(editor, Key.Key_Up, ALT)
    assert shown(editor) == "b|\na\nc"
    press(editor, Key.Key_Up, ALT)
    assert shown(editor) == "b|\na\nc"
    press(editor, Key.Key_Down, ALT)
    press(editor, Key.Key_Down, ALT)
    assert shown(editor) == "a\nc\nb|"
    press(editor, Key.Key_Down, ALT | SHIFT)
    assert shown(editor) == "a\nc\nb\nb|"
    press(editor, Key.Key_K, CTRL | SHIFT)
    assert editor.text() == "a\nc\nb"
    for _ in range(7):
        editor.undo()
    assert editor.text() == "a\nb\nc"


def test_home_goes_to_the_code_and_then_to_the_edge(editor: CodeEditor) -> None:
    put(editor, "    abc|")
    press(editor, Key.Key_Home)
    assert shown(editor) == "    |abc"
    press(editor, Key.Key_Home)
    assert shown(editor) == "|    abc"
    press(editor, Key.Key_Home, SHIFT)
    assert shown(editor) == "|    |abc"


def test_a_paste_is_cleaned_and_one_step_of_undo(editor: CodeEditor) -> None:
    data = QMimeData()
    data.setText(">>> a = 1\r\n>>> if a:\r\n...     b\t= 2")
    editor.insertFromMimeData(data)
    assert editor.text() == "a = 1\nif a:\n    b   = 2"
    editor.undo()
    assert editor.text() == ""


def test_no_break_spaces_and_emoji_come_back_as_they_were(editor: CodeEditor) -> None:
    text = "a\u00a0=\u200b '\U0001f600é'  # \U0001f468\u200d\U0001f469\nb"
    editor.set_text(text)
    assert editor.text() == text
    editor.set_caret(1, 9)
    assert editor.caret() == (1, 9)
    before, after = editor.around_caret()
    assert before + after == text and before.endswith("é'")
    QTest.keyClicks(editor, "x")
    assert editor.text() == text.replace("é'", "é'x")
    blank = editor.cursorRect(_cursor(editor, 1)).center() + editor.viewport().pos() + QPoint(4, 0)
    assert "No-break space" in editor.tool_tip_at(blank)


def _cursor(editor: CodeEditor, position: int) -> QTextCursor:
    cursor = QTextCursor(editor.document())
    cursor.setPosition(position)
    return cursor


# ---- text and undo ----------------------------------------------------------------------------------------


def test_a_reset_can_be_undone_and_a_new_beginning_cannot(editor: CodeEditor, qtbot: QtBot) -> None:
    editor.set_text("a = 1\nb = 2\nc = 3")
    editor.set_caret(3, 1)
    QTest.keyClicks(editor, "x")
    with qtbot.waitSignal(editor.edited):
        editor.set_text("new\nlines\nhere", undoable=True)
    assert editor.caret()[0] == 3
    editor.undo()
    assert editor.text() == "a = 1\nb = 2\ncx = 3"
    editor.redo()
    assert editor.text() == "new\nlines\nhere"
    with qtbot.assertNotEmitted(editor.edited):
        editor.set_text("z")
    editor.undo()
    assert editor.text() == "z"


def test_edited_is_emitted_once_a_key_and_not_for_colors_or_themes(
    editor: CodeEditor, theme: Theme, qtbot: QtBot
) -> None:
    emitted: list[None] = []
    editor.edited.connect(lambda: emitted.append(None))
    editor.set_text("x = '''a")
    editor.grab()
    theme.set_mode("dark")
    theme.zoom_in()
    editor.grab()
    assert emitted == []
    press(editor, Key.Key_X)
    assert len(emitted) == 1


def test_code_that_is_read_only_cannot_be_changed_but_run_and_copied(
    editor: CodeEditor, qtbot: QtBot
) -> None:
    editor.set_text("a\nb")
    editor.set_read_only(True)
    for key in (Key.Key_X, Key.Key_Return, Key.Key_Backspace, Key.Key_Delete):
        press(editor, key)
    press(editor, Key.Key_Slash, CTRL)
    press(editor, Key.Key_Down, ALT)
    assert editor.text() == "a\nb"
    with qtbot.waitSignal(editor.run_requested):
        press(editor, Key.Key_Return, CTRL)
    editor.selectAll()
    press(editor, Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "a\nb"


# ---- asking for something ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("signal", "key", "modifiers"),
    [
        ("run_requested", Key.Key_Return, CTRL),
        ("run_and_advance_requested", Key.Key_Return, SHIFT),
        ("run_and_advance_requested", Key.Key_Enter, SHIFT | Qt.KeyboardModifier.KeypadModifier),
        ("check_requested", Key.Key_Return, CTRL | SHIFT),
        ("leave_forward", Key.Key_Down, CTRL),
        ("leave_backward", Key.Key_Up, CTRL),
    ],
)
def test_keys_ask_and_leave_the_text_alone(
    editor: CodeEditor, qtbot: QtBot, signal: str, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    put(editor, "a|b")
    with qtbot.waitSignal(getattr(editor, signal)):
        press(editor, key, modifiers)
    assert shown(editor) == "a|b"


def test_the_editor_takes_its_keys_before_a_shortcut_of_the_window_does(editor: CodeEditor) -> None:
    for key, modifiers in ((Key.Key_Return, CTRL), (Key.Key_F9, Qt.KeyboardModifier.NoModifier)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
        event.ignore()
        QApplication.sendEvent(editor, event)
        assert event.isAccepted()
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_P, CTRL | SHIFT)
    event.ignore()
    QApplication.sendEvent(editor, event)
    assert not event.isAccepted()


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("if a:\n    |b = 1\n    c = 2|\nd", "b = 1\nc = 2"),
        ("if a:\n    b =| 1\n", "b = 1"),
        ("x = |1 + 2|", "1 + 2"),
    ],
)
def test_f9_asks_to_run_what_is_selected_or_the_line(
    editor: CodeEditor, qtbot: QtBot, text: str, source: str
) -> None:
    put(editor, text)
    with qtbot.waitSignal(editor.run_selection_requested) as asked:
        press(editor, Key.Key_F9)
    assert asked.args == [source]


def test_escape_and_tab_go_to_the_next_control(editor: CodeEditor, window: QWidget, qtbot: QtBot) -> None:
    button = QPushButton("after")
    layout = window.layout()
    assert layout is not None
    layout.addWidget(button)
    qtbot.waitUntil(button.isVisible)
    put(editor, "|x")
    press(editor, Key.Key_Escape)
    press(editor, Key.Key_Tab)
    qtbot.waitUntil(button.hasFocus)
    assert editor.text() == "x"
    editor.setFocus()
    press(editor, Key.Key_Escape)
    press(editor, Key.Key_Right)
    press(editor, Key.Key_Tab)
    assert editor.hasFocus() and editor.text() == "x   "
    press(editor, Key.Key_Escape)
    press(editor, Key.Key_Backtab, SHIFT)
    qtbot.waitUntil(lambda: not editor.hasFocus())
    assert "Escape" in editor.accessibleDescription()


# ---- what is shown ----------------------------------------------------------------------------------------


def colors(editor: CodeEditor, line: int) -> dict[str, str]:
    """The text of each colored part of a line, and its color."""
    block = editor.document().findBlockByNumber(line - 1)
    data = block.text().encode("utf-16-le")
    return {
        data[2 * span.start : 2 * (span.start + span.length)].decode("utf-16-le"): (
            span.format.foreground().color().name()
        )
        for span in block.layout().formats()
    }


def test_code_is_colored_also_over_lines_and_after_wide_characters(editor: CodeEditor) -> None:
    editor.set_text(TEN_LINES + "\n'\U0001f600', True")
    editor.grab()
    assert colors(editor, 1)["import"] == LIGHT.syntax_keyword
    assert colors(editor, 3)["mean"] == LIGHT.syntax_function
    assert list(colors(editor, 5).values()) == [LIGHT.syntax_string]
    assert colors(editor, 9)["# to three places"] == LIGHT.syntax_comment
    assert colors(editor, 10)["mean"] == LIGHT.syntax_function
    assert colors(editor, 11)["True"] == LIGHT.syntax_keyword


def test_colors_follow_what_is_typed_on_every_line_that_it_changes(editor: CodeEditor) -> None:
    editor.set_text("x = 1\ny = 2\nz = 3")
    editor.grab()
    editor.set_caret(1, 0)
    editor.type_text("'''")
    assert list(colors(editor, 3).values()) == [LIGHT.syntax_string]
    editor.undo()
    assert colors(editor, 3) == {"3": LIGHT.syntax_number}


def test_a_theme_and_a_zoom_reach_an_editor_that_is_shown(editor: CodeEditor, theme: Theme) -> None:
    editor.set_text(TEN_LINES)
    editor.grab()
    height, width = editor.height(), editor.viewportMargins().left()
    theme.set_mode("dark")
    theme.set_zoom(2.0)
    image = editor.grab().toImage()
    assert colors(editor, 1)["import"] == DARK.syntax_keyword
    assert editor.height() > 1.7 * height - 40 and editor.viewportMargins().left() > width
    assert QColor(image.pixel(image.width() - 3, image.height() - 3)).name() == DARK.code_ground


@pytest.mark.parametrize(
    "text", ["", "x", TEN_LINES, "\n" * 120, "'\U0001f600 日本語'\n" * 5, "x" * 400 + "\ny"]
)
@pytest.mark.parametrize("zoom", [0.75, 1.0, 1.15, 2.0])
def test_the_editor_is_as_high_as_its_lines_and_never_scrolls_up_or_down(
    editor: CodeEditor, theme: Theme, qtbot: QtBot, text: str, zoom: float
) -> None:
    theme.set_zoom(zoom)
    editor.set_text(text)
    editor.grab()
    assert editor.height() == editor.height_for_lines()
    assert editor.verticalScrollBar().maximum() == 0
    last = editor.cursorRect(_cursor(editor, editor.document().characterCount() - 1))
    assert last.bottom() <= editor.viewport().height()
    height = editor.height()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    press(editor, Key.Key_Return)
    assert editor.height() > height
    assert editor.verticalScrollBar().value() == 0


def test_an_error_is_marked_on_its_line_and_said_until_the_next_edit(editor: CodeEditor) -> None:
    editor.set_text(TEN_LINES)
    plain = editor.grab().toImage()
    editor.mark_error(8, "NameError: name 'x' is not defined")
    assert editor.sign_of_line(8) == ("error", "NameError: name 'x' is not defined")
    assert "line 8" in editor.accessibleDescription() and "NameError" in editor.accessibleDescription()
    marked = editor.grab().toImage()
    y = editor.cursorRect(_cursor(editor, editor.document().findBlockByNumber(7).position())).center().y()
    assert marked.pixel(marked.width() - 3, y) != plain.pixel(marked.width() - 3, y)
    assert QColor(marked.pixel(marked.width() - 3, y)).name() == LIGHT.error_ground
    assert "NameError" in editor.tool_tip_at(QPoint(5, y))
    QTest.keyClicks(editor, "x")
    assert editor.sign_of_line(8) == ("", "")
    assert "NameError" not in editor.accessibleDescription()


def test_an_error_below_the_last_line_is_marked_on_the_last(editor: CodeEditor) -> None:
    editor.set_text("a\nb")
    editor.mark_error(99, "SyntaxError")
    assert editor.sign_of_line(2)[0] == "error"


def test_problems_are_underlined_and_explained_where_they_are(editor: CodeEditor) -> None:
    editor.set_text("'\U0001f600' + nowhere")
    editor.show_problems([Problem(1, 6, 1, 13, "It is not defined.", True)])
    selection = editor.extraSelections()[-1]
    assert selection.cursor.selectedText() == "nowhere"
    assert editor.sign_of_line(1) == ("mistake", "It is not defined.")
    where = editor.cursorRect(_cursor(editor, 10)).center() + editor.viewport().pos()
    assert editor.tool_tip_at(where) == "It is not defined."
    editor.show_problems([Problem(1, 13, 1, 13, "The end.", False), Problem(7, 0, 7, 1, "Beyond.", False)])
    assert len(editor.problems()) == 2
    editor.show_problems([])
    assert editor.sign_of_line(1) == ("", "")


def test_the_bracket_at_the_caret_and_its_partner_are_marked_while_one_types(
    editor: CodeEditor, window: QWidget
) -> None:
    put(editor, "'\U0001f600', f(a[1], '(')|")
    editor.moveCursor(QTextCursor.MoveOperation.End)
    assert [mark.cursor.selectedText() for mark in editor.extraSelections()] == [")", "("]
    starts = [mark.cursor.selectionStart() for mark in editor.extraSelections()]
    assert starts == [17, 7]
    editor.clearFocus()
    assert editor.extraSelections() == []


# ---- find -------------------------------------------------------------------------------------------------


def test_find_goes_round_counts_and_gives_the_keyboard_back(editor: CodeEditor, qtbot: QtBot) -> None:
    editor.set_text("score = Score\nscores = 1\nx")
    height = editor.height()
    editor.set_caret(2, 0)
    press(editor, Key.Key_F, CTRL)
    bar = editor.find_bar
    assert bar is not None and bar.isVisible() and editor.height() > height
    field = bar.field
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "score")
    assert bar.count_text() == "3 of 3"
    QTest.keyClick(field, Key.Key_Return)
    assert bar.count_text() == "1 of 3" and editor.textCursor().selectedText() == "score"
    QTest.keyClick(field, Key.Key_Return, SHIFT)
    assert bar.count_text() == "3 of 3"
    field.clear()
    QTest.keyClicks(field, "Score")
    assert bar.found() == 1
    QTest.keyClicks(field, "z")
    assert bar.count_text() == "Not found"
    QTest.keyClick(field, Key.Key_Escape)
    qtbot.waitUntil(editor.hasFocus)
    assert not bar.isVisible() and editor.height() == height
    assert editor.text() == "score = Score\nscores = 1\nx"


# ---- the page around it -----------------------------------------------------------------------------------


def wheel(
    editor: CodeEditor, turned: QPoint, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> bool:
    event = QWheelEvent(
        QPointF(90, 10),
        QPointF(90, 10),
        QPoint(),
        turned,
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    event.accept()
    QApplication.sendEvent(editor.viewport(), event)
    return event.isAccepted()


def test_the_wheel_is_the_pages_except_sideways_and_with_ctrl(editor: CodeEditor, theme: Theme) -> None:
    editor.set_text("x" * 300)
    editor.grab()
    assert not wheel(editor, QPoint(0, -120))
    assert wheel(editor, QPoint(-120, 0))
    assert editor.horizontalScrollBar().value() > 0
    assert wheel(editor, QPoint(0, 120), CTRL)
    assert theme.zoom > 1.0
    editor.set_text("x")
    assert not wheel(editor, QPoint(-120, 0))


def test_what_is_not_seen_is_not_colored(theme: Theme, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    editor = CodeEditor(theme, parent=parent)
    editor.set_text(TEN_LINES)
    assert editor.document().begin().layout().formats() == []


def test_every_part_of_an_editor_has_an_accessible_name(editor: CodeEditor) -> None:
    editor.open_find_bar()
    for child in editor.findChildren(QWidget):
        if child.focusPolicy() != Qt.FocusPolicy.NoFocus and child.isVisible():
            assert child.accessibleName(), child
