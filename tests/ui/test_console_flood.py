"""The window answers within 100 ms whatever the learner's code writes.

A timer ticks every 10 ms in the window's event loop; the longest pause between two ticks is how long a key or
a click would have waited. A part of a pause may be time in which other programs had the processors, so two
things are measured: how long the window's own thread *worked* between two ticks, which no other program
changes and which must never exceed 100 ms; and the pause by the clock, less the time for which the thread
was ready and waited for a processor (Linux counts it), which must be within 100 ms in one of three tries.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from console_parts import ConsoleParts, open_console
from PySide6.QtCore import QEventLoop, Qt, QTimer
from pytestqt.qtbot import QtBot

from tutor_app.kernel import guard
from tutor_app.ui.console_widget import MAX_IMAGES, MAX_LINES

LONGEST = 0.1


def waited_for_processor() -> float:
    """Seconds for which this thread was ready to run and others had the processors; 0 where nobody counts."""
    try:
        return int(Path("/proc/thread-self/schedstat").read_text().split()[1]) / 1e9
    except OSError:
        return 0.0


class Heartbeat:
    """Ticks every 10 ms and remembers the longest pause, by the clock and in work of this thread."""

    def __init__(self) -> None:
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(10)
        self._timer.timeout.connect(self._tick)
        self.restart()

    def restart(self) -> None:
        self.pause = self.work = 0.0
        self._at, self._worked, self._waited = time.perf_counter(), time.thread_time(), waited_for_processor()
        self._timer.start()

    def _tick(self) -> None:
        at, worked, waited = time.perf_counter(), time.thread_time(), waited_for_processor()
        self.pause = max(self.pause, at - self._at - (waited - self._waited))
        self.work = max(self.work, worked - self._worked)
        self._at, self._worked, self._waited = at, worked, waited

    def stop(self) -> None:
        self._timer.stop()


class Flooded:
    """A console on the screen, and how long it did not answer while a source ran."""

    def __init__(self, console: ConsoleParts) -> None:
        self.console = console
        self.heart = Heartbeat()
        self.heart.stop()

    def measure(self, source: str, *, stop_after: float | None = None) -> None:
        """Runs *source* in a real event loop until its prompt; stops it after some seconds where asked."""
        console = self.console
        before = len(console.finished)
        loop = QEventLoop()
        watch = QTimer()
        watch.setInterval(20)
        until = time.monotonic() + 90

        def look() -> None:
            ended = len(console.finished) > before and console.widget.at_prompt
            if ended or time.monotonic() > until:
                loop.quit()

        watch.timeout.connect(look)
        watch.start()
        self.heart.restart()
        console.pane.run(source, source)
        if stop_after is not None:
            QTimer.singleShot(round(stop_after * 1000), console.pane, console.pane.interrupt)
        loop.exec()
        watch.stop()
        self.heart.stop()
        assert len(console.finished) == before + 1, "the run did not end"

    def check(self, source: str, *, stop_after: float | None = None) -> str:
        """Asserts both limits; gives what the run showed."""
        pauses = []
        for _ in range(3):
            self.measure(source, stop_after=stop_after)
            work, pause = self.heart.work, self.heart.pause
            print(f"work {work * 1000:.0f} ms, pause {pause * 1000:.0f} ms: {source[:50]!r}")
            assert work <= LONGEST
            pauses.append(pause)
            if pause <= LONGEST:
                break
        assert min(pauses) <= LONGEST
        return self.console.finished[-1][1].text


@pytest.fixture
def flooded(qtbot: QtBot, tmp_path: Path) -> Iterator[Flooded]:
    with open_console(qtbot, tmp_path) as console:
        yield Flooded(console)


def test_a_result_of_ten_million_characters(flooded: Flooded) -> None:
    text = flooded.check("'@' * 10_000_000")
    assert len(text) < guard.MAX_LINE + 200
    assert "… 9,99" in text and "more characters not shown. %save_output writes" in text
    saved = flooded.check("%save_output")
    name = saved.split()[2]
    assert (flooded.console.kernel.work_dir / name).stat().st_size >= 10_000_000


def test_a_line_of_a_million_characters_without_an_end(flooded: Flooded) -> None:
    assert "… 995,000 more characters not shown" in flooded.check("print('@' * 1_000_000, end='')")


@pytest.mark.parametrize(
    "source",
    [
        "n = 0\nwhile True:\n    print('line', n); n += 1",
        "n = 0\nwhile True:\n    print('line', n, flush=True); n += 1",
        "n = 0\nwhile True:\n    print('\\r', n, end='', flush=True); n += 1",
        "while True:\n    print('\\x1b[31mred\\x1b[0m text')",
        "import sys\nwhile True:\n    print('x' * 500, file=sys.stderr)",
        "from IPython.display import clear_output\nwhile True:\n    clear_output(wait=True); print('x' * 99)",
        "while True:\n    display('x' * 500)",
        "import subprocess\nsubprocess.run(['yes'])",
    ],
)
def test_an_endless_loop_that_writes(flooded: Flooded, source: str) -> None:
    for _ in range(3):
        flooded.check(source, stop_after=1)
    assert flooded.console.widget.control.document().blockCount() <= MAX_LINES
    assert flooded.console.run("1 + 1").text == "2\n"


def test_three_hundred_plots(flooded: Flooded) -> None:
    source = "import matplotlib.pyplot as plt\nfor n in range(300):\n    plt.figure(figsize=(2, 1))\n"
    text = flooded.check(source + "    plt.plot([1, n]); plt.show()")
    assert flooded.console.finished[-1][1].images == guard.MAX_IMAGES
    assert text == "… 280 more pictures not shown.\n"


def test_a_picture_larger_than_any_screen(flooded: Flooded) -> None:
    source = "import PIL.Image\nPIL.Image.new('RGB', (9000, 6000), 'red')"
    flooded.check(source)
    assert flooded.console.finished[-1][1].images == 1


def test_only_the_latest_pictures_are_kept(flooded: Flooded) -> None:
    for _ in range(3):
        flooded.check(
            "import PIL.Image\nfor n in range(20): display(PIL.Image.new('RGB', (50, 50), (n, 0, 0)))"
        )
    assert len(flooded.console.widget._images) == MAX_IMAGES


def test_tracebacks_and_messages_without_an_end(flooded: Flooded) -> None:
    assert flooded.check("raise ValueError('@' * 10_000_000)").startswith("ValueError: @@@")
    assert flooded.check("def f(): f()\nf()").startswith("RecursionError")
    flooded.check("raise ValueError('line\\n' * 100_000)")


def test_full_console_changes_its_theme_without_a_pause(flooded: Flooded) -> None:
    for _ in range(3):
        flooded.check("for n in range(1900): print('\\x1b[31mline', n)")
    flooded.console.theme.set_mode("dark")
    flooded.check("1")
