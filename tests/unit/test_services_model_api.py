"""The model API as the real clients see it."""

from __future__ import annotations

import asyncio
import base64
import math
import os
import struct
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import openai
import pytest
from openai.types.chat import ChatCompletionMessageParam

from tutor_app.services.model_api import ModelApi
from tutor_app.services.script import ScriptError
from tutor_app.services.serve import serve_model_api

SMALL = "text-embedding-3-small"
LARGE = "text-embedding-3-large"
SOON = "retry-after-ms=1"
# The same on every machine and every Python.
BEGINNING_OF_LATE_PARCEL = [0.0150584, -0.0156188, 0.0417689]


@pytest.fixture
def api() -> Iterator[ModelApi]:
    with serve_model_api() as running:
        yield running


def embed(client: openai.OpenAI, *texts: str, model: str = SMALL) -> list[list[float]]:
    answer = client.embeddings.create(model=model, input=list(texts))
    return [item.embedding for item in answer.data]


def statuses(api: ModelApi) -> list[int | None]:
    return [request.status for request in api.requests()]


def cosine(one: list[float], other: list[float]) -> float:
    return math.fsum(a * b for a, b in zip(one, other, strict=True))


def post(api: ModelApi, path: str, **options: object) -> httpx.Response:
    headers = {"Authorization": "Bearer any"}
    return httpx.post(f"{api.url}/{path}", headers=headers, **options)  # type: ignore[arg-type]


# --- errors and retries --------------------------------------------------------------------------------


def test_a_rate_limit_makes_the_client_send_three_requests(api: ModelApi) -> None:
    api.script(*[f"429 {SOON}"] * 5)
    with openai.OpenAI() as client, pytest.raises(openai.RateLimitError) as caught:
        embed(client, "a")
    assert caught.value.code == "rate_limit_exceeded"
    assert caught.value.type == "requests"
    assert caught.value.message.startswith(
        f"Error code: 429 - Rate limit reached for {SMALL} in organization"
    )
    assert statuses(api) == [429, 429, 429]


def test_without_retries_there_is_one_request(api: ModelApi) -> None:
    api.script("429")
    with openai.OpenAI(max_retries=0) as client, pytest.raises(openai.RateLimitError):
        embed(client, "a")
    assert statuses(api) == [429]


def test_the_client_goes_on_when_the_error_has_passed(api: ModelApi) -> None:
    api.script(f"503 {SOON}", f"500 {SOON}", "ok")
    with openai.OpenAI() as client:
        assert len(embed(client, "a")) == 1
        embed(client, "b")
    assert statuses(api) == [503, 500, 200, 200]


@pytest.mark.parametrize(
    ("word", "error", "requests"),
    [
        ("400", openai.BadRequestError, 1),
        ("401", openai.AuthenticationError, 1),
        ("403", openai.PermissionDeniedError, 1),
        ("404", openai.NotFoundError, 1),
        ("408", openai.APIStatusError, 3),
        ("409", openai.ConflictError, 3),
        ("422", openai.UnprocessableEntityError, 1),
        ("500", openai.InternalServerError, 3),
        ("502", openai.InternalServerError, 3),
        ("503", openai.InternalServerError, 3),
    ],
)
def test_each_error_is_the_clients_own_and_retried_or_not(
    api: ModelApi, word: str, error: type[openai.APIStatusError], requests: int
) -> None:
    api.script(*[f"{word} {SOON}"] * 5)
    with openai.OpenAI() as client, pytest.raises(error) as caught:
        embed(client, "a")
    assert caught.value.status_code == int(word)
    assert isinstance(caught.value.body, dict)
    assert set(caught.value.body) == {"message", "type", "param", "code"}
    assert len(api.requests()) == requests


def test_an_exhausted_quota_is_a_rate_limit_by_class_and_not_by_code(api: ModelApi) -> None:
    api.script(*[f"quota {SOON}"] * 3)
    with openai.OpenAI() as client, pytest.raises(openai.RateLimitError) as caught:
        embed(client, "a")
    assert caught.value.code == caught.value.type == "insufficient_quota"
    assert statuses(api) == [429, 429, 429]


