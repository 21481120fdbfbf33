"""`tutor-app check`: the small course has no problems, and each mistake in it is found at its place."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tutor_app.author.ruff import find_ruff, lint_examples, unformatted
from tutor_app.author.verify import Problem, UnknownIdError, verify
from tutor_app.course.model import Course, Page, Topic
from tutor_app.course.reader import read_course, read_page

SMALL_COURSE = Path(__file__).parent.parent / "small_course"

Lesson = Callable[[str], Page]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small course that a test may break."""
    shutil.copytree(SMALL_COURSE, tmp_path / "lessons", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path / "lessons"


@pytest.fixture
def page_of(tmp_path: Path) -> Lesson:
    def read(text: str) -> Page:
        topic = Topic("slices", "01.1", "T", "stage", tmp_path)
        topic.page_path.write_text(f"# T\n\n{text}", encoding="utf-8")
        return read_page(topic)

    return read


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def found(course: Course, problems: list[Problem]) -> list[tuple[str, int, str]]:
    return [(str(one.path.relative_to(course.folder)), one.line, one.message) for one in problems]


def assert_found(
    course: Course, problems: list[Problem], expected: list[tuple[str, int, str]], under: str = ""
) -> None:
    """Exactly the *expected* problems, each with the words that are named."""
    seen = found(course, problems)
    for path, line, words in expected:
        match = next((one for one in seen if one[:2] == (under + path, line) and words in one[2]), None)
        assert match is not None, f"{path}:{line}: {words} is not among {seen}"
        seen.remove(match)
    assert seen == []
    for one in problems:
        assert "\n" not in one.message and one.message.rstrip("’”'\")").endswith((".", "?"))


def test_the_small_course_has_no_problems() -> None:
    course = read_course(SMALL_COURSE)
    seen: list[tuple[int, int]] = []
    problems = verify(course, jobs=2, on_progress=lambda done, total: seen.append((done, total)))
    assert problems == []
    total = seen[0][1]
    assert seen == [(done, total) for done in range(total + 1)] and total > 10


def test_one_exercise_is_verified_by_its_id(folder: Path) -> None:
    """The other exercise is broken as well, and not looked at."""
    for name in ("slices/middle", "tables/count_missing"):
        replace(folder / "first-steps" / name / "starter.py", "TODO", "To do")
    course = read_course(folder)
    problems = verify(course, ["slices/middle"], jobs=1)
    assert_found(course, problems, [("first-steps/slices/middle/starter.py", 1, "Add a comment with TODO")])


def test_an_unknown_id_is_named() -> None:
    for name in ("nothing", "slices/nothing", "nothing/middle", "slices/"):
        with pytest.raises(UnknownIdError, match=f"“{name}”"):
            verify(read_course(SMALL_COURSE), ["slices/middle", name])


def test_mistakes_in_an_exercise_are_found(folder: Path) -> None:
    exercise = folder / "first-steps" / "slices" / "middle"
    (exercise / "notes.txt").write_text("what is this\n", encoding="utf-8")
    (exercise / "helper.py").write_text("x = 1\n", encoding="utf-8")
    (exercise / "extra").mkdir()
    replace(exercise / "solution.py", "len(word) // 2", "len(word)//2")
    (exercise / "right_two_cases.py").rename(exercise / "other.py")
    (exercise / "wrong_printed.py").unlink()
    replace(exercise / "wrong_always_two.py", "An odd length has", "An odd length never has")
    (exercise / "wrong_silent.py").write_text("def middle(word):\n    return 1\n", encoding="utf-8")
    solution = (exercise / "solution.py").read_text(encoding="utf-8")
    (exercise / "starter.py").write_text(solution, encoding="utf-8")
    replace(exercise / "check.py", '    """A word with an odd number of characters"""\n', "")
    course = read_course(folder)
    expected = [
        ("check.py", 6, "Give check_odd_length a docstring"),
        ("extra", 1, "Remove this folder"),
        ("helper.py", 1, "Remove this file, or use it by its name"),
        ("middle", 1, "Add another right answer"),
        ("notes.txt", 1, "Remove this file, or use it by its name"),
        ("other.py", 1, "Remove this file, or use it by its name"),
        ("solution.py", 4, "Run `ruff format"),
        ("starter.py", 1, "Add a comment with TODO"),
        ("starter.py", 1, "Take something out of the starter"),
        ("starter.py", 4, "Run `ruff format"),
        ("wrong_always_two.py", 1, "Make the docstring and the message the same; it gets: "),
        ("wrong_silent.py", 1, "Begin with a docstring that holds this answer's message: "),
    ]
    expected = [
        (f"middle/{path}" if path != "middle" else path, line, words) for path, line, words in expected
    ]
    assert_found(course, verify(course, ["slices/middle"], jobs=2), expected, "first-steps/slices/")


def test_answers_that_break_their_promise_are_found(folder: Path) -> None:
    exercise = folder / "first-steps" / "slices" / "middle"
    (exercise / "right_two_cases.py").write_text("def middle(word):\n    return 1\n", encoding="utf-8")
    solution = (exercise / "solution.py").read_text(encoding="utf-8")
    (exercise / "wrong_printed.py").write_text(f'"""Print."""\n\n\n{solution}', encoding="utf-8")
    (exercise / "wrong_one_of_two.py").write_text("def middle(word:\n", encoding="utf-8")
    (exercise / "wrong_always_two.py").unlink()
    replace(exercise / "solution.py", "first : last + 1", "first:last")
    course = read_course(folder)
    expected = [
        ("middle", 1, "3 are needed, there are 2"),
        ("middle/right_two_cases.py", 1, "Mend this answer or the check; it gets: "),
        ("middle/solution.py", 1, "Mend this answer or the check; it gets: "),
        ("middle/wrong_one_of_two.py", 1, "Write Python that can be read here"),
        ("middle/wrong_printed.py", 1, "Make the check find this wrong answer"),
    ]
    assert_found(course, verify(course, ["slices/middle"], jobs=2), expected, "first-steps/slices/")


def test_a_check_that_fails_by_itself_is_named_with_its_reason(folder: Path) -> None:
    check = folder / "first-steps" / "slices" / "middle" / "check.py"
    replace(check, "def check_odd_length(answer):", "def check_odd_length(answer):\n    undefined_name\n")
    problems = verify(read_course(folder), ["slices/middle"], jobs=2)
    assert any(one.path == check and "it fails on solution.py: NameError" in one.message for one in problems)


def test_a_check_without_functions_is_named(folder: Path) -> None:
    check = folder / "first-steps" / "slices" / "middle" / "check.py"
    check.write_text('"""Nothing."""\n', encoding="utf-8")
    problems = verify(read_course(folder), ["slices/middle"], jobs=2)
    assert any("Define at least one function check_" in one.message for one in problems)


PAGE = """# Counting in tables

Text with [a link](topic:nowhere), [another](#nowhere), [a file](notes.md) and ![a picture](none.png).

TODO: write this.

```python
import math

print(math.pi)
```

```output
3.14
```

```python
1/0
```

```python raises=ValueError
int("one")
```

```output
ValueError: invalid literal for int() with base 10: '...'
```

```python raises=ValueError
int("1")
```

```python raises=ValueError
[][0]
```

```output
IndexError: list index out of range
```

```python
math.floor(2.5)
```

```python
print(undefined_name)
```

```python fresh
print("a\\nb")
```

```output
a
b
c
```

```python fresh
2
```

```output py>=3.20
2
```

```python fresh raises=NameError
math
```

```output
NameError: name 'math' is not defined
```

:::{hint}
x
:::
"""


def test_mistakes_in_a_page_are_found(folder: Path) -> None:
    topic = folder / "first-steps" / "tables"
    (topic / "lesson.md").write_text(PAGE, encoding="utf-8")
    (topic / "leftover.txt").write_text("", encoding="utf-8")
    course = read_course(folder)
    lesson = "lesson.md"
    expected = [
        (lesson, 3, "there is none named 'nowhere'"),
        (lesson, 3, "there is no '#nowhere'"),
        (lesson, 3, "Change the link 'notes.md'"),
        (lesson, 3, "Put the picture 'none.png'"),
        (lesson, 5, "a TODO stands here"),
        (lesson, 13, "Mend this output: line 1 shows '3.141592653589793', not '3.14'."),
        (lesson, 18, "Run `ruff format --line-length 110`"),
        (lesson, 18, "add raises=ZeroDivisionError: it ends in 'ZeroDivisionError: division by zero'"),
        (lesson, 29, "Remove raises=ValueError"),
        (lesson, 34, "Write raises=IndexError: this example ends in"),
        (lesson, 41, "Add an ```output block after this example, which shows: '2'"),
        (lesson, 46, "Undefined name `undefined_name` (F821)"),
        (lesson, 46, "add raises=NameError: it ends in"),
        (lesson, 53, "Mend this output: line 3 shows nothing, not 'c'."),
        (lesson, 59, "Add an ```output block for this version of Python"),
        (lesson, 75, "Put this hint directly after the exercise"),
        ("count_missing", 1, "Add `:::{exercise} count_missing` to lesson.md, or remove this folder"),
        ("leftover.txt", 1, "lesson.md does not show it"),
    ]
    assert_found(course, verify(course, ["tables"], jobs=2), expected, "first-steps/tables/")


def test_a_prerequisite_must_come_before_and_a_picture_must_exist(folder: Path) -> None:
    page = folder / "first-steps" / "tables" / "lesson.md"
    text = page.read_text(encoding="utf-8")
    head = "---\nprerequisites: slices, tables, nowhere\n---\n"
    page.write_text(head + text + "\n:::{picture} no-such-picture\nTry it.\n:::\n", encoding="utf-8")
    last = (head + text).count("\n") + 2
    expected = [
        ("lesson.md", 2, "'tables' is none of them"),
        ("lesson.md", 2, "'nowhere' is none of them"),
        ("lesson.md", last, "Change the picture 'no-such-picture' to one of"),
    ]
    course = read_course(folder)
    assert_found(course, verify(course, ["tables"], jobs=2), expected, "first-steps/tables/")


def test_an_example_that_ends_python_stops_the_page(folder: Path) -> None:
    page = "# Counting in tables\n\n```python\nimport os\n\nos._exit(3)\n```\n\n```python\n1 / 0\n```\n"
    topic = folder / "first-steps" / "tables"
    (topic / "lesson.md").write_text(page, encoding="utf-8")
    shutil.rmtree(topic / "count_missing")
    course = read_course(folder)
    problems = verify(course, ["tables"], jobs=1)
    assert_found(course, problems, [("first-steps/tables/lesson.md", 3, "it ends Python")])


def test_folders_and_the_course_file_must_name_the_same(folder: Path) -> None:
    """No page can be read, so no kernel is needed: this is about names alone."""
    (folder / "stray.txt").write_text("", encoding="utf-8")
    (folder / "other-stage").mkdir()
    (folder / ".hidden").mkdir()
    stage = folder / "first-steps"
    (stage / "__pycache__").mkdir()
    (stage / "third").mkdir()
    (stage / "notes.md").write_text("", encoding="utf-8")
    (stage / "stage.md").write_text("\n", encoding="utf-8")
    for name in ("slices", "tables"):
        shutil.rmtree(stage / name)
    course = read_course(folder)
    expected = [
        ("first-steps/notes.md", 1, "nothing in the course uses it"),
        ("first-steps/stage.md", 1, "the file is empty"),
        ("first-steps/third", 1, "Name this topic in course.toml"),
        ("other-stage", 1, "Name this stage in course.toml"),
        ("stray.txt", 1, "nothing in the course uses it"),
        ("first-steps/slices/lesson.md", 1, "Create this file"),
        ("first-steps/tables/lesson.md", 1, "Create this file"),
    ]
    problems = verify(course, jobs=1)
    assert_found(course, problems, expected)
    assert [one for one in problems if one.path.name == "lesson.md"] == problems[-2:]


def test_a_title_that_differs_from_the_course_file_is_found(folder: Path) -> None:
    replace(folder / "course.toml", "Counting in tables", "Counting")
    course = read_course(folder)
    problems = verify(course, ["tables"], jobs=2)
    expected = [("first-steps/tables/lesson.md", 1, "Make this title and the one in course.toml the same")]
    assert_found(course, problems, expected)


# --- lint ---


def test_names_of_earlier_examples_are_known_until_a_fresh_one(page_of: Lesson) -> None:
    text = "```python\na = 1\n```\n\n```python\nb = a\n```\n\n```python fresh\na\n```\n"
    assert lint_examples(page_of(text)) == [(12, "Undefined name `a` (F821).")]


def test_what_an_example_shows_on_purpose_is_no_mistake(page_of: Lesson) -> None:
    text = (
        "```python\nx = None\nx == None\nx\nimport math\nmath.pi;\n```\n\n"
        "```python\ndef f():\n    return 1\n```\n\n```python\ndef f():\n    return {1, True}\n```\n\n"
        "```python\n%timeit x\nx?\nawait f()\n```\n\n```python raises=NameError\nmissing\n```\n\n"
        "```python no-run\nwhatever(1)\n```\n\n```python raises=SyntaxError\ndef (\n```\n\n"
        ":::{pitfall} X\n```python\ntuple([x for x in [1]])\n```\n:::\n"
    )
    assert lint_examples(page_of(text)) == []


def test_an_undefined_name_in_a_pitfall_and_a_habit_outside_are_found(page_of: Lesson) -> None:
    text = ":::{pitfall} X\n```python\nmissing\n```\n:::\n\n```python\ntuple([x for x in [1]])\n```\n"
    assert [line for line, _ in lint_examples(page_of(text))] == [5, 10]


def test_code_that_is_no_python_is_found(page_of: Lesson) -> None:
    assert [line for line, _ in lint_examples(page_of("```python\nx = = 1\n```\n"))] == [4]


def test_a_page_is_formatted_as_its_files_are(tmp_path: Path) -> None:
    page, module = tmp_path / "lesson.md", tmp_path / "a.py"
    page.write_text("# T\n\n```python raises=KeyError\nx = {}\nx[ 1]\n```\n", encoding="utf-8")
    module.write_text("x = 1\n", encoding="utf-8")
    assert unformatted([page, module]) == [(page, 5)]
    assert unformatted([]) == []


def test_ruff_is_found() -> None:
    assert Path(find_ruff()).is_file()
