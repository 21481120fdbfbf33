"""Runs one answer's checks in this process and writes what happened, line by line, to a report file.

It must tell the truth whatever the answer does: what it needs is looked up before the answer is loaded, the
report is opened anew for each line (the answer may close every file), and names that the answer replaced in
`builtins` or here are put back before each check. What was written before a crash stays written.
"""

from __future__ import annotations

import builtins
import contextlib
import importlib.machinery
import io
import json
import linecache
import os
import re
import sys
import tempfile
import traceback
import types
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn, TypeAlias

from tutor_app.checks import compare, expect, instruments, outside, sentences

# An answer may replace `len` or `print` for everybody: functions below look names up in this copy.
globals()["__builtins__"] = dict(vars(builtins))

CANNOT_REPORT = 71
"""The exit code of a process that could not write its report."""

_ANSWER = "answer"
_OURS = (builtins, compare, sentences, instruments, outside, expect)
_Kept: TypeAlias = list[tuple[dict[str, Any], dict[str, Any]]]
_encode = json.JSONEncoder(ensure_ascii=True).encode
_open, _write, _close, _getpid, _exit = os.open, os.write, os.close, os.getpid, os._exit
_chdir, _format_exception = os.chdir, traceback.format_exception
_original_recursion_limit = sys.getrecursionlimit()
_set_recursion_limit, _recursion_limit = sys.setrecursionlimit, sys.getrecursionlimit


@dataclass(frozen=True)
class Job:
    """One answer to check, by absolute paths; it may use *memory* bytes more than now (0: no limit).

    With *until_wrong* the checks after one that does not pass are left out.
    """

    answer: str
    check: str
    solution: str
    work: str
    report: str
    memory: int
    until_wrong: bool = False


class _Module(types.ModuleType):
    """The learner's module: a name that it lacks is told in a sentence."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(f"module 'answer' has no attribute {name!r}")
        raise sentences.NotDefined(sentences.not_defined_sentence(vars(self), name))


class _Report:
    """The report file; each line is there before the next thing is tried."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._owner = _getpid()

    def add(self, event: str, **facts: object) -> None:
        if _getpid() != self._owner:
            # The answer forked, and its child came back here.
            _exit(0)
        data = (_encode({"event": event, **facts}) + "\n").encode("ascii")
        try:
            file = _open(self._path, os.O_WRONLY | os.O_APPEND)
            try:
                while data:
                    data = data[_write(file, data) :]
            finally:
                _close(file)
        except OSError:
            _exit(CANNOT_REPORT)


def run(job: Job, at_end: Callable[[], object] | None = None) -> NoReturn:
    """Checks the answer and ends this process, whatever threads and exit handlers the answer left."""
    report = _Report(job.report)
    streams: list[Any] = []
    try:
        _enter(job)
        streams += [sys.stdout, sys.stderr]
        _check(job, report)
    except BaseException as error:
        report.add("broken", trouble=_trace(error))
    for stream in (*streams, sys.stdout, sys.stderr):
        with contextlib.suppress(BaseException):
            stream.flush()
    if at_end:
        with contextlib.suppress(BaseException):
            at_end()
    _exit(0)


def _check(job: Job, report: _Report) -> None:
    report.add("begin")
    check = _load_check(job)
    functions = [
        value
        for name, value in vars(check).items()
        if name.startswith("check_") and isinstance(value, types.FunctionType) and value.__module__ == "check"
    ]
    report.add("checks", texts=[_line(function) for function in functions])
    kept: _Kept = [(vars(module), dict(vars(module))) for module in _OURS]
    kept.append((sys.modules, dict(sys.modules)))
    with open(job.answer, encoding="utf-8", errors="surrogatepass", newline="") as file:  # noqa: PTH123
        source = file.read()
    limit = _limit_memory(job.memory)
    report.add("loading")
    answer, message = _load_answer(job.answer, source)
    _put_back(kept)
    if answer is None:
        report.add("not_loaded", message=compare.without_temporary(message))
        report.add("end")
        return
    report.add("loaded")
    for index, function in enumerate(functions):
        with contextlib.suppress(OSError):
            _chdir(job.work)
        report.add("check", index=index)
        passed, message, trouble = _judge(function, answer, job, kept, limit)
        message = compare.without_temporary(message)
        report.add("result", index=index, passed=passed, message=message, trouble=trouble)
        if job.until_wrong and not passed:
            break
    report.add("end")


