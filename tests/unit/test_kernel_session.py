"""A blocking kernel runs sources as the console does, and leaves nothing behind."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from tutor_app.kernel.session import KernelSession


def wait_until(condition: Callable[[], bool], seconds: float = 20.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "the condition was not met in time"
        time.sleep(0.02)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KernelSession]:
    with KernelSession(tmp_path_factory.mktemp("work")) as running:
        yield running


def test_shows_printed_text_and_then_the_value(session: KernelSession) -> None:
    result = session.run("print('a')\n1 + 1")
    assert result.ok
    assert result.text == "a\n2\n"


def test_keeps_the_order_of_the_two_streams(session: KernelSession) -> None:
    source = "import sys\nfor n in range(3):\n    print('out', n)\n    print('err', n, file=sys.stderr)"
    assert session.run(source).text == "out 0\nerr 0\nout 1\nerr 1\nout 2\nerr 2\n"


def test_an_error_has_name_message_and_line(session: KernelSession) -> None:
    result = session.run("x = 1\n\nx / 0\n")
    assert (result.ok, result.error_name, result.error_message) == (
        False,
        "ZeroDivisionError",
        "division by zero",
    )
    assert result.error_line == 3
    assert result.text == "ZeroDivisionError: division by zero\n"


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("\n\n1/0", 3),
        ("def broken(:\n    pass", 1),
        ("def f():\n    return 1/0\n\nf()", 2),
        ("import json\njson.loads('{')", 2),
        ("x = [1,\n     2,\n     undefined_name]", 3),
        ("for n in range(2):\n    pass\nraise ExceptionGroup('g', [ValueError()])", 3),
    ],
)
def test_the_error_line_is_the_line_of_the_source_that_was_run(
    session: KernelSession, source: str, line: int
) -> None:
    assert session.run(source).error_line == line


def test_an_escaped_exception_group_is_a_failure_even_as_the_first_error(tmp_path: Path) -> None:
    source = textwrap.dedent("""
        import asyncio
        async def fails():
            raise ValueError("no")
        async with asyncio.TaskGroup() as group:
            group.create_task(fails())
    """)
    with KernelSession(tmp_path) as fresh:
        result = fresh.run(source, timeout=20)
        assert (result.ok, result.error_name) == (False, "ExceptionGroup")
        assert fresh.run("1").text == "1\n"


def test_fresh_finds_an_empty_namespace_and_keeps_the_guard(session: KernelSession) -> None:
    session.run("x = 1\nimport math")
    assert session.run("x", fresh=True).error_name == "NameError"
    assert session.run("print('@' * 10_000_000)", fresh=True).text.count("@") < 100_000


def test_a_failing_run_does_not_stop_the_next(session: KernelSession) -> None:
    assert not session.run("1/0").ok
    assert session.run("2").text == "2\n"


@pytest.mark.parametrize("source", ["while True: pass", "import asyncio\nawait asyncio.Event().wait()"])
def test_a_run_that_takes_too_long_is_stopped_and_variables_stay(session: KernelSession, source: str) -> None:
    session.run("kept = 5")
    result = session.run(source, timeout=0.5)
    assert (result.ok, result.error_name) == (False, "TimeoutError")
    assert session.run("kept").text == "5\n"


def test_a_run_that_ignores_the_interrupt_is_ended_with_python(tmp_path: Path) -> None:
    with KernelSession(tmp_path) as stubborn:
        before = stubborn.pid
        source = "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass"
        assert stubborn.run(source, timeout=0.3).error_name == "TimeoutError"
        assert stubborn.run("1").text == "1\n"
        assert stubborn.pid != before


def test_a_dead_kernel_is_reported_and_the_next_run_has_a_new_one(tmp_path: Path) -> None:
    with KernelSession(tmp_path) as mortal:
        result = mortal.run("print('last words', flush=True)\nimport os\nos._exit(3)")
        assert result.died and not result.ok
        assert mortal.run("1").text == "1\n"


def test_input_is_refused_at_once(session: KernelSession) -> None:
    assert session.run("input('name? ')", timeout=10).error_name == "StdinNotImplementedError"


def test_starts_in_the_working_folder_and_imports_from_it(tmp_path: Path) -> None:
    (tmp_path / "pool_tasks.py").write_text("def square(n):\n    return n * n\n")
    with KernelSession(tmp_path) as here:
        assert here.run("import os\nos.getcwd()").text == f"{str(tmp_path)!r}\n"
        assert here.run("import pool_tasks\npool_tasks.square(3)").text == "9\n"


def test_a_file_with_the_name_of_a_standard_module_does_not_stop_the_start(tmp_path: Path) -> None:
    for name in ("random.py", "json.py", "tutor_app.py"):
        (tmp_path / name).write_text("raise RuntimeError('shadowed')")
    with KernelSession(tmp_path) as robust:
        assert robust.run("1").text == "1\n"


def test_other_pythons_and_profiles_of_the_user_do_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    startup = tmp_path / "ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "00.py").write_text("intruder = 1")
    (startup.parent / "ipython_config.py").write_text("c.InteractiveShellApp.exec_lines = ['intruder = 2']")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.setenv("PYTHONSTARTUP", str(startup / "00.py"))
    monkeypatch.setenv("MPLBACKEND", "nonsense")
    with KernelSession(tmp_path) as own:
        assert own.run("import sys\nprint(sys.executable)").text == f"{sys.executable}\n"
        assert own.run("intruder").error_name == "NameError"
        assert own.run("import matplotlib.pyplot as plt\nplt.plot([1, 2]);").images == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no sockets in folders")
def test_no_port_is_open_and_nothing_remains(tmp_path: Path) -> None:
    with KernelSession(tmp_path) as quiet:
        quiet.run("import os\nif os.fork() == 0:\n    print('child')\n    os._exit(0)\nos.wait();")
        assert quiet.pid is not None
        family = [psutil.Process(quiet.pid), psutil.Process()]
        assert [each.net_connections("inet") for each in family] == [[], []]
        assert quiet._process is not None
        folder = quiet._process.spec.folder
        pid = quiet.pid
        assert folder.exists()
    assert not folder.exists()
    assert not psutil.pid_exists(pid)


@pytest.mark.skipif(sys.platform == "win32", reason="fork")
def test_forked_children_print_into_the_run(session: KernelSession) -> None:
    source = "import multiprocessing\nwith multiprocessing.get_context('fork').Pool(1) as pool:\n"
    assert "from child" in session.run(source + "    pool.map(print, ['from child'])", timeout=20).text


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("busy", ["while True: pass", "sum(range(10**12))"], ids=["python", "compiled"])
def test_the_kernel_ends_with_its_application_even_when_that_is_killed(tmp_path: Path, busy: str) -> None:
    script = tmp_path / "application.py"
    script.write_text(
        textwrap.dedent(f"""
        import pathlib, sys, time
        from tutor_app.kernel.session import KernelSession
        session = KernelSession(pathlib.Path({str(tmp_path)!r}))
        session.start()
        session.run("import subprocess; child = subprocess.Popen(['sleep', '60'])")
        child = session.run("child.pid").text.strip()
        print(session.pid, child, session._process.spec.folder, flush=True)
        session.run({busy!r}, timeout=60)
    """)
    )
    application = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, text=True, env=dict(os.environ)
    )
    assert application.stdout is not None
    with application:
        kernel, child, folder = application.stdout.readline().split()
        application.kill()
    wait_until(lambda: not psutil.pid_exists(int(kernel)) and not psutil.pid_exists(int(child)))
    assert not Path(folder).exists()
