"""The model API: embeddings and chat over HTTP, always with the same answers, and with errors on request."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any

from tutor_app.services.embedding import count_tokens, embedding, message_text, reply
from tutor_app.services.loopback import HOST, LoopbackServer, without_proxy
from tutor_app.services.record import Log, Request
from tutor_app.services.script import Answer, answer, error_body

API_KEY = "sk-practice"
MODELS = (
    "text-embedding-3-small",
    "text-embedding-3-large",
    "text-embedding-ada-002",
    "gpt-4o",
    "gpt-4o-mini",
)
_DIMENSIONS = {"text-embedding-3-large": 3072}
_USUAL_DIMENSIONS = 1536
_MOST_INPUTS = 2048
_MOST_TOKENS = 8192
_CREATED = 1_700_000_000


class ModelApi:
    """The API on this machine, from the moment it is made until `close`.

    *answers* are what the next requests get, in order (see `script`); every later one is answered normally.
    """

    def __init__(self, *answers: str | int, port: int = 0) -> None:
        self.log = Log()
        self._lock = threading.Lock()
        self._answers: deque[Answer] = deque()
        self._requests: list[Request] = []
        self._began = time.monotonic()
        if answers:
            self.script(*answers)
        self._server = _Server(self, port)

    @property
    def url(self) -> str:
        """What the client calls `base_url`."""
        return f"http://{HOST}:{self._server.port}/v1"

    @property
    def port(self) -> int:
        return self._server.port

    def environment(self) -> dict[str, str]:
        """With these variables `openai.OpenAI()` talks to this API."""
        return {"OPENAI_BASE_URL": self.url, "OPENAI_API_KEY": API_KEY, **without_proxy(os.environ)}

    def script(self, *answers: str | int) -> None:
        """The next requests get these answers, and are counted from 1. Raises ScriptError.

        What was left of an earlier script is forgotten.
        """
        parsed = [answer(word) for word in answers]
        with self._lock:
            self._begin_anew()
            self._answers.extend(parsed)
        self.log.add(f"next answers: {', '.join(one.word for one in parsed) or 'normal'}")

    def requests(self) -> list[Request]:
        """What came since `script` or `reset`, oldest first."""
        with self._lock:
            return list(self._requests)

    def reset(self) -> None:
        """No script any more; requests are counted from 1."""
        with self._lock:
            self._begin_anew()
        self.log.add("reset")

    def close(self) -> None:
        """Ends the API with all its connections, also those that wait for a slow answer."""
        self._server.close()

    def _begin_anew(self) -> None:
        self._answers.clear()
        self._requests.clear()
        self._began = time.monotonic()

    def next_answer(self) -> Answer:
        """The answer that the script has for the request that is being read."""
        with self._lock:
            return self._answers.popleft() if self._answers else Answer()

    def note(self, method: str, path: str, model: str, status: int | None, inputs: int) -> None:
        """Write down a request; before it is answered, so that whoever got the answer finds it."""
        with self._lock:
            number = len(self._requests) + 1
            passed = time.monotonic() - self._began
            request = Request(number, method, path, model, status, inputs, passed)
            self._requests.append(request)
        self.log.add(repr(request))


class _Refused(Exception):  # noqa: N818 - it becomes an answer
    """The request is wrong; says so as the API does."""

    def __init__(self, status: int, body: dict[str, Any]) -> None:
        super().__init__()
        self.status = status
        self.body = body


class _Server(LoopbackServer):
    def __init__(self, api: ModelApi, port: int) -> None:
        self.api = api
        super().__init__(_Handler, port)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "practice"
    # Head and body in one piece: two would wait for each other's acknowledgment.
    wbufsize = 1 << 16
    disable_nagle_algorithm = True
    server: _Server

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def log_message(self, format: str, *arguments: Any) -> None:
        return

    def _answer(self) -> None:
        api = self.server.api
        path = self.path.partition("?")[0]
        asked: dict[str, Any] = {}
        scripted = Answer()
        try:
            asked = self._read()
            self._allow(path)
            scripted = api.next_answer()
            status, body = scripted.status, b""
            if scripted.error:
                body = _encoded(scripted.body(_model(asked)))
            elif not scripted.drops:
                body = self._result(path, asked)
        except _Refused as refused:
            status, body = refused.status, _encoded(refused.body)
        api.note(self.command, path, _model(asked), None if scripted.drops else status, _count_inputs(asked))
        if scripted.delay and self.server.closing.wait(scripted.delay):
            scripted = Answer(drops=True)
        if scripted.drops:
            self.close_connection = True
            return
        if status == 200 and asked.get("stream") is True and path == "/v1/chat/completions":
            self._send_stream(asked)
        else:
            self._send(status, body, scripted.headers)

    def _read(self) -> dict[str, Any]:
        length = int(self.headers.get("content-length") or 0)
        data = self.rfile.read(length)
        if self.command == "GET":
            return {}
        try:
            asked = json.loads(data)
        except ValueError:
            asked = None
        if not isinstance(asked, dict):
            raise _Refused(400, error_body("We could not parse the JSON body of your request."))
        return asked

    def _allow(self, path: str) -> None:
        known = {"/v1/embeddings": "POST", "/v1/chat/completions": "POST", "/v1/models": "GET"}
        if known.get(path) != self.command:
            raise _Refused(404, error_body(f"Invalid URL ({self.command} {path})"))
        scheme, _, key = (self.headers.get("authorization") or "").partition(" ")
        if scheme.lower() != "bearer" or not key.strip():
            message = (
                "You didn't provide an API key. You need to provide your API key in an Authorization header "
                "using Bearer auth (i.e. Authorization: Bearer YOUR_KEY)."
            )
            raise _Refused(401, error_body(message))

    def _result(self, path: str, asked: dict[str, Any]) -> bytes:
        if path == "/v1/models":
            listed = [
                {"id": name, "object": "model", "created": _CREATED, "owned_by": "practice"}
                for name in MODELS
            ]
            return _encoded({"object": "list", "data": listed})
        if not isinstance(asked.get("model"), str) or not asked["model"]:
            raise _Refused(400, error_body("you must provide a model parameter"))
        if path == "/v1/embeddings":
            return _encoded(_embeddings(asked))
        _check_messages(asked)
        return b"" if asked.get("stream") is True else _encoded(_completion(asked))

    def _send(self, status: int, body: bytes, headers: tuple[tuple[str, str], ...]) -> None:
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self._send_id()
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _send_stream(self, asked: dict[str, Any]) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/event-stream; charset=utf-8")
        self.send_header("transfer-encoding", "chunked")
        self._send_id()
        self.end_headers()
        for event in _chunks(asked):
            data = f"data: {event}\n\n".encode()
            self.wfile.write(b"%x\r\n%b\r\n" % (len(data), data))
            self.wfile.flush()
        self.wfile.write(b"0\r\n\r\n")

    def _send_id(self) -> None:
        number = len(self.server.api.requests())
        self.send_header("x-request-id", f"req_{number:08d}")


def _encoded(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace")


def _model(asked: dict[str, Any]) -> str:
    model = asked.get("model")
    return model if isinstance(model, str) else ""


def _inputs(asked: dict[str, Any]) -> list[Any]:
    """The texts of a request; one text, and one text as numbers of tokens, count as one."""
    given = asked.get("input")
    if isinstance(given, list) and not (given and isinstance(given[0], int)):
        return given
    return [given]


def _count_inputs(asked: dict[str, Any]) -> int:
    messages = asked.get("messages")
    if isinstance(messages, list):
        return len(messages)
    return len(_inputs(asked)) if "input" in asked else 0


def _embeddings(asked: dict[str, Any]) -> dict[str, Any]:
    model = _model(asked)
    inputs = _inputs(asked)
    texts = [_as_text(given) for given in inputs]
    if not texts or len(texts) > _MOST_INPUTS or not all(texts):
        message = (
            "'$.input' is invalid. Please check the API reference: "
            "https://platform.openai.com/docs/api-reference."
        )
        raise _Refused(400, error_body(message))
    most = _DIMENSIONS.get(model, _USUAL_DIMENSIONS)
    dimensions = asked.get("dimensions", most)
    if dimensions is None:
        dimensions = most
    if not isinstance(dimensions, int) or isinstance(dimensions, bool) or not 1 <= dimensions <= most:
        message = f"Invalid value for 'dimensions': must be a whole number from 1 to {most}."
        raise _Refused(400, error_body(message, parameter="dimensions"))
    form = asked.get("encoding_format", "float")
    if form not in ("float", "base64"):
        message = f"Invalid value: '{form}'. Supported values are: 'float' and 'base64'."
        raise _Refused(400, error_body(message, parameter="encoding_format", code="invalid_value"))
    tokens = 0
    data = []
    for index, text in enumerate(texts):
        count = count_tokens(text)
        if count > _MOST_TOKENS:
            message = (
                f"This model's maximum context length is {_MOST_TOKENS} tokens, however you requested "
                f"{count} tokens ({count} in your prompt; 0 for the completion). Please reduce your prompt."
            )
            raise _Refused(400, error_body(message))
        tokens += count
        vector = embedding(text, model, dimensions)
        if form == "base64":
            if sys.byteorder == "big":
                vector.byteswap()
            shown: str | list[float] = base64.b64encode(vector.tobytes()).decode()
        else:
            shown = vector.tolist()
        data.append({"object": "embedding", "index": index, "embedding": shown})
    usage = {"prompt_tokens": tokens, "total_tokens": tokens}
    return {"object": "list", "data": data, "model": model, "usage": usage}


def _as_text(given: object) -> str:
    """A text, or the numbers of its tokens; empty for what the API refuses."""
    if isinstance(given, str):
        return given
    if isinstance(given, list) and given and all(type(number) is int for number in given):
        return " ".join(map(str, given))
    return ""


def _check_messages(asked: dict[str, Any]) -> None:
    messages = asked.get("messages")
    if messages is None:
        raise _Refused(
            400,
            error_body(
                "Missing required parameter: 'messages'.",
                parameter="messages",
                code="missing_required_parameter",
            ),
        )
    if not isinstance(messages, list) or not messages or not all(isinstance(one, dict) for one in messages):
        raise _Refused(
            400,
            error_body(
                "Invalid 'messages': expected a list of at least one object.",
                parameter="messages",
                code="invalid_type",
            ),
        )


def _written(asked: dict[str, Any]) -> tuple[str, str, dict[str, int]]:
    """The text of a chat's answer, why it ends there, and the tokens that were used."""
    words = reply(asked["messages"]).split(" ")
    limit = asked.get("max_completion_tokens") or asked.get("max_tokens")
    cut = isinstance(limit, int) and 0 < limit < len(words)
    text = " ".join(words[:limit] if cut else words)
    prompt = sum(count_tokens(message_text(message)) + 4 for message in asked["messages"])
    written = count_tokens(text)
    usage = {"prompt_tokens": prompt, "completion_tokens": written, "total_tokens": prompt + written}
    return text, "length" if cut else "stop", usage


