"""One running kernel: its process, its private folder, and why it ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tutor_app import processes
from tutor_app.kernel.spec import KernelSpec

# Reads a pipe that this process holds: it ends with this process, whatever the kernel is doing then.
_GUARD = 'read line; kill -s KILL -- "-$1"; rm -rf -- "$2"'


class KernelProcess:
    """A kernel that has been started in *work_dir*; it ends by itself when this process is gone.

    *more* is added to its environment. Raises OSError when the process cannot be started.
    """

    def __init__(
        self, work_dir: Path, *, pixel_ratio: float = 1.0, more: Mapping[str, str] | None = None
    ) -> None:
        self.spec = KernelSpec.create()
        environment = self.spec.environment(pixel_ratio=pixel_ratio) | dict(more or {})
        self._guard: subprocess.Popen[bytes] | None = None
        try:
            self._process = self._start(work_dir, environment)
            if sys.platform != "win32":
                command = ["/bin/sh", "-c", _GUARD, "guard", str(self.pid), str(self.spec.folder)]
                self._guard = processes.start(command, cwd=Path("/"), stdin=subprocess.PIPE)
        except OSError:
            self.spec.remove()
            raise

    def _start(self, work_dir: Path, environment: dict[str, str]) -> subprocess.Popen[bytes]:
        command = self.spec.command()
        if sys.platform == "win32":
            # Only an event that is handed over at the start can interrupt a process there.
            from jupyter_client.launcher import launch_kernel

            return launch_kernel(command, env=environment, cwd=str(work_dir), stdin=subprocess.DEVNULL)
        with self.spec.log_file.open("wb") as log:
            return processes.start(
                command, cwd=work_dir, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def interrupt(self) -> None:
        """What Ctrl+C does: the kernel and what it has started get SIGINT. Does nothing once it has ended."""
        if not self.alive:
            return
        if sys.platform == "win32":
            from jupyter_client.win_interrupt import send_interrupt

            send_interrupt(self._process.win32_interrupt_event)
            return
        os.killpg(self._process.pid, signal.SIGINT)

    def kill(self) -> None:
        """Ends the kernel and all that it has started, and removes its folder."""
        if self._guard is not None and self._guard.stdin is not None:
            self._guard.kill()
            self._guard.wait()
            self._guard.stdin.close()
        processes.kill_tree(self._process)
        self.spec.remove()

    def why_it_ended(self) -> str:
        """One sentence on the end of the process."""
        code = self._process.returncode
        if code is None:
            return "Python does not answer any more."
        if code == 0:
            return "Python ended because the code asked it to."
        if code > 0:
            return f"Python ended with exit code {code}."
        if -code == signal.SIGKILL:
            return "Python was ended from outside, perhaps because the memory ran out."
        try:
            name = signal.Signals(-code).name
        except ValueError:
            name = str(-code)
        return f"Python crashed ({name})."
