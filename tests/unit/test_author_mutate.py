"""`tutor-app check --mutate` and `--seeds`: holes in a check are found, explained ones accepted."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tutor_app.author.mutate import MutationReport, mutate, table
from tutor_app.author.new_topic import new_topic
from tutor_app.author.seeds import verify_seeds
from tutor_app.author.survivors import NAME
from tutor_app.author.verify import UnknownIdError, verify
from tutor_app.checks.run import Checker
from tutor_app.course.model import Exercise
from tutor_app.course.reader import read_course, read_page

CLAMP = """
def clamp(value, low):
    # Never below low.
    if value < low:
        return low
    return min(value, 100)
"""
CHECK = '''
from tutor_app.checks.expect import expect_call


def check_all(answer):
    """Values on both sides"""
    expect_call(answer.clamp, 1, 3, returns=3)
    expect_call(answer.clamp, 5, 3, returns=5)
    expect_call(answer.clamp, 102, 3, returns=100)
'''
SAME = """
[[survivor]]
in = "clamp"
before = "if value < low:"
after = "if value <= low:"
reason = "A value that is low is given back as low either way."
"""


@pytest.fixture
def folder(tmp_path: Path, small_course: Path) -> Path:
    """A copy of the small course whose only exercise of slices is `clamp`."""
    course = Path(shutil.copytree(small_course, tmp_path / "lessons"))
    topic = course / "first-steps" / "slices"
    shutil.rmtree(topic / "middle")
    exercise = topic / "clamp"
    exercise.mkdir()
    (exercise / "solution.py").write_text(CLAMP.lstrip(), encoding="utf-8")
    (exercise / "check.py").write_text(CHECK.lstrip(), encoding="utf-8")
    return exercise


def reports_of(folder: Path, *ids: str, **options: Any) -> list[MutationReport]:
    course = read_course(folder.parents[2])
    return mutate(course, ids or ("slices/clamp",), jobs=2, **options)


def survivors(report: MutationReport) -> list[tuple[int, str, str]]:
    return [(one.line, one.before, one.after) for one in report.unexplained]


def test_the_mutant_that_a_check_lets_pass_is_found(folder: Path) -> None:
    (report,) = reports_of(folder)
    assert survivors(report) == [(3, "if value < low:", "if value <= low:")]
    assert (report.made, report.caught, report.explained) == (report.made, report.made - 1, 0)
    assert (report.made > 8, report.stopped) == (True, 0)
    (problem,) = report.problems
    assert (problem.path.name, problem.line) == ("solution.py", 3)
    assert problem.message == (
        "Make the check catch this mutant, or explain it in survivors.toml:"
        " `if value < low:` -> `if value <= low:` in clamp."
    )


def test_a_mutant_without_an_end_is_stopped_and_counts_as_caught(folder: Path) -> None:
    (folder / "solution.py").write_text("def clamp(a):\n    while a:\n        a.pop()\n", encoding="utf-8")
    (folder / "check.py").write_text(
        'def check_it(answer):\n    """All"""\n    a = [1]\n    answer.clamp(a)\n    assert not a\n',
        encoding="utf-8",
    )
    (report,) = reports_of(folder)
    assert (report.stopped, report.caught) == (1, report.made)


def test_a_weaker_check_lets_more_pass_in_the_order_of_the_solution(folder: Path) -> None:
    weak = CHECK.replace("    expect_call(answer.clamp, 5, 3, returns=5)\n", "").replace(
        ", 102, 3", ", 100, 3"
    )
    (folder / "check.py").write_text(weak, encoding="utf-8")
    (first,), (again,) = reports_of(folder), reports_of(folder)
    lines = [line for line, _, _ in survivors(first)]
    assert lines == sorted(lines)
    assert len(lines) >= 3
    assert survivors(first) == survivors(again)


def test_an_explained_survivor_is_no_problem_and_a_stale_explanation_is_one(folder: Path) -> None:
    (folder / NAME).write_text(SAME, encoding="utf-8")
    (report,) = reports_of(folder)
    assert (report.explained, report.unexplained, report.problems) == (1, [], [])

    stale = SAME.replace("<= low", "> low") + SAME.replace("value < low", "value < high")
    (folder / NAME).write_text(SAME + stale, encoding="utf-8")
    (report,) = reports_of(folder)
    assert [(one.path.name, one.line, one.message) for one in report.problems] == [
        (NAME, 8, "Remove this table; the check catches that mutant now."),
        (NAME, 14, "Remove this table; the solution has no such mutant any more."),
    ]


def test_an_explanation_without_a_reason_is_a_problem(folder: Path) -> None:
    (report,) = reports_of(folder, write=True)
    assert len(report.problems) == 1
    text = (folder / NAME).read_text(encoding="utf-8")
    assert text == SAME.lstrip().replace("A value that is low is given back as low either way.", "")
    (report,) = reports_of(folder, write=True)
    (problem,) = report.problems
    assert (problem.path.name, problem.line, "reason" in problem.message) == (NAME, 1, True)
    assert (folder / NAME).read_text(encoding="utf-8") == text


def test_a_solution_that_is_not_right_or_cannot_be_read_is_told(folder: Path) -> None:
    solution = folder / "solution.py"
    solution.write_text("def clamp(value, low):\n    return value\n", encoding="utf-8")
    (report,) = reports_of(folder)
    assert (report.made, [one.message for one in report.problems]) == (
        0,
        ["Mend the solution or its check; it gets: `clamp(1, 3)` returned 1, but 3 was expected."],
    )
    solution.write_text("def clamp(:\n", encoding="utf-8")
    (report,) = reports_of(folder)
    assert report.problems[0].message.startswith("Write Python that can be read: invalid syntax")


def test_a_mutant_on_which_the_check_itself_fails_is_a_problem(folder: Path) -> None:
    check = CHECK.replace(
        "    expect_call(answer.clamp, 1, 3, returns=3)\n",
        "    if answer.clamp(1, 3) is None:\n        raise MemoryError\n",
    )
    (folder / "check.py").write_text(check, encoding="utf-8")
    (report,) = reports_of(folder)
    failed = [(one.line, one.after) for one in report.failed]
    assert (4, "return None") in failed
    assert any("fails by itself on this mutant" in one.message for one in report.problems)
    assert report.made == report.caught + len(report.failed) + len(report.unexplained)


def test_what_is_returned_is_tried_as_another_kind(folder: Path) -> None:
    (folder / "solution.py").write_text("def clamp(value, low):\n    return [value, low]\n", encoding="utf-8")
    (folder / "check.py").write_text(
        'def check_it(answer):\n    """All"""\n    assert list(answer.clamp(1, 2)) == [1, 2]\n',
        encoding="utf-8",
    )
    (report,) = reports_of(folder)
    assert {after for _, _, after in survivors(report)} >= {
        "return tuple([value, low])",
        "return iter([value, low])",
    }


def test_exercises_are_chosen_by_topic_and_the_table_sums_them(folder: Path) -> None:
    assert [one.exercise_id for one in reports_of(folder, "first-steps")] == [
        "slices/clamp",
        "tables/count_missing",
    ]
    (report,) = reports_of(folder, "slices")
    lines = table([report, report])
    assert lines[0].split() == ["made", "caught", "by", "time", "explained", "survivors", "seconds"]
    assert lines[1].split()[:3] == ["slices/clamp", str(report.made), str(report.caught)]
    assert lines[-1].split()[:4] == ["in", "all", str(2 * report.made), str(2 * report.caught)]
    assert len({len(line) for line in lines}) == 1
    with pytest.raises(UnknownIdError, match="“slices/none”"):
        reports_of(folder, "slices/none")


def test_the_exercise_of_a_new_topic_has_no_hole(folder: Path) -> None:
    course = read_course(folder.parents[2])
    new_topic(course, "first-steps", "new-one", "New")
    (report,) = reports_of(folder, "new-one")
    assert (report.made > 5, report.caught) == (True, report.made)


def test_explanations_are_neither_data_nor_part_of_what_a_pass_remembers(folder: Path) -> None:
    exercise = Exercise("slices/clamp", "clamp", "", "", "", (), folder, 1)
    before = exercise.files_hash()
    (folder / NAME).write_text(SAME, encoding="utf-8")
    assert exercise.files_hash() == before
    (folder / "check.py").write_text(
        'def check_it(answer):\n    """All"""\n    import os\n    assert os.listdir(".") == ["answer.py"]\n',
        encoding="utf-8",
    )
    checker = Checker()
    try:
        verdict = checker.start(folder, "x = 1\n").wait()
    finally:
        checker.close()
    assert verdict.kind == "right", verdict.message


def test_check_accepts_the_file_and_tells_what_is_wrong_in_it(tmp_path: Path, small_course: Path) -> None:
    folder = Path(shutil.copytree(small_course, tmp_path / "lessons"))
    file = folder / "first-steps" / "slices" / "middle" / NAME
    file.write_text(SAME, encoding="utf-8")
    assert verify(read_course(folder), ["slices/middle"]) == []
    file.write_text(SAME.replace("reason", "why"), encoding="utf-8")
    (problem,) = verify(read_course(folder), ["slices/middle"])
    assert (problem.path, problem.line) == (file, 2)


def test_an_attempt_may_end_with_the_first_check_that_does_not_pass(folder: Path) -> None:
    check = CHECK + '\n\ndef check_more(answer):\n    """More"""\n'
    (folder / "check.py").write_text(check, encoding="utf-8")
    wrong = "def clamp(value, low):\n    return value\n"
    for until_wrong, passed in ((True, [False, None]), (False, [False, True])):
        checker = Checker(until_wrong=until_wrong)
        try:
            verdict = checker.start(folder, wrong).wait()
        finally:
            checker.close()
        assert (verdict.kind, [line.passed for line in verdict.checks]) == ("not_yet", passed)


# -- hash seeds


def set_order(folder: Path, check: str) -> None:
    (folder / "solution.py").write_text("def clamp(words):\n    return set(words)\n", encoding="utf-8")
    (folder / "starter.py").write_text("# TODO\n", encoding="utf-8")
    (folder / "check.py").write_text(f'def check_it(answer):\n    """All"""\n    {check}\n', encoding="utf-8")


def seeds_of(folder: Path, seeds: int) -> list[tuple[str, str]]:
    course = read_course(folder.parents[2])
    problems = verify_seeds(course, ["slices"], seeds=seeds, jobs=2)
    return [(one.path.name, one.message) for one in problems]


def test_a_check_that_depends_on_the_order_of_a_set_is_found(folder: Path) -> None:
    set_order(folder, 'assert next(iter(answer.clamp(["ab", "cd", "ef", "gh"]))) == "ab"')
    ((name, message),) = seeds_of(folder, 6)
    assert name == "solution.py"
    assert "with hash seed " in message
    assert "with seed 0" in message


def test_a_check_that_does_not_care_about_the_order_is_content(folder: Path) -> None:
    set_order(folder, 'assert answer.clamp(["ab", "cd", "ef", "gh"]) == {"ab", "cd", "ef", "gh"}')
    assert seeds_of(folder, 6) == []


def test_a_message_that_comes_under_some_seeds_only_is_found(folder: Path) -> None:
    set_order(folder, "answer.clamp('a')")
    check = """