@pytest.mark.parametrize("header", ["retry-after-ms=700", "retry-after=0.7"])
def test_the_client_waits_as_long_as_it_is_told(api: ModelApi, header: str) -> None:
    api.script(f"429 {header}")
    with openai.OpenAI() as client:
        embed(client, "a")
    first, second = api.requests()
    # By itself it would wait at most half a second.
    assert second.seconds - first.seconds >= 0.7


def test_a_wait_of_more_than_two_minutes_is_not_tried(api: ModelApi) -> None:
    api.script("429 retry-after=121")
    with openai.OpenAI() as client, pytest.raises(openai.RateLimitError):
        embed(client, "a")
    assert statuses(api) == [429]


def test_a_slow_answer_runs_into_the_clients_timeout_and_holds_nothing_up() -> None:
    with serve_model_api("slow 30", "slow 30") as api:
        with openai.OpenAI(timeout=0.1, max_retries=1) as client, pytest.raises(openai.APITimeoutError):
            embed(client, "a")
        assert len(api.requests()) == 2
        began = time.monotonic()
    assert time.monotonic() - began < 10


def test_a_client_that_is_still_connected_holds_nothing_up() -> None:
    with serve_model_api():
        client = openai.OpenAI(max_retries=0)
        embed(client, "a")
    with pytest.raises(openai.APIConnectionError):
        embed(client, "a")
    client.close()


def test_a_slow_answer_is_a_normal_one(api: ModelApi) -> None:
    api.script("slow 0.1")
    began = time.monotonic()
    with openai.OpenAI(max_retries=0) as client:
        assert len(embed(client, "a")[0]) == 1536
    assert time.monotonic() - began >= 0.1


def test_a_dropped_connection_is_a_connection_error_and_no_timeout(api: ModelApi) -> None:
    api.script("ok", "drop")
    with openai.OpenAI(max_retries=0) as client:
        embed(client, "a")
        with pytest.raises(openai.APIConnectionError) as caught:
            embed(client, "b")
        assert not isinstance(caught.value, openai.APITimeoutError)
        embed(client, "c")
    assert statuses(api) == [200, None, 200]


def test_a_dropped_connection_is_tried_again(api: ModelApi) -> None:
    api.script("drop")
    with openai.OpenAI() as client:
        embed(client, "a")
    assert statuses(api) == [None, 200]


def test_httpx_sees_what_is_sent(api: ModelApi) -> None:
    api.script("429 retry-after=7")
    answer = post(api, "embeddings", json={"model": SMALL, "input": "a"})
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "7")
    assert answer.json()["error"]["code"] == "rate_limit_exceeded"
    api.script("drop")
    with pytest.raises(httpx.RemoteProtocolError):
        post(api, "embeddings", json={"model": SMALL, "input": "a"})


@pytest.mark.parametrize(
    "word", ["429 wait", "418", "slow", "slow soon", "slow -1", "ok 1", "", "429 retry-after=", "slow nan"]
)
def test_an_unknown_answer_is_refused_with_all_that_there_are(api: ModelApi, word: str) -> None:
    api.script("500")
    with pytest.raises(ScriptError) as caught:
        api.script("ok", word)
    sentence = str(caught.value)
    assert repr(word) in sentence
    for known in ("ok", "slow SECONDS", "drop", "quota", "429", "503", "retry-after-ms"):
        assert known in sentence
    # What was asked for before is still in force.
    assert post(api, "embeddings", json={"model": SMALL, "input": "a"}).status_code == 500


def test_a_status_may_be_a_number(api: ModelApi) -> None:
    api.script(500, "ok")
    with openai.OpenAI(max_retries=0) as client, pytest.raises(openai.InternalServerError):
        embed(client, "a")


