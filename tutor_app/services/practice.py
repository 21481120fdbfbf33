"""The practice services that the open page has started, for the code on it.

from tutor_app.services.practice import model_api, redis_server
"""

from __future__ import annotations

import os
from typing import Any

from tutor_app.services.control import ControlError, ask
from tutor_app.services.record import Command, Request
from tutor_app.services.script import ScriptError

CONTROLS = {"model-api": "TUTOR_MODEL_API", "redis": "TUTOR_REDIS"}
"""The environment variable that holds where each service can be asked."""


class NotRunningError(RuntimeError):
    """The service is not there; the text is one sentence that says how to get it."""


class PracticeModelApi:
    """The model API that is running. `openai.OpenAI()` talks to it."""

    @property
    def url(self) -> str:
        """What the client calls `base_url`."""
        return str(_ask("model-api", "url"))

    def script(self, *answers: str | int) -> None:
        """The next requests get these answers, later ones normal ones; requests are counted from 1.

        An answer is "ok", "slow 0.2", "drop", "quota", or a status such as "500", "429" or
        "429 retry-after-ms=5". Raises ScriptError for others.
        """
        _ask("model-api", "script", *map(str, answers))

    def requests(self) -> list[Request]:
        """What has arrived since `script` or `reset`, oldest first."""
        found = _ask("model-api", "requests")
        return [Request(*values) for values in found]

    def reset(self) -> None:
        """No script any more; requests are counted from 1."""
        _ask("model-api", "reset")

    def __repr__(self) -> str:
        return "The practice model API: url, script(...), requests(), reset()"


class PracticeRedis:
    """The Redis server that is running. `redis.Redis.from_url(redis_server.url)` talks to it."""

    @property
    def url(self) -> str:
        return str(_ask("redis", "url"))

    def commands(self) -> list[Command]:
        """What has arrived since `reset`, oldest first."""
        found = _ask("redis", "commands")
        return [
            Command(number, name, tuple(arguments), seconds) for number, name, arguments, seconds in found
        ]

    def reset(self) -> None:
        """Forgets all keys and all commands."""
        _ask("redis", "reset")

    def __repr__(self) -> str:
        return "The practice Redis server: url, commands(), reset()"


model_api = PracticeModelApi()
redis_server = PracticeRedis()

_SPOKEN = {"model-api": "model API", "redis": "Redis server"}


def _ask(name: str, action: str, *arguments: object) -> Any:
    address = os.environ.get(CONTROLS[name])
    try:
        if address:
            return ask(address, action, *arguments)
    except OSError:
        pass
    except ControlError as error:
        raise ScriptError(str(error)) from None
    raise NotRunningError(
        f"The {_SPOKEN[name]} is not running. It starts with the page that needs it: "
        "open that page, or press Restart beside the service's name."
    )
