"""Practice services in this process: `python -m tutor_app.services NAME[=PORT]...`.

Prints one line of JSON with what is running where. Ends when its standard input is closed, which the system
does when whoever started it is gone.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import astuple
from typing import Any

from tutor_app.services import SERVICES
from tutor_app.services.control import Actions, Control
from tutor_app.services.practice import CONTROLS
from tutor_app.services.record import Log


def main(arguments: list[str]) -> None:
    try:
        told: dict[str, object] = {"services": {name: start(name, port) for name, port in parsed(arguments)}}
    except (OSError, ImportError, LookupError) as error:
        told = {"trouble": str(error)}
    print(json.dumps(told), flush=True)
    sys.stdin.buffer.read()
    # Whatever is being answered: nobody waits for it any more.
    os._exit(0)


def parsed(arguments: list[str]) -> list[tuple[str, int]]:
    found = []
    for argument in arguments:
        name, _, port = argument.partition("=")
        if name not in SERVICES:
            raise LookupError(f"there is no service {name!r}")
        found.append((name, int(port or 0)))
    return found


def start(name: str, port: int) -> dict[str, Any]:
    """Start one service; gives its address and the environment in which clients find it."""
    if name == "model-api":
        from tutor_app.services.model_api import ModelApi

        api = ModelApi(port=port)
        actions: Actions = {
            "url": lambda: api.url,
            "script": api.script,
            "requests": lambda: [astuple(request) for request in api.requests()],
            "reset": api.reset,
            "log": lines(api.log),
        }
        return described(name, api.url, api.port, api.environment(), actions)
    from tutor_app.services.redis_server import RedisServer

    server = RedisServer(port=port)
    actions = {
        "url": lambda: server.url,
        "commands": lambda: [astuple(command) for command in server.commands()],
        "reset": server.reset,
        "log": lines(server.log),
    }
    return described(name, server.url, server.port, server.environment(), actions)


def described(
    name: str, url: str, port: int, environment: dict[str, str], actions: Actions
) -> dict[str, Any]:
    control = Control(actions).address
    return {
        "url": url,
        "port": port,
        "control": control,
        "environment": {**environment, CONTROLS[name]: control},
    }


def lines(log: Log) -> Any:
    return lambda after: [astuple(line) for line in log.lines(after)]


if __name__ == "__main__":
    main(sys.argv[1:])
