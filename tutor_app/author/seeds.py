"""Tries every answer under several hash seeds: what `tutor-app check --seeds` does.

The order of a set of texts is another one in each process. A verdict that depends on it is a matter of luck.
"""

from __future__ import annotations

import ast
import os
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from tutor_app.author.chosen import ChosenExercise, chosen_exercises
from tutor_app.author.verify import Problem
from tutor_app.checks.run import Checker, stage_imports
from tutor_app.checks.verdict import VerdictKind
from tutor_app.course.model import Course


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What must be the same under every seed, and the words for it.

    Which checks a wrong answer fails need not be: what it gives may depend on the order of a set itself.
    """

    kind: VerdictKind
    has_its_message: bool
    message: str


def verify_seeds(
    course: Course,
    ids: Sequence[str] = (),
    *,
    seeds: int,
    jobs: int = os.cpu_count() or 1,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
) -> list[Problem]:
    """A problem for each answer whose verdict under one of *seeds* hash seeds is not that under the first.

    Compares the verdicts, and whether a wrong answer gets the message that it promises.
    Raises UnknownIdError.
    """
    exercises = chosen_exercises(course, ids)
    answers = [(exercise, path) for exercise in exercises for path in _answers(exercise.folder)]
    stages = {exercise.stage_id: stage_imports(course.stage(exercise.stage_id)) for exercise in exercises}
    first: list[_Outcome] = []
    problems: dict[Path, Problem] = {}
    with ExitStack() as stack:
        reports = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tutor-verify-")))
        pool = stack.enter_context(ThreadPoolExecutor(jobs, thread_name_prefix="seeds"))
        stack.callback(lambda: pool.shutdown(cancel_futures=True))
        on_progress(0, seeds * len(answers))
        for seed in range(seeds):
            with ExitStack() as checkers:
                by_stage = {}
                for stage_id, imports in stages.items():
                    by_stage[stage_id] = checker = Checker(
                        report_folder=reports, until_wrong=True, hash_seed=seed
                    )
                    checkers.callback(checker.close)
                    checker.prepare(imports)
                outcomes = pool.map(
                    lambda answer, by=by_stage: _outcome(by[answer[0].stage_id], *answer), answers
                )
                for place, outcome in enumerate(outcomes):
                    on_progress(seed * len(answers) + place + 1, seeds * len(answers))
                    if seed == 0:
                        first.append(outcome)
                        continue
                    path = answers[place][1]
                    if path not in problems and not _agree(outcome, first[place]):
                        problems[path] = Problem(path, 1, _told(seed, outcome, first[place]))
    return list(problems.values())


def _answers(folder: Path) -> list[Path]:
    own = [folder / "starter.py", folder / "solution.py"]
    others = sorted(folder.glob("right_*.py")) + sorted(folder.glob("wrong_*.py"))
    return [path for path in own if path.is_file()] + others


def _outcome(checker: Checker, exercise: ChosenExercise, path: Path) -> _Outcome:
    source = path.read_text(encoding="utf-8")
    verdict = checker.start(exercise.folder, source).wait()
    message = " ".join(verdict.message.split())
    wanted = ""
    if path.name.startswith("wrong_"):
        try:
            wanted = " ".join((ast.get_docstring(ast.parse(source)) or "").split())
        except (SyntaxError, ValueError):
            wanted = ""
    return _Outcome(verdict.kind, wanted in message, message)


def _agree(one: _Outcome, other: _Outcome) -> bool:
    return (one.kind, one.has_its_message) == (other.kind, other.has_its_message)


def _told(seed: int, outcome: _Outcome, first: _Outcome) -> str:
    return (
        f"Make the check see the same whatever the order of sets is: with hash seed {seed} this answer gets"
        f" “{outcome.message}”, with seed 0 “{first.message}”"
    )