def test_script_and_reset_count_anew(api: ModelApi) -> None:
    with openai.OpenAI(max_retries=0) as client:
        embed(client, "a")
        api.script("500", "500")
        assert api.requests() == []
        with pytest.raises(openai.InternalServerError):
            embed(client, "a", "b")
        assert [repr(request) for request in api.requests()] == [
            f"1: POST /v1/embeddings {SMALL} (2 inputs) -> 500"
        ]
        api.reset()
        embed(client, "a")
    assert [(request.number, request.status) for request in api.requests()] == [(1, 200)]


def test_the_log_keeps_what_was_before(api: ModelApi) -> None:
    api.script("drop", "429 retry-after-ms=1")
    with openai.OpenAI() as client:
        embed(client, "a")
    lines = [line.text.partition(" s  ")[2] for line in api.log.lines()]
    assert lines[0] == "next answers: drop, 429 retry-after-ms=1"
    assert lines[1:] == [
        f"1: POST /v1/embeddings {SMALL} (1 input) dropped",
        f"2: POST /v1/embeddings {SMALL} (1 input) -> 429",
        f"3: POST /v1/embeddings {SMALL} (1 input) -> 200",
    ]
    assert [line.number for line in api.log.lines(after=2)] == [3, 4]


# --- embeddings ----------------------------------------------------------------------------------------


def test_vectors_are_of_length_one_and_the_same_at_every_server() -> None:
    with serve_model_api(), openai.OpenAI() as client:
        first = embed(client, "late parcel", "tram")
    with serve_model_api(), openai.OpenAI() as client:
        assert embed(client, "late parcel", "tram") == first
        assert [len(vector) for vector in embed(client, "a", model=LARGE)] == [3072]
    assert [len(vector) for vector in first] == [1536, 1536]
    assert cosine(first[0], first[0]) == pytest.approx(1, abs=1e-6)
    assert first[0][:3] == pytest.approx(BEGINNING_OF_LATE_PARCEL, abs=1e-6)


def test_vectors_depend_on_the_model_and_on_case_and_not_on_blanks_or_composition(api: ModelApi) -> None:
    with openai.OpenAI() as client:
        plain, blanks, case = embed(client, "Café  noir", " Cafe\u0301\nnoir ", "café noir")
        assert plain == blanks
        assert plain != case
        other = embed(client, "Café noir", model="text-embedding-ada-002")[0]
    assert abs(cosine(plain, other)) < 0.2


def test_texts_that_share_words_are_near_each_other(api: ModelApi) -> None:
    with openai.OpenAI() as client:
        query, near, far = embed(
            client, "late parcel in Bern", "the parcel for Bern is late", "how to bake bread"
        )
    assert cosine(query, near) > 0.5 > 0.2 > abs(cosine(query, far))


def test_fewer_dimensions_are_the_beginning_made_long_again(api: ModelApi) -> None:
    with openai.OpenAI() as client:
        whole = embed(client, "a")[0]
        short = client.embeddings.create(model=SMALL, input="a", dimensions=256).data[0].embedding
    length = math.sqrt(math.fsum(number * number for number in whole[:256]))
    assert short == pytest.approx([number / length for number in whole[:256]], abs=1e-6)


def test_both_formats_hold_the_same_numbers(api: ModelApi) -> None:
    asked = {"model": SMALL, "input": ["a b", "c"], "dimensions": 8}
    numbers = post(api, "embeddings", json=asked).json()
    packed = post(api, "embeddings", json={**asked, "encoding_format": "base64"}).json()
    for one, other in zip(numbers["data"], packed["data"], strict=True):
        assert list(struct.unpack("<8f", base64.b64decode(other["embedding"]))) == one["embedding"]
    assert [item["index"] for item in numbers["data"]] == [0, 1]
    assert numbers["usage"] == {"prompt_tokens": 3, "total_tokens": 3}


