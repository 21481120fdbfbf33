"""Problems of code that is being typed, as ruff finds them."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import Any

from tutor_app import processes
from tutor_app.assist.answers import Problem
from tutor_app.assist.shape import shape_of

# Errors, and the few opinions of flake8-bugbear that are bugs: never one about a bare expression,
# because the console shows the value of the last one.
_SELECTED = "E9,F,B006,B020,B023,B035"
_IGNORED = "F401,F402,F403,F405,F811,F841"
_CONSOLE_NAMES = ("display", "get_ipython", "In", "Out", "exit", "quit", "_", "__", "___")
_SECONDS = 5.0
_MAGIC = re.compile(r"^([ \t]*)(?:[%!?].*|[\w.]+\s*=\s*[%!].*|[\w.%]+\?{1,2}[ \t]*)$", re.MULTILINE)
_BINDING = re.compile(
    r"^\s*(?:async\s+)?(?:(?:def|class)\s+(\w+)|(?:for\s+)?([\w, ]+?)\s*(?::[^=\n]+)?(?:=(?!=)|\bin\b))"
)
_SENTENCES = {
    "B006": "This default value is made once and shared by all calls. Use None and make it inside.",
    "B020": "The loop gives the name of what it runs over another value.",
    "B023": "The function sees the loop variable's last value, not the one of its own round.",
    "F632": "`is` compares identity, not value. Use `==`.",
    "F634": "A tuple that holds something is always true. Take the parentheses away.",
    "F631": "An assertion on a tuple is always true. Take the parentheses away.",
}


def find_problems(source: str, context: str = "") -> list[Problem]:
    """What is wrong with *source*, by line; names that *context*, which runs before, binds are known.

    Takes about 10 ms. Where ruff cannot be started, or does not answer, nothing is wrong.
    """
    if not source.strip() or source.lstrip().startswith("%%"):
        return []
    names, is_open = bound_names(context)
    quoted = ",".join(json.dumps(name) for name in sorted({*names, *_CONSOLE_NAMES}))
    command = [
        *(_ruff(), "check", "--isolated", "--no-cache", "--quiet", "--exit-zero"),
        *("--output-format", "json", "--target-version", f"py3{sys.version_info[1]}"),
        *("--select", _SELECTED, "--ignore", _IGNORED, "--config", f"builtins=[{quoted}]"),
        *("--stdin-filename", "code.py", "-"),
    ]
    try:
        process = processes.start(
            command, cwd=Path(tempfile.gettempdir()), stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
    except OSError:
        return []
    try:
        answer, _ = process.communicate(_without_magics(source).encode("utf-8", "replace"), _SECONDS)
        found = json.loads(answer)
    except (subprocess.TimeoutExpired, ValueError):
        processes.kill_tree(process)
        return []
    return _problems(found, is_open, source)


def bound_names(source: str) -> tuple[set[str], bool]:
    """The names that *source* binds, and whether there may be more of them because of a `import *`.

    Parts of it that do not parse are read line by line.
    """
    names: set[str] = set()
    is_open = False
    for part in _parsed_parts(_without_magics(source)):
        if isinstance(part, str):
            for line in part.split("\n"):
                match = _BINDING.match(line)
                if match is not None:
                    names.update(re.findall(r"[^\W\d]\w*", match[1] or match[2]))
            continue
        for node in ast.walk(part):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                names.add(node.id)
            elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                names.add(node.name)
            elif isinstance(node, (ast.Import, ast.ImportFrom)):
                for alias in node.names:
                    is_open = is_open or alias.name == "*"
                    names.add((alias.asname or alias.name).partition(".")[0])
            elif isinstance(node, (ast.MatchAs, ast.MatchStar, ast.ExceptHandler)) and node.name:
                names.add(node.name)
    return {name for name in names if name.isidentifier()}, is_open


def _parsed_parts(source: str) -> list[ast.Module | str]:
    try:
        return [ast.parse(source)]
    except (SyntaxError, ValueError):
        pass
    parts: list[ast.Module | str] = []
    for part in re.split(r"\n(?=\S)", source):
        try:
            parts.append(ast.parse(part))
        except (SyntaxError, ValueError):
            parts.append(part)
    return parts


def _without_magics(source: str) -> str:
    """*source* with what only IPython understands replaced by `pass`, line for line."""
    if not any(sign in source for sign in "%!?"):
        return source
    shape = shape_of(source)

    def replaced(match: re.Match[str]) -> str:
        start = match.end(1)
        in_bracket = any(opening < start < shape.partners[opening] for opening in shape.partners)
        if in_bracket or shape.region_at(start) is not None:
            return match.group()
        return f"{match[1]}pass"

    return _MAGIC.sub(replaced, source)


def _problems(found: list[dict[str, Any]], is_open: bool, source: str) -> list[Problem]:
    problems: dict[int, Problem] = {}
    syntax = [each for each in found if _is_syntax(each)]
    unclosed = shape_of(source).unclosed
    if syntax and unclosed:
        # The parser complains where it gave up, which may be far below the cause.
        before = source[: unclosed[0]]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n") - 1
        bracket = source[unclosed[0]]
        problem = Problem(line, column, line, column + 1, f"This `{bracket}` is never closed.", True)
        problems[line] = problem
        syntax = [each for each in syntax if each["location"]["row"] < line]
        found = syntax
    # Where the code does not parse, everything else that is said about it is guessed.
    for each in syntax or found:
        code, message = each["code"] or "", each["message"]
        if (code == "F821" and is_open) or (code in ("F704", "PLE1142") and "await" in message):
            continue
        start, end = each["location"], each["end_location"]
        line = start["row"]
        problem = Problem(
            line, start["column"] - 1, end["row"], end["column"] - 1, _sentence(code, message),
            _is_syntax(each) or code == "F821",
        )  # fmt: skip
        problems.setdefault(line, problem)
    return [problems[line] for line in sorted(problems)]


def _is_syntax(each: dict[str, Any]) -> bool:
    return each["code"] in (None, "invalid-syntax", "E999") or each.get("name") == "invalid-syntax"


def _sentence(code: str, message: str) -> str:
    if code in _SENTENCES:
        return _SENTENCES[code]
    message = message.removeprefix("SyntaxError: ").strip()
    if code == "F821":
        name = message.rpartition("name ")[2]
        return f"{name} is not defined here or in the examples above."
    message = message[:1].upper() + message[1:]
    return message if message.endswith((".", "?")) else message + "."


def _ruff() -> str:
    name = "ruff.exe" if sys.platform == "win32" else "ruff"
    for folder in (Path(sysconfig.get_path("scripts")), Path(sys.executable).parent):
        if (folder / name).is_file():
            return str(folder / name)
    return name
