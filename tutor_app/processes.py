"""The one place that starts processes.

A process started here leads a session (a process group on Windows) of its own, so that it can be killed with
everything that it started. None of ours may outlive the application: each reads a pipe or a socket that the
application holds and ends when it is closed, which the system does even after `kill -9`.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, TypeAlias

Stream: TypeAlias = int | IO[bytes] | None

# The number of threads that numerical libraries may start, each by its own name.
_THREAD_LIMITS = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
    "NUMEXPR_NUM_THREADS",
)


def python_command(*arguments: str, hash_seed: int | None = None) -> list[str]:
    """Our own Python with *arguments*: isolated from the user's settings, no `__pycache__`, UTF-8.

    For a *hash_seed* the environment must say PYTHONHASHSEED too.
    """
    # -I is -s, -P and -E, and -E ignores the seed.
    isolated = ["-I"] if hash_seed is None else ["-s", "-P"]
    return [sys.executable, *isolated, "-B", "-X", "utf8", *arguments]


def clean_environment(*, one_thread: bool = False, **more: str) -> dict[str, str]:
    """This process's environment without what would change how Python starts, with *more* added.

    With *one_thread*, numerical libraries start no threads: a process that has some cannot be forked.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    kept["MPLBACKEND"] = "agg"
    if one_thread:
        kept |= dict.fromkeys(_THREAD_LIMITS, "1")
        # The allocator inside pyarrow.
        kept["JE_ARROW_MALLOC_CONF"] = "background_thread:false"
    return kept | more


def start(
    command: Sequence[str],
    *,
    cwd: Path,
    env: Mapping[str, str] | None = None,
    stdin: Stream = subprocess.DEVNULL,
    stdout: Stream = subprocess.DEVNULL,
    stderr: Stream = subprocess.DEVNULL,
    pass_fds: Collection[int] = (),
) -> subprocess.Popen[bytes]:
    """Starts *command* in a session of its own; *env* defaults to `clean_environment()`.

    Raises OSError where it cannot be started.
    """
    environment = dict(clean_environment() if env is None else env)
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
        return subprocess.Popen(
            command, cwd=cwd, env=environment, stdin=stdin, stdout=stdout, stderr=stderr, creationflags=flags
        )
    return subprocess.Popen(
        command,
        cwd=cwd,
        env=environment,
        stdin=stdin,
        stdout=stdout,
        stderr=stderr,
        pass_fds=tuple(pass_fds),
        start_new_session=True,
    )


def kill_tree(process: subprocess.Popen[bytes] | int) -> None:
    """Kills the process, its descendants and whatever is in its session, and waits until they are gone."""
    import psutil  # type: ignore[import-untyped]

    pid = process if isinstance(process, int) else process.pid
    # The id of a process that was waited for may belong to a stranger by now: only its session is looked at.
    ended = isinstance(process, subprocess.Popen) and process.poll() is not None
    for _ in range(20):
        found = _session(pid) if ended else _descendants(pid) | _session(pid)
        family = []
        for one in found:
            with contextlib.suppress(psutil.Error):
                member = psutil.Process(one)
                if _runs(member):
                    family.append(member)
                    member.kill()
        if isinstance(process, subprocess.Popen):
            process.wait()
            ended = True
        give_up = time.monotonic() + 2
        while any(map(_runs, family)) and time.monotonic() < give_up:
            time.sleep(0.002)
        # A child that was being forked while we looked is found in the next round.
        if not family:
            return


def _runs(process: Any) -> bool:
    """Whether a psutil process is more than an entry that its parent has not read yet."""
    import psutil

    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.Error:
        return False


def _descendants(pid: int) -> set[int]:
    import psutil

    try:
        return {pid, *(child.pid for child in psutil.Process(pid).children(recursive=True))}
    except psutil.Error:
        return set()


def _session(pid: int) -> set[int]:
    """The processes in the session that *pid* leads or led."""
    if sys.platform == "win32":
        return set()
    import psutil

    found = set()
    for other in psutil.pids():
        with contextlib.suppress(OSError):
            if os.getsid(other) == pid and other != os.getpid():
                found.add(other)
    return found
