"""Services in a process of their own: what a kernel finds, and that nothing of them remains."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import openai
import psutil
import pytest
import redis

from tutor_app import processes
from tutor_app.kernel.session import KernelSession
from tutor_app.kernel.spec import environment_source
from tutor_app.services import SERVICES
from tutor_app.services.practice import NotRunningError, model_api, redis_server
from tutor_app.services.process import ServiceError, ServiceProcess
from tutor_app.services.script import ScriptError

SMALL = "text-embedding-3-small"


@pytest.fixture(scope="module")
def services() -> Iterator[ServiceProcess]:
    with ServiceProcess(SERVICES) as running:
        yield running


@pytest.fixture
def at_hand(services: ServiceProcess, monkeypatch: pytest.MonkeyPatch) -> ServiceProcess:
    """The services, empty, with their addresses in this process's environment."""
    for name, value in services.environment().items():
        monkeypatch.setenv(name, value)
    model_api.reset()
    redis_server.reset()
    return services


def wait_until(condition: Callable[[], bool], seconds: float = 20.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "the condition was not met in time"
        time.sleep(0.02)


def listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=2).close()
    except OSError:
        return False
    return True


# --- from the learner's side ---------------------------------------------------------------------------


def test_the_learner_scripts_the_api_and_counts_requests(at_hand: ServiceProcess) -> None:
    model_api.script("429 retry-after-ms=1", 500, "ok")
    with openai.OpenAI() as client:
        client.embeddings.create(model=SMALL, input=["a", "b"])
    requests = model_api.requests()
    assert [(one.number, one.status, one.model, one.inputs) for one in requests] == [
        (1, 429, SMALL, 2),
        (2, 500, SMALL, 2),
        (3, 200, SMALL, 2),
    ]
    assert requests[0].seconds <= requests[1].seconds <= requests[2].seconds
    assert str(requests[0]) == f"1: POST /v1/embeddings {SMALL} (2 inputs) -> 429"
    model_api.reset()
    assert model_api.requests() == []
    assert model_api.url == os.environ["OPENAI_BASE_URL"] == at_hand.url("model-api")


def test_a_dropped_request_has_no_status(at_hand: ServiceProcess) -> None:
    model_api.script("drop")
    with openai.OpenAI(max_retries=0) as client, pytest.raises(openai.APIConnectionError):
        client.models.list()
    assert [(one.status, str(one)) for one in model_api.requests()] == [(None, "1: GET /v1/models dropped")]


def test_an_unknown_answer_is_refused(at_hand: ServiceProcess) -> None:
    with pytest.raises(ScriptError, match="has no answer '418'"):
        model_api.script("ok", "418")


def test_the_learner_sees_what_redis_was_asked(at_hand: ServiceProcess) -> None:
    with redis.Redis.from_url(redis_server.url) as client:
        client.set("a", b"\xff\xfe", ex=5)
        assert [str(command) for command in redis_server.commands()] == ["1: SET a <2 bytes> EX 5"]
        redis_server.reset()
        assert client.get("a") is None
    assert redis_server.url == os.environ["REDIS_URL"] == at_hand.url("redis")


@pytest.mark.parametrize("address", [None, "127.0.0.1:9"])
def test_a_service_that_is_not_there_is_told_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, address: str | None
) -> None:
    for name in ("TUTOR_MODEL_API", "TUTOR_REDIS"):
        if address is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, address)
    for ask, name in (
        (model_api.requests, "model API"),
        (lambda: model_api.script("ok"), "model API"),
        (lambda: model_api.url, "model API"),
        (redis_server.commands, "Redis server"),
    ):
        with pytest.raises(NotRunningError) as caught:
            ask()
        sentence = str(caught.value)
        assert sentence.startswith(f"The {name} is not running. It starts with the page that needs it")
        assert "\n" not in sentence


def test_a_kernel_finds_the_services_of_its_environment(services: ServiceProcess, tmp_path: Path) -> None:
    with KernelSession(tmp_path, services.environment()) as kernel:
        result = kernel.run(
            "import os, openai, redis\n"
            "from tutor_app.services.practice import model_api, redis_server\n"
            "model_api.script('429 retry-after-ms=1')\n"
            "client = openai.OpenAI()\n"
            f"vector = client.embeddings.create(model={SMALL!r}, input='a').data[0].embedding\n"
            "print(len(vector), [one.status for one in model_api.requests()])\n"
            "redis.Redis.from_url(os.environ['REDIS_URL']).ping()"
        )
    assert result.text == "1536 [429, 200]\nTrue\n"


