"""The Redis server as the real client sees it."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
import redis

from tutor_app.services.redis_server import RedisServer
from tutor_app.services.serve import serve_redis


@pytest.fixture
def server() -> Iterator[RedisServer]:
    with serve_redis() as running:
        yield running


@pytest.fixture
def client(server: RedisServer) -> Iterator[redis.Redis]:
    with redis.Redis.from_url(os.environ["REDIS_URL"]) as connected:
        yield connected


def wait_until(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "the condition was not met in time"
        time.sleep(0.01)


def test_values_are_set_and_read(client: redis.Redis) -> None:
    assert client.set("a", "one") is True
    assert client.get("a") == b"one"
    assert client.get("b") is None
    assert client.mget(["a", "b"]) == [b"one", None]
    assert client.incr("n") == 1
    assert client.hset("h", mapping={"x": "1", "y": "2"}) == 2
    assert client.hgetall("h") == {b"x": b"1", b"y": b"2"}
    assert client.set("a", "two", nx=True) is None
    assert client.delete("a", "n", "h") == 3


def test_a_value_expires(client: redis.Redis) -> None:
    client.set("a", "one", px=1500)
    client.set("b", "two", ex=60)
    assert client.get("a") == b"one"
    assert 55 <= client.ttl("b") <= 60
    wait_until(lambda: client.get("a") is None)
    assert client.get("b") == b"two"


@pytest.mark.parametrize("transaction", [True, False])
def test_a_pipeline_gives_all_its_answers(client: redis.Redis, transaction: bool) -> None:
    with client.pipeline(transaction=transaction) as pipeline:
        pipeline.set("a", 1)
        pipeline.incrby("a", 5)
        pipeline.get("a")
        assert pipeline.execute() == [True, 6, b"6"]


def test_large_values_come_back_whole(client: redis.Redis) -> None:
    """Larger than a socket's buffer, and with line ends in them."""
    vectors = {f"v{number}": os.urandom(6144) for number in range(1500)}
    with client.pipeline(transaction=False) as pipeline:
        for name, vector in vectors.items():
            pipeline.set(name, vector)
        assert all(pipeline.execute())
    assert client.mget(list(vectors)) == list(vectors.values())
    whole = os.urandom(8_000_000)
    client.set("whole", whole)
    assert client.get("whole") == whole


def test_what_was_asked_is_written_down(server: RedisServer, client: redis.Redis) -> None:
    client.set("parcel:4711", b"\xff" * 6144, ex=60)
    client.mget([f"k{number}" for number in range(40)])
    client.get("x" * 100)
    client.set("text", "two\nlines")
    assert [repr(command) for command in server.commands()] == [
        "1: SET parcel:4711 <6144 bytes> EX 60",
        f"2: MGET {' '.join(f'k{number}' for number in range(12))} … (40 in all)",
        f"3: GET {'x' * 47}…",
        r"4: SET text 'two\nlines'",
    ]
    assert [line.text.partition(" s  ")[2] for line in server.log.lines()] == [
        repr(command) for command in server.commands()
    ]


def test_reset_forgets_keys_and_commands(server: RedisServer, client: redis.Redis) -> None:
    client.set("a", "one")
    server.reset()
    assert client.get("a") is None
    assert [repr(command) for command in server.commands()] == ["1: GET a"]


def test_many_clients_share_one_store(server: RedisServer) -> None:
    def add(number: int) -> None:
        with redis.Redis.from_url(server.url) as one:
            one.incrby("sum", number)

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(add, range(40)))
    with redis.Redis.from_url(server.url) as one:
        assert one.get("sum") == b"780"


def test_a_message_reaches_who_listens(server: RedisServer, client: redis.Redis) -> None:
    with client.pubsub() as listener:
        listener.subscribe("news")
        assert listener.get_message(timeout=5)
        with redis.Redis.from_url(server.url) as speaker:
            assert speaker.publish("news", "late") == 1
        message = listener.get_message(timeout=5)
    assert message is not None
    assert message["data"] == b"late"


def test_closing_does_not_wait_for_clients() -> None:
    with serve_redis() as server:
        connected = redis.Redis.from_url(server.url)
        connected.set("a", "one")
        waiting = threading.Thread(target=_wait_for_an_element, args=(server.url,))
        waiting.start()
        wait_until(lambda: any(command.name == "BLPOP" for command in server.commands()))
        began = time.monotonic()
    assert time.monotonic() - began < 10
    connected.close()
    waiting.join()


def _wait_for_an_element(url: str) -> None:
    with redis.Redis.from_url(url) as one, pytest.raises(redis.ConnectionError):
        one.blpop(["nothing"], timeout=30)


def test_two_servers_know_nothing_of_each_other(server: RedisServer, client: redis.Redis) -> None:
    client.set("a", "one")
    with serve_redis() as other, redis.Redis.from_url(other.url) as one:
        assert one.get("a") is None
    assert os.environ["REDIS_URL"] == server.url
