"""What ruff says of the code of a course: lint of a page's examples, format of its files."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from tutor_app import processes
from tutor_app.course.model import Example, Page, Pitfall

LINE_LENGTH = 110

_MISTAKES = "E9,F63,F7,F82"
_HABITS = f"{_MISTAKES},E,F,W,B,C4,PIE"
# What examples do on purpose: share a default, show a value, compare it with None, import late, and so on.
_MEANT = (
    "B006,B008,B011,B015,B018,B033,B905,E402,E501,E703,E711,E712,E721,E731,E741,"
    "F601,F632,F704,F706,F811,PIE790,PLE1142,W291,W293"
)
_SECONDS = 60.0


def lint_examples(page: Page) -> list[tuple[int, str]]:
    """Mistakes in the code of *page*, as (line of `lesson.md`, sentence).

    All examples are one text, because they share one namespace; one with `fresh` begins another.
    In pitfalls, and where an exception is meant, only what cannot run is a mistake.
    """
    lenient = _lenient_lines(page)
    found = []
    for examples in _namespaces(page):
        raises_name_error = {line for e in examples if e.raises == "NameError" for line in _lines(e)}
        for code, line, message in _check(_joined(examples)):
            if line in lenient and not re.match(r"(E9|F63|F7|F82|invalid-syntax)", code):
                continue
            if code == "F821" and line in raises_name_error:
                continue
            found.append((line, f"{message.rstrip('.')} ({code})."))
    return found


def unformatted(files: Sequence[Path]) -> list[tuple[Path, int]]:
    """The files that `ruff format` would change, with the first line that it would."""
    if not files:
        return []
    answer = _run(["format", "--check", "--output-format", "json", *map(str, files)])
    return [
        (Path(each["filename"]), each["location"]["row"])
        for each in answer
        if each.get("code") == "unformatted" or each.get("name") == "unformatted"
    ]


def _namespaces(page: Page) -> list[list[Example]]:
    groups: list[list[Example]] = [[]]
    for example in page.examples():
        if not example.runs or example.raises in {"SyntaxError", "IndentationError", "TabError"}:
            continue
        if example.fresh and groups[-1]:
            groups.append([])
        groups[-1].append(example)
    return [group for group in groups if group]


def _joined(examples: Sequence[Example]) -> str:
    """One text in which each example stands at its own lines of the page."""
    lines: list[str] = []
    for example in examples:
        lines += [""] * (example.line - len(lines))
        lines += _without_magics(example.source).split("\n")
    return "\n".join(lines) + "\n"


def _without_magics(source: str) -> str:
    """*source* with what only IPython understands replaced by `pass`, line for line."""
    if source.lstrip().startswith("%%"):
        return "\n" * source.count("\n")
    return re.sub(r"^([ \t]*)(?:[%!].*|[\w.]+\?{1,2})$", r"\1pass", source, flags=re.MULTILINE)


def _lines(example: Example) -> range:
    return range(example.line + 1, example.line + 2 + example.source.count("\n"))


def _lenient_lines(page: Page) -> set[int]:
    meant = [example for example in page.examples() if example.raises]
    for block in page.blocks:
        if isinstance(block, Pitfall):
            meant += [inner for inner in block.blocks if isinstance(inner, Example)]
    return {line for example in meant for line in _lines(example)}


def _check(source: str) -> list[tuple[str, int, str]]:
    builtins = json.dumps(["display", "get_ipython", "In", "Out"])
    answer = _run(
        [
            *("check", "--output-format", "json", "--select", _HABITS, "--ignore", _MEANT),
            *("--config", f"builtins={builtins}", "--stdin-filename", "examples.py", "-"),
        ],
        source,
    )
    return [(each["code"] or "invalid-syntax", each["location"]["row"], each["message"]) for each in answer]


@cache
def find_ruff() -> str:
    """The path of ruff. Raises FileNotFoundError.

    Call it once before threads do: it asks `sysconfig`, which two threads at once confuse.
    """
    from ruff import find_ruff_bin  # type: ignore[import-untyped]

    return str(find_ruff_bin())


def _run(arguments: Sequence[str], source: str = "") -> list[dict[str, Any]]:
    """ruff's answer, without any settings of a project. Raises OSError where ruff cannot be used."""
    options = ["--isolated", "--no-cache", "--line-length", str(LINE_LENGTH), "--target-version", "py311"]
    command = [find_ruff(), arguments[0], *options, *arguments[1:]]
    process = processes.start(
        command,
        cwd=Path(tempfile.gettempdir()),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        answer, trouble = process.communicate(source.encode("utf-8", "replace"), _SECONDS)
        return list(json.loads(answer))
    except subprocess.TimeoutExpired:
        processes.kill_tree(process)
        process.communicate()
        raise OSError(f"ruff did not answer within {_SECONDS:g} seconds") from None
    except ValueError:
        raise OSError(trouble.decode("utf-8", "replace").strip() or "ruff gave no answer") from None