def test_a_kernels_environment_is_changed_and_put_back_without_a_trace(tmp_path: Path) -> None:
    with KernelSession(tmp_path, {"TUTOR_TEST_A": "before"}) as kernel:
        show = "import os\n[os.environ.get(name) for name in ('TUTOR_TEST_A', 'TUTOR_TEST_B')]"
        for values, expected in (
            ({"TUTOR_TEST_A": "1", "TUTOR_TEST_B": "2"}, "['1', '2']\n"),
            ({"TUTOR_TEST_B": "3"}, "['before', '3']\n"),
            ({}, "['before', None]\n"),
        ):
            kernel.run(environment_source(values))
            assert kernel.run(show).text == expected
        kernel.run(environment_source({}), fresh=True)
        assert kernel.run("os").error_name == "NameError"


def test_who_starts_services_loads_none_of_their_libraries() -> None:
    """The window is one of those."""
    code = (
        "import sys, tutor_app.services.process, tutor_app.services.practice, tutor_app.services.serve\n"
        "print({'fakeredis', 'httpx', 'numpy', 'openai', 'redis'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("set()\n", "")


# --- the process ---------------------------------------------------------------------------------------


def test_the_log_is_read_from_outside(at_hand: ServiceProcess) -> None:
    known = at_hand.log("model-api")[-1].number
    model_api.script("ok")
    assert [line.text.partition(" s  ")[2] for line in at_hand.log("model-api", known)] == [
        "next answers: ok"
    ]
    with redis.Redis.from_url(redis_server.url) as client:
        client.get("a")
    assert at_hand.log("redis")[-1].text.endswith("1: GET a")


def test_nothing_remains_and_closing_again_is_no_error() -> None:
    services = ServiceProcess(["model-api"])
    services.start()
    pid, ports = services.pid, services.ports()
    assert pid is not None and listens(ports["model-api"])
    services.close()
    services.close()
    assert not psutil.pid_exists(pid)
    assert not listens(ports["model-api"])
    assert services.log("model-api") == []


def test_the_one_that_takes_its_place_is_empty_and_has_its_address() -> None:
    with ServiceProcess(["redis"]) as first, redis.Redis.from_url(first.url("redis")) as client:
        client.set("a", "one")
        ports, url = first.ports(), first.url("redis")
        first.close()
        with ServiceProcess(["redis"], ports) as second:
            assert second.url("redis") == url
            assert client.get("a") is None


def test_a_port_that_somebody_else_has_is_not_waited_for() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with ServiceProcess(SERVICES, dict.fromkeys(SERVICES, port)) as services:
            assert port not in services.ports().values()


def test_every_port_is_on_this_machine_alone(services: ServiceProcess) -> None:
    assert services.pid is not None
    addresses = {one.laddr.ip for one in psutil.Process(services.pid).net_connections("inet")}
    assert addresses == {"127.0.0.1"}


def test_an_unknown_service_is_refused() -> None:
    with pytest.raises(
        ServiceError, match="There is no practice service 'kafka'; there are: model-api, redis"
    ):
        ServiceProcess(["redis", "kafka"])


def test_a_process_that_cannot_be_started_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(ServiceError, match=r"could not be started: .*nowhere.*\.$"):
        ServiceProcess(["redis"]).start()


def test_a_process_that_does_not_answer_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tutor_app.services.process._START_SECONDS", 0.01)
    services = ServiceProcess(["redis"])
    with pytest.raises(ServiceError, match=r"could not be started: their process did not answer\.$"):
        services.start()
    assert services.pid is None


def test_trouble_in_the_process_is_told() -> None:
    command = processes.python_command("-m", "tutor_app.services", "kafka")
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == """{"trouble": "there is no service 'kafka'"}\n"""


def test_what_was_closed_does_not_start() -> None:
    services = ServiceProcess(["redis"])
    services.close()
    with pytest.raises(ServiceError, match="were stopped"):
        services.start()
    assert services.pid is None


def test_closing_while_it_starts_ends_it() -> None:
    for wait in (0.0, 0.02, 0.1):
        services = ServiceProcess(["redis"])
        ends: list[BaseException] = []

        def start(services: ServiceProcess = services, ends: list[BaseException] = ends) -> None:
            try:
                services.start()
            except ServiceError as error:
                ends.append(error)

        thread = threading.Thread(target=start)
        thread.start()
        time.sleep(wait)
        services.close()
        thread.join(20)
        assert not thread.is_alive()
        assert len(ends) == 1
        assert services.pid is None


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_it_ends_with_its_parent_even_when_that_is_killed() -> None:
    code = (
        "from tutor_app.services.process import ServiceProcess\n"
        "services = ServiceProcess(['model-api', 'redis'])\n"
        "services.start()\n"
        "print(services.pid, *services.ports().values(), flush=True)\n"
        "input()"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    with parent:
        pid, *ports = map(int, parent.stdout.readline().split())
        assert all(map(listens, ports))
        parent.send_signal(signal.SIGKILL)
    wait_until(lambda: not psutil.pid_exists(pid))
    assert not any(map(listens, ports))
