"""Verifies the course: what `tutor-app check` does.

Everything that a page promises is tried with the same parts that the learner will use: examples in a real
kernel, answers in real check processes. A problem is a file, a line and a sentence that says what to do.
"""

from __future__ import annotations

import ast
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from tutor_app.author import survivors
from tutor_app.author.ruff import LINE_LENGTH, find_ruff, lint_examples, unformatted
from tutor_app.checks.run import Checker, stage_imports
from tutor_app.checks.verdict import Verdict, VerdictKind
from tutor_app.course.model import Course, CourseError, Example, Exercise, Page, Picture, Stage, Topic
from tutor_app.course.output import expected_output, output_matches
from tutor_app.course.reader import read_page_with_mistakes, read_stage_text, read_text
from tutor_app.kernel.session import KernelError, KernelSession
from tutor_app.kernel.shown import RunResult
from tutor_app.pictures import PICTURES
from tutor_app.services import SERVICES
from tutor_app.services.process import ServiceError, ServiceProcess

LEAST_RIGHT = 1
LEAST_WRONG = 3
EXAMPLE_SECONDS = 60.0

_OWN_FILES = ("starter.py", "solution.py", "check.py", survivors.NAME)
_IGNORED = re.compile(r"\..*|__pycache__")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to mend: `path:line: message`, where the message is one sentence."""

    path: Path
    line: int
    message: str


class UnknownIdError(LookupError):
    """The course has no stage, topic or exercise of that id; the text is one sentence."""


def verify(
    course: Course,
    ids: Sequence[str] = (),
    *,
    jobs: int = os.cpu_count() or 1,
    on_progress: Callable[[int, int], None] = lambda done, total: None,
) -> list[Problem]:
    """All problems of the stages, topics and exercises named by *ids*, or of the whole course, in its order.

    Works on *jobs* pages and exercises at a time. *on_progress* is called with (done, all) in this thread.
    Raises UnknownIdError.
    """
    find_ruff()
    work = _Work(course)
    work.choose(ids)
    problems: list[Problem] = list(work.problems)
    with ExitStack() as stack:
        reports = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tutor-verify-")))
        checkers: dict[str, Checker] = {}
        for stage_id in {exercise.stage_id for exercise in work.exercises}:
            checker = checkers[stage_id] = Checker(report_folder=reports)
            stack.callback(checker.close)
            checker.prepare(stage_imports(course.stage(stage_id)))
        tasks: list[Callable[[], list[Problem]]] = [page.problems for page in work.pages]
        for task in work.exercises:
            tasks += task.tasks(checkers[task.stage_id])
        on_progress(0, len(tasks))
        pool = stack.enter_context(ThreadPoolExecutor(jobs, thread_name_prefix="verify"))
        stack.callback(lambda: pool.shutdown(cancel_futures=True))
        futures = [pool.submit(task) for task in tasks]
        for done, future in enumerate(as_completed(futures), 1):
            problems += future.result()
            on_progress(done, len(tasks))
    places = {topic.folder: number for number, topic in enumerate(course.topics())}
    return sorted(set(problems), key=lambda problem: _order(problem, places))


def _order(problem: Problem, places: dict[Path, int]) -> tuple[int, str, int, str]:
    """Topics in the order of the course; what belongs to no topic comes first."""
    place = next((places[folder] for folder in problem.path.parents if folder in places), -1)
    # The page of a topic before its exercises.
    name = "" if problem.path.name == "lesson.md" else str(problem.path)
    return place, name, problem.line, problem.message


class _Work:
    """What is to be verified, and the problems that are found by looking at names alone."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.problems: list[Problem] = []
        self.pages: list[_PageTask] = []
        self.exercises: list[_ExerciseTask] = []

    def choose(self, ids: Sequence[str]) -> None:
        stages = {stage.id: stage for stage in self.course.stages()}
        topics = {topic.id: topic for topic in self.course.topics()}
        if not ids:
            self.problems += _unexpected_in_course(self.course)
        for stage in stages.values():
            if not ids or stage.id in ids:
                self.problems += _stage_problems(stage)
        for topic in topics.values():
            chosen = not ids or topic.id in ids or topic.stage_id in ids
            names = {name.partition("/")[2] for name in ids if name.partition("/")[0] == topic.id} - {""}
            if chosen or names:
                self.take(topic, None if chosen else names)
        known = {*stages, *topics, *(task.exercise.id for task in self.exercises)}
        for name in ids:
            if name not in known:
                raise UnknownIdError(
                    f"The course has no stage, topic or exercise “{name}”: `tutor-app list --json` names all."
                )

    def take(self, topic: Topic, names: set[str] | None) -> None:
        """Add a topic, or only its exercises of these *names*."""
        page, mistakes = read_page_with_mistakes(topic)
        found = [Problem(mistake.path, mistake.line, mistake.message) for mistake in mistakes]
        exercises = () if page is None else page.exercises()
        if names is None:
            self.problems += found
            if page is not None:
                self.pages.append(_PageTask(self.course, topic, page))
        else:
            exercises = tuple(exercise for exercise in exercises if exercise.name in names)
            self.problems += [problem for problem in found if any(name in problem.message for name in names)]
        self.exercises += [_ExerciseTask(topic.stage_id, exercise) for exercise in exercises]


