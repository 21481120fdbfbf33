"""The answers that the model API can be told to give, and the words for them.

The bodies are those of the OpenAI API, so that its client raises what it raises in earnest.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

QUOTA = "quota"
_HEADERS = ("retry-after", "retry-after-ms")

# status: (message, type, parameter, code)
_ERRORS: dict[str, tuple[int, str, str, str | None, str | None]] = {
    "400": (
        400,
        "This model's maximum context length is 8192 tokens, however you requested 9000 tokens. "
        "Please reduce your prompt.",
        "invalid_request_error",
        None,
        "context_length_exceeded",
    ),
    "401": (
        401,
        "Incorrect API key provided: sk-wrong. "
        "You can find your API key at https://platform.openai.com/account/api-keys.",
        "invalid_request_error",
        None,
        "invalid_api_key",
    ),
    "403": (
        403,
        "Project `proj_practice` does not have access to model `{model}`.",
        "invalid_request_error",
        None,
        "model_not_found",
    ),
    "404": (
        404,
        "The model `{model}` does not exist or you do not have access to it.",
        "invalid_request_error",
        None,
        "model_not_found",
    ),
    "408": (408, "The request timed out. Please try again.", "timeout", None, None),
    "409": (409, "The resource was changed by another request.", "conflict", None, None),
    "422": (422, "The request was well-formed but cannot be processed.", "invalid_request_error", None, None),
    "429": (
        429,
        "Rate limit reached for {model} in organization org-practice on requests per min (RPM): "
        "Limit 3, Used 3, Requested 1. "
        "Visit https://platform.openai.com/account/rate-limits to learn more.",
        "requests",
        None,
        "rate_limit_exceeded",
    ),
    QUOTA: (
        429,
        "You exceeded your current quota, please check your plan and billing details. For more information "
        "on this error, read the docs: https://platform.openai.com/docs/guides/error-codes/api-errors.",
        "insufficient_quota",
        None,
        "insufficient_quota",
    ),
    "500": (
        500,
        "The server had an error while processing your request. Sorry about that!",
        "server_error",
        None,
        None,
    ),
    "502": (502, "Bad gateway.", "server_error", None, None),
    "503": (
        503,
        "The engine is currently overloaded, please try again later.",
        "server_error",
        None,
        None,
    ),
}


class ScriptError(ValueError):
    """There is no such answer; the text is one sentence that says which there are."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How one request is answered: normally, or with *error*; after *delay* seconds; or not at all."""

    word: str = "ok"
    error: str = ""
    delay: float = 0.0
    drops: bool = False
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def status(self) -> int:
        return _ERRORS[self.error][0] if self.error else 200

    def body(self, model: str) -> dict[str, Any]:
        """The error as the OpenAI API words it."""
        _, message, kind, parameter, code = _ERRORS[self.error]
        return error_body(message.format(model=model or "this model"), kind, parameter, code)


def error_body(
    message: str,
    kind: str = "invalid_request_error",
    parameter: str | None = None,
    code: str | None = None,
) -> dict[str, Any]:
    return {"error": {"message": message, "type": kind, "param": parameter, "code": code}}


def answer(word: str | int) -> Answer:
    """What *word* stands for, such as `429 retry-after=2`. Raises ScriptError."""
    text = str(word)
    name, *more = text.split() or [""]
    if name == "ok" and not more:
        return Answer(text)
    if name == "drop" and not more:
        return Answer(text, drops=True)
    if name == "slow" and len(more) == 1 and (delay := _number(more[0])) is not None:
        return Answer(text, delay=delay)
    if name in _ERRORS:
        headers = [(key, value) for key, _, value in (part.partition("=") for part in more)]
        if all(key in _HEADERS and _number(value) is not None for key, value in headers):
            return Answer(text, error=name, headers=tuple(headers))
    raise ScriptError(
        f"The model API has no answer {text!r}. Write ok, slow SECONDS, drop, or an error: "
        f"{', '.join(_ERRORS)}; an error may add retry-after=SECONDS or retry-after-ms=MILLISECONDS."
    )


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if number >= 0 and math.isfinite(number) else None