def _enter(job: Job) -> None:
    """Makes the folder of the attempt the place of everything."""
    _chdir(job.work)
    sys.path.insert(0, job.work)
    temporary = os.path.join(os.path.dirname(job.work), "tmp")  # noqa: PTH118, PTH120 - quick to start
    os.makedirs(temporary, exist_ok=True)  # noqa: PTH103
    os.environ["TMPDIR"] = temporary
    os.environ["TUTOR_MYPY_CACHE"] = os.path.join(temporary, "mypy")  # noqa: PTH118
    tempfile.tempdir = None
    sys.argv[:] = ["answer.py"]
    # The streams that Python began with belong to what was on these files then.
    for name, number in (("stdout", 1), ("stderr", 2)):
        stream = open(  # noqa: SIM115
            number, "w", buffering=1, encoding="utf-8", errors="backslashreplace", closefd=False
        )
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    random = sys.modules.get("numpy.random")
    if random is not None:
        # Else every fork of one parent would draw the same numbers.
        random.seed()


def _line(function: types.FunctionType) -> str:
    text = " ".join((function.__doc__ or "").split())
    return text or function.__name__.removeprefix("check_").replace("_", " ").capitalize()


# ---------------------------------------------------------------------------------------------------------
# Loading


def _new_module(kind: type[types.ModuleType], name: str, path: str) -> types.ModuleType:
    module = kind(name)
    module.__file__ = path
    module.__spec__ = importlib.machinery.ModuleSpec(name, None, origin=path)
    sys.modules[name] = module
    return module


def _load_check(job: Job) -> types.ModuleType:
    with open(job.check, encoding="utf-8") as file:  # noqa: PTH123
        code = compile(file.read(), job.check, "exec", dont_inherit=True)
    module = _new_module(types.ModuleType, "check", job.check)
    exec(code, vars(module))
    return module


def _load_answer(path: str, source: str) -> tuple[types.ModuleType | None, str]:
    """The learner's module, or None and why it cannot be had."""
    try:
        code = compile(source, path, "exec", dont_inherit=True)
    except SyntaxError as error:
        return None, _syntax_sentence(error, source)
    except UnicodeEncodeError as error:
        line = source.count("\n", 0, error.start) + 1
        return None, f"Line {line} holds a character that is no valid text; please type that line again."
    except (ValueError, OverflowError) as error:
        return None, f"The answer cannot be read as Python: {error}."
    except (MemoryError, RecursionError):
        return None, "The answer is nested too deeply for Python to read it."
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    linecache.cache[path] = (len(source), None, [f"{line}\n" for line in lines], path)
    module = _new_module(_Module, _ANSWER, path)
    try:
        exec(code, vars(module))
    except BaseException as error:
        with _room(error):
            return None, _load_sentence(error)
    finally:
        sys.modules[_ANSWER] = module
    return module, ""


def _syntax_sentence(error: SyntaxError, source: str) -> str:
    message = str(error.msg or "invalid syntax")
    message = re.sub(r" \(answer\.py, line \d+\)$", "", message)
    if not error.lineno:
        return f"The answer cannot be read as Python: {message}."
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    line = (error.text or (lines[error.lineno - 1] if error.lineno <= len(lines) else "")).strip()
    return f"Line {error.lineno} cannot be read as Python: {message}{_quoted(line)}."


def _quoted(line: str) -> str:
    return f". The line is `{compare.cut(line, 90)}`" if line else ""


def _load_sentence(error: BaseException) -> str:
    if sentences.asked_for_input(error) or isinstance(error, (SystemExit, MemoryError, RecursionError)):
        return sentences.error_sentence(error, "the answer")
    place = sentences.answer_line(error)
    at = f" at line {place[0]}" if place else ""
    line = _quoted(place[1]) if place else ""
    return f"The answer could not be loaded; it stopped{at} with {compare.exception_line(error)}{line}."


# ---------------------------------------------------------------------------------------------------------
# Judging


def _judge(
    function: Callable[[Any], object], answer: types.ModuleType, job: Job, kept: _Kept, limit: Any
) -> tuple[bool | None, str, str]:
    """Whether the check passed (None: it failed by itself), the sentence, and the trouble of the check."""
    try:
        function(answer)
    except sentences.NotYet as missed:
        return False, str(missed), ""
    except BaseException as error:
        _put_back(kept)
        with _room(error, limit):
            return _explain(error, function, answer, job, kept)
    finally:
        _put_back(kept)
    return True, "", ""


def _explain(
    error: BaseException, function: Callable[[Any], object], answer: types.ModuleType, job: Job, kept: _Kept
) -> tuple[bool | None, str, str]:
    """An exception that is no expectation: the answer's, or the check's own."""
    modules = _modules_passed(error)
    ours = [name for name in modules if name in (_ANSWER, "check")]
    if ours and ours[-1] == _ANSWER:
        return False, sentences.error_sentence(error, _subject(error)), ""
    slip = _slip(error, answer)
    if slip:
        return False, slip, ""
    if not isinstance(error, MemoryError) and _passes_with_solution(function, job, kept):
        # The check is sound, so what it stumbled over came from the answer.
        if _ANSWER in ours:
            return False, sentences.error_sentence(error, _subject(error)), ""
        line = compare.exception_line(error)
        return False, f"What the answer gave back could not be used any further; trying to gave {line}.", ""
    return None, "", _trace(error)


