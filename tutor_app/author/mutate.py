"""Tries every exercise's check on mutants of its solution: what `tutor-app check --mutate` does.

A mutant that passes is a hole in the check, unless `survivors.toml` says why it is still right.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tutor_app.author.chosen import ChosenExercise, chosen_exercises
from tutor_app.author.mutants import Mutant, make_mutants, read_probes, with_probes
from tutor_app.author.survivors import NAME, Explanation, add_survivors, read_survivors
from tutor_app.author.verify import Problem
from tutor_app.checks.run import Checker, Limits, stage_imports
from tutor_app.checks.verdict import Verdict, VerdictKind
from tutor_app.course.model import Course

_LEAST_SECONDS = 1.0
_MEMORY = 1 << 30


@dataclass
class MutationReport:
    """What became of the mutants of one exercise.

    *stopped* of the *caught* ones ran too long. *unexplained* passed without a reason, *explained* with one;
    *failed* made the check itself fail. *trouble* is why there are no mutants at all. *seconds* are those
    that the checks took, added up.
    """

    exercise_id: str
    folder: Path
    made: int = 0
    caught: int = 0
    stopped: int = 0
    explained: int = 0
    unexplained: list[Mutant] = field(default_factory=list)
    failed: list[Mutant] = field(default_factory=list)
    seconds: float = 0.0
    trouble: str = ""
    problems: list[Problem] = field(default_factory=list)

    @property
    def survivors(self) -> int:
        return self.explained + len(self.unexplained)

    def to_json(self) -> dict[str, Any]:
        """What `tutor-app check --mutate --json` prints of it."""

        def listed(mutants: list[Mutant]) -> list[dict[str, Any]]:
            return [
                {
                    "line": one.line,
                    "in": one.where,
                    "before": one.before,
                    "after": one.after,
                    "number": one.number,
                }
                for one in mutants
            ]

        return {
            "id": self.exercise_id,
            "made": self.made,
            "caught": self.caught,
            "stopped": self.stopped,
            "explained": self.explained,
            "unexplained": listed(self.unexplained),
            "check_failed": listed(self.failed),
            "seconds": round(self.seconds, 2),
        }


def mutate(
    course: Course,
    ids: Sequence[str] = (),
    *,
    jobs: int = os.cpu_count() or 1,
    write: bool = False,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
) -> list[MutationReport]:
    """A report for each exercise of the stages, topics and exercises named by *ids*, in the course's order.

    Tries *jobs* mutants at a time. With *write*, survivors that nothing explains are added to
    `survivors.toml`, where a reason is to be written. Raises UnknownIdError.
    """
    tasks = [_Task(exercise) for exercise in chosen_exercises(course, ids)]
    with ExitStack() as stack:
        reports = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tutor-verify-")))
        checkers: dict[str, Checker] = {}
        for stage_id in {task.stage_id for task in tasks}:
            checker = checkers[stage_id] = Checker(report_folder=reports, until_wrong=True)
            stack.callback(checker.close)
            checker.prepare(stage_imports(course.stage(stage_id)))
        pool = stack.enter_context(ThreadPoolExecutor(jobs, thread_name_prefix="mutate"))
        stack.callback(lambda: pool.shutdown(cancel_futures=True))
        list(pool.map(lambda task: task.begin(checkers[task.stage_id]), tasks))
        total = sum(len(task.mutants) for task in tasks)
        on_progress(0, total)
        futures = [
            (task, mutant, pool.submit(task.verdict, checkers[task.stage_id], mutant))
            for task in tasks
            for mutant in task.mutants
        ]
        for done, (task, mutant, future) in enumerate(futures, 1):
            task.count(mutant, future.result())
            on_progress(done, total)
    for task in tasks:
        task.finish()
        if write and task.report.unexplained:
            add_survivors(task.report.folder, task.report.unexplained)
    return [task.report for task in tasks]


class _Task:
    """The mutants of one exercise, and what is found out about them."""

    def __init__(self, exercise: ChosenExercise) -> None:
        self.stage_id = exercise.stage_id
        self.report = MutationReport(exercise.id, exercise.folder)
        self.mutants: list[Mutant] = []
        self._limits = Limits()
        self._explanations: list[Explanation] = []
        self._caught: set[tuple[str, str, str, int]] = set()
        self._passed: set[tuple[str, str, str, int]] = set()

    def begin(self, checker: Checker) -> None:
        """Try the solution, see what it returns, and make the mutants."""
        report, solution = self.report, self.report.folder / "solution.py"
        self._explanations, wrong = read_survivors(report.folder)
        report.problems += [Problem(report.folder / NAME, line, message) for line, message in wrong]
        try:
            source = solution.read_text(encoding="utf-8")
            check = (report.folder / "check.py").read_text(encoding="utf-8")
            probed = with_probes(source)
        except (OSError, ValueError, SyntaxError) as error:
            self._cannot(f"Write Python that can be read: {error}.")
            return
        verdict = checker.start(report.folder, source).wait()
        if verdict.kind is not VerdictKind.RIGHT:
            self._cannot(f"Mend the solution or its check; it gets: {' '.join(verdict.message.split())}")
            return
        again = checker.start(report.folder, probed).wait()
        # The first attempt may have waited for the imports.
        seconds = min(verdict.seconds, again.seconds)
        self._limits = Limits(seconds=min(_LEAST_SECONDS + 5 * seconds, 30.0), memory=_MEMORY)
        report.seconds += verdict.seconds
        kinds = read_probes(again.printed)
        self.mutants = make_mutants(
            source,
            kinds=kinds,
            annotations="run_mypy" in check,
            causes="cause" in check,
            messages=bool(re.search(r"\bmentions\b|\bstr\(|\.args\b", check)),
        )
        report.made = len(self.mutants)

    def _cannot(self, message: str) -> None:
        self.report.trouble = message
        self.report.problems.append(Problem(self.report.folder / "solution.py", 1, message))

    def verdict(self, checker: Checker, mutant: Mutant) -> Verdict:
        return checker.start(self.report.folder, mutant.source, limits=self._limits).wait()

    def count(self, mutant: Mutant, verdict: Verdict) -> None:
        """Note what became of *mutant*."""
        report = self.report
        report.seconds += verdict.seconds
        if verdict.kind is VerdictKind.RIGHT:
            self._passed.add(mutant.key)
            if any(mutant.key == one.key for one in self._explanations):
                report.explained += 1
            else:
                report.unexplained.append(mutant)
        elif verdict.kind is VerdictKind.CHECK_FAILED:
            report.failed.append(mutant)
        else:
            report.caught += 1
            if verdict.out_of_time:
                report.stopped += 1
            else:
                self._caught.add(mutant.key)

    def finish(self) -> None:
        """Make problems of what is left."""
        report, folder = self.report, self.report.folder
        for mutants, what in (
            (report.unexplained, "Make the check catch this mutant, or explain it in survivors.toml"),
            (report.failed, "Mend the check, which fails by itself on this mutant"),
        ):
            for one in mutants:
                where = f" in {one.where}" if one.where else ""
                number = f" ({one.number} of that kind)" if one.number > 1 else ""
                change = f"`{one.before}` -> `{one.after}`" if one.after else f"without `{one.before}`"
                report.problems.append(
                    Problem(folder / "solution.py", one.line, f"{what}: {change}{where}{number}.")
                )
        if report.trouble:
            return
        made = {one.key for one in self.mutants}
        for explanation in self._explanations:
            if explanation.key in self._caught:
                message = "Remove this table; the check catches that mutant now."
            elif explanation.key not in made:
                message = "Remove this table; the solution has no such mutant any more."
            else:
                continue
            report.problems.append(Problem(folder / NAME, explanation.line, message))


def table(reports: Sequence[MutationReport]) -> list[str]:
    """Lines of a table: one for each exercise, and the sums where there are several."""
    heads = ("made", "caught", "by time", "explained", "survivors", "seconds")
    rows = [
        (
            one.exercise_id,
            one.made,
            one.caught,
            one.stopped,
            one.explained,
            len(one.unexplained) + len(one.failed),
            round(one.seconds),
        )
        for one in reports
    ]
    if len(rows) > 1:
        sums = [sum(int(row[place]) for row in rows) for place in range(1, 7)]
        rows.append(("in all", *sums))  # type: ignore[arg-type]
    width = max([len(str(row[0])) for row in rows], default=0)
    lines = [f"{'':{width}}  " + "  ".join(heads)]
    for name, *numbers in rows:
        cells = (f"{number:>{len(head)}}" for number, head in zip(numbers, heads, strict=True))
        lines.append(f"{name:{width}}  " + "  ".join(cells))
    return lines