def test_tokens_may_be_given_instead_of_text(api: ModelApi) -> None:
    one = post(api, "embeddings", json={"model": SMALL, "input": [5, 6]}).json()
    two = post(api, "embeddings", json={"model": SMALL, "input": [[5, 6], [7]]}).json()
    assert (len(one["data"]), len(two["data"])) == (1, 2)
    assert [request.inputs for request in api.requests()] == [1, 2]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"input": "a"}, "you must provide a model parameter"),
        ({"model": SMALL, "input": ""}, "'$.input' is invalid"),
        ({"model": SMALL, "input": []}, "'$.input' is invalid"),
        ({"model": SMALL, "input": ["a", ""]}, "'$.input' is invalid"),
        ({"model": SMALL, "input": ["a"] * 2049}, "'$.input' is invalid"),
        ({"model": SMALL, "input": None}, "'$.input' is invalid"),
        ({"model": SMALL, "input": "a " * 8193}, "maximum context length is 8192 tokens"),
        ({"model": SMALL, "input": "a", "dimensions": 0}, "dimensions"),
        ({"model": SMALL, "input": "a", "dimensions": 1537}, "dimensions"),
        ({"model": SMALL, "input": "a", "encoding_format": "hex"}, "hex"),
    ],
)
def test_a_wrong_request_is_refused_as_the_api_does(
    api: ModelApi, asked: dict[str, object], words: str
) -> None:
    answer = post(api, "embeddings", json=asked)
    assert answer.status_code == 400
    assert words in answer.json()["error"]["message"]
    assert answer.json()["error"]["type"] == "invalid_request_error"
    assert statuses(api) == [400]


def test_what_is_no_request_is_refused(api: ModelApi) -> None:
    assert post(api, "embeddings", content=b"{").status_code == 400
    assert post(api, "embeddings", json=["a"]).status_code == 400
    assert post(api, "nothing", json={}).json()["error"]["message"] == "Invalid URL (POST /v1/nothing)"
    assert httpx.get(f"{api.url}/embeddings").status_code == 404
    answer = httpx.post(f"{api.url}/embeddings", json={"model": SMALL, "input": "a"})
    assert answer.status_code == 401
    assert answer.json()["error"]["message"].startswith("You didn't provide an API key.")
    assert statuses(api) == [400, 400, 404, 404, 401]


def test_what_is_refused_before_it_is_read_takes_nothing_from_the_script(api: ModelApi) -> None:
    api.script("500")
    assert post(api, "nothing", json={}).status_code == 404
    assert post(api, "embeddings", json={"model": SMALL, "input": "a"}).status_code == 500


# --- chat ----------------------------------------------------------------------------------------------

ASKED: list[ChatCompletionMessageParam] = [
    {"role": "system", "content": "You are brief."},
    {
        "role": "user",
        "content": "Summarize: one two three four five six seven eight nine ten eleven twelve 13",
    },
]


def test_a_chat_is_answered_with_the_first_words_of_what_was_asked(api: ModelApi) -> None:
    with openai.OpenAI() as client:
        answer = client.chat.completions.create(model="gpt-4o-mini", messages=ASKED)
        again = client.chat.completions.create(model="gpt-4o-mini", messages=ASKED)
    assert again == answer
    choice = answer.choices[0]
    assert choice.message.content == "one two three four five six seven eight nine ten eleven twelve …"
    assert (choice.finish_reason, choice.message.role) == ("stop", "assistant")
    assert answer.usage is not None
    assert answer.usage.total_tokens == answer.usage.prompt_tokens + answer.usage.completion_tokens
    assert repr(api.requests()[0]) == "1: POST /v1/chat/completions gpt-4o-mini (2 messages) -> 200"


def test_a_chat_keeps_to_the_most_tokens_and_gives_as_many_answers_as_asked_for(api: ModelApi) -> None:
    with openai.OpenAI() as client:
        answer = client.chat.completions.create(model="gpt-4o", messages=ASKED, max_completion_tokens=3, n=2)
    assert [(choice.message.content, choice.finish_reason) for choice in answer.choices] == [
        ("one two three", "length")
    ] * 2