# --- files ---------------------------------------------------------------------------------------------


def _unexpected_in_course(course: Course) -> Iterator[Problem]:
    stages = {stage.id for stage in course.stages()}
    for path in _entries(course.folder):
        if path.is_dir() and path.name not in stages:
            yield Problem(path, 1, "Name this stage in course.toml, or remove its folder.")
        elif path.is_file() and path.name != "course.toml":
            yield Problem(path, 1, "Remove this file; nothing in the course uses it.")


def _stage_problems(stage: Stage) -> Iterator[Problem]:
    try:
        text = read_stage_text(stage)
    except CourseError as error:
        yield Problem(error.path, error.line, error.message)
    else:
        path = stage.folder / "stage.md"
        if not text.strip():
            yield Problem(path, 1, "Write why this stage is worth the time; the file is empty.")
        yield from _todos(path, text)
    topics = {topic.id for topic in stage.topics}
    for path in _entries(stage.folder):
        if path.is_dir() and path.name not in topics:
            yield Problem(path, 1, "Name this topic in course.toml, or remove its folder.")
        elif path.is_file() and path.name != "stage.md":
            yield Problem(path, 1, "Remove this file; nothing in the course uses it.")


def _unexpected_in_topic(topic: Topic, page: Page, pictures: set[Path]) -> Iterator[Problem]:
    exercises = {exercise.name for exercise in page.exercises()}
    for path in _entries(topic.folder):
        if path.is_dir() and (path / "check.py").is_file():
            if path.name not in exercises:
                message = f"Add `:::{{exercise}} {path.name}` to lesson.md, or remove this folder."
                yield Problem(path, 1, message)
        elif path.is_dir() and path.name not in exercises:
            for file in sorted(path.rglob("*")):
                if file.is_file() and file.resolve() not in pictures and not _IGNORED.fullmatch(file.name):
                    yield Problem(file, 1, "Remove this file; lesson.md does not show it.")
        elif path.is_file() and path.name != "lesson.md" and path.resolve() not in pictures:
            yield Problem(path, 1, "Remove this file; lesson.md does not show it.")


def _unexpected_in_exercise(exercise: Exercise) -> Iterator[Problem]:
    texts = exercise.text + "".join(
        path.read_text(encoding="utf-8", errors="replace") for path in exercise.folder.glob("*.py")
    )
    for path in _entries(exercise.folder):
        if path.is_dir():
            yield Problem(path, 1, "Remove this folder; an exercise holds files only.")
        elif path.name in _OWN_FILES or re.fullmatch(r"(right|wrong)_.*\.py", path.name):
            continue
        elif path.name not in texts and path.stem not in texts:
            yield Problem(path, 1, "Remove this file, or use it by its name; nothing in this exercise does.")


def _entries(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if not _IGNORED.fullmatch(path.name))