from tutor_app.checks.expect import expect


def check_it(answer):
    \"\"\"All\"\"\"
    expect(False, f"The first is {next(iter(answer.clamp(['ab', 'cd', 'ef', 'gh'])))}.")
"""
    (folder / "check.py").write_text(check, encoding="utf-8")
    wrong = '"""The first is ab."""\n\n\ndef clamp(words):\n    return set(words)\n'
    (folder / "wrong_order.py").write_text(wrong, encoding="utf-8")
    assert [name for name, _ in seeds_of(folder, 6)] == ["wrong_order.py"]


def test_each_seed_has_processes_of_its_own(folder: Path) -> None:
    (folder / "check.py").write_text(
        'def check_it(answer):\n    """All"""\n    import sys\n'
        '    print(hash("a"), sys.flags.ignore_environment, sys.flags.safe_path, sys.flags.no_user_site)\n',
        encoding="utf-8",
    )
    printed = {}
    for seed in (1, 2, 1):
        checker = Checker(hash_seed=seed)
        try:
            text = checker.start(folder, "").wait().printed
        finally:
            checker.close()
        assert printed.setdefault(seed, text) == text
        assert text.split()[1:] == ["0", "True", "1"]
    assert printed[1] != printed[2]


# -- the command line


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tutor_app", "--lessons", str(folder.parents[2]), "check", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120)


def test_the_command_prints_a_table_and_ends_with_1_until_all_is_explained(folder: Path) -> None:
    done = run(folder, "--mutate", "slices", "--jobs", "2")
    assert (done.returncode, done.stderr.strip()) == (1, "1 problem.")
    assert done.stdout.startswith(
        " " * 14 + "made  caught  by time  explained  survivors  seconds\nslices/clamp"
    )
    assert f"{folder / 'solution.py'}:3: Make the check catch this mutant" in done.stdout
    (folder / NAME).write_text(SAME, encoding="utf-8")
    done = run(folder, "--mutate", "slices", "--json")
    assert done.returncode == 0, done.stdout
    printed = json.loads(done.stdout)
    assert (printed["ok"], printed["problems"]) == (True, [])
    (exercise,) = printed["exercises"]
    assert (exercise["id"], exercise["explained"], exercise["unexplained"]) == ("slices/clamp", 1, [])
    assert exercise["made"] == exercise["caught"] + 1


def test_wrong_options_are_told(folder: Path) -> None:
    for options in (
        ["--write"],
        ["--mutate", "--seeds", "2"],
        ["--mutate", "none"],
        ["--seeds", "2", "none"],
    ):
        done = run(folder, *options)
        assert (done.returncode, done.stdout) == (2, ""), options
        assert done.stderr.count("\n") == 1
    assert run(folder, "--seeds", "0").returncode == 2


def test_the_page_need_not_name_an_exercise_yet(folder: Path) -> None:
    page = read_page(read_course(folder.parents[2]).topic("tables"))
    assert page.exercises()
    (folder.parent / "lesson.md").write_text("# Slices\n\n:::{nothing}\n", encoding="utf-8")
    (report,) = reports_of(folder)
    assert report.made > 8
