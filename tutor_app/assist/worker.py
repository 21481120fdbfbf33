"""The process in which jedi answers: reads questions as lines of JSON, writes answers as lines of JSON.

Run as `python -m tutor_app.assist.worker CACHE`. It ends when its standard input is closed, also in
the middle of an answer, and by itself, after an answer, when it has grown too big.

Question: `{"id", "do": "complete" | "signatures" | "help" | "warm", "source", "line", "column"}`.
Answer: `{"id", "final", ...}`; a completion is answered twice, the second time with signatures.
"""

from __future__ import annotations

import gc
import importlib
import inspect
import json
import os
import re
import sys
import threading
import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

from tutor_app import processes
from tutor_app.assist import outline

# A worker that has followed a big library on request is replaced instead of kept.
_TOO_BIG = 128 * 2**20
_IDLE_SECONDS = 2.0
_TYPES_SECONDS = 0.06
_SIGNATURES_SECONDS = 1.0
_SIGNATURE_LENGTH = 90
_HELP_LINES = 24
_IMPORTING = re.compile(r"\s*(?:from|import)\s[\w.,\s]*$")
_IMPORTING_NAMES = re.compile(r"\s*from\s[\w.]+\s+import\b")


class _Jedi:
    """jedi with the outlines in place of the big libraries."""

    def __init__(self, cache: Path) -> None:
        import jedi  # type: ignore[import-untyped]
        from jedi.api.environment import InterpreterEnvironment  # type: ignore[import-untyped]

        jedi.settings.cache_directory = cache / "jedi"
        # Looks for calls of a function all over the text: slow, and of little use on a page of examples.
        jedi.settings.dynamic_params = False
        # jedi says on import of a compiled module that it cannot be imported; nobody reads that.
        warnings.simplefilter("ignore")
        packages = [path for path in sys.path if path.endswith("site-packages")]
        # The standard library is left to jedi's own stubs: half the memory of reading its sources.
        self._script = jedi.Script
        self._environment = InterpreterEnvironment()
        self._project = jedi.Project(
            cache, sys_path=[*_outlines(cache), *packages], smart_sys_path=False, load_unsafe_extensions=False
        )

    def script(self, source: str) -> Any:
        return self._script(source, environment=self._environment, project=self._project)


def _outlines(cache: Path) -> list[str]:
    """The folder of the outlines, written first if need be; none where that is not possible."""
    folder = cache / "outlines"
    made = folder / outline.key()
    if not made.is_dir():
        # It imports pandas and Matplotlib, whose memory must not stay here.
        command = processes.python_command("-W", "ignore", "-m", "tutor_app.assist.outline", str(folder))
        processes.start(command, cwd=cache).wait()
    return [str(made)] if made.is_dir() else []


