"""Parts for the tests of checks: an exercise made on the spot, and its verdicts."""

from __future__ import annotations

import textwrap
import time
from collections.abc import Callable
from pathlib import Path

CHECK = '''
"""Checks for `twice`."""

from tutor_app.checks.expect import expect_call


def check_small(answer):
    """A small number"""
    expect_call(answer.twice, 2, returns=4)


def check_large(answer):
    """A large number"""
    expect_call(answer.twice, 1000, returns=2000, hint="Twice is two times.")
'''
SOLUTION = "def twice(x):\n    return 2 * x\n"


def make_exercise(folder: Path, check: str = CHECK, solution: str = SOLUTION, **files: str) -> Path:
    """An exercise folder `numbers/twice` in *folder*; *files* are data, by name (`_` stands for a dot)."""
    exercise = folder / "numbers" / "twice"
    exercise.mkdir(parents=True)
    (exercise / "check.py").write_text(textwrap.dedent(check), encoding="utf-8")
    if solution:
        (exercise / "solution.py").write_text(textwrap.dedent(solution), encoding="utf-8")
    for name, text in files.items():
        (exercise / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return exercise


def until(true: Callable[[], object], seconds: float = 20) -> bool:
    """Waits for something to become true."""
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.01)
    return bool(true())
