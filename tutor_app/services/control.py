"""How a running service is asked from another process: one line of JSON there, one line back."""

from __future__ import annotations

import json
import socket
import socketserver
from collections.abc import Callable, Mapping
from typing import Any

from tutor_app.services.loopback import HOST, LoopbackServer

Actions = Mapping[str, Callable[..., object]]

_PATIENCE_SECONDS = 5.0


class ControlError(Exception):
    """The service refused; the text is its sentence."""


class Control(LoopbackServer):
    """Answers `ask` with what *actions* return, which has to be JSON."""

    def __init__(self, actions: Actions) -> None:
        self.actions = actions
        super().__init__(_Handler)

    @property
    def address(self) -> str:
        return f"{HOST}:{self.port}"


class _Handler(socketserver.StreamRequestHandler):
    server: Control
    timeout = _PATIENCE_SECONDS

    def handle(self) -> None:
        try:
            action, arguments = json.loads(self.rfile.readline())
            run = self.server.actions[action]
        except (ValueError, TypeError, KeyError):
            return
        reply: dict[str, object]
        try:
            reply = {"result": run(*arguments)}
        except ValueError as error:
            reply = {"refused": str(error)}
        self.wfile.write(json.dumps(reply).encode() + b"\n")


def ask(address: str, action: str, *arguments: object) -> Any:
    """What the service at *address* answers. Raises ControlError, and OSError where nobody answers."""
    host, _, port = address.rpartition(":")
    with socket.create_connection((host, int(port)), timeout=_PATIENCE_SECONDS) as connection:
        connection.sendall(json.dumps([action, arguments]).encode() + b"\n")
        with connection.makefile("rb") as file:
            line = file.readline()
    if not line:
        raise ConnectionResetError("the service closed the connection")
    reply = json.loads(line)
    if "refused" in reply:
        raise ControlError(reply["refused"])
    return reply["result"]
