"""The assistant: asks jedi, in a process of its own, and ruff, and hands back what they say."""

from __future__ import annotations

import contextlib
import json
import subprocess
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from tutor_app import processes
from tutor_app.assist.answers import Completion, Completions, Help, Problem, Signature

WARM = (
    "import numpy as np\nnp.",
    "import numpy as np\nvalues = np.array([1])\nvalues.",
    "import numpy as np\nimport pandas as pd\ndf = pd.DataFrame({'a': [1]})\ndf.",
    "words = []\nwords.",
)
_SECONDS = 4.0
_WARM_SECONDS = 60.0
_RESTARTS = 3
_RESTART_WINDOW = 60.0

Answer = dict[str, Any]


@dataclass(slots=True)
class _Pending:
    """A question that is not answered yet; asked once more if the process dies of something else."""

    number: int
    question: tuple[str, str, int, int]
    on_answer: Callable[[Answer], None]
    until: float
    is_last_try: bool = False


class Assistant:
    """Completion, signatures, help and problems of code that is being typed.

    Every question returns at once; its answer comes to `on_done` on a thread of the assistant's. A newer
    question of one kind drops the older one, whose `on_done` is then not called. After *seconds* without
    an answer jedi's process is killed and started again, and the answer is empty. Safe to use from one
    thread at a time.
    """

    def __init__(self, cache: Path, *, seconds: float = _SECONDS) -> None:
        """*cache* is a folder in which jedi and the outlines of the libraries may keep files."""
        self._cache = cache
        self._seconds = seconds
        self._lock = threading.RLock()
        self._process: subprocess.Popen[bytes] | None = None
        self._questions: SimpleQueue[bytes | None] = SimpleQueue()
        self._reader: threading.Thread | None = None
        self._writer: threading.Thread | None = None
        self._pending: dict[str, _Pending] = {}
        self._number = 0
        self._warm: Sequence[str] = ()
        self._is_warm = threading.Event()
        self._starts: deque[float] = deque(maxlen=_RESTARTS + 1)
        self._is_closed = False
        self._watch = threading.Condition(self._lock)
        self._watcher: threading.Thread | None = None
        self._sources: SimpleQueue[tuple[str, str, Callable[[list[Problem]], None]] | None] = SimpleQueue()
        self._prober: threading.Thread | None = None

    def start(self, warm: Sequence[str] = WARM) -> None:
        """Starts jedi's process and lets it complete at the end of each text of *warm*; returns at once."""
        with self._lock:
            self._warm = warm
            self._start_process()

    @property
    def is_warm(self) -> bool:
        """Whether the process has answered all that it was warmed with."""
        return self._is_warm.is_set()

    def wait_until_warm(self, seconds: float) -> bool:
        return self._is_warm.wait(seconds)

    @property
    def pid(self) -> int | None:
        """The process's id, None where there is none."""
        process = self._process
        return process.pid if process is not None else None

    def complete(self, source: str, line: int, column: int, on_done: Callable[[Completions], None]) -> None:
        """The names that fit at *line* (from 1) and *column* (from 0).

        *on_done* may be called a second time, with signatures: see `Completions.final`.
        """

        def deliver(answer: Answer) -> None:
            items = tuple(Completion(*item) for item in answer.get("items", ()))
            on_done(Completions(items, answer.get("typed", 0), answer["final"]))

        self._ask("complete", source, line, column, deliver)

    def signatures(
        self, source: str, line: int, column: int, on_done: Callable[[tuple[Signature, ...]], None]
    ) -> None:
        """The ways of calling the function in whose brackets the place is."""

        def deliver(answer: Answer) -> None:
            on_done(
                tuple(
                    Signature(
                        each["name"],
                        tuple(each["parameters"]),
                        each["index"],
                        each["result"],
                        each["summary"],
                    )
                    for each in answer.get("signatures", ())
                )
            )

        self._ask("signatures", source, line, column, deliver)

    def help(self, source: str, line: int, column: int, on_done: Callable[[Help | None], None]) -> None:
        """What is known about the name at that place, or about the function that is being called there."""

        def deliver(answer: Answer) -> None:
            found = answer.get("help")
            on_done(Help(found["name"], found["head"], found["text"]) if found else None)

        self._ask("help", source, line, column, deliver)

    def diagnostics(
        self, source: str, on_done: Callable[[list[Problem]], None], *, context: str = ""
    ) -> None:
        """What is wrong with *source* when *context* has run before it."""
        with self._lock:
            if self._is_closed:
                return
            if self._prober is None:
                self._prober = threading.Thread(target=self._probe, name="assist problems", daemon=True)
                self._prober.start()
            self._sources.put((source, context, on_done))

    def close(self) -> None:
        """Ends the process and the threads; no `on_done` is called afterwards."""
        with self._lock:
            self._is_closed = True
            self._pending.clear()
            process, self._process = self._process, None
            threads = (self._reader, self._writer, self._watcher, self._prober)
            self._sources.put(None)
            self._questions.put(None)
            self._watch.notify_all()
        if process is not None:
            _end(process)
        for thread in threads:
            if thread is not None and thread is not threading.current_thread():
                thread.join()

    # ---- problems ---------------------------------------------------------------------------------

    def _probe(self) -> None:
        from tutor_app.assist.problems import find_problems

        while True:
            asked = self._sources.get()
            while asked is not None and not self._sources.empty():
                asked = self._sources.get()
            if asked is None:
                return
            source, context, on_done = asked
            problems = find_problems(source, context)
            if not self._is_closed and self._sources.empty():
                on_done(problems)

    # ---- jedi's process ---------------------------------------------------------------------------

    def _start_process(self) -> bool:
        if self._is_closed or self._process is not None:
            return not self._is_closed
        self._starts.append(time.monotonic())
        command = processes.python_command("-m", "tutor_app.assist.worker", str(self._cache))
        try:
            self._cache.mkdir(parents=True, exist_ok=True)
            process = processes.start(command, cwd=self._cache, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        except OSError:
            return False
        self._process = process
        self._is_warm.clear()
        self._questions = SimpleQueue()
        self._reader = threading.Thread(
            target=self._read, args=(process, self._questions), name="assist answers", daemon=True
        )
        self._writer = threading.Thread(
            target=_write, args=(process, self._questions), name="assist questions", daemon=True
        )
        self._reader.start()
        self._writer.start()
        for source in self._warm:
            line, column = source.count("\n") + 1, len(source) - source.rfind("\n") - 1
            self._send("warm", source, line, column)
        return True

    def _ask(
        self, kind: str, source: str, line: int, column: int, on_answer: Callable[[Answer], None]
    ) -> None:
        with self._lock:
            if self._is_closed or not self._start_process():
                return
            number = self._send(kind, source, line, column)
            seconds = self._seconds if self._is_warm.is_set() else _WARM_SECONDS
            question = (kind, source, line, column)
            self._pending[kind] = _Pending(number, question, on_answer, time.monotonic() + seconds)
            if self._watcher is None:
                self._watcher = threading.Thread(target=self._keep_time, name="assist time", daemon=True)
                self._watcher.start()
            self._watch.notify_all()

    def _send(self, kind: str, source: str, line: int, column: int) -> int:
        self._number += 1
        question = {"id": self._number, "do": kind, "source": source, "line": line, "column": column}
        self._questions.put(json.dumps(question).encode() + b"\n")
        return self._number

    def _read(self, process: subprocess.Popen[bytes], questions: SimpleQueue[bytes | None]) -> None:
        assert process.stdout is not None
        left = len(self._warm)
        if not left:
            self._is_warm.set()
        for line in process.stdout:
            try:
                answer: Answer = json.loads(line)
            except ValueError:
                continue
            on_answer = None
            with self._lock:
                if process is not self._process:
                    break
                for kind, pending in list(self._pending.items()):
                    if pending.number == answer["id"]:
                        on_answer = pending.on_answer
                        if answer["final"]:
                            del self._pending[kind]
                        else:
                            pending.until = time.monotonic() + self._seconds
                        break
                else:
                    if answer["final"] and left:
                        left -= 1
                        if not left:
                            self._is_warm.set()
            if on_answer is not None:
                on_answer(answer)
        _end(process)
        questions.put(None)
        self._on_ended(process)

    def _on_ended(self, process: subprocess.Popen[bytes]) -> None:
        """The process is gone without having been told to: start the next one, unless they all die."""
        with self._lock:
            if process is not self._process:
                return
            self._process = None
            recent = [at for at in self._starts if time.monotonic() - at < _RESTART_WINDOW]
            is_back = len(recent) <= _RESTARTS and self._start_process()
            given_up = []
            for kind, pending in list(self._pending.items()):
                if is_back and not pending.is_last_try:
                    pending.is_last_try = True
                    pending.number = self._send(*pending.question)
                    pending.until = time.monotonic() + _WARM_SECONDS
                else:
                    given_up.append(self._pending.pop(kind))
            self._watch.notify_all()
        for pending in given_up:
            pending.on_answer({"final": True})

    def _keep_time(self) -> None:
        while True:
            with self._lock:
                if self._is_closed:
                    return
                now = time.monotonic()
                late = [pending for pending in self._pending.values() if pending.until <= now]
                for pending in late:
                    pending.is_last_try = True
                process = self._process
                if not late:
                    ends = [pending.until for pending in self._pending.values()]
                    self._watch.wait(min(ends) - now if ends else None)
                    continue
            if process is not None:
                # Its reader sees the end of the pipe, empties what was asked and starts the next one.
                processes.kill_tree(process)
            with self._lock:
                if process is None:
                    self._pending.clear()
                elif self._process is process:
                    self._watch.wait(0.05)


def _write(process: subprocess.Popen[bytes], questions: SimpleQueue[bytes | None]) -> None:
    """Write what is asked, on a thread of its own: a process that does not read must hold up nobody."""
    assert process.stdin is not None
    # A process that has died is noticed by its reader, which asks again.
    with contextlib.suppress(OSError, ValueError):
        while (question := questions.get()) is not None:
            process.stdin.write(question)
            process.stdin.flush()


def _end(process: subprocess.Popen[bytes]) -> None:
    # Killed first: a process that ends by itself, because its input does, leaves its own child alone.
    processes.kill_tree(process)
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with contextlib.suppress(OSError, ValueError):
                stream.close()
