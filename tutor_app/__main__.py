"""The command line. `python -m tutor_app` does the same as `tutor-app`.

Each command imports what it needs: all but the window and the demo work where Qt cannot be imported.
Exit codes: 0 all is well, 1 something was found wrong, 2 wrong usage or nothing to show a window on.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tutor_app import paths

if TYPE_CHECKING:
    from tutor_app.author.verify import Problem
    from tutor_app.course.model import Course

_CHECK_FAILED = 3
_BAR_WIDTH = 30


class _UsageError(Exception):
    """The command line names something that is not there; the text is one sentence."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code. argparse ends the process for `--help` and wrong options."""
    _speak_utf8()
    options = _parser().parse_args(arguments)
    if options.lessons is not None:
        os.environ["TUTOR_LESSONS_DIR"] = str(options.lessons.expanduser().absolute())
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except _UsageError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output, `head` for one, has seen enough; Python would complain at exit once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tutor-app",
        description="Python for AI & Data: a tutor on your machine. Without a command it opens the window.",
    )
    parser.add_argument("--version", action=_ShowVersion, nargs=0, help="show the version and exit")
    parser.add_argument(
        "--lessons", type=Path, metavar="DIR", help="another course than the one that is shipped"
    )
    parser.add_argument("--topic", metavar="ID", help="the topic to open; `tutor-app list` names them")
    place = parser.add_mutually_exclusive_group()
    _add_data_dir(place)
    place.add_argument(
        "--temp-data", action="store_true", help="keep progress only until the window is closed"
    )
    parser.set_defaults(command=_open_window)
    commands = parser.add_subparsers(title="commands", metavar="")

    def command(name: str, does: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=does, description=f"{does[0].upper()}{does[1:]}.")
        # With a default of its own it would overwrite the same option before the command.
        added.add_argument(
            "--lessons", type=Path, metavar="DIR", default=argparse.SUPPRESS, help="another course"
        )
        added.set_defaults(command=run)
        return added

    listing = command("list", "show the parts, stages and topics of the course", _list)
    listing.add_argument("--json", action="store_true", help="print JSON")
    check = command("check", "verify stages, topics or the whole course", _check)
    check.add_argument(
        "ids", nargs="*", metavar="ID", help="stages, topics and exercises; all where none is named"
    )
    check.add_argument("--json", action="store_true", help="print JSON")
    check.add_argument(
        "--jobs", type=_positive, default=os.cpu_count() or 1, metavar="N", help="work in parallel"
    )
    check.add_argument(
        "--mutate", action="store_true", help="break the solutions and see whether the checks notice"
    )
    check.add_argument(
        "--seeds",
        type=_positive,
        metavar="N",
        help="try all answers under N hash seeds: is it always the same?",
    )
    check.add_argument(
        "--write", action="store_true", help="with --mutate: add what survives to survivors.toml"
    )
    grade = command("grade", "check an answer to an exercise", _grade)
    grade.add_argument("exercise", metavar="TOPIC/EXERCISE")
    grade.add_argument("file", type=Path, metavar="FILE", help="the answer")
    grade.add_argument("--json", action="store_true", help="print JSON")
    doctor = command("doctor", "test this installation and say what to do where something fails", _doctor)
    _add_data_dir(doctor, default=argparse.SUPPRESS)
    demo = command("demo", "let the application do its main job by itself, without a display too", _demo)
    demo.add_argument("--out", type=Path, metavar="DIR", help="save a picture of each step there")
    demo.add_argument("--topic", metavar="ID", default=argparse.SUPPRESS, help="the topic to show")
    new = command("new-topic", "write the files of a new topic", _new_topic)
    new.add_argument("stage", metavar="STAGE")
    new.add_argument("id", metavar="ID")
    new.add_argument("title", metavar="TITLE")
    return parser


class _ShowVersion(argparse.Action):
    """Looks the version up when it is asked for: the import for that takes longer than all the parsing."""

    def __call__(self, parser: argparse.ArgumentParser, *arguments: object) -> None:
        import importlib.metadata

        print(f"tutor-app {importlib.metadata.version('tutor-app')}")
        parser.exit()


def _add_data_dir(to: Any, **more: Any) -> None:
    to.add_argument("--data-dir", type=Path, metavar="DIR", help="the folder of your progress", **more)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def _speak_utf8() -> None:
    """Sentences and JSON hold more than ASCII, whatever the terminal's locale is."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _open_window(options: argparse.Namespace) -> int:
    linux = sys.platform not in ("win32", "darwin")
    if linux and not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))):
        raise _UsageError(
            "There is no display: run `tutor-app demo` to see the application at work without one, "
            "or `xvfb-run -a tutor-app` to give it a virtual one."
        )
    # Looking for garbage among all that is imported is a tenth of the start; the window takes it up again.
    gc.disable()
    with _QtOrSentence():
        from tutor_app.ui.app import run
    return run(options)


def _demo(options: argparse.Namespace) -> int:
    with _QtOrSentence():
        from tutor_app.ui.demo import run_demo
    return run_demo(options)


class _QtOrSentence:
    """Turns a Qt that cannot be imported into one sentence."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if isinstance(error, ImportError):
            raise _UsageError(
                f"Qt cannot be loaded ({error}): run `tutor-app doctor`, which names what to install."
            ) from error


def _list(options: argparse.Namespace) -> int:
    from tutor_app.author.listing import list_course

    listed = list_course(_course())
    if options.json:
        _print_json(listed)
        return 0
    for stage in listed["stages"]:
        print(f"{stage['number']}  {stage['title']} ({stage['id']}; {stage['part']})")
        for topic in stage["topics"]:
            exercises = len(topic["exercises"])
            print(f"  {topic['number']:6} {topic['id']:28} {topic['title']}, {exercises} exercises")
    return 0


