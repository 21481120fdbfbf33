"""Checks an answer in a clean process and says what came of it.

One process an attempt, because "clean" then needs no argument: nothing of an earlier attempt or of the
console can matter. It is not a sandbox: the answer may do whatever the learner may do.
"""

from __future__ import annotations

import ast
import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tutor_app import processes
from tutor_app.checks.verdict import CheckLine, Verdict, VerdictKind
from tutor_app.course.model import Stage

FORKS = sys.platform == "linux"
"""Whether a process that has done its imports is forked for each attempt, or used once and replaced.

macOS could fork too, but its system libraries do not survive it reliably.
"""

_START_SECONDS = 120.0
_SHOWN = 20_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What an attempt may use: *seconds* in all, bytes of *memory* beyond the imports, and *processes*."""

    seconds: float = 10.0
    memory: int = 2 << 30
    processes: int = 64


def check_answer(
    folder: Path, source: str, *, limits: Limits | None = None, report_folder: Path | None = None
) -> Verdict:
    """The verdict on *source* as an answer to the exercise in *folder*, from a process started for it.

    Where the check itself fails, a report is saved in *report_folder* (the cache folder unless given).
    """
    checker = Checker(limits=limits or Limits(), report_folder=report_folder)
    try:
        checker.prepare(exercise_imports(folder))
        return checker.start(folder, source).wait()
    finally:
        checker.close()


def grade(folder: Path, file: Path) -> Verdict:
    """The verdict on *file* as an answer to the exercise in *folder*. Raises OSError if it cannot be read."""
    from importlib.util import decode_source

    try:
        source = decode_source(file.read_bytes())
    except (SyntaxError, UnicodeDecodeError) as error:
        return Verdict(
            VerdictKind.NOT_YET, f"{file.name} is not text that Python can read: {error}. Save it as UTF-8."
        )
    return check_answer(folder, source)


# ---------------------------------------------------------------------------------------------------------
# What the checks import


def stage_imports(stage: Stage) -> tuple[str, ...]:
    """The modules that the checks and solutions of *stage* import, for `Checker.prepare`."""
    found: set[str] = set()
    for topic in stage.topics:
        with contextlib.suppress(OSError):
            for folder in topic.folder.iterdir():
                found.update(exercise_imports(folder))
    return tuple(sorted(found))


def exercise_imports(folder: Path) -> tuple[str, ...]:
    """The modules that the check and the solution of one exercise import at their top."""
    found: set[str] = set()
    for name in ("check.py", "solution.py"):
        with contextlib.suppress(OSError, SyntaxError, ValueError):
            found.update(_imported(ast.parse((folder / name).read_bytes())))
    return tuple(sorted(found))


def _imported(tree: ast.Module) -> Iterator[str]:
    for statement in tree.body:
        if isinstance(statement, ast.Import):
            yield from (alias.name for alias in statement.names)
        elif isinstance(statement, ast.ImportFrom) and statement.module and not statement.level:
            if statement.module.partition(".")[0] == "tutor_app":
                continue
            yield statement.module
            # `from sklearn import tree` needs the module; a class or a function is not tried.
            if "." not in statement.module and statement.module not in sys.stdlib_module_names:
                yield from (
                    f"{statement.module}.{alias.name}" for alias in statement.names if alias.name.islower()
                )


# ---------------------------------------------------------------------------------------------------------
# Processes that check


class _Output:
    """Reads what an attempt prints to its end and keeps the beginning and the end of it."""

    def __init__(self, file: int, *, skip_first_line: bool = False) -> None:
        self._file = file
        self._head = b""
        self._tail = b""
        self._length = 0
        self._skips = skip_first_line
        self.first_line = threading.Event()
        self._thread = threading.Thread(target=self._read, name="output of a check", daemon=True)
        self._thread.start()

    def _read(self) -> None:
        with contextlib.suppress(OSError), open(self._file, "rb", buffering=0) as file:  # noqa: PTH123
            # The first line tells that the process is ready; it is none of the answer's.
            line = b""
            while self._skips and not line.endswith(b"\n"):
                byte = file.read(1)
                if not byte:
                    return
                line += byte
            self.first_line.set()
            while data := file.read(1 << 16):
                self._length += len(data)
                room = max(0, _SHOWN - len(self._head))
                self._head += data[:room]
                self._tail = (self._tail + data[room:])[-_SHOWN // 2 :]

    def wait_for_end(self) -> None:
        """Waits until all that was printed has been read. After every writer has ended."""
        self._thread.join(2)

    def finish(self) -> str:
        """All that was printed, with the middle of much cut out. After every writer has been killed."""
        self.wait_for_end()
        left_out = self._length - len(self._head) - len(self._tail)
        if left_out <= 0:
            return (self._head + self._tail).decode("utf-8", "replace")
        middle = f"\n… {left_out:,} bytes left out …\n"
        return self._head.decode("utf-8", "replace") + middle + self._tail.decode("utf-8", "replace")


class _Gone(Exception):  # noqa: N818 - nobody sees it
    """The process that should run the attempt is not there."""


class _ForkedCheck:
    """An attempt in a fork of the spare (see `spare`)."""

    def __init__(self, run: socket.socket, output: _Output) -> None:
        self._run = run
        self.output = output
        self.pid = 0
        self.status: int | None = None
        self.too_many = False
        self._ended = False

    def wait_begun(self) -> None:
        """Waits until the imports are done and the answer is being looked at. Raises _Gone."""
        self._run.settimeout(_START_SECONDS)
        message = self._receive()
        if "pid" not in message:
            raise _Gone
        self.pid = message["pid"]

    def wait(self, seconds: float) -> bool:
        """Whether the attempt has ended, at most *seconds* from now."""
        if not self._ended:
            self._run.settimeout(max(0.001, seconds))
            try:
                message = self._receive()
            except TimeoutError:
                return False
            self._ended = True
            self.status = message.get("status")
            self.too_many = bool(message.get("too_many"))
        return True

    def _receive(self) -> dict[str, Any]:
        try:
            data = self._run.recv(1 << 12)
        except TimeoutError:
            raise
        except OSError:
            data = b""
        return dict(json.loads(data)) if data else {}

    def memory(self) -> int:
        """0: the system itself limits it."""
        return 0

    def kill(self) -> None:
        with contextlib.suppress(OSError):
            self._run.send(b"kill")

    def close(self) -> None:
        """Leaves nothing of the attempt behind."""
        if not self._ended:
            self.kill()
            with contextlib.suppress(TimeoutError):
                self.wait(10)
        self._run.close()


class _OwnCheck:
    """An attempt that has a process of its own."""

    def __init__(self, process: subprocess.Popen[bytes], output: _Output) -> None:
        self._process = process
        self.output = output
        self.pid = process.pid
        self.too_many = False

    @property
    def status(self) -> int | None:
        return self._process.returncode

    def wait_begun(self) -> None:
        """Waits until the imports are done and the answer is being looked at. Raises _Gone."""
        give_up = time.monotonic() + _START_SECONDS
        while not self.output.first_line.wait(0.05):
            if self._process.poll() is not None:
                # An answer may end at once; the line that it had begun may still be on its way.
                self.output.wait_for_end()
                if self.output.first_line.is_set():
                    return
                raise _Gone
            if time.monotonic() > give_up:
                raise _Gone

    def wait(self, seconds: float) -> bool:
        """Whether the attempt has ended, at most *seconds* from now."""
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def memory(self) -> int:
        """How many bytes the process holds."""
        import psutil  # type: ignore[import-untyped]

        try:
            return int(psutil.Process(self.pid).memory_info().rss)
        except psutil.Error:
            return 0

    def kill(self) -> None:
        processes.kill_tree(self._process)

    def close(self) -> None:
        """Leaves nothing of the attempt behind."""
        processes.kill_tree(self._process)
        if self._process.stdin:
            with contextlib.suppress(OSError):
                self._process.stdin.close()


_Check = _ForkedCheck | _OwnCheck


class _Spare:
    """A process that has done its imports, or is about to."""

    def __init__(self, imports: Iterable[str], fork: bool, hash_seed: int | None) -> None:
        self.imports = frozenset(imports)
        self._forks = fork
        self._ready = False
        self._output: _Output | None = None
        module = ("-m", "tutor_app.checks.spare", "fork" if fork else "once")
        command = processes.python_command(*module, hash_seed=hash_seed)
        environment = processes.clean_environment(one_thread=True)
        if hash_seed is not None:
            environment["PYTHONHASHSEED"] = str(hash_seed)
        wanted = json.dumps(sorted(self.imports)).encode()
        folder = Path(tempfile.gettempdir())
        if fork:
            self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            with theirs:
                self.process = processes.start(command, cwd=folder, env=environment, stdin=theirs.fileno())
            self._control.send(wanted)
        else:
            read_end, write_end = os.pipe()
            self.process = processes.start(
                command,
                cwd=folder,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=write_end,
                stderr=write_end,
            )
            os.close(write_end)
            self._output = _Output(read_end, skip_first_line=True)
            self._write(wanted)

    @property
    def alive(self) -> bool:
        return self.process.poll() is None

    @property
    def ready(self) -> bool:
        """Whether the imports are done."""
        if not self.alive:
            return False
        if self._output is not None:
            return self._output.first_line.is_set()
        if not self._ready:
            with contextlib.suppress(OSError):
                self._ready = self._control.recv(16, socket.MSG_DONTWAIT) == b"ready"
        return self._ready

    def check(self, request: dict[str, Any]) -> _Check:
        """Begins an attempt. Raises _Gone where the process has died."""
        if self._output is not None:
            self._write(json.dumps(request).encode())
            return _OwnCheck(self.process, self._output)
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        read_end, write_end = os.pipe()
        output = _Output(read_end)
        try:
            with theirs:
                files = [write_end, theirs.fileno()]
                socket.send_fds(self._control, [json.dumps(request).encode()], files)
        except OSError:
            ours.close()
            raise _Gone from None
        finally:
            os.close(write_end)
        return _ForkedCheck(ours, output)

    def _write(self, line: bytes) -> None:
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(line + b"\n")
            self.process.stdin.flush()
        except OSError:
            raise _Gone from None

    def close(self) -> None:
        """Ends the process; attempts that it has begun go on."""
        self.process.kill()
        self.process.wait()
        if self._forks:
            self._control.close()
        if self._output is not None:
            self._output.finish()
            if self.process.stdin:
                with contextlib.suppress(OSError):
                    self.process.stdin.close()


def _cache(name: str) -> Path:
    from tutor_app.paths import cache_dir

    return cache_dir() / name


# ---------------------------------------------------------------------------------------------------------
# The checker and its runs


class Checker:
    """Checks answers, with a spare process ready for the next one. Made once; `close` it in the end.

    `start` may be called from any thread, and several attempts may run at once. With *until_wrong* an
    attempt ends with the first check that does not pass; with *hash_seed* sets have the order of that seed.
    """

    def __init__(
        self,
        *,
        limits: Limits | None = None,
        report_folder: Path | None = None,
        fork: bool = FORKS,
        until_wrong: bool = False,
        hash_seed: int | None = None,
    ) -> None:
        self._until_wrong = until_wrong
        self._hash_seed = hash_seed
        self._limits = limits or Limits()
        self._report_folder = report_folder
        self._forks = fork
        self._imports: frozenset[str] = frozenset()
        self._spare: _Spare | None = None
        self._runs: set[CheckRun] = set()
        self._lock = threading.Lock()
        self._closed = False

    def prepare(self, imports: Iterable[str]) -> None:
        """Starts a spare process that imports *imports*, unless one has them already; returns at once."""
        with self._lock:
            wanted = frozenset(imports)
            if self._spare and self._spare.alive and wanted <= self._spare.imports:
                return
            self._imports = wanted
            self._renew()

    @property
    def spare_ready(self) -> bool:
        """Whether the next attempt begins at once."""
        with self._lock:
            return self._spare is not None and self._spare.ready

    def start(self, folder: Path, source: str, *, limits: Limits | None = None) -> CheckRun:
        """Begins to check *source* as an answer to the exercise in *folder*."""
        used = limits or self._limits
        run = CheckRun(self, folder.resolve(), source, used, self._report_folder, self._until_wrong)
        with self._lock:
            if self._closed:
                raise RuntimeError("the checker is closed")
            self._runs.add(run)
        return run

    def close(self) -> None:
        """Stops every attempt and ends the spare process."""
        with self._lock:
            self._closed = True
            runs = list(self._runs)
        for run in runs:
            run.cancel()
        with self._lock:
            if self._spare:
                self._spare.close()
                self._spare = None

    def _begin(self, folder: Path, request: dict[str, Any], *, again: bool) -> _Check:
        """An attempt in the spare, or in a new one where it has died. Raises _Gone."""
        with self._lock:
            if self._closed:
                raise _Gone
            if again or self._spare is None or not self._spare.alive:
                self._imports = self._imports or frozenset(exercise_imports(folder))
                self._renew()
            assert self._spare is not None
            try:
                check = self._spare.check(request)
            except _Gone:
                self._renew()
                check = self._spare.check(request)
            if not self._forks:
                self._spare = _Spare(self._imports, False, self._hash_seed)
            return check

    def _renew(self) -> None:
        if self._spare:
            self._spare.close()
        self._spare = None if self._closed else _Spare(self._imports, self._forks, self._hash_seed)

    def _forget(self, run: CheckRun) -> None:
        with self._lock:
            self._runs.discard(run)


class CheckRun:
    """One attempt. `wait` for it in a thread; `cancel` it from any."""

    def __init__(
        self,
        checker: Checker,
        folder: Path,
        source: str,
        limits: Limits,
        report_folder: Path | None,
        until_wrong: bool,
    ) -> None:
        self._until_wrong = until_wrong
        self._checker = checker
        self._folder = folder
        self._source = source
        self._limits = limits
        self._report_folder = report_folder
        self._stopped = threading.Event()
        self._check: _Check | None = None
        self._lock = threading.Lock()
        self._begun = time.monotonic()

    def cancel(self) -> None:
        """Stops the attempt; `wait` then returns a verdict that does not count, soon."""
        self._stopped.set()
        with self._lock:
            if self._check:
                self._check.kill()

    def wait(self) -> Verdict:
        """The verdict, when it is there."""
        try:
            base = Path(tempfile.mkdtemp(prefix="tutor-check-")).resolve()
            handle, name = tempfile.mkstemp(prefix="tutor-report-", suffix=".jsonl")
            os.close(handle)
        except OSError as error:
            self._checker._forget(self)
            what = f"There is no place for the check's files ({error.strerror}); is the disk full?"
            return self._failed(what, "", [], "")
        report = Path(name).resolve()
        try:
            return self._verdict(base, report)
        except Exception as error:
            import traceback

            trouble = "".join(traceback.format_exception(error))
            return self._failed("The check could not be run.", trouble, [], "")
        finally:
            self._checker._forget(self)
            with contextlib.suppress(OSError):
                report.unlink(missing_ok=True)
            _remove(base)

    def _verdict(self, base: Path, report: Path) -> Verdict:
        from tutor_app.checks.worker import CANNOT_REPORT

        request = self._request(base, report)
        printed = ""
        end = "gone"
        for again in (False, True):
            if self._stopped.is_set():
                return self._stop([], "")
            try:
                check = self._checker._begin(self._folder, request, again=again)
            except _Gone:
                continue
            with self._lock:
                self._check = check
                if self._stopped.is_set():
                    check.kill()
            try:
                end = self._follow(check)
            except (_Gone, TimeoutError):
                pass
            finally:
                with self._lock:
                    check.close()
                    self._check = None
                printed = check.output.finish()
            if check.status == CANNOT_REPORT or _events(report):
                break
            end = "gone"
        printed = _clean(printed.replace(f"{request['job']['work']}/", ""))
        story = _Story(_events(report))
        if self._stopped.is_set() and not story.ended:
            return self._stop(story.lines(), printed)
        if end == "gone":
            return self._failed("The process for the check could not be started.", "", [], printed)
        return self._judge(story, end, check.status, printed)

    def _request(self, base: Path, report: Path) -> dict[str, Any]:
        work = base / "work"
        shutil.copytree(self._folder, work, copy_function=shutil.copyfile, ignore=_not_for_the_answer)
        answer = work / "answer.py"
        with answer.open("w", encoding="utf-8", errors="surrogatepass", newline="") as file:
            file.write(self._source)
        solution = self._folder / "solution.py"
        # It imports all that checks are written with, and the window does not wait for that.
        from tutor_app.checks.worker import Job

        job = Job(
            answer=str(answer),
            check=str(self._folder / "check.py"),
            solution=str(solution) if solution.is_file() else "",
            work=str(work),
            report=str(report),
            memory=self._limits.memory,
            until_wrong=self._until_wrong,
        )
        return {"job": asdict(job), "folder": str(base), "processes": self._limits.processes}

    def _follow(self, check: _Check) -> str:
        """Waits for the end of the attempt and names it: "ended", "time", "memory" or "processes"."""
        check.wait_begun()
        begun = time.monotonic()
        deadline = begun + self._limits.seconds
        at_first = check.memory()
        extensions = 4
        while True:
            left = max(0.001, deadline - time.monotonic())
            if check.wait(min(left, 0.1) if at_first else left):
                return "processes" if check.too_many else "ended"
            if at_first and check.memory() > at_first + self._limits.memory:
                check.kill()
                return "memory"
            if time.monotonic() < deadline:
                continue
            if extensions and _was_starved(check.pid, time.monotonic() - begun):
                extensions -= 1
                deadline += self._limits.seconds
                continue
            check.kill()
            return "time"

    # -- verdicts

    def _judge(self, story: _Story, end: str, status: int | None, printed: str) -> Verdict:
        from tutor_app.checks.worker import CANNOT_REPORT

        lines = story.lines()
        if story.trouble is not None:
            return self._failed("The check of this exercise failed by itself.", story.trouble, lines, printed)
        message = ""
        if story.not_loaded:
            message = story.not_loaded
        elif not story.ended:
            if status == CANNOT_REPORT:
                return self._failed(
                    "The check could not write its report; is the disk full?", "", lines, printed
                )
            message = self._end_sentence(story, end, status)
            if story.running is not None:
                line = lines[story.running]
                lines[story.running] = CheckLine(line.text, False, message)
        failed = [line for line in lines if line.passed is False]
        message = failed[0].message if failed else message
        if message:
            return self._make(VerdictKind.NOT_YET, _clean(message), lines, printed, out_of_time=end == "time")
        if any(line.passed is None for line in lines):
            return self._failed(
                "The check of this exercise failed by itself.", story.troubles, lines, printed
            )
        if not lines:
            return self._failed("This exercise has no checks.", "", lines, printed)
        count = "The check has" if len(lines) == 1 else f"All {len(lines)} checks have"
        return self._make(VerdictKind.RIGHT, f"{count} passed.", lines, printed)

    def _end_sentence(self, story: _Story, end: str, status: int | None) -> str:
        doing = story.doing()
        stopped = f"{doing}, so it was stopped."
        if end == "time":
            seconds = f"{self._limits.seconds:g} seconds"
            return f"The answer was still running after {seconds}, {stopped} Is there a loop that never ends?"
        if end == "memory":
            return f"The answer asked for more memory than a check may use, {stopped}"
        if end == "processes":
            return f"The answer started more than {self._limits.processes} processes, {stopped}"
        if status is None:
            return f"The answer ended the process that watches over the check, {doing}."
        if status >= 0:
            return (
                f"The answer ended Python itself (exit code {status}), {doing}, so the rest could not be"
                " checked. Is there an `os._exit()`?"
            )
        return f"Python itself died ({_signal_name(-status)}), {doing}.{_signal_reason(-status)}"

    def _stop(self, lines: list[CheckLine], printed: str) -> Verdict:
        return self._make(
            VerdictKind.CHECK_FAILED,
            "The check was stopped. It does not count.",
            lines,
            printed,
            stopped=True,
        )

    def _failed(self, what: str, trouble: str, lines: list[CheckLine], printed: str) -> Verdict:
        report = self._save_report(what, trouble, lines, printed)
        saved = " What is known about it was saved in a file." if report else ""
        message = f"{what} This says nothing about your answer and does not count.{saved}"
        return self._make(VerdictKind.CHECK_FAILED, message, lines, printed, report=report)

    def _make(
        self,
        kind: VerdictKind,
        message: str,
        lines: list[CheckLine],
        printed: str,
        *,
        report: Path | None = None,
        stopped: bool = False,
        out_of_time: bool = False,
    ) -> Verdict:
        seconds = time.monotonic() - self._begun
        return Verdict(kind, message, tuple(lines), printed, seconds, report, stopped, out_of_time)

    def _save_report(self, what: str, trouble: str, lines: list[CheckLine], printed: str) -> Path | None:
        """A text file with all that is needed to find the mistake, or None where it cannot be written."""
        import platform
        from datetime import datetime

        exercise = f"{self._folder.parent.name}/{self._folder.name}"
        checks = "\n".join(f"  {line.passed!s:5} {line.text}" for line in lines)
        parts = [
            f"{what}\n\nExercise: {exercise}\nPython {sys.version}\n{platform.platform()}",
            f"Checks:\n{checks}" if checks else "",
            f"Trouble:\n{trouble}" if trouble else "",
            f"Answer:\n{self._source}",
            f"Printed:\n{printed}" if printed else "",
        ]
        text = "\n\n".join(part for part in parts if part) + "\n"
        folder = self._report_folder or _cache("reports")
        now = datetime.now().strftime("%Y-%m-%d-%H%M%S-%f")
        file = folder / f"check-{self._folder.parent.name}-{self._folder.name}-{now}.txt"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", errors="backslashreplace")
        except OSError:
            return None
        return file


# ---------------------------------------------------------------------------------------------------------
# What the report says


class _Story:
    """What is known of an attempt from its report."""

    def __init__(self, events: list[dict[str, Any]]) -> None:
        self.ended = False
        self.loading = False
        self.not_loaded = ""
        self.trouble: str | None = None
        self.running: int | None = None
        self._texts: list[str] = []
        self._results: dict[int, dict[str, Any]] = {}
        for event in events:
            match event["event"]:
                case "checks":
                    self._texts = [str(text) for text in event["texts"]]
                case "loading":
                    self.loading = True
                case "loaded":
                    self.loading = False
                case "not_loaded":
                    self.not_loaded = str(event["message"])
                case "check":
                    self.running = int(event["index"])
                case "result":
                    self.running = None
                    self._results[int(event["index"])] = event
                case "broken":
                    self.trouble = str(event["trouble"])
                case "end":
                    self.ended = True

    @property
    def troubles(self) -> str:
        return "\n".join(result["trouble"] for result in self._results.values() if result["trouble"])

    def lines(self) -> list[CheckLine]:
        """Every check with what became of it."""
        lines = []
        for index, text in enumerate(self._texts):
            result = self._results.get(index)
            if result is None:
                lines.append(CheckLine(_clean(text), None))
            elif result["passed"] is None:
                lines.append(CheckLine(_clean(text), None, "This check failed by itself; it does not count."))
            else:
                lines.append(CheckLine(_clean(text), bool(result["passed"]), _clean(str(result["message"]))))
        return lines

    def doing(self) -> str:
        """What was being done at the last line of the report."""
        if self.running is not None:
            return f"in the check “{self._texts[self.running].rstrip('.')}”"
        if self.loading:
            return "while it was being loaded"
        return "after the last check" if self._results else "before the checks"


def _events(report: Path) -> list[dict[str, Any]]:
    try:
        lines = report.read_bytes().splitlines()
    except OSError:
        return []
    events = []
    for line in lines:
        with contextlib.suppress(ValueError):
            event = json.loads(line)
            if isinstance(event, dict) and "event" in event:
                events.append(event)
    return events


def _clean(text: str) -> str:
    """*text* as it can be shown and stored: without halves of characters and NULs."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8").replace("\0", "\\x00")