class _Worker:
    def __init__(self, cache: Path) -> None:
        self._questions: SimpleQueue[dict[str, Any]] = SimpleQueue()
        self._newest: dict[str, int] = {}
        self._cache = cache

    def run(self) -> None:
        # First, so that whoever asks never waits for the pipe, and so that the end of the pipe is seen.
        threading.Thread(target=self._read, daemon=True).start()
        self._jedi = _Jedi(self._cache)
        is_tidy = False
        while True:
            try:
                question = self._questions.get(timeout=None if is_tidy else _IDLE_SECONDS)
            except Empty:
                _tidy()
                is_tidy = True
                continue
            is_tidy = False
            if self._is_stale(question):
                continue
            try:
                for answer in self._answers(question):
                    self._say({"id": question["id"], **answer})
                    if self._is_stale(question):
                        break
            except Exception as error:  # jedi raises anything on half-written code
                self._say({"id": question["id"], "final": True, "error": f"{type(error).__name__}: {error}"})
            if _resident() > _TOO_BIG and self._questions.empty():
                return

    def _read(self) -> None:
        for line in sys.stdin:
            question = json.loads(line)
            self._newest[question["do"]] = question["id"]
            self._questions.put(question)
        os._exit(0)

    def _is_stale(self, question: dict[str, Any]) -> bool:
        return bool(question["id"] < self._newest[question["do"]]) and question["do"] != "warm"

    def _say(self, answer: dict[str, Any]) -> None:
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()

    def _answers(self, question: dict[str, Any]) -> Iterator[dict[str, Any]]:
        source, line, column = question["source"], question["line"], question["column"]
        if question["do"] == "signatures":
            yield {"final": True, "signatures": self._signatures(source, line, column)}
        elif question["do"] == "help":
            yield {"final": True, "help": self._help(source, line, column)}
        elif question["do"] == "warm":
            for _ in self._completions(source, line, column):
                pass
            if self._questions.empty():
                # Before the answer: who waits for warmth must not wait for this with the first question.
                _tidy()
            yield {"final": True}
        else:
            yield from self._completions(source, line, column)

    def _completions(self, source: str, line: int, column: int) -> Iterator[dict[str, Any]]:
        found = self._jedi.script(source).complete(line, column)
        before = source.split("\n")[line - 1][:column]
        in_import = bool(_IMPORTING.match(before)) and not _IMPORTING_NAMES.match(before)
        end = time.monotonic() + _TYPES_SECONDS
        # Asking what a name in an import is would read every module that it could be.
        items = [
            [each.name, "module" if in_import else each.type if time.monotonic() < end else "", ""]
            for each in found
        ]
        typed = found[0].get_completion_prefix_length() if found else 0
        if in_import or not found:
            yield {"final": True, "typed": typed, "items": items}
            return
        yield {"final": False, "typed": typed, "items": items}
        end = time.monotonic() + _SIGNATURES_SECONDS
        for item, each in zip(items, found, strict=True):
            if item[1] in ("function", "class") and time.monotonic() < end:
                item[2] = _short_signature(each)
        yield {"final": True, "typed": typed, "items": items}

    def _signatures(self, source: str, line: int, column: int) -> list[dict[str, Any]]:
        answers = []
        for signature in self._jedi.script(source).get_signatures(line, column):
            answers.append(
                {
                    "name": signature.name,
                    "parameters": [parameter.to_string() for parameter in signature.params],
                    "index": signature.index,
                    "result": _result_of(signature.to_string()),
                    "summary": _summary(self._documentation(signature, raw=True)),
                }
            )
        return answers

    def _help(self, source: str, line: int, column: int) -> dict[str, str] | None:
        script = self._jedi.script(source)
        text = source.split("\n")[line - 1]
        at_name = any(
            each.isidentifier() or each.isdecimal() for each in text[max(column - 1, 0) : column + 1]
        )
        # Between the arguments of a call jedi would explain what the call gives.
        found = (script.help(line, column) if at_name else []) or script.get_signatures(line, column)
        for each in found:
            if each.type == "keyword":
                continue
            signatures = each.get_signatures()
            head = signatures[0].to_string() if signatures else each.name
            lines = self._documentation(each, raw=True).strip().split("\n")
            if len(lines) > _HELP_LINES:
                lines = [*lines[:_HELP_LINES], "…"]
            return {"name": each.full_name or each.name, "head": head, "text": "\n".join(lines)}
        return None

    def _documentation(self, name: Any, *, raw: bool) -> str:
        text = str(name.docstring(raw=raw))
        path = name.full_name or ""
        if text or path.partition(".")[0] not in sys.stdlib_module_names:
            return text
        # jedi's stubs hold no documentation; a module of the standard library may be asked itself.
        parts = path.split(".")
        for cut in range(len(parts), 0, -1):
            try:
                value: Any = importlib.import_module(".".join(parts[:cut]))
                for part in parts[cut:]:
                    value = getattr(value, part)
            except (ImportError, AttributeError):
                continue
            return inspect.getdoc(value) or ""
        return ""


def _short_signature(completion: Any) -> str:
    signatures = completion.get_signatures()
    if not signatures:
        return ""
    parameters = [parameter.to_string() for parameter in signatures[0].params]
    text = f"({', '.join(parameters)})"
    return text if len(text) <= _SIGNATURE_LENGTH else text[: _SIGNATURE_LENGTH - 1] + "…"


def _result_of(signature: str) -> str:
    _, arrow, result = signature.rpartition(") -> ")
    return result if arrow else ""


def _summary(documentation: str) -> str:
    return " ".join(documentation.strip().split("\n\n")[0].split())[:300]


def _resident() -> int:
    if sys.platform == "linux":
        pages = Path("/proc/self/statm").read_text().split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    import psutil  # type: ignore[import-untyped]

    return int(psutil.Process().memory_info().rss)


def _tidy() -> None:
    """Collects what jedi has left behind, and gives it back to the system where that can be asked for."""
    gc.collect()
    if sys.platform == "linux":
        import ctypes

        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)


def main() -> int:
    _Worker(Path(sys.argv[1])).run()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
