"""Work beside the window: real threads, a real event loop."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from tutor_app.ui.background import run_in_background, wait_for_background


def test_the_result_arrives_on_the_qt_thread_and_the_work_does_not(qtbot: QtBot) -> None:
    seen: list[tuple[str, object]] = []

    def work() -> int:
        seen.append(("work", threading.current_thread()))
        return 7

    def done(result: int) -> None:
        seen.append(("done", threading.current_thread()))
        seen.append(("result", result))

    run_in_background(work, done)
    qtbot.waitUntil(lambda: len(seen) == 3)
    here = threading.current_thread()
    assert seen[0][0] == "work" and seen[0][1] is not here
    assert seen[1:] == [("done", here), ("result", 7)]


def test_the_result_arrives_though_nobody_keeps_the_handle(qtbot: QtBot) -> None:
    results: list[int] = []
    gate = threading.Event()

    def work() -> int:
        gate.wait(10)
        return 1

    run_in_background(work, results.append)
    gc.collect()
    gate.set()
    qtbot.waitUntil(lambda: results == [1])


def test_an_exception_goes_to_on_error(qtbot: QtBot) -> None:
    errors: list[BaseException] = []

    def work() -> None:
        raise ValueError("no")

    run_in_background(work, lambda result: None, errors.append)
    qtbot.waitUntil(lambda: len(errors) == 1)
    assert str(errors[0]) == "no"


def test_an_exception_that_nobody_takes_is_raised_on_the_qt_thread(qtbot: QtBot) -> None:
    def work() -> None:
        raise ValueError("unexpected")

    with qtbot.capture_exceptions() as caught:
        run_in_background(work, lambda result: None)
        qtbot.waitUntil(lambda: len(caught) == 1)
    assert str(caught[0][1]) == "unexpected"


def test_a_forgotten_work_calls_nobody(qtbot: QtBot) -> None:
    gate = threading.Event()
    calls: list[object] = []
    later: list[object] = []

    def work() -> int:
        gate.wait(10)
        return 1

    run_in_background(work, calls.append, calls.append).forget()
    gate.set()
    assert wait_for_background(10) == []
    # Delivered in order: when this one has come, the forgotten one would have come before.
    run_in_background(lambda: 2, later.append)
    qtbot.waitUntil(lambda: later == [2])
    assert calls == []


def test_no_object_and_no_thread_is_left(qtbot: QtBot, qapp: QObject) -> None:
    before = len(qapp.children())
    done: list[int] = []
    for number in range(5):
        run_in_background(_giving(number), done.append)
    qtbot.waitUntil(lambda: sorted(done) == [0, 1, 2, 3, 4])
    assert wait_for_background(10) == []
    qtbot.waitUntil(lambda: len(qapp.children()) == before)
    assert QThread.currentThread() is qapp.thread()


def test_waiting_names_what_still_runs() -> None:
    gate = threading.Event()

    def slow_work() -> bool:
        return gate.wait(10)

    run_in_background(slow_work, lambda result: None).forget()
    assert any("slow_work" in name for name in wait_for_background(0.01))
    gate.set()
    assert wait_for_background(10) == []


def _giving(number: int) -> Callable[[], int]:
    return lambda: number
