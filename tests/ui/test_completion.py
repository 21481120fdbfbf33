"""Completion, tips, help and problems in a real editor with the real processes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tutor_app.assist.answers import Completion
from tutor_app.assist.assistant import Assistant
from tutor_app.ui.completion_popup import CompletionPopup, Tip
from tutor_app.ui.editor import CodeEditor
from tutor_app.ui.editor_assist import EditorAssist
from tutor_app.ui.theme import Theme

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTEXT = "import numpy as np\nimport pandas as pd\ndf = pd.DataFrame({'a': [1]})\n"
_MS = 20_000


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    made = Assistant(tmp_path_factory.mktemp("assist"))
    made.start()
    assert made.wait_until_warm(60)
    yield made
    made.close()


@pytest.fixture(scope="module", autouse=True)
def threads_of_the_module(assistant: Assistant) -> None:
    """The assistant's threads begin with the first question; they are not the first test's."""
    seen: list[object] = []
    assistant.complete("", 1, 0, seen.append)
    assistant.diagnostics("x", seen.append)
    end = time.monotonic() + 30
    while len(seen) < 2 and time.monotonic() < end:
        time.sleep(0.01)


@pytest.fixture
def theme(qapp: object) -> Theme:
    return Theme("light")


@pytest.fixture
def assist(assistant: Assistant, theme: Theme) -> EditorAssist:
    return EditorAssist(assistant, theme)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    QVBoxLayout(made)
    made.resize(800, 600)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def editor(window: QWidget, theme: Theme, assist: EditorAssist, qtbot: QtBot) -> CodeEditor:
    made = CodeEditor(theme, assist, context=lambda: CONTEXT)
    layout = window.layout()
    assert layout is not None
    layout.addWidget(made)
    window.show()
    window.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def shown_list(assist: EditorAssist, qtbot: QtBot) -> CompletionPopup:
    qtbot.waitUntil(lambda: assist.list_is_shown, timeout=_MS)
    popup = assist.popup
    assert popup is not None
    return popup


def shown_tip(assist: EditorAssist, qtbot: QtBot, words: str) -> Tip:
    qtbot.waitUntil(lambda: assist.tip is not None and words in assist.tip.text(), timeout=_MS)
    tip = assist.tip
    assert tip is not None
    return tip


def answered(editor: CodeEditor, assist: EditorAssist, qtbot: QtBot) -> None:
    """Waits until everything that was asked has been answered: a later question has its answer."""
    done: list[object] = []
    assist._assistant.signatures("", 1, 0, done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=_MS)


def names(popup: CompletionPopup) -> list[str]:
    return [item.name for item in popup.items()]


def press(
    editor: CodeEditor, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(editor, key, modifiers)


def test_a_dot_lists_the_names_of_what_the_examples_above_made(
    editor: CodeEditor, assist: EditorAssist, qtbot: QtBot
) -> None:
    QTest.keyClicks(editor, "df.")
    popup = shown_list(assist, qtbot)
    assert {"groupby", "merge", "loc"} <= set(names(popup))
    assert not any(name.startswith("_") for name in names(popup))
    qtbot.waitUntil(lambda: any(item.signature for item in popup.items()), timeout=_MS)


def test_what_is_typed_filters_the_list_and_tab_takes_the_name(
    editor: CodeEditor, assist: EditorAssist, qtbot: QtBot
) -> None:
    QTest.keyClicks(editor, "df.")
    popup = shown_list(assist, qtbot)
    QTest.keyClicks(editor, "gro")
    assert names(popup)[0] == "groupby"
    press(editor, Key.Key_Backspace)
    assert len(names(popup)) >= 1 and "groupby" in names(popup)
    QTest.keyClicks(editor, "oupb")
    press(editor, Key.Key_Tab)
    assert editor.text() == "df.groupby"
    assert not assist.list_is_shown
    editor.undo()
    assert editor.text() == "df.groupb"


def test_enter_is_the_writers_as_long_as_the_list_came_by_itself(
    editor: CodeEditor, assist: EditorAssist, qtbot: QtBot
) -> None:
    QTest.keyClicks(editor, "df.")
    shown_list(assist, qtbot)
    QTest.keyClicks(editor, "gro")
    press(editor, Key.Key_Return)
    assert editor.text() == "df.gro\n"
    assert not assist.list_is_shown


def test_enter_takes_a_name_that_was_gone_to(editor: CodeEditor, assist: EditorAssist, qtbot: QtBot) -> None:
    QTest.keyClicks(editor, "df.")
    popup = shown_list(assist, qtbot)
    press(editor, Key.Key_Down)
    press(editor, Key.Key_Down)
    press(editor, Key.Key_Up)
    current = popup.current()
    assert current is not None and current.name == names(popup)[1]
    press(editor, Key.Key_Return)
    assert editor.text() == f"df.{current.name}"


def test_enter_takes_a_name_from_a_list_that_was_asked_for(
    editor: CodeEditor, assist: EditorAssist, qtbot: QtBot
) -> None:
    editor.set_text("df.gro()")
    editor.set_caret(1, 4)
    press(editor, Key.Key_Space, CTRL)
    popup = shown_list(assist, qtbot)
    current = popup.current()
    assert current is not None
    press(editor, Key.Key_Return)
    assert editor.text() == f"df.{current.name}ro()"


def test_tab_after_a_word_completes_it_at_once_where_only_one_name_fits(
    editor: CodeEditor, assist: EditorAssist, qtbot: QtBot
) -> None:
    QTest.keyClicks(editor, "df")
    editor.type_text(".grou")
    press(editor, Key.Key_Tab)
    qtbot.waitUntil(lambda: editor.text() == "df.groupby", timeout=_MS)
    assert not assist.list_is_shown


def test_escape_closes_the_list_first_and_lets_tab_leave_the_editor_second(
    editor: CodeEditor, assist: EditorAssist, qtbot: QtBot
) -> None:
    QTest.keyClicks(editor, "df.")
    shown_list(assist, qtbot)
    press(editor, Key.Key_Escape)
    assert not assist.list_is_shown and editor.hasFocus()
    QTest.keyClicks(editor, "a")
    answered(editor, assist, qtbot)
    assert not assist.list_is_shown
    press(editor, Key.Key_Escape)
    press(editor, Key.Key_Tab)
    assert editor.text() == "df.a", "Tab was to leave the editor, not to write"


@pytest.mark.parametrize("text", ["'df.'", "# df", "1", '"""df'])
def test_nothing_is_listed_in_text_comments_and_numbers(
    editor: CodeEditor, assist: EditorAssist, qtbot: QtBot, text: str
) -> None:
    editor.set_text(text.removesuffix("'").removesuffix("."))
    editor.set_caret(1, 99)
    QTest.keyClicks(editor, ".")
    answered(editor, assist, qtbot)
    assert not assist.list_is_shown