def test_a_streamed_chat_comes_in_words(api: ModelApi) -> None:
    with openai.OpenAI() as client:
        stream = client.chat.completions.create(
            model="gpt-4o", messages=ASKED, stream=True, stream_options={"include_usage": True}
        )
        chunks = list(stream)
        whole = client.chat.completions.create(model="gpt-4o", messages=ASKED)
    words = [chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices]
    assert "".join(words) == whole.choices[0].message.content
    assert len(words) > 10
    assert chunks[-2].choices[0].finish_reason == "stop"
    assert chunks[-1].usage == whole.usage
    raw = post(api, "chat/completions", json={"model": "gpt-4o", "messages": ASKED, "stream": True})
    assert raw.headers["content-type"].startswith("text/event-stream")
    assert raw.text.startswith('data: {"id": "chatcmpl-') and raw.text.endswith("\n\ndata: [DONE]\n\n")


def test_content_may_be_in_parts(api: ModelApi) -> None:
    content = [{"type": "text", "text": "one"}, {"type": "image_url", "image_url": {"url": "data:,"}}]
    messages = [{"role": "user", "content": content}]
    answer = post(api, "chat/completions", json={"model": "gpt-4o", "messages": messages})
    assert answer.json()["choices"][0]["message"]["content"] == "one"


@pytest.mark.parametrize("messages", [None, [], "hello", ["hello"]])
def test_a_chat_without_messages_is_refused(api: ModelApi, messages: object) -> None:
    answer = post(api, "chat/completions", json={"model": "gpt-4o", "messages": messages})
    assert (answer.status_code, answer.json()["error"]["param"]) == (400, "messages")


def test_models_are_listed(api: ModelApi) -> None:
    with openai.OpenAI() as client:
        names = [model.id for model in client.models.list()]
    assert {SMALL, LARGE, "gpt-4o-mini"} <= set(names)


# --- around it -----------------------------------------------------------------------------------------


def test_fifty_workers_are_answered_at_once_and_counted(api: ModelApi) -> None:
    with openai.OpenAI(max_retries=0) as client, ThreadPoolExecutor(50) as pool:
        list(pool.map(lambda number: embed(client, str(number)), range(50)))
    assert [request.number for request in api.requests()] == list(range(1, 51))
    # A connection that did not fit into the queue would be tried again after a second.
    assert api.requests()[-1].seconds < 10


def test_the_asynchronous_client_works_too(api: ModelApi) -> None:
    async def ask() -> int:
        async with openai.AsyncOpenAI() as client:
            answers = await asyncio.gather(
                *(client.embeddings.create(model=SMALL, input=str(number)) for number in range(5))
            )
        return len(answers)

    assert asyncio.run(ask()) == 5
    assert statuses(api) == [200] * 5


@pytest.mark.parametrize("proxy", ["http://127.0.0.1:9", "socks5://127.0.0.1:9"])
def test_no_proxy_stands_in_the_way(monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, proxy)
    monkeypatch.setenv("NO_PROXY", "example.org")
    monkeypatch.delenv("no_proxy", raising=False)
    with serve_model_api() as api:
        with openai.OpenAI(max_retries=0) as client:
            embed(client, "a")
        assert post(api, "embeddings", json={"model": SMALL, "input": "a"}).status_code == 200
        if not proxy.startswith("socks"):
            assert os.environ["NO_PROXY"] == "example.org,127.0.0.1,localhost"
    assert os.environ["NO_PROXY"] == "example.org"
    assert "no_proxy" not in os.environ


def test_the_environment_is_as_before_after_the_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "mine")
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    with pytest.raises(ZeroDivisionError), serve_model_api() as api:
        assert os.environ["OPENAI_BASE_URL"] == api.url
        raise ZeroDivisionError
    assert os.environ["OPENAI_API_KEY"] == "mine"
    assert "OPENAI_BASE_URL" not in os.environ


def test_an_unknown_answer_starts_nothing() -> None:
    with pytest.raises(ScriptError), serve_model_api("quickly"):
        pass
