"""What is started here can be killed with everything that it started."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from tutor_app import processes

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sessions are a POSIX thing")

TREE = """
import os, subprocess, sys, time
sleep = [sys.executable, "-c", "import time; time.sleep(600)"]
child = subprocess.Popen(sleep)
own_session = subprocess.Popen(sleep, start_new_session=True)
print(child.pid, own_session.pid, flush=True)
time.sleep(600)
"""


def runs(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


def test_the_command_is_our_python_isolated_and_without_cache_files(tmp_path: Path) -> None:
    code = "import sys; print(sys.flags.isolated, sys.flags.dont_write_bytecode, sys.flags.utf8_mode)"
    process = processes.start(processes.python_command("-c", code), cwd=tmp_path, stdout=subprocess.PIPE)
    assert process.communicate()[0].split() == [b"1", b"1", b"1"]


def test_the_environment_loses_what_changes_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("A_NAME", "a value")
    environment = processes.clean_environment(one_thread=True, MORE="more")
    assert "PYTHONPATH" not in environment
    assert environment["A_NAME"] == "a value"
    assert environment["MORE"] == "more"
    assert environment["OMP_NUM_THREADS"] == "1"
    assert "OMP_NUM_THREADS" not in processes.clean_environment() or "OMP_NUM_THREADS" in os.environ


def test_a_process_leads_a_session_of_its_own(tmp_path: Path) -> None:
    code = "import os; print(os.getsid(0) == os.getpid())"
    process = processes.start(processes.python_command("-c", code), cwd=tmp_path, stdout=subprocess.PIPE)
    assert process.communicate()[0].strip() == b"True"


@pytest.mark.parametrize("by_id", [False, True])
def test_killing_takes_children_and_those_in_sessions_of_their_own(tmp_path: Path, by_id: bool) -> None:
    process = processes.start(processes.python_command("-c", TREE), cwd=tmp_path, stdout=subprocess.PIPE)
    assert process.stdout is not None
    with process.stdout:
        pids = [process.pid, *map(int, process.stdout.readline().split())]
    processes.kill_tree(process.pid if by_id else process)
    process.wait()
    assert not any(map(runs, pids))


def test_killing_takes_what_an_ended_process_left_in_its_session(tmp_path: Path) -> None:
    code = "import subprocess as s; print(s.Popen(['sleep', '600'], stdout=s.DEVNULL).pid)"
    process = processes.start(processes.python_command("-c", code), cwd=tmp_path, stdout=subprocess.PIPE)
    left = int(process.communicate()[0])
    assert runs(left)
    processes.kill_tree(process)
    assert not runs(left)


def test_killing_what_has_ended_or_never_was_is_no_error(tmp_path: Path) -> None:
    process = processes.start(processes.python_command("-c", "pass"), cwd=tmp_path)
    process.wait()
    processes.kill_tree(process)
    processes.kill_tree(2**22 - 1)


def test_a_command_that_does_not_exist_raises(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        processes.start([str(tmp_path / "nothing")], cwd=tmp_path)
