"""The window's kernel: no port, no thread, nothing left behind, and never an endless row of restarts."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import psutil
import pytest
from console_parts import ConsoleParts, open_console
from pytestqt.qtbot import QtBot

from tutor_app.ui.qt_kernel import Kernel, KernelState

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals")


def test_it_starts_says_so_once_and_stops(qtbot: QtBot, tmp_path: Path) -> None:
    threads = threading.active_count()
    kernel = Kernel(tmp_path)
    states: list[KernelState] = []
    kernel.state_changed.connect(states.append)
    with qtbot.waitSignal(kernel.answers, timeout=30_000):
        kernel.start()
    assert states == [KernelState.STARTING, KernelState.IDLE]
    assert threading.active_count() == threads
    assert kernel.pid is not None
    process = psutil.Process(kernel.pid)
    kernel.stop()
    assert not process.is_running()
    assert kernel.state is KernelState.DEAD


def test_ready_comes_with_the_first_prompt_of_each_python(qtbot: QtBot, tmp_path: Path) -> None:
    with open_console(qtbot, tmp_path, start=False) as console:
        prompts: list[bool] = []
        console.kernel.ready.connect(lambda: prompts.append(console.widget.at_prompt))
        console.kernel.start()
        console.wait_for_prompt()
        console.run("1")
        assert prompts == [True]
        console.pane.restart()
        console.wait(lambda: len(prompts) == 2)


@posix
def test_no_port_is_open_while_everything_runs(qtbot: QtBot, tmp_path: Path) -> None:
    with open_console(qtbot, tmp_path) as console:
        console.run("import os\nif os.fork() == 0:\n    print('child')\n    os._exit(0)\nos.wait();")
        console.run("import matplotlib.pyplot as plt\nplt.plot([1, 2]);")
        us = psutil.Process()
        family = [us, *us.children(recursive=True)]
        assert len(family) >= 2
        assert [each.net_connections("inet") for each in family] == [[] for _ in family]


def test_the_application_s_own_folder_and_environment_stay(qtbot: QtBot, tmp_path: Path) -> None:
    before = dict(os.environ), Path.cwd()
    with open_console(qtbot, tmp_path) as console:
        assert console.run("import os\nos.getcwd()").text == f"{str(tmp_path)!r}\n"
        after = {name: value for name, value in os.environ.items() if name not in ("QT_API",)}
        assert (after, Path.cwd()) == (
            {name: value for name, value in before[0].items() if name != "QT_API"},
            before[1],
        )


@posix
def test_a_kernel_that_is_killed_is_replaced(qtbot: QtBot, tmp_path: Path) -> None:
    with open_console(qtbot, tmp_path) as console:
        deaths: list[str] = []
        console.kernel.died.connect(deaths.append)
        before = console.kernel.pid
        assert before is not None
        os.kill(before, signal.SIGKILL)
        console.wait(lambda: deaths)
        console.wait_for_prompt()
        assert console.kernel.pid != before
        assert deaths[0].startswith("Python was ended from outside, perhaps because the memory ran out.")
        assert console.run("1").text == "1\n"


@posix
def test_after_three_quick_ends_it_waits_until_something_is_run(qtbot: QtBot, tmp_path: Path) -> None:
    with open_console(qtbot, tmp_path) as console:
        for number in range(3):
            console.wait_for_prompt()
            console.pane.run("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", number)
            console.wait(lambda number=number: len(console.finished) == number + 1)
        console.wait(lambda: console.kernel.state is KernelState.DEAD)
        assert console.kernel.pid is None
        assert "waits until you run something or press Restart" in console.sentences[-1]
        assert all(result.died for _, result in console.finished)
        assert console.run("1 + 1").text == "2\n"


@posix
def test_a_python_that_cannot_start_is_given_up_with_a_sentence(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    kernel = Kernel(tmp_path)
    deaths: list[str] = []
    kernel.died.connect(deaths.append)
    kernel.start()
    qtbot.waitUntil(lambda: kernel.state is KernelState.DEAD, timeout=20_000)
    assert len(deaths) == 3
    assert "keeps ending" in deaths[-1]
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    kernel.start()
    assert deaths[-1].startswith("Python could not be started: ")
    kernel.stop()


@posix
def test_the_kernel_ends_with_an_application_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "application.py"
    script.write_text(
        textwrap.dedent(f"""
        import pathlib, sys
        from PySide6.QtWidgets import QApplication
        from tutor_app.ui.qt_kernel import Kernel
        application = QApplication(sys.argv)
        kernel = Kernel(pathlib.Path({str(tmp_path)!r}))
        def answers():
            kernel.execute("while True: pass")
            print(kernel.pid, kernel._process.spec.folder, flush=True)
        kernel.answers.connect(answers)
        kernel.start()
        application.exec()
    """)
    )
    application = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)
    assert application.stdout is not None
    with application:
        pid, folder = application.stdout.readline().split()
        application.kill()
    until = time.monotonic() + 30
    while psutil.pid_exists(int(pid)):
        assert time.monotonic() < until
        time.sleep(0.02)
    assert not Path(folder).exists()


def test_nothing_is_left_of_a_console_that_was_used(qtbot: QtBot, tmp_path: Path) -> None:
    """The fixture of all tests compares processes, threads, timers and files; the end itself is quick."""
    parts = ConsoleParts(qtbot, tmp_path)
    parts.pane.show()
    parts.kernel.start()
    parts.wait_for_prompt()
    parts.run("import subprocess\nchild = subprocess.Popen(['sleep', '60'])")
    assert parts.close() < 0.5


def test_a_console_may_be_closed_while_everything_is_starting(qtbot: QtBot, tmp_path: Path) -> None:
    parts = ConsoleParts(qtbot, tmp_path)
    parts.pane.show()
    parts.kernel.start()
    parts.pane.run("1", "never")
    assert parts.close() < 0.5