def _modules_passed(error: BaseException) -> list[str]:
    names = []
    trace = error.__traceback__
    while trace is not None:
        names.append(str(trace.tb_frame.f_globals.get("__name__")))
        trace = trace.tb_next
    return names


def _subject(error: BaseException) -> str:
    """The function of the answer that the check called."""
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_globals.get("__name__") == _ANSWER:
            name = trace.tb_frame.f_code.co_qualname.rpartition("<locals>.")[2]
            return "the answer" if name.startswith("<") else f"`{name}`"
        trace = trace.tb_next
    return "the answer"


def _slip(error: BaseException, answer: types.ModuleType) -> str:
    """A sentence for an attribute or a parameter that something of the answer lacks, else nothing."""
    if isinstance(error, AttributeError) and error.name:
        owner = error.obj
        kind = owner if isinstance(owner, type) else type(owner)
        if kind.__module__ == _ANSWER:
            has = [name for name in dir(owner) if not name.startswith("__")]
            meant = sentences.near_miss(error.name, has)
            instead = f"; it has `{meant}`: is it a slip in the name?" if meant else "."
            return f"The class `{kind.__name__}` has no `{error.name}`{instead}"
    if isinstance(error, TypeError):
        match = re.match(r"([\w.<>]+)\(\) (takes|missing|got)", str(error))
        if match and match[1].rpartition("<locals>.")[2].partition(".")[0] in vars(answer):
            return f"`{match[1]}` could not be called: {error}."
        match = re.match(r"(\w+)\(\) takes no arguments", str(error))
        if match and match[1] in vars(answer):
            return f"`{match[1]}` could not be called: {error}."
    return ""


def _passes_with_solution(function: Callable[[Any], object], job: Job, kept: _Kept) -> bool:
    """Whether the check that failed in its own code is content with the solution."""
    if not job.solution:
        return False
    before = sys.modules.get(_ANSWER)
    try:
        with open(job.solution, encoding="utf-8") as file:  # noqa: PTH123
            source = file.read()
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            solution, _ = _load_answer(job.solution, source)
            if solution is None:
                return False
            function(solution)
    except BaseException:
        return False
    finally:
        _put_back(kept)
        if before is not None:
            sys.modules[_ANSWER] = before
    return True


def _put_back(kept: _Kept) -> None:
    """Gives back the names of `builtins`, the expectations and the modules that the answer took."""
    absent = object()
    for live, original in kept:
        for name, value in original.items():
            if name not in ("_", _ANSWER) and live.get(name, absent) is not value:
                live[name] = value
    if _recursion_limit() < _original_recursion_limit:
        _set_recursion_limit(_original_recursion_limit)


def _trace(error: BaseException) -> str:
    try:
        return "".join(_format_exception(error))[-20_000:]
    except BaseException:
        return type(error).__name__


# ---------------------------------------------------------------------------------------------------------
# Memory


def _limit_memory(extra: int) -> Any:
    """Lets this process use *extra* bytes more than now; returns what `_room` needs. Not on Windows."""
    if not extra or sys.platform != "linux":
        return None
    import resource

    sizes = {}
    with open("/proc/self/status", encoding="ascii", errors="replace") as file:  # noqa: PTH123
        for line in file:
            name, _, rest = line.partition(":")
            if name in ("VmData", "VmSize"):
                sizes[name] = int(rest.split()[0]) * 1024
    # The address space holds large reservations that are never used, hence the wider limit.
    limits = [
        (resource.RLIMIT_DATA, sizes["VmData"] + extra),
        (resource.RLIMIT_AS, sizes["VmSize"] + 4 * extra),
    ]
    for kind, size in limits:
        resource.setrlimit(kind, (size, resource.getrlimit(kind)[1]))
    return limits


@contextlib.contextmanager
def _room(error: BaseException, limits: Any = None) -> Any:
    """Memory for telling what happened, when the answer has used all there was."""
    if isinstance(error, MemoryError) and limits:
        import resource

        with contextlib.suppress(ValueError, OSError):
            for kind, _ in limits:
                hard = resource.getrlimit(kind)[1]
                resource.setrlimit(kind, (hard, hard))
    try:
        yield
    finally:
        if isinstance(error, MemoryError):
            traceback.clear_frames(error.__traceback__)
            if limits:
                with contextlib.suppress(ValueError, OSError):
                    for kind, size in limits:
                        resource.setrlimit(kind, (size, resource.getrlimit(kind)[1]))