def _todos(path: Path, text: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        if re.search(r"\bTODO\b.*:", line):
            yield Problem(path, number, "Write this part; a TODO stands here.")


def _format_problems(files: Iterable[Path]) -> Iterator[Problem]:
    for path, line in unformatted(list(files)):
        yield Problem(path, line, f"Run `ruff format --line-length {LINE_LENGTH}` on this file.")


# --- a page --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _PageTask:
    """Verifies a page: its words, its links, its code and what its code shows."""

    course: Course
    topic: Topic
    page: Page

    def problems(self) -> list[Problem]:
        path = self.topic.page_path
        text = read_text(path)
        found = list(_todos(path, text))
        if self.page.title != self.topic.title:
            message = f"Make this title and the one in course.toml the same: {self.topic.title!r}."
            found.append(Problem(path, 1, message))
        found += self.head_problems(text)
        pictures: set[Path] = set()
        for line, address, is_picture in _addresses(text):
            if is_picture:
                picture = (self.topic.folder / address).resolve()
                pictures.add(picture)
                if ":" in address or not picture.is_file():
                    found.append(Problem(path, line, f"Put the picture {address!r} into the topic's folder."))
            else:
                found += self.link_problems(line, address)
        found += _unexpected_in_topic(self.topic, self.page, pictures)
        found += [Problem(path, line, message) for line, message in lint_examples(self.page)]
        found += _format_problems([path])
        found += self.run_examples()
        return found

    def head_problems(self, text: str) -> Iterator[Problem]:
        """Prerequisites that are no earlier topics, services and pictures that there are not."""
        earlier = {topic.id for topic in takewhile(lambda topic: topic != self.topic, self.course.topics())}
        lines = text.split("\n")
        for name in self.page.prerequisites:
            if name not in earlier:
                line = next(number for number, line in enumerate(lines, 1) if name in line)
                message = f"Name topics that come before this one; {name!r} is none of them."
                yield Problem(self.topic.page_path, line, message)
        for name in self.page.services:
            if name not in SERVICES:
                line = next(number for number, line in enumerate(lines, 1) if name in line)
                message = f"Change the service {name!r} to one of: {', '.join(SERVICES)}."
                yield Problem(self.topic.page_path, line, message)
        for block in self.page.blocks:
            if isinstance(block, Picture) and block.name not in PICTURES:
                message = f"Change the picture {block.name!r} to one of: {', '.join(PICTURES)}."
                yield Problem(self.topic.page_path, block.line, message)

    def link_problems(self, line: int, address: str) -> Iterator[Problem]:
        path = self.topic.page_path
        if address.startswith("topic:"):
            name = address.removeprefix("topic:")
            if name not in {topic.id for topic in self.course.topics()}:
                yield Problem(path, line, f"Link to a topic of the course; there is none named {name!r}.")
        elif address.startswith("#"):
            anchors = {getattr(block, "anchor", "") for block in self.page.blocks}
            anchors |= {example.anchor for example in self.page.examples()}
            if address[1:] not in anchors:
                yield Problem(path, line, f"Link to a heading of this page; there is no {address!r}.")
        elif not address.startswith(("https://", "http://", "mailto:")):
            yield Problem(path, line, f"Change the link {address!r} to topic:ID, #heading or https://….")

    def run_examples(self) -> Iterator[Problem]:
        """Run the examples in their order in one kernel, and compare what each shows.

        The practice services that the page needs run meanwhile, for this page alone.
        """
        examples = [example for example in self.page.examples() if example.runs]
        if not examples:
            return
        with ExitStack() as stack:
            folder = stack.enter_context(
                tempfile.TemporaryDirectory(prefix="tutor-verify-", ignore_cleanup_errors=True)
            )
            try:
                environment: dict[str, str] = {}
                if services := [name for name in self.page.services if name in SERVICES]:
                    environment = stack.enter_context(ServiceProcess(services)).environment()
                kernel = stack.enter_context(KernelSession(Path(folder), environment))
                for example in examples:
                    result = kernel.run(example.source, EXAMPLE_SECONDS, fresh=example.fresh)
                    yield from self.example_problems(example, result)
                    if result.died or result.error_name == "TimeoutError":
                        return
            except (KernelError, ServiceError) as error:
                yield Problem(
                    self.topic.page_path, 1, f"Run `tutor-app doctor`, the examples cannot run: {error}"
                )

    def example_problems(self, example: Example, result: RunResult) -> Iterator[Problem]:
        path = self.topic.page_path
        raised = _shortened(f"{result.error_name}: {result.error_message}")
        error_line = example.line + (result.error_line or 0)
        if result.died:
            yield Problem(path, example.line, "Change this example; it ends Python.")
            return
        if result.error_name and not example.raises:
            yield Problem(
                path,
                error_line,
                f"Mend this example, or add raises={result.error_name}: it ends in {raised}.",
            )
            return
        if example.raises and not result.error_name:
            yield Problem(
                path, example.line, f"Remove raises={example.raises}, or make this example raise it."
            )
            return
        if example.raises and result.error_name.rpartition(".")[2] != example.raises:
            yield Problem(
                path, error_line, f"Write raises={result.error_name}: this example ends in {raised}."
            )
            return
        expected = expected_output(example)
        if expected is None and result.text.strip():
            where = " for this version of Python" if example.outputs else ""
            message = (
                f"Add an ```output block{where} after this example, which shows: {_shortened(result.text)}."
            )
            yield Problem(path, example.line, message)
        elif expected is not None and not output_matches(expected, result.text):
            output = next(output for output in example.outputs if output.text == expected)
            yield Problem(path, output.line, f"Mend this output: {_difference(expected, result.text)}.")


def _addresses(text: str) -> Iterator[tuple[int, str, bool]]:
    """Every link and picture of a page as (line, address, whether it is a picture)."""
    from urllib.parse import unquote

    from tutor_app.course.markdown import parse

    for token in parse(text):
        for child in token.children or ():
            line = (token.map[0] if token.map else 0) + 1
            if child.type == "link_open":
                yield line, str(child.attrs.get("href", "")), False
            elif child.type == "image":
                yield line, unquote(str(child.attrs.get("src", ""))), True


def _difference(expected: str, shown: str) -> str:
    """The first line that differs, or all that was shown where `...` stands for some of it."""
    if "..." in expected:
        return f"it shows {_shortened(shown)}"
    wanted, got = expected.rstrip().split("\n"), shown.rstrip().split("\n")
    for number, (one, other) in enumerate(zip(wanted, got, strict=False), 1):
        if one.rstrip() != other.rstrip():
            return f"line {number} shows {_shortened(other)}, not {_shortened(one)}"
    if len(got) > len(wanted):
        return f"line {len(wanted) + 1} shows {_shortened(got[len(wanted)])}, and the page has nothing there"
    return f"line {len(got) + 1} shows nothing, not {_shortened(wanted[len(got)])}"


def _shortened(text: str, length: int = 160) -> str:
    """*text* on one line, in quotes, its white space visible."""
    shown = repr(text.rstrip("\n"))
    return shown if len(shown) <= length else f"{shown[:length]}…"


# --- an exercise ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _ExerciseTask:
    """Verifies an exercise: its files, and the verdict on every answer in it."""

    stage_id: str
    exercise: Exercise

    def tasks(self, checker: Checker) -> list[Callable[[], list[Problem]]]:
        """Pieces of work that may run beside each other: one for the files, one for each answer."""
        folder = self.exercise.folder

        def answer(path: Path) -> Callable[[], list[Problem]]:
            return lambda: list(self.answer_problems(checker, path))

        answers = [folder / "starter.py", folder / "solution.py"]
        answers += sorted(folder.glob("right_*.py")) + sorted(folder.glob("wrong_*.py"))
        return [lambda: list(self.file_problems()), *map(answer, answers)]

    def file_problems(self) -> Iterator[Problem]:
        folder = self.exercise.folder
        yield from _unexpected_in_exercise(self.exercise)
        files = sorted(folder.glob("*.py"))
        texts: dict[str, str] = {}
        for path in files:
            try:
                texts[path.name] = read_text(path)
            except CourseError as error:
                yield Problem(error.path, error.line, error.message)
        starter = texts.pop("starter.py", None)
        if starter is not None and "TODO" not in starter:
            yield Problem(folder / "starter.py", 1, "Add a comment with TODO where the learner is to write.")
        for name, text in texts.items():
            yield from _todos(folder / name, text)
        yield from _check_file_problems(folder / "check.py", texts.get("check.py", ""))
        for line, message in survivors.read_survivors(folder)[1]:
            yield Problem(folder / survivors.NAME, line, message)
        right = sum(path.name.startswith("right_") for path in files)
        wrong = sum(path.name.startswith("wrong_") for path in files)
        if right < LEAST_RIGHT:
            yield Problem(folder, 1, "Add another right answer in another style, right_<what>.py.")
        if wrong < LEAST_WRONG:
            message = (
                f"Add plausible wrong answers, wrong_<what>.py: {LEAST_WRONG} are needed, there are {wrong}."
            )
            yield Problem(folder, 1, message)
        yield from _format_problems(files)

    def answer_problems(self, checker: Checker, path: Path) -> Iterator[Problem]:
        """The verdict on the answer in *path*, against what its name promises."""
        try:
            source = read_text(path)
        except CourseError:
            return
        verdict = checker.start(self.exercise.folder, source).wait()
        if verdict.kind is VerdictKind.CHECK_FAILED:
            reason = _reason(verdict)
            yield Problem(
                self.exercise.folder / "check.py", 1, f"Mend the check; it fails on {path.name}: {reason}."
            )
        elif path.name == "starter.py":
            if verdict.kind is VerdictKind.RIGHT:
                yield Problem(path, 1, "Take something out of the starter; it is a right answer already.")
        elif not path.name.startswith("wrong_"):
            if verdict.kind is not VerdictKind.RIGHT:
                yield Problem(path, 1, f"Mend this answer or the check; it gets: {_folded(verdict.message)}")
        else:
            yield from self.wrong_problems(path, source, verdict)

    def wrong_problems(self, path: Path, source: str, verdict: Verdict) -> Iterator[Problem]:
        try:
            wanted = _folded(ast.get_docstring(ast.parse(source)) or "")
        except (SyntaxError, ValueError) as error:
            yield Problem(path, getattr(error, "lineno", None) or 1, "Write Python that can be read here.")
            return
        if verdict.kind is VerdictKind.RIGHT:
            yield Problem(path, 1, "Make the check find this wrong answer; it passes as right.")
        elif not wanted:
            message = f"Begin with a docstring that holds this answer's message: {_folded(verdict.message)}"
            yield Problem(path, 1, message)
        elif wanted not in _folded(verdict.message):
            yield Problem(
                path, 1, f"Make the docstring and the message the same; it gets: {_folded(verdict.message)}"
            )


def _check_file_problems(path: Path, source: str) -> Iterator[Problem]:
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError) as error:
        yield Problem(path, getattr(error, "lineno", None) or 1, "Write Python that can be read here.")
        return
    checks = [
        node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("check_")
    ]
    if not checks:
        yield Problem(path, 1, "Define at least one function check_…(answer).")
    for check in checks:
        if not ast.get_docstring(check):
            message = f"Give {check.name} a docstring; it is the line beside its tick."
            yield Problem(path, check.lineno, message)


def _reason(verdict: Verdict) -> str:
    """The last line of the traceback that the report holds, or the message."""
    if verdict.report is not None and verdict.report.is_file():
        text = verdict.report.read_text(encoding="utf-8", errors="replace")
        found = re.search(r"^Trouble:\n(.*?)\n\nAnswer:", text, re.DOTALL | re.MULTILINE)
        if found:
            lines = [line.strip() for line in found[1].strip().split("\n")]
            return lines[-1].rstrip(".")
    return _folded(verdict.message).rstrip(".")


def _folded(text: str) -> str:
    return " ".join(text.split())