def _check(options: argparse.Namespace) -> int:
    from tutor_app.author.seeds import verify_seeds
    from tutor_app.author.verify import Problem, UnknownIdError, verify
    from tutor_app.course.model import CourseError
    from tutor_app.course.reader import read_course

    if options.mutate and options.seeds:
        raise _UsageError("Choose --mutate or --seeds; each is a check of its own.")
    if options.mutate:
        return _mutate(options)
    if options.write:
        raise _UsageError("--write needs --mutate: it writes down which mutants survive.")
    try:
        course = read_course(paths.lessons_dir())
    except CourseError as error:
        problems = [Problem(error.path, error.line, error.message)]
    else:
        bar = _Bar()
        try:
            if options.seeds:
                problems = verify_seeds(
                    course, options.ids, seeds=options.seeds, jobs=options.jobs, on_progress=bar.show
                )
            else:
                problems = verify(course, options.ids, jobs=options.jobs, on_progress=bar.show)
        except UnknownIdError as error:
            raise _UsageError(str(error)) from error
        bar.clear()
    if options.json:
        _print_json({"ok": not problems, "problems": _listed(problems)})
    else:
        _print_problems(problems)
    return 1 if problems else 0


def _mutate(options: argparse.Namespace) -> int:
    from tutor_app.author.mutate import mutate, table
    from tutor_app.author.verify import UnknownIdError

    bar = _Bar()
    begun = time.monotonic()
    try:
        reports = mutate(_course(), options.ids, jobs=options.jobs, write=options.write, on_progress=bar.show)
    except UnknownIdError as error:
        raise _UsageError(str(error)) from error
    seconds = time.monotonic() - begun
    bar.clear()
    problems = [problem for report in reports for problem in report.problems]
    if options.json:
        exercises = [report.to_json() for report in reports]
        _print_json(
            {
                "ok": not problems,
                "problems": _listed(problems),
                "exercises": exercises,
                "seconds": round(seconds, 1),
            }
        )
    else:
        for line in table(reports):
            print(line)
        print(f"{seconds:.0f} s")
        _print_problems(problems)
    return 1 if problems else 0


def _listed(problems: Sequence[Problem]) -> list[dict[str, Any]]:
    return [{"path": str(one.path), "line": one.line, "message": one.message} for one in problems]


def _print_problems(problems: Sequence[Problem]) -> None:
    for problem in problems:
        print(f"{problem.path}:{problem.line}: {problem.message}")
    count = f"{len(problems)} problem{'' if len(problems) == 1 else 's'}" if problems else "No problems"
    print(f"{count}.", file=sys.stderr)


class _Bar:
    """A progress bar on a terminal, and nothing at all elsewhere."""

    def __init__(self) -> None:
        self._wanted = sys.stderr.isatty()

    def show(self, done: int, total: int) -> None:
        if self._wanted:
            filled = _BAR_WIDTH * done // max(total, 1)
            sys.stderr.write(f"\r[{'#' * filled:{_BAR_WIDTH}}] {done} of {total}")
            sys.stderr.flush()

    def clear(self) -> None:
        if self._wanted:
            sys.stderr.write("\r\x1b[K")


def _grade(options: argparse.Namespace) -> int:
    from tutor_app.checks.run import grade
    from tutor_app.checks.verdict import VerdictKind

    folder = _exercise_folder(options.exercise)
    try:
        verdict = grade(folder, options.file)
    except OSError as error:
        raise _UsageError(f"{options.file} cannot be read: {error.strerror}.") from error
    if options.json:
        _print_json(verdict.to_json())
    else:
        for one in verdict.checks:
            sign = {True: "right  ", False: "not yet", None: "       "}[one.passed]
            print(f"{sign} {one.text}")
        print(verdict.message)
        if verdict.report is not None:
            print(f"The report is {verdict.report}.")
    return {VerdictKind.RIGHT: 0, VerdictKind.NOT_YET: 1, VerdictKind.CHECK_FAILED: _CHECK_FAILED}[
        verdict.kind
    ]


def _exercise_folder(exercise_id: str) -> Path:
    topic_id, _, name = exercise_id.partition("/")
    try:
        folder = _course().topic(topic_id).folder / name
    except KeyError:
        folder = None
    if folder is None or name in ("", ".", "..") or not (folder / "check.py").is_file():
        raise _UsageError(
            f"The course has no exercise “{exercise_id}”: `tutor-app list --json` names them all."
        )
    return folder


def _doctor(options: argparse.Namespace) -> int:
    from tutor_app.author.doctor import examine

    failed = 0
    for finding in examine(paths.data_dir(options.data_dir), paths.lessons_dir()):
        print(f"{'ok    ' if finding.passed else 'FAILED'}  {finding.name}: {finding.seen}", flush=True)
        if not finding.passed:
            failed += 1
            print(f"        {finding.advice}", flush=True)
    print(f"{failed} failed." if failed else "Everything works.")
    return 1 if failed else 0


def _new_topic(options: argparse.Namespace) -> int:
    from tutor_app.author.new_topic import NewTopicError, new_topic

    try:
        lines = new_topic(_course(), options.stage, options.id, options.title)
    except NewTopicError as error:
        raise _UsageError(str(error)) from error
    for line in lines:
        print(line)
    return 0


def _course() -> Course:
    from tutor_app.course.model import CourseError
    from tutor_app.course.reader import read_course

    try:
        return read_course(paths.lessons_dir())
    except CourseError as error:
        raise _UsageError(str(error)) from error


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    sys.exit(main())
