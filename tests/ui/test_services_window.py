"""Practice services in the window: they come and go with their page, and the console's Python knows them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tutor_app.kernel.shown import RunResult
from tutor_app.ui.app import Running
from tutor_app.ui.page.services import ServiceRow, ServiceStrip
from tutor_app.ui.page.view import PageView
from tutor_app.ui.qt_kernel import KernelState
from tutor_app.ui.services import ServiceState
from tutor_app.ui.widgets import Words

LONG = 30_000
Open = Callable[..., Running]

COURSE = """
format = 1
title = "C"
[[part]]
title = "P"
[[part.stage]]
id = "talking"
title = "Talking"
topics = [
    { id = "both", title = "Both" },
    { id = "other", title = "Other" },
    { id = "alike", title = "Alike" },
    { id = "none", title = "None" },
    { id = "unknown", title = "Unknown" },
]
"""
EXAMPLE = """
```python
import os

from tutor_app.services.practice import model_api

print(model_api.url == os.environ["OPENAI_BASE_URL"])
len(model_api.requests())
```

```output
True
0
```
"""
SHOW = "import os; print([os.environ.get(name, '-') for name in ('OPENAI_BASE_URL', 'REDIS_URL')])"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    folder = tmp_path / "lessons"
    (folder / "talking").mkdir(parents=True)
    (folder / "course.toml").write_text(COURSE, encoding="utf-8")
    (folder / "talking" / "stage.md").write_text("Talk.\n", encoding="utf-8")
    for name, services in (
        ("both", "model-api, redis"),
        ("other", "model-api"),
        ("alike", "model-api"),
        ("none", ""),
        ("unknown", "kafka"),
    ):
        head = f"---\nservices: {services}\n---\n" if services else ""
        (folder / "talking" / name).mkdir()
        text = f"{head}# {name.capitalize()}\n\nText.\n{EXAMPLE}"
        (folder / "talking" / name / "lesson.md").write_text(text, encoding="utf-8")
    return folder


def states(running: Running) -> dict[str, ServiceState]:
    return {service.name: service.state for service in running.services.all()}


def wait_until_running(qtbot: QtBot, running: Running) -> None:
    qtbot.waitUntil(lambda: running.services.all() != [] and not running.services.starting, timeout=LONG)
    assert set(states(running).values()) == {ServiceState.RUNNING}


def wait_for_kernel(qtbot: QtBot, running: Running) -> None:
    qtbot.waitUntil(
        lambda: (
            running.kernel.state is KernelState.IDLE
            and running.console.widget is not None
            and running.console.widget.at_prompt
        ),
        timeout=LONG,
    )


def processes(running: Running) -> list[int]:
    return [
        service.process.pid for service in running.services.all() if service.process and service.process.pid
    ]


def page(running: Running) -> PageView:
    view = running.window.page_view()
    assert view is not None
    return view


def strip(running: Running) -> ServiceStrip:
    (found,) = page(running).findChildren(ServiceStrip)
    return found


def row(running: Running, name: str) -> ServiceRow:
    return strip(running).rows[name]


def run(qtbot: QtBot, running: Running, source: str) -> RunResult:
    finished: list[RunResult] = []
    mine = object()

    def take(run_id: object, result: RunResult) -> None:
        if run_id is mine:
            finished.append(result)

    running.console.run_finished.connect(take)
    running.console.run(source, mine)
    qtbot.waitUntil(lambda: bool(finished), timeout=LONG)
    running.console.run_finished.disconnect(take)
    return finished[0]


def status(running: Running) -> list[str]:
    (bar,) = (one for one in running.window.findChildren(QWidget) if one.accessibleName() == "Status")
    return [label.text() for label in bar.findChildren(Words) if label.isVisible()]


def test_a_run_that_comes_too_early_waits_for_the_services_and_finds_them(
    qtbot: QtBot, open_app: Open, course: Path
) -> None:
    running = open_app("both", course=course)
    page(running).run_page()
    assert running.services.starting
    assert running.console.waiting == 1
    (example,) = page(running).examples_in_order()
    qtbot.waitUntil(
        lambda: example.output.text.toPlainText() == "True\n0" and not example.running, timeout=LONG
    )
    assert example.output.note.text() != "on the page"
    assert states(running) == {"model-api": ServiceState.RUNNING, "redis": ServiceState.RUNNING}


def test_a_run_waits_in_the_queue_until_the_services_are_there(
    qtbot: QtBot, open_app: Open, course: Path
) -> None:
    running = open_app("none", course=course)
    wait_for_kernel(qtbot, running)
    running.window.open_topic("both")
    assert running.services.starting
    running.console.run("1 + 1")
    assert running.console.waiting == 1
    assert "1 waiting for practice services" in " ".join(
        label.text() for label in running.console.findChildren(Words)
    )
    qtbot.waitUntil(lambda: running.console.waiting == 0, timeout=LONG)
    assert not running.services.starting


def test_the_page_says_what_runs_where(qtbot: QtBot, open_app: Open, course: Path) -> None:
    running = open_app("both", course=course)
    assert row(running, "redis").state.text() == "starting"
    assert not row(running, "redis").restart_button.isEnabled()
    wait_until_running(qtbot, running)
    for name, title in (("model-api", "Model API"), ("redis", "Redis")):
        service = next(service for service in running.services.all() if service.name == name)
        shown = row(running, name)
        assert shown.state.text() == "running"
        assert shown.address.text() == service.url
        assert shown.accessibleName() == f"{title} is running at {service.url}"
        assert not shown.sentence.isVisible()
    assert "practice services running" in status(running)


def test_a_page_without_services_has_no_strip(open_app: Open, course: Path) -> None:
    running = open_app("none", course=course)
    assert page(running).findChildren(ServiceStrip) == []
    assert running.services.all() == []
    assert not any("services" in text for text in status(running))


def test_leaving_the_page_stops_them_and_takes_the_addresses_back(
    qtbot: QtBot, open_app: Open, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REDIS_URL", "redis://mine")
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    running = open_app("both", course=course)
    wait_until_running(qtbot, running)
    pids = processes(running)
    url = running.services.all()[0].url
    assert len(pids) == 2
    assert url in run(qtbot, running, SHOW).text
    running.window.open_home()
    assert not any(map(psutil.pid_exists, pids))
    assert run(qtbot, running, SHOW).text == "['-', 'redis://mine']\n"
    assert not any("services" in text for text in status(running))


def test_a_client_works_again_when_the_page_is_opened_again(
    qtbot: QtBot, open_app: Open, course: Path
) -> None:
    running = open_app("both", course=course)
    wait_until_running(qtbot, running)
    make = "import os, redis\nstore = redis.Redis.from_url(os.environ['REDIS_URL'])\nstore.set('a', 1)"
    assert run(qtbot, running, make).text == "True\n"
    running.window.open_topic("none")
    running.window.open_topic("both")
    assert run(qtbot, running, "print(store.get('a'))").text == "None\n"


@pytest.mark.parametrize("first", ["both", "other"])
def test_another_page_has_services_of_its_own(qtbot: QtBot, open_app: Open, course: Path, first: str) -> None:
    running = open_app(first, course=course)
    wait_until_running(qtbot, running)
    run(qtbot, running, "import openai; openai.OpenAI().models.list();")
    before = processes(running)
    running.window.open_topic("alike")
    assert list(states(running)) == ["model-api"]
    assert not any(map(psutil.pid_exists, before))
    result = run(qtbot, running, "from tutor_app.services.practice import model_api; model_api.requests()")
    assert result.text == "[]\n"


def test_opening_the_same_page_again_keeps_them(qtbot: QtBot, open_app: Open, course: Path) -> None:
    running = open_app("both", course=course)
    wait_until_running(qtbot, running)
    before = processes(running)
    running.window.open_topic("both")
    assert processes(running) == before
    assert row(running, "redis").state.text() == "running"


def test_the_addresses_are_told_silently(qtbot: QtBot, open_app: Open, course: Path) -> None:
    """No number is used up, nothing is shown, no name is defined."""
    running = open_app("both", course=course)
    wait_until_running(qtbot, running)
    wait_for_kernel(qtbot, running)
    assert run(qtbot, running, "os").error_name == "NameError"
    assert running.console.widget is not None
    text = running.console.widget.control.toPlainText()
    assert "In [1]: os" in text
    assert "environment" not in text and "127.0.0.1" not in text
    assert run(qtbot, running, "In[-1], len(In)").text == "('In[-1], len(In)', 3)\n"


def test_a_new_python_is_told_too(qtbot: QtBot, open_app: Open, course: Path) -> None:
    running = open_app("both", course=course)
    wait_until_running(qtbot, running)
    wait_for_kernel(qtbot, running)
    running.console.restart()
    assert running.services.all()[0].url in run(qtbot, running, SHOW).text
    run(qtbot, running, "import os; os._exit(1)")
    wait_for_kernel(qtbot, running)
    assert running.services.all()[0].url in run(qtbot, running, SHOW).text


def test_restart_empties_a_service_and_keeps_its_address(qtbot: QtBot, open_app: Open, course: Path) -> None:
    running = open_app("both", course=course)
    wait_until_running(qtbot, running)
    run(
        qtbot,
        running,
        "import os, redis\nstore = redis.Redis.from_url(os.environ['REDIS_URL'])\nstore.set('a', 1)",
    )
    url, pids = row(running, "redis").address.text(), processes(running)
    QTest.mouseClick(row(running, "redis").restart_button, Qt.MouseButton.LeftButton)
    assert states(running) == {"model-api": ServiceState.RUNNING, "redis": ServiceState.STARTING}
    result = run(
        qtbot,
        running,
        "from tutor_app.services.practice import redis_server\n"
        "print(store.get('a'))\nredis_server.commands()",
    )
    assert result.text == "None\n[1: GET a]\n"
    assert row(running, "redis").address.text() == url
    assert len(set(processes(running)) & set(pids)) == 1


def test_a_service_that_ends_by_itself_is_told_and_comes_back(
    qtbot: QtBot, open_app: Open, course: Path
) -> None:
    running = open_app("other", course=course)
    wait_until_running(qtbot, running)
    (pid,) = processes(running)
    psutil.Process(pid).kill()
    shown = row(running, "model-api")
    qtbot.waitUntil(lambda: shown.state.text() == "stopped", timeout=LONG)
    assert shown.sentence.isVisible() and shown.sentence.text().startswith("It ended by itself.")
    assert shown.address.text() == ""
    assert "practice services stopped" in status(running)
    assert run(qtbot, running, "1").text == "1\n"
    QTest.mouseClick(shown.restart_button, Qt.MouseButton.LeftButton)
    wait_until_running(qtbot, running)
    assert not shown.sentence.isVisible()


def test_a_service_that_cannot_be_started_says_why_and_holds_nothing_up(
    qtbot: QtBot, open_app: Open, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = open_app("none", course=course)
    wait_for_kernel(qtbot, running)
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    running.window.open_topic("other")
    result = run(qtbot, running, "1")
    assert result.text == "1\n"
    shown = row(running, "model-api")
    assert shown.state.text() == "failed"
    assert shown.sentence.isVisible() and "could not be started" in shown.sentence.text()
    assert "practice services failed" in status(running)
    monkeypatch.undo()
    QTest.mouseClick(shown.restart_button, Qt.MouseButton.LeftButton)
    wait_until_running(qtbot, running)


def test_an_unknown_service_says_which_there_are(qtbot: QtBot, open_app: Open, course: Path) -> None:
    running = open_app("unknown", course=course)
    assert states(running) == {"kafka": ServiceState.FAILED}
    assert "there are: model-api, redis" in row(running, "kafka").sentence.text()
    assert run(qtbot, running, "1").text == "1\n"


def test_the_log_shows_what_was_asked_as_it_comes(qtbot: QtBot, open_app: Open, course: Path) -> None:
    running = open_app("other", course=course)
    wait_until_running(qtbot, running)
    shown = row(running, "model-api")
    assert not shown.log.isVisible()
    shown.log_button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(shown.log_button, Qt.Key.Key_Space)
    assert shown.log.isVisible()
    assert shown.log.isReadOnly()
    run(
        qtbot,
        running,
        "import openai\nfrom tutor_app.services.practice import model_api\n"
        "model_api.script('429 retry-after-ms=1')\nopenai.OpenAI().models.list();",
    )
    qtbot.waitUntil(lambda: "2: GET /v1/models -> 200" in shown.log.toPlainText(), timeout=LONG)
    run(qtbot, running, "openai.OpenAI().models.list();")
    qtbot.waitUntil(lambda: "3: GET /v1/models -> 200" in shown.log.toPlainText(), timeout=LONG)
    lines = [line.partition(" s  ")[2] for line in shown.log.toPlainText().split("\n")]
    assert lines == [
        "next answers: 429 retry-after-ms=1",
        "1: GET /v1/models -> 429",
        "2: GET /v1/models -> 200",
        "3: GET /v1/models -> 200",
    ]
    QTest.mouseClick(shown.restart_button, Qt.MouseButton.LeftButton)
    wait_until_running(qtbot, running)
    assert shown.log.toPlainText() == ""
    QTest.mouseClick(shown.log_button, Qt.MouseButton.LeftButton)
    assert not shown.log.isVisible()


def test_the_strip_is_reached_and_named_for_the_keyboard(qtbot: QtBot, open_app: Open, course: Path) -> None:
    running = open_app("other", course=course)
    wait_until_running(qtbot, running)
    shown = row(running, "model-api")
    shown.log_button.click()
    assert strip(running).accessibleName() == "Practice services"
    names = []
    shown.log_button.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(3):
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert names == ["Log of Model API", "Restart Model API", "Log of Model API"]
    assert QApplication.focusWidget() is not shown.log


@pytest.mark.parametrize("width", [560, 1280])
@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_the_strip_fits_into_the_page(
    qtbot: QtBot, open_app: Open, course: Path, zoom: float, width: int
) -> None:
    running = open_app("both", course=course, size=(width, 800))
    running.theme.set_zoom(zoom)
    wait_until_running(qtbot, running)
    running.services.all()[0].sentence = "It ended by itself. Restart brings it back, empty."
    running.services.changed.emit()
    row(running, "model-api").log_button.click()
    qtbot.waitUntil(lambda: row(running, "model-api").log.isVisible())
    whole = strip(running)
    QApplication.processEvents()
    for part in whole.findChildren(QWidget):
        if part.isVisible() and part.parentWidget() is not row(running, "model-api").log:
            corner = part.mapTo(whole, part.rect().bottomRight())
            assert whole.rect().contains(corner), part.accessibleName()
    for one in whole.rows.values():
        for label in (one.state, one._name):
            assert label.width() >= label.fontMetrics().horizontalAdvance(label.text())


def test_closing_the_window_while_they_start_leaves_nothing(open_app: Open, course: Path) -> None:
    running = open_app("both", course=course)
    assert running.services.starting
    running.window.close()
    assert running.services.all() == []