def test_an_answer_that_comes_after_the_caret_has_left_shows_nothing(
    editor: CodeEditor, assist: EditorAssist, qtbot: QtBot
) -> None:
    editor.set_text("x = 1\n")
    editor.set_caret(2)
    QTest.keyClicks(editor, "df.")
    press(editor, Key.Key_Up)
    answered(editor, assist, qtbot)
    assert not assist.list_is_shown


def test_the_list_goes_with_the_focus_and_with_the_editor(
    editor: CodeEditor, assist: EditorAssist, qtbot: QtBot, window: QWidget
) -> None:
    QTest.keyClicks(editor, "df.")
    shown_list(assist, qtbot)
    editor.clearFocus()
    assert not assist.list_is_shown
    editor.setFocus()
    editor.set_text("")
    QTest.keyClicks(editor, "df.")
    window.layout().removeWidget(editor)  # type: ignore[union-attr]
    editor.setParent(None)
    editor.deleteLater()
    answered(editor, assist, qtbot)
    assert not assist.list_is_shown


def test_the_list_stays_beside_the_caret_and_inside_the_window(
    window: QWidget, theme: Theme, assist: EditorAssist, qtbot: QtBot
) -> None:
    area = QScrollArea()
    inner = QWidget()
    column = QVBoxLayout(inner)
    area.setWidget(inner)
    area.setWidgetResizable(True)
    layout = window.layout()
    assert layout is not None
    layout.addWidget(area)
    editors = [CodeEditor(theme, assist, context=lambda: CONTEXT) for _ in range(4)]
    for each in editors:
        each.set_text("\n" * 20)
        column.addWidget(each)
    window.show()
    window.activateWindow()
    editors[1].setFocus()
    qtbot.waitUntil(editors[1].hasFocus)
    editors[1].set_caret(3)
    for position in (0, 200, 380):
        area.verticalScrollBar().setValue(position)
        QTest.keyClicks(editors[1], "df.")
        popup = shown_list(assist, qtbot)
        caret = editors[1].caret_rect()
        top = editors[1].mapTo(window, caret.topLeft()).y()
        assert window.rect().contains(popup.geometry())
        assert popup.y() >= top + caret.height() or popup.geometry().bottom() <= top
        before = popup.y()
        area.verticalScrollBar().setValue(position + 10)
        assert popup.y() == before - 10
        press(editors[1], Key.Key_Escape)
        editors[1].set_text("\n" * 20)
        editors[1].set_caret(3)
    QTest.keyClicks(editors[1], "df.")
    shown_list(assist, qtbot)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert not assist.list_is_shown


