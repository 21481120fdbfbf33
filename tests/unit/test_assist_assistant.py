"""The assistant with its real process: completion, signatures, help; what kills and slows it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from tutor_app.assist import outline
from tutor_app.assist.answers import Completions, Help, Problem, Signature
from tutor_app.assist.assistant import Assistant

FRAME = "import numpy as np\nimport pandas as pd\ndf = pd.DataFrame({'a': [1]})\n"
_SECONDS = 60.0


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("assist")


@pytest.fixture(scope="module")
def assistant(cache: Path) -> Iterator[Assistant]:
    made = Assistant(cache)
    made.start()
    assert made.wait_until_warm(_SECONDS)
    # Its threads begin with the first question; they are the module's, not the first test's.
    asked = threading.Barrier(2, timeout=_SECONDS)
    made.complete("", 1, 0, lambda answer: _meet(asked) if answer.final else None)
    asked.wait()
    made.diagnostics("x", lambda problems: _meet(asked))
    asked.wait()
    yield made
    made.close()


def _meet(barrier: threading.Barrier) -> None:
    barrier.wait()


def answers(ask: Callable[..., None], source: str) -> list[Any]:
    """All answers to *ask* at the end of *source*."""
    found: list[Any] = []
    done = threading.Event()

    def on_done(answer: Any) -> None:
        found.append(answer)
        if getattr(answer, "final", True):
            done.set()

    ask(source, source.count("\n") + 1, len(source) - source.rfind("\n") - 1, on_done)
    assert done.wait(_SECONDS)
    return found


def names(assistant: Assistant, source: str) -> set[str]:
    answer: Completions = answers(assistant.complete, source)[-1]
    return {item.name for item in answer.items}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("df.", {"groupby", "merge", "loc", "columns"}),
        ("df['a'].", {"str", "value_counts", "map"}),
        ("df.groupby('a')['a'].mean().", {"to_frame", "index"}),
        ("df['a'].str.", {"upper", "contains"}),
        ("for _, row in df.iterrows():\n    row.", {"to_dict"}),
        ("np.", {"array", "mean", "random"}),
        ("np.random.default_rng(1).", {"normal", "integers"}),
        ("values = np.zeros((2, 3)) + 1\nvalues.", {"reshape", "mean", "dtype"}),
        ("df[df['a'] > 1].", {"groupby", "merge"}),
        ("import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\nax.", {"plot", "set_title"}),
        ("from sklearn.", {"linear_model"}),
        ("from sklearn.linear_model import LinearRegression\nLinearRegression().", {"fit", "predict"}),
        ("words = ['a']\nwords.", {"append"}),
        ("import json\njson.", {"dumps"}),
        ("class A:\n    def method(self):\n        self.value = 1\n        self.", {"method", "value"}),
    ],
)
def test_names_are_completed(assistant: Assistant, source: str, expected: set[str]) -> None:
    assert expected <= names(assistant, FRAME + source)


def test_a_completion_is_answered_at_once_and_again_with_signatures(assistant: Assistant) -> None:
    first, *_, last = answers(assistant.complete, FRAME + "df.gro")
    assert [item.name for item in first.items] == ["groupby"]
    assert first.typed == 3
    assert first.items[0].kind == "function"
    assert last.final and last.items[0].signature.startswith("(by=None")


def test_a_call_has_its_parameters_and_says_which_one_is_being_written(assistant: Assistant) -> None:
    found: tuple[Signature, ...] = answers(assistant.signatures, FRAME + "df.merge(df, ")[0]
    assert found[0].parameters[:2] == ("right", "how='inner'")
    assert found[0].index == 1
    assert found[0].summary
    assert answers(assistant.signatures, "x = 1")[0] == ()


def test_help_is_known_for_libraries_and_for_the_standard_library(assistant: Assistant) -> None:
    found: Help = answers(assistant.help, FRAME + "df.groupby")[0]
    assert found.name == "pandas.DataFrame.groupby" and "Series of columns" in found.text
    assert answers(assistant.help, FRAME + "df.groupby('a', ")[0] == found
    found = answers(assistant.help, "import json\njson.dumps")[0]
    assert "Serialize" in found.text
    assert answers(assistant.help, "nowhere_at_all")[0] is None


def test_code_that_does_not_parse_is_completed(assistant: Assistant) -> None:
    assert "groupby" in names(assistant, FRAME + "x = [1,\ndef (:\n'''\n'''\ndf.")


def test_only_the_newest_of_many_questions_is_answered(assistant: Assistant) -> None:
    answered: list[int] = []
    done = threading.Event()
    for number in range(30):

        def on_done(answer: Completions, number: int = number) -> None:
            answered.append(number)
            if number == 29 and answer.final:
                done.set()

        assistant.complete(FRAME + "df.", 4, 3, on_done)
    assert done.wait(_SECONDS)
    assert answered[-1] == 29
    assert len(set(answered)) < 15


def test_a_long_source_is_answered(assistant: Assistant) -> None:
    source = "# " + "x" * 2_000_000 + "\n" + FRAME + "df."
    done = threading.Event()
    assistant.complete(source, 5, 3, lambda answer: done.set())
    assert done.wait(_SECONDS)


def test_problems_are_found_with_what_runs_before(assistant: Assistant) -> None:
    found: list[list[Problem]] = []
    done = threading.Event()
    assistant.diagnostics("df + x", lambda problems: (found.append(problems), done.set()), context=FRAME)
    assert done.wait(_SECONDS)
    assert [problem.message for problem in found[0]] == ["`x` is not defined here or in the examples above."]


def test_a_killed_process_is_replaced_and_the_question_answered(cache: Path) -> None:
    assistant = Assistant(cache)
    try:
        assistant.start(())
        assert assistant.wait_until_warm(_SECONDS)
        first = assistant.pid
        assert first is not None
        os.kill(first, signal.SIGKILL)
        assert "groupby" in names(assistant, FRAME + "df.")
        assert assistant.pid not in (None, first)
    finally:
        assistant.close()


def test_a_process_that_does_not_answer_is_given_up_in_time_and_replaced(cache: Path) -> None:
    assistant = Assistant(cache, seconds=1.0)
    try:
        assistant.start()
        assert assistant.wait_until_warm(_SECONDS)
        stopped = assistant.pid
        assert stopped is not None
        os.kill(stopped, signal.SIGSTOP)
        assert names(assistant, FRAME + "df.") == set()
        assert not psutil.pid_exists(stopped)
        assert assistant.wait_until_warm(_SECONDS)
        assert assistant.pid not in (None, stopped)
    finally:
        assistant.close()


def test_a_process_that_does_not_read_holds_up_nobody(cache: Path) -> None:
    assistant = Assistant(cache, seconds=_SECONDS)
    try:
        assistant.start(())
        assert assistant.wait_until_warm(_SECONDS)
        stopped = assistant.pid
        assert stopped is not None
        os.kill(stopped, signal.SIGSTOP)
        long = "# " + "x" * 2_000_000 + "\nlist."
        ask = threading.Thread(target=assistant.complete, args=(long, 2, 5, lambda answer: None), daemon=True)
        ask.start()
        ask.join(_SECONDS)
        assert not ask.is_alive()
        assert psutil.Process(stopped).status() == psutil.STATUS_STOPPED
        os.kill(stopped, signal.SIGCONT)
        assert "append" in names(assistant, long)
    finally:
        assistant.close()


def test_a_process_that_always_dies_is_not_started_for_ever(tmp_path: Path) -> None:
    (tmp_path / "jedi").write_text("in the way")
    (tmp_path / "outlines").write_text("in the way")
    assistant = Assistant(tmp_path)
    try:
        assistant.start(())
        for _ in range(3):
            answers(assistant.complete, "x.")
    finally:
        assistant.close()


def test_nothing_outlives_an_application_that_is_killed(cache: Path) -> None:
    program = textwrap.dedent(
        f"""
        import time
        from pathlib import Path
        from tutor_app.assist.assistant import Assistant
        assistant = Assistant(Path({str(cache)!r}))
        assistant.start()
        assistant.wait_until_warm(60)
        print(assistant.pid, flush=True)
        time.sleep(600)
        """
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as application:
        assert application.stdout is not None
        worker = psutil.Process(int(application.stdout.readline()))
        application.kill()
        worker.wait(10)


def test_outlines_are_written_once_and_whole(tmp_path: Path) -> None:
    made = outline.write(tmp_path)
    stamp = (made / "pandas" / "__init__.py").stat().st_mtime_ns
    for file in made.rglob("*.py"):
        compile(file.read_text(encoding="utf-8"), str(file), "exec")
    assert outline.write(tmp_path) == made
    assert (made / "pandas" / "__init__.py").stat().st_mtime_ns == stamp
    assert list(tmp_path.iterdir()) == [made]


@pytest.mark.skipif(sys.platform != "linux", reason="PSS is Linux's")
def test_the_warm_process_takes_less_than_90_mib(cache: Path) -> None:
    assistant = Assistant(cache)
    try:
        assistant.start()
        assert assistant.wait_until_warm(_SECONDS)
        names(assistant, FRAME + "df.")
        assert psutil.Process(assistant.pid).memory_full_info().pss < 90 * 2**20
    finally:
        assistant.close()
