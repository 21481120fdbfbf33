"""The process in which answers are checked, ready before it is needed.

`python -m tutor_app.checks.spare fork` (Linux): imports what the checks need, then forks for each attempt.
Two forks an attempt: a *guard* that watches and cleans up, and under it the *check* that runs the answer, in
a session of its own. Whatever the answer starts becomes the guard's child when its parent dies, so nothing
gets away. The application talks to the parent over the socket that is its stdin, and to each guard over a
socket of its own; a closed socket means that the application is gone.

`... once` (elsewhere): imports, reads one job from stdin and checks it in this very process.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import select
import shutil
import signal
import socket
import sys
import time
from collections.abc import Iterable
from typing import Any, NoReturn

from tutor_app.checks import worker

_PR_SET_CHILD_SUBREAPER = 36
_LOOK_EVERY = 0.05
_FILE_SIZE = 1 << 30


def main(arguments: list[str]) -> None:
    if arguments == ["fork"]:
        _serve()
    else:
        _serve_once()


def _import(names: Iterable[str]) -> None:
    """Imports what can be imported; the answer finds out about the rest itself."""
    for name in names:
        with contextlib.suppress(Exception):
            importlib.import_module(name)
    _warm_up()
    gc.collect()


def _warm_up() -> None:
    """Has pandas import what it only imports when the first table is made and shown."""
    pandas = sys.modules.get("pandas")
    with contextlib.suppress(Exception):
        if pandas is not None:
            repr(pandas.DataFrame({"a": [1.0, None], "b": ["x", None]}))


# ---------------------------------------------------------------------------------------------------------
# Forking


def _serve() -> NoReturn:
    control = socket.socket(fileno=os.dup(0))
    os.set_inheritable(control.fileno(), False)
    _to_null(0)
    _adopt_orphans()
    _import(json.loads(control.recv(1 << 16) or b"[]"))
    # Objects made so far are not looked at again, so their pages stay shared with the forks.
    gc.freeze()
    control.send(b"ready")
    guards: dict[int, int] = {}
    while True:
        readable = _readable([control.fileno(), *guards])
        for pidfd in [one for one in readable if one in guards]:
            os.waitpid(guards.pop(pidfd), 0)
            os.close(pidfd)
            _kill_children(keep=set(guards.values()))
        if control.fileno() in readable:
            message, files, _, _ = socket.recv_fds(control, 1 << 16, 2)
            if not message:
                os._exit(0)
            output, run = files
            pid = os.fork()
            if pid == 0:
                control.close()
                for pidfd in guards:
                    os.close(pidfd)
                _guard(json.loads(message), output, socket.socket(fileno=run))
            guards[os.pidfd_open(pid)] = pid
            os.close(output)
            os.close(run)


def _guard(request: dict[str, Any], output: int, run: socket.socket) -> NoReturn:
    """Watches over one check, and leaves nothing of it behind."""
    os.setsid()
    _adopt_orphans()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT, signal.SIGPIPE):
        signal.signal(number, signal.SIG_IGN)
    too_many = False
    check = os.fork()
    if check == 0:
        # Told from here, as the answer may end its guard at once.
        with contextlib.suppress(OSError):
            run.send(json.dumps({"pid": os.getpid()}).encode())
        run.close()
        _be_the_check(request, output)
    os.close(output)
    pidfd = os.pidfd_open(check)
    while True:
        readable = _readable([run.fileno(), pidfd], _LOOK_EVERY)
        if run.fileno() in readable:
            # Asked to stop, or the application is gone.
            if not run.recv(16):
                _kill_family(check)
                shutil.rmtree(request["folder"], ignore_errors=True)
                with contextlib.suppress(OSError):
                    os.unlink(request["job"]["report"])  # noqa: PTH108
                os._exit(0)
            break
        if pidfd in readable:
            break
        if _family_size(os.getpid(), request["processes"]) > request["processes"]:
            too_many = True
            break
    status = _kill_family(check)
    with contextlib.suppress(OSError):
        run.send(json.dumps({"status": status, "too_many": too_many}).encode())
    os._exit(0)


def _be_the_check(request: dict[str, Any], output: int) -> NoReturn:
    import resource

    os.setsid()
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.close(output)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (_FILE_SIZE if hard < 0 else min(hard, _FILE_SIZE), hard))
    worker.run(worker.Job(**request["job"]))


def _readable(files: list[int], timeout: float | None = None) -> list[int]:
    return select.select(files, [], [], timeout)[0]


def _to_null(file: int) -> None:
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, file)
    os.close(null)


def _adopt_orphans() -> None:
    import ctypes

    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _children(pid: int) -> list[int]:
    found: list[int] = []
    with contextlib.suppress(OSError):
        for task in os.listdir(f"/proc/{pid}/task"):  # noqa: PTH208 - called often
            with open(f"/proc/{pid}/task/{task}/children", encoding="ascii") as file:  # noqa: PTH123
                found.extend(map(int, file.read().split()))
    return found


def _family_size(pid: int, enough: int) -> int:
    """How many descendants *pid* has; stops counting a little beyond *enough*."""
    waiting, count = _children(pid), 0
    while waiting and count <= enough:
        count += 1
        waiting.extend(_children(waiting.pop()))
    return count


def _kill_children(keep: set[int]) -> None:
    for child in _children(os.getpid()):
        if child not in keep:
            with contextlib.suppress(OSError):
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)


def _kill_family(check: int) -> int | None:
    """Kills all descendants; returns how the check ended: its exit code, or minus the signal."""
    status: int | None = None
    give_up = time.monotonic() + 5
    while time.monotonic() < give_up:
        if status is None:
            # One blow for all who stayed in the session: none can fork in between.
            with contextlib.suppress(OSError):
                if os.waitid(os.P_PID, check, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
                    os.kill(check, signal.SIGKILL)
                os.killpg(check, signal.SIGKILL)
        for child in _children(os.getpid()):
            with contextlib.suppress(OSError):
                os.kill(child, signal.SIGKILL)
        try:
            while True:
                pid, code = os.waitpid(-1, os.WNOHANG)
                if pid == 0:
                    break
                if pid == check:
                    status = os.waitstatus_to_exitcode(code)
        except ChildProcessError:
            break
        time.sleep(0.001)
    return status


# ---------------------------------------------------------------------------------------------------------
# One process, one check


def _serve_once() -> None:
    control = os.fdopen(os.dup(0), "rb")
    _to_null(0)
    _import(json.loads(control.readline() or b"[]"))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    line = control.readline()
    if line:
        _end_with(control)
        worker.run(worker.Job(**json.loads(line)["job"]), at_end=_kill_descendants)


def _kill_descendants() -> None:
    import psutil  # type: ignore[import-untyped]

    for child in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.Error):
            child.kill()


def _end_with(control: Any) -> None:
    """Ends this process when the application has gone: its end of the pipe is closed then."""
    # `threading` would show this thread to the answer.
    import _thread

    leave = os._exit

    def watch() -> None:
        control.read()
        leave(1)

    _thread.start_new_thread(watch, ())


if __name__ == "__main__":
    main(sys.argv[1:])