def test_a_click_takes_a_name(editor: CodeEditor, assist: EditorAssist, qtbot: QtBot) -> None:
    QTest.keyClicks(editor, "df.gr")
    press(editor, Key.Key_Space, CTRL)
    qtbot.waitUntil(lambda: editor.text() == "df.groupby" or assist.list_is_shown, timeout=_MS)
    editor.set_text("")
    QTest.keyClicks(editor, "df.")
    popup = shown_list(assist, qtbot)
    third = names(popup)[2]
    view = popup.view
    QTest.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=view.visualRect(view.model().index(2, 0)).center(),
    )
    assert editor.text() == f"df.{third}" and editor.hasFocus()


def test_a_call_shows_its_parameters_and_follows_the_commas(
    editor: CodeEditor, assist: EditorAssist, qtbot: QtBot
) -> None:
    QTest.keyClicks(editor, "df.merge(")
    shown_tip(assist, qtbot, '">right</span>')
    QTest.keyClicks(editor, "df, ")
    tip = shown_tip(assist, qtbot, "how=&#x27;inner&#x27;</span>")
    assert not tip.geometry().intersects(
        editor.caret_rect().translated(editor.mapTo(editor.window(), QPoint()))
    )
    QTest.keyClicks(editor, ")")
    qtbot.waitUntil(lambda: not assist.tip_is_shown, timeout=_MS)
    press(editor, Key.Key_Left)
    press(editor, Key.Key_Backtab, SHIFT)
    shown_tip(assist, qtbot, "merge")
    press(editor, Key.Key_Escape)
    assert not assist.tip_is_shown


def test_help_says_what_a_name_is_and_says_so_where_nothing_is_known(
    editor: CodeEditor, assist: EditorAssist, qtbot: QtBot
) -> None:
    editor.set_text("df.groupby")
    editor.set_caret(1, 5)
    press(editor, Key.Key_I, CTRL)
    shown_tip(assist, qtbot, "Group DataFrame")
    editor.set_text("zzz")
    press(editor, Key.Key_I, CTRL)
    shown_tip(assist, qtbot, "Nothing is known")


def test_problems_appear_after_a_pause_and_know_the_examples_above(editor: CodeEditor, qtbot: QtBot) -> None:
    QTest.keyClicks(editor, "df + nowhere")
    qtbot.waitUntil(lambda: bool(editor.problems()), timeout=_MS)
    assert [problem.message for problem in editor.problems()] == [
        "`nowhere` is not defined here or in the examples above."
    ]
    for _ in range(len(" + nowhere")):
        press(editor, Key.Key_Backspace)
    qtbot.waitUntil(lambda: not editor.problems(), timeout=_MS)


def kernel(*replies: Mapping[str, Any]) -> Callable[..., None]:
    """A kernel's side of the agreement: it answers at once with the next of *replies*."""
    left = list(replies)

    def complete(source: str, cursor: int, on_done: Callable[[Mapping[str, Any]], None]) -> None:
        if left:
            reply = left.pop(0)
            QTimer.singleShot(0, lambda: on_done(reply))

    return complete


def test_names_that_only_the_kernel_knows_are_listed_with_the_others(
    editor: CodeEditor, assist: EditorAssist, qtbot: QtBot
) -> None:
    metadata = {
        "_jupyter_types_experimental": [
            {"start": 3, "end": 3, "text": "df.price", "type": "instance", "signature": ""}
        ]
    }
    assist.kernel_complete = kernel(
        {"matches": ["df.price", "df.groupby", "%magic"], "cursor_start": 0, "metadata": metadata}
    )
    QTest.keyClicks(editor, "df.")
    popup = shown_list(assist, qtbot)
    qtbot.waitUntil(lambda: {"price", "groupby", "merge"} <= set(names(popup)), timeout=_MS)
    assert names(popup).count("groupby") == 1
    assert "%magic" not in names(popup)
    by_name = {item.name: item for item in popup.items()}
    assert by_name["price"] == Completion("price", "instance", "")


def test_a_kernel_that_does_not_answer_keeps_nobody_waiting(
    editor: CodeEditor, assist: EditorAssist, qtbot: QtBot
) -> None:
    assist.kernel_complete = kernel()
    QTest.keyClicks(editor, "df.")
    assert "groupby" in names(shown_list(assist, qtbot))
