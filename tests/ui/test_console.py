"""The console runs one source at a time, in order, at a prompt, and loses nothing that is typed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from console_parts import ConsoleParts, open_console
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextFormat
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tutor_app.ui.console_text import InputHistory, Look, complete_input, readable
from tutor_app.ui.qt_kernel import KernelState
from tutor_app.ui.theme import DARK, LIGHT


@pytest.fixture
def console(qtbot: QtBot, tmp_path: Path) -> Iterator[ConsoleParts]:
    with open_console(qtbot, tmp_path) as parts:
        yield parts


def in_order(text: str, *pieces: str) -> bool:
    position = 0
    for piece in pieces:
        position = text.find(piece, position)
        if position < 0:
            return False
        position += len(piece)
    return True


# The queue


def test_sources_asked_for_before_the_first_prompt_run_in_order(qtbot: QtBot, tmp_path: Path) -> None:
    with open_console(qtbot, tmp_path, start=False) as console:
        for number in range(3):
            console.pane.run(f"print('source', {number})", number)
        assert console.pane.waiting == 3
        console.kernel.start()
        console.wait(lambda: len(console.finished) == 3)
        assert console.started == [0, 1, 2]
        assert [run_id for run_id, _ in console.finished] == [0, 1, 2]
        assert [result.text for _, result in console.finished] == ["source 0\n", "source 1\n", "source 2\n"]
        assert in_order(console.text, "In [1]:", "source 0", "In [2]:", "source 1", "In [3]:", "source 2")


def test_a_queue_with_an_error_and_a_sleep_keeps_its_order(console: ConsoleParts) -> None:
    sources = ("import time; time.sleep(0.3); print('first')", "1 / 0", "print('third')")
    for number, source in enumerate(sources):
        console.pane.run(source, number)
    console.wait(lambda: len(console.finished) == 3)
    assert [result.ok for _, result in console.finished] == [True, False, True]
    assert in_order(
        console.text, "time.sleep", "first", "1 / 0", "ZeroDivisionError", "print('third')", "third"
    )


def test_a_source_asked_for_while_a_typed_cell_runs_waits_for_it(console: ConsoleParts) -> None:
    console.type("import time; time.sleep(0.4); print('typed')")
    console.qtbot.keyClick(console.widget.control, Qt.Key.Key_Return)
    console.wait(lambda: console.kernel.state is KernelState.BUSY)
    console.pane.run("print('asked')", "asked")
    assert console.pane.waiting == 1
    console.wait(lambda: len(console.finished) == 1)
    assert in_order(console.text, "typed", "In [2]:", "asked")


def test_half_typed_text_is_still_there_after_a_run(console: ConsoleParts) -> None:
    console.type("for n in range(3):")
    console.qtbot.keyClick(console.widget.control, Qt.Key.Key_Return)
    console.type("print(n")
    before = console.widget.input_buffer
    assert before == "for n in range(3):\n    print(n"
    assert console.run("print('between')").text == "between\n"
    assert console.widget.input_buffer == before
    console.type(")")
    console.qtbot.keyClick(console.widget.control, Qt.Key.Key_Return)
    console.qtbot.keyClick(console.widget.control, Qt.Key.Key_Return)
    console.wait(lambda: in_order(console.text, "between", "0\n1\n2\n"))


def test_what_is_typed_while_code_runs_stands_at_the_next_prompt(console: ConsoleParts) -> None:
    console.pane.run("import time; time.sleep(0.3)", "slow")
    console.wait(lambda: console.widget.running)
    console.type("1 + 23")
    console.qtbot.keyClick(console.widget.control, Qt.Key.Key_Backspace)
    console.wait(lambda: console.finished and console.widget.at_prompt)
    assert console.widget.input_buffer == "1 + 2"


def test_input_waits_for_the_learner_and_the_queue_for_input(console: ConsoleParts) -> None:
    console.pane.run("name = input('Who? ')\nprint('Hello', name)", "asks")
    console.pane.run("print('after')", "after")
    console.wait(lambda: console.widget.reads_input)
    assert console.pane.waiting == 1
    console.type("Ada")
    console.qtbot.keyClick(console.widget.control, Qt.Key.Key_Return)
    console.wait(lambda: len(console.finished) == 2)
    assert [result.text for _, result in console.finished] == ["Hello Ada\n", "after\n"]
    assert in_order(console.text, "Who? Ada", "Hello Ada", "In [2]:", "after")


def test_fresh_finds_nothing_defined(console: ConsoleParts) -> None:
    console.run("kept = 1")
    assert console.run("kept").ok
    assert console.run("kept", fresh=True).error_name == "NameError"


def test_an_error_says_its_line(console: ConsoleParts) -> None:
    result = console.run("a = 1\nb = 0\na / b")
    assert (result.error_name, result.error_line) == ("ZeroDivisionError", 3)


def test_an_escaped_exception_group_ends_the_run_as_a_failure(console: ConsoleParts) -> None:
    source = "import asyncio\nasync def f(): raise ValueError('x')\n"
    result = console.run(source + "async with asyncio.TaskGroup() as g: g.create_task(f())")
    assert (result.ok, result.error_name) == (False, "ExceptionGroup")
    assert "Exception Group Traceback" in console.text
    assert console.run("1").ok


# Stop, restart, death


@pytest.mark.parametrize("source", ["while True: pass", "import asyncio\nawait asyncio.Event().wait()"])
def test_stop_ends_what_runs_and_empties_the_queue_and_keeps_variables(
    console: ConsoleParts, source: str
) -> None:
    console.run("kept = 5")
    console.finished.clear()
    console.pane.run(source, "endless")
    console.pane.run("print('never')", "waiting")
    console.wait(lambda: console.widget.running)
    console.pane.interrupt()
    assert [(run_id, result.cancelled) for run_id, result in console.finished] == [("waiting", True)]
    console.wait(lambda: len(console.finished) == 2)
    assert not console.finished[1][1].ok
    console.wait_for_prompt()
    assert console.run("kept").text == "5\n"
    assert "never\n" not in console.text


def test_ctrl_c_without_a_selection_interrupts_and_with_one_copies(console: ConsoleParts) -> None:
    console.pane.run("print('a word')\nwhile True: pass", "endless")
    console.wait(lambda: "a word\n" in console.text)
    cursor = console.widget.control.document().find("a word", console.text.find("\na word"))
    console.widget.control.setFocus()
    console.widget.control.setTextCursor(cursor)
    control = Qt.KeyboardModifier.ControlModifier
    console.qtbot.keyClick(console.widget.control, Qt.Key.Key_C, control)
    assert QApplication.clipboard().text() == "a word"
    assert not console.finished
    cursor.clearSelection()
    console.widget.control.setTextCursor(cursor)
    console.qtbot.keyClick(console.widget.control, Qt.Key.Key_C, control)
    console.wait(lambda: console.finished)
    assert console.finished[0][1].error_name == "KeyboardInterrupt"


def test_stop_during_input_leaves_a_usable_prompt(console: ConsoleParts) -> None:
    console.pane.run("input('Who? ')", "asks")
    console.wait(lambda: console.widget.reads_input)
    console.type("Ad")
    console.pane.interrupt()
    console.wait(lambda: console.finished)
    assert console.finished[0][1].error_name == "KeyboardInterrupt"
    assert in_order(console.text, "Who? Ad\n", "KeyboardInterrupt", "In [2]:")
    assert console.run("input('Again? ') if False else 7").text == "7\n"


def test_code_that_ignores_stop_gets_stop_now_which_replaces_python(console: ConsoleParts) -> None:
    stop = next(each for each in console.pane.findChildren(QPushButton) if each.text() == "Stop")
    console.run("kept = 1")
    console.finished.clear()
    deaf = "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nprint('is deaf')\nwhile True: pass"
    console.pane.run(deaf, "stubborn")
    console.wait(lambda: "is deaf\n" in console.text and stop.isEnabled())
    stop.click()
    console.wait(lambda: stop.text() == "Stop now")
    assert not console.finished
    stop.click()
    console.wait(lambda: console.finished)
    assert console.finished[0][1].died
    console.wait_for_prompt()
    assert stop.text() == "Stop"
    assert console.run("kept").error_name == "NameError"


def test_restart_forgets_variables_keeps_what_is_typed_and_says_so(console: ConsoleParts) -> None:
    console.run("x = 1")
    console.type("half ty")
    console.pane.run("while True: pass", "endless")
    console.pane.run("2", "waiting")
    console.wait(lambda: console.widget.running)
    console.pane.restart()
    console.wait(lambda: len(console.finished) == 3)
    ends = {run_id: (result.died, result.cancelled) for run_id, result in console.finished[1:]}
    assert ends == {"endless": (True, False), "waiting": (False, True)}
    console.wait_for_prompt()
    assert console.sentences == ["Python was started again; its variables are gone."]
    assert console.sentences[0] in console.text
    assert console.widget.input_buffer == "half ty"
    assert console.text.rstrip().splitlines()[-1].startswith("In [1]:")


def test_a_kernel_that_dies_is_replaced_and_the_console_says_so_in_one_sentence(
    console: ConsoleParts,
) -> None:
    console.type("half ty")
    console.pane.run("print('last words', flush=True)\nimport os\nos._exit(3)", "dies")
    console.pane.run("print('never')", "waiting")
    console.wait(lambda: len(console.finished) == 2)
    assert [(run_id, result.died, result.cancelled) for run_id, result in console.finished] == [
        ("dies", True, False),
        ("waiting", False, True),
    ]
    assert console.finished[0][1].text == "last words\n"
    console.wait_for_prompt()
    sentence = "Python ended with exit code 3. It was started again; its variables are gone."
    assert console.sentences == [sentence]
    assert console.text.count(sentence) == 1
    assert console.widget.input_buffer == "half ty"
    assert console.run("1 + 1").text == "2\n"


# What is shown


def test_pager_magics_progress_bars_and_plots_are_shown_in_the_console(console: ConsoleParts) -> None:
    console.run("len?")
    assert "Return the number of items in a container" in console.text
    console.run("%prun -q sum(range(10))")
    source = "from tqdm import tqdm\nfor _ in tqdm(range(5)): pass"
    assert console.run(source).text.count("5/5") == 1
    assert console.text.count("5/5") == 1
    result = console.run("import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()")
    assert result.images == 1
    assert "\ufffc" in console.text


def test_plots_are_drawn_at_their_logical_size_on_sharp_screens(console: ConsoleParts) -> None:
    console.run("import matplotlib.pyplot as plt\nfrom matplotlib_inline import backend_inline")
    console.run("backend_inline.set_matplotlib_formats('retina')")
    console.run("plt.figure(figsize=(3, 2))\nplt.plot([1, 2])\nplt.show()")
    cursor = console.widget.control.document().find("\ufffc")
    form = cursor.charFormat().toImageFormat()
    picture = console.widget._get_image(form.name())
    assert picture.width() == pytest.approx(2 * form.width(), abs=2)


def test_prun_shows_its_report(console: ConsoleParts) -> None:
    console.run("%prun sum(range(10))")
    assert "function calls" in console.text


def test_output_of_a_background_thread_stands_above_the_prompt(console: ConsoleParts) -> None:
    source = "import threading, time\ndef late():\n    time.sleep(0.3)\n    print('late')\n"
    console.run(source + "threading.Thread(target=late).start()")
    console.type("typ")
    console.wait(lambda: "late\n" in console.text)
    assert in_order(console.text, "threading.Thread(target=late)", "\nlate\n", "In [2]: typ")
    assert console.widget.input_buffer == "typ"


def test_cleared_output_is_replaced(console: ConsoleParts) -> None:
    source = "from IPython.display import clear_output\nprint('old')\nclear_output(wait=True)\nprint('new')"
    console.run(source)
    assert "\nold\n" not in console.text
    assert "\nnew\n" in console.text


def test_a_change_of_theme_recolors_what_is_there(console: ConsoleParts) -> None:
    console.run("print('\\x1b[31mred\\x1b[0m plain')")

    def color_of(text: str) -> str:
        cursor = console.widget.control.document().find(text, console.text.find("\nred") - 1)
        return cursor.charFormat().foreground().color().name()

    def plain_is_inherited() -> bool:
        cursor = console.widget.control.document().find("plain", console.text.find("\nred"))
        return not cursor.charFormat().hasProperty(QTextFormat.Property.ForegroundBrush)

    assert color_of("red") == LIGHT.error
    assert plain_is_inherited()
    console.theme.set_mode("dark")
    console.wait(lambda: color_of("red") == DARK.error)
    assert DARK.background in console.widget.styleSheet()


def test_zoom_changes_the_font(console: ConsoleParts) -> None:
    before = console.widget.control.document().defaultFont().pixelSize()
    console.theme.set_zoom(1.5)
    assert console.widget.control.document().defaultFont().pixelSize() > before


def test_clear_keeps_what_is_typed_and_the_variables(console: ConsoleParts) -> None:
    console.run("x = 41\nprint('gone')")
    console.type("x +")
    console.qtbot.keyClick(console.widget.control, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert "gone" not in console.text
    assert console.widget.input_buffer == "x +"
    console.type(" 1")
    console.qtbot.keyClick(console.widget.control, Qt.Key.Key_Return)
    console.wait(lambda: "Out[2]: 42" in console.text)


def test_tab_completes_live_names(console: ConsoleParts) -> None:
    console.run("folds = [1]")
    console.type("fol")
    console.qtbot.keyClick(console.widget.control, Qt.Key.Key_Tab)
    console.wait(lambda: console.widget.input_buffer == "folds")
    console.type(".app")
    console.qtbot.keyClick(console.widget.control, Qt.Key.Key_Tab)
    console.wait(lambda: console.widget.input_buffer == "folds.append")


def test_who_has_scrolled_up_stays_there_while_output_arrives(console: ConsoleParts) -> None:
    console.run("for n in range(200): print(n)")
    bar = console.widget.control.verticalScrollBar()
    assert bar.value() == bar.maximum()
    console.pane.run("import time\nprint('begun')\ntime.sleep(0.5)\nfor n in range(200): print(n)", "slow")
    console.wait(lambda: "begun\n" in console.text)
    bar.setValue(0)
    console.wait(lambda: console.finished[-1][0] == "slow")
    console.wait_for_prompt()
    assert bar.value() == 0


def test_a_prompt_that_was_copied_is_left_out_on_request(console: ConsoleParts) -> None:
    console.run("a = 1\nb = 2")
    console.widget.control.setFocus()
    cursor = console.widget.control.document().find("In [1]:")
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    cursor.movePosition(QTextCursor.MoveOperation.Down, QTextCursor.MoveMode.KeepAnchor)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    console.widget.control.setTextCursor(cursor)
    console.widget.copy()
    assert QApplication.clipboard().text() == "a = 1\nb = 2"


def test_every_control_has_a_name(console: ConsoleParts) -> None:
    assert console.widget.control.accessibleName() == "Console"
    assert all(button.accessibleName() for button in console.pane.findChildren(QPushButton))
    menu = console.widget._context_menu_make(console.widget.control.rect().center())
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Copy",
        "Copy without prompts",
        "Paste",
        "Select all",
        "Clear",
    ]
    menu.deleteLater()


# History


def test_history_reaches_across_sessions_and_two_windows_share_it(qtbot: QtBot, tmp_path: Path) -> None:
    with open_console(qtbot, tmp_path) as first, open_console(qtbot, tmp_path) as second:
        for console, number in ((first, 1), (second, 2)):
            console.type(f"typed = {number}")
            console.qtbot.keyClick(console.widget.control, Qt.Key.Key_Return)
            console.wait_for_prompt()
        first.run("not_typed = 1")
    with open_console(qtbot, tmp_path) as later:
        seen = []
        for _ in range(3):
            later.qtbot.keyClick(later.widget.control, Qt.Key.Key_Up)
            seen.append(later.widget.input_buffer)
        assert seen == ["typed = 2", "typed = 1", "typed = 1"]


def test_a_long_damaged_history_is_read_and_shortened(tmp_path: Path) -> None:
    file = tmp_path / "history.jsonl"
    lines = [json.dumps(f"x = {number}") for number in range(5_000)]
    file.write_text("\n".join(["{broken", *lines, '"half']) + "\n")
    assert InputHistory(file).read()[-1] == "x = 4999"
    assert len(file.read_text().splitlines()) == 1_000
    assert InputHistory(tmp_path / "none" / "file").read() == []


# Rules without a widget


@pytest.mark.parametrize(
    ("source", "complete", "indentation"),
    [
        ("", True, ""),
        ("x = 1", True, ""),
        ("x = 1\ny = 2", True, ""),
        ("for n in x:", False, "    "),
        ("for n in x:\n    print(n)", False, "    "),
        ("for n in x:\n    print(n)\n", True, ""),
        ("for n in x:\n    if n:", False, "        "),
        ("def f():\n    return 1", False, ""),
        ("f(1,", False, ""),
        ("f(", False, "    "),
        ("'''text", False, ""),
        ("x = (", False, "    "),
        ("1 +", True, ""),
        ("await f()", True, ""),
        ("%timeit f(", True, ""),
        ("!ls (", True, ""),
        ("len?", True, ""),
        ("%%time", False, ""),
        ("%%time\nf(", False, ""),
        ("%%time\nf(\n", True, ""),
        ("x = 1 \\", False, ""),
    ],
)
def test_whether_an_input_is_complete_is_decided_here(source: str, complete: bool, indentation: str) -> None:
    assert complete_input(source) == (complete, indentation)


def test_terminal_colors_become_tokens() -> None:
    assert Look().after([31]).color == "error"
    assert Look().after([1, 90]) == Look(color="muted", bold=True)
    assert Look(color="error", bold=True).after([]) == Look()
    assert Look().after([38, 5, 1]).color == "error"
    assert Look().after([38, 5, 226]).color == "#ffff00"
    assert Look().after([38, 2, 1, 2, 3]).color == "#010203"
    assert Look().after([43]).ground == "pitfall_ground"


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
@pytest.mark.parametrize("color", ["#ffff00", "#000040", "#808080"])
def test_any_color_of_a_terminal_can_be_read(tokens: object, color: str) -> None:
    theme = tokens if tokens in (LIGHT, DARK) else LIGHT
    shown = readable(color, theme.background, theme.text)
    from tutor_app.ui.console_text import _contrast

    assert _contrast(shown, theme.background) >= 4.5


def test_text_is_in_the_code_font_in_both_themes(console: ConsoleParts) -> None:
    family = console.theme.code_font().families()[0]
    for mode in ("light", "dark", "light"):
        console.theme.set_mode(mode)
        assert console.widget.control.document().defaultFont().families()[0] == family


def test_the_end_of_a_run_with_many_lines_is_in_view(console: ConsoleParts) -> None:
    console.pane.resize(600, 160)
    console.pane.show()
    bar = console.widget.control.verticalScrollBar()
    for _ in range(2):
        console.run("for n in range(3):\n    if n:\n        print(n)\n\nprint('last')\n'value'")
        console.wait(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())