def _head(asked: dict[str, Any], kind: str) -> dict[str, Any]:
    told = json.dumps([asked["model"], asked["messages"]], sort_keys=True)
    number = hashlib.sha256(told.encode()).hexdigest()[:24]
    return {"id": f"chatcmpl-{number}", "object": kind, "created": _CREATED, "model": asked["model"]}


def _completion(asked: dict[str, Any]) -> dict[str, Any]:
    text, reason, usage = _written(asked)
    choices = [
        {
            "index": index,
            "message": {"role": "assistant", "content": text, "refusal": None},
            "logprobs": None,
            "finish_reason": reason,
        }
        for index in range(_choices(asked))
    ]
    return {**_head(asked, "chat.completion"), "choices": choices, "usage": usage}


def _choices(asked: dict[str, Any]) -> int:
    count = asked.get("n")
    return count if isinstance(count, int) and 0 < count <= 16 else 1


def _chunks(asked: dict[str, Any]) -> Iterator[str]:
    """The events of a streamed answer: one for each word, then the end."""
    text, reason, usage = _written(asked)
    head = _head(asked, "chat.completion.chunk")
    options = asked.get("stream_options")
    with_usage = isinstance(options, dict) and options.get("include_usage") is True
    # The API sends `usage` with every event once it was asked for, filled in only the last.
    rest: dict[str, Any] = {"usage": None} if with_usage else {}

    def event(delta: dict[str, str], end: str | None = None) -> str:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": end}
        return json.dumps({**head, "choices": [choice], **rest})

    yield event({"role": "assistant", "content": ""})
    for number, word in enumerate(text.split(" ")):
        yield event({"content": word if number == 0 else f" {word}"})
    yield event({}, reason)
    if with_usage:
        yield json.dumps({**head, "choices": [], "usage": usage})
    yield "[DONE]"
