"""Where a kernel lives: a private folder, its sockets, its environment and its command line.

There is no kernelspec and no search for one: the learner's other Pythons and IPython profiles do not matter.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import socket
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

# Run silently before a source that is to find an empty namespace.
FRESH = "get_ipython().begin_fresh()"


def environment_source(values: Mapping[str, str]) -> str:
    """Run silently to put *values* into the environment, and take back what was put there before."""
    return f"get_ipython().take_environment({dict(values)!r})"


CHANNELS = ("shell", "iopub", "stdin", "hb", "control")

# A Unix socket's path has at most 103 characters on macOS and 107 on Linux.
_LONGEST_FOLDER = 80
_NOT_FOR_THE_KERNEL = ("PYTHON", "IPYTHON", "JPY_", "JUPYTER_", "QT_", "MPL", "PYTEST_", "PYDEVD_")


@dataclass(frozen=True, slots=True)
class KernelSpec:
    """The sockets of one kernel: in a private folder, or on ports of this machine on Windows."""

    folder: Path
    key: str
    transport: str
    ip: str
    ports: tuple[int, ...]

    @classmethod
    def create(cls) -> KernelSpec:
        """A new private folder with the file from which the kernel reads where to listen."""
        folder = _private_folder()
        if sys.platform == "win32":
            spec = cls(folder, secrets.token_hex(16), "tcp", "127.0.0.1", _free_ports(len(CHANNELS)))
        else:
            numbers = tuple(range(1, len(CHANNELS) + 1))
            spec = cls(folder, secrets.token_hex(16), "ipc", str(folder / "k"), numbers)
        described: dict[str, object] = {
            f"{name}_port": port for name, port in zip(CHANNELS, spec.ports, strict=True)
        }
        described |= {"transport": spec.transport, "ip": spec.ip, "key": spec.key}
        described |= {"signature_scheme": "hmac-sha256", "kernel_name": ""}
        spec.connection_file.touch(mode=0o600)
        spec.connection_file.write_text(json.dumps(described), encoding="utf-8")
        return spec

    @property
    def connection_file(self) -> Path:
        return self.folder / "connection.json"

    @property
    def log_file(self) -> Path:
        """What Python itself says before the kernel has taken over its output."""
        return self.folder / "kernel.log"

    def address(self, channel: str) -> str:
        port = self.ports[CHANNELS.index(channel)]
        separator = "-" if self.transport == "ipc" else ":"
        return f"{self.transport}://{self.ip}{separator}{port}"

    def command(self) -> list[str]:
        # -P keeps a learner's random.py out of the kernel's own start; IPython adds the folder afterwards.
        launch = "tutor_app.kernel.launch"
        return [sys.executable, "-P", "-X", "utf8", "-m", launch, "-f", str(self.connection_file)]

    def environment(self, *, pixel_ratio: float = 1.0) -> dict[str, str]:
        """The whole environment: the user's, without what steers other Pythons, Jupyter, Qt or Matplotlib."""
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith(_NOT_FOR_THE_KERNEL)
        }
        environment["PYTHONUTF8"] = "1"
        environment["IPYTHONDIR"] = str(self.folder / "ipython")
        environment["JPY_PARENT_PID"] = str(os.getpid())
        environment["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
        environment["TUTOR_KERNEL_FOLDER"] = str(self.folder)
        environment["TUTOR_PIXEL_RATIO"] = str(pixel_ratio)
        return environment

    def remove(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def _private_folder() -> Path:
    usual = Path(tempfile.gettempdir())
    parent = usual if len(str(usual)) <= _LONGEST_FOLDER or sys.platform == "win32" else Path("/tmp")
    return Path(tempfile.mkdtemp(prefix="tutor-", dir=parent))


def _free_ports(count: int) -> tuple[int, ...]:
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports = tuple(each.getsockname()[1] for each in sockets)
    for each in sockets:
        each.close()
    return ports
