"""Practice services inside this process, for checks: `with serve_model_api("429", "ok") as api: ...`.

In the block, `openai.OpenAI()` and `redis.Redis.from_url(os.environ["REDIS_URL"])` talk to them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tutor_app.services.model_api import ModelApi
    from tutor_app.services.redis_server import RedisServer


@contextmanager
def serve_model_api(*answers: str | int) -> Iterator[ModelApi]:
    """A model API for the block; the first requests get *answers*. Raises ScriptError for unknown ones."""
    from tutor_app.services.model_api import ModelApi

    api = ModelApi(*answers)
    try:
        with _environment(api.environment()):
            yield api
    finally:
        api.close()


@contextmanager
def serve_redis() -> Iterator[RedisServer]:
    """An empty Redis for the block."""
    from tutor_app.services.redis_server import RedisServer

    server = RedisServer()
    try:
        with _environment(server.environment()):
            yield server
    finally:
        server.close()


@contextmanager
def _environment(values: Mapping[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