def _signal_name(number: int) -> str:
    try:
        return f"{signal.Signals(number).name}, signal {number}"
    except ValueError:
        return f"signal {number}"


def _signal_reason(number: int) -> str:
    names = {"SIGSEGV", "SIGBUS", "SIGABRT", "SIGILL", "SIGFPE"}
    if number in {getattr(signal, name) for name in names if hasattr(signal, name)}:
        return " The usual reasons are very deep recursion and a fault in a compiled library."
    if number == getattr(signal, "SIGKILL", -1):
        return " It was killed from outside, by the system for want of memory, or by the answer."
    return " Did the answer send itself a signal?"


def _was_starved(pid: int, seconds: float) -> bool:
    """Whether more than half of *seconds* was spent waiting for a processor. Known on Linux only.

    Those that the process has started and may be waiting for count as well.
    """
    import psutil

    try:
        process = psutil.Process(pid)
        pids = [pid, *(child.pid for child in process.children(recursive=True))]
    except psutil.Error:
        return False
    return sum(_nanoseconds_waited(one) for one in pids) > seconds * 500_000_000


def _nanoseconds_waited(pid: int) -> int:
    """How long a process has been ready to run without a processor; 0 where that is not known."""
    try:
        return int(Path(f"/proc/{pid}/schedstat").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return 0


def _not_for_the_answer(_: str, names: list[str]) -> list[str]:
    """The files of an exercise that are not data."""
    own = ("starter.py", "solution.py", "check.py", "survivors.toml")
    return [
        name
        for name in names
        if name in own
        or name.startswith((".", "__pycache__"))
        or (name.startswith(("right_", "wrong_")) and name.endswith(".py"))
    ]


def _remove(folder: Path) -> None:
    """Removes a folder, with what an answer made unreadable in it."""

    def allow(function: Any, path: str, _: Any) -> None:
        with contextlib.suppress(OSError):
            Path(path).parent.chmod(0o700)
            Path(path).chmod(0o700)
            function(path)

    shutil.rmtree(folder, onerror=allow)
