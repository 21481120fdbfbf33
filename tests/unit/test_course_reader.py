"""`course.toml` and `lesson.md`: what is read, and the sentence that each mistake gets."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tutor_app.course.model import (
    Box,
    CourseError,
    Example,
    Exercise,
    InterviewQuestion,
    Page,
    Picture,
    Pitfall,
    Prose,
    Topic,
)
from tutor_app.course.reader import (
    is_id,
    minutes,
    read_course,
    read_page,
    read_page_with_mistakes,
    read_stage_text,
)

SMALL_COURSE = Path(__file__).parent.parent / "small_course"

WritePage = Callable[[str], Topic]


@pytest.fixture
def page_of(tmp_path: Path) -> WritePage:
    """Writes `lesson.md` of a topic that has one exercise folder, `middle`."""
    folder = tmp_path / "slices"
    exercise = folder / "middle"
    exercise.mkdir(parents=True)
    for name in ("starter.py", "solution.py", "check.py"):
        (exercise / name).write_text("x = 1\n", encoding="utf-8")

    def write(text: str) -> Topic:
        topic = Topic("slices", "01.1", "Slices", "text", folder)
        topic.page_path.write_text(text, encoding="utf-8")
        return topic

    return write


def mistake_in(topic: Topic) -> CourseError:
    with pytest.raises(CourseError) as caught:
        read_page(topic)
    assert caught.value.path == topic.page_path
    assert str(caught.value) == f"{topic.page_path}:{caught.value.line}: {caught.value.message}"
    return caught.value


# --- the small course ---


def test_the_course_names_parts_stages_and_topics_in_order() -> None:
    course = read_course(SMALL_COURSE)
    assert course.title == "A small course"
    assert [part.title for part in course.parts] == ["Beginnings"]
    (stage,) = course.stages()
    assert (stage.id, stage.number, stage.title, stage.part) == (
        "first-steps",
        "01",
        "First steps",
        "Beginnings",
    )
    assert [(topic.id, topic.number) for topic in course.topics()] == [("slices", "01.1"), ("tables", "01.2")]
    assert course.topic("tables").page_path == SMALL_COURSE / "first-steps" / "tables" / "lesson.md"
    assert course.stage("first-steps") is stage
    with pytest.raises(KeyError):
        course.topic("nothing")
    with pytest.raises(KeyError):
        course.stage("nothing")
    assert "Takeaway" in read_stage_text(stage)


def test_a_page_has_every_kind_of_block_at_its_line() -> None:
    topic = read_course(SMALL_COURSE).topic("slices")
    page = read_page(topic)
    lines = topic.page_path.read_text(encoding="utf-8").split("\n")
    assert page.title == topic.title
    assert {type(block) for block in page.blocks} == {
        Prose,
        Example,
        Box,
        Pitfall,
        Exercise,
        InterviewQuestion,
    }
    for example in page.examples():
        assert lines[example.line - 1].startswith("```python")
        assert (
            "\n".join(lines[example.line : example.line + example.source.count("\n") + 1]) == example.source
        )
        for output in example.outputs:
            assert lines[output.line - 1].startswith("```output")
    for block in page.blocks:
        if isinstance(block, Prose):
            assert lines[block.line - 1] == block.markdown.split("\n")[0]
        elif not isinstance(block, Example):
            assert lines[block.line - 1].startswith(":::{")
        assert page.block_at(block.line) is block
    assert page.block_at(1) is None


def test_options_of_a_code_block_are_read() -> None:
    page = read_page(read_course(SMALL_COURSE).topic("slices"))
    examples = list(page.examples())
    assert [example.number for example in examples] == [1, 2, 3, 4, 5, 6, 7]
    assert [example.anchor for example in examples][:2] == ["example-1", "example-2"]
    assert [example.raises for example in examples] == ["", "IndexError", "", "", "", "", ""]
    assert [example.runs for example in examples] == [True, True, False, True, True, True, True]
    assert [example.predict for example in examples] == [False, False, False, True, False, False, False]
    assert [example.fresh for example in examples] == [False, False, False, False, True, False, False]
    assert [output.versions for output in examples[4].outputs] == [">=3.12", "<3.12"]


def test_an_exercise_a_question_and_a_box_hold_what_was_written() -> None:
    page = read_page(read_course(SMALL_COURSE).topic("slices"))
    (exercise,) = page.exercises()
    assert (exercise.id, exercise.name, exercise.title) == ("slices/middle", "middle", "The middle of a word")
    assert exercise.text.startswith("Write `middle(word)`.") and exercise.text.endswith("```")
    assert len(exercise.hints) == 2
    assert "TODO" in exercise.starter() and "def middle" in exercise.solution()
    (question,) = page.questions()
    assert question.question == "Why does `word[2:100]` not fail?"
    assert question.answer.startswith("- A slice is cut")
    assert [followup.question for followup in question.followups] == ["And what is `word[100:]`?"]
    boxes = [block for block in page.blocks if isinstance(block, Box)]
    assert [(box.kind, box.title) for box in boxes] == [
        ("note", ""),
        ("tip", "A copy for free"),
        ("warning", ""),
    ]
    (pitfall,) = page.pitfalls()
    assert [type(block) for block in pitfall.blocks] == [Prose, Example, Prose, Example]


def test_the_head_of_a_page_says_how_hard_it_is_and_what_comes_before(page_of: WritePage) -> None:
    page = read_page(
        page_of("---\ndifficulty: hard\nprerequisites: sets, tables\nservices: redis\n---\n\n# T\n\nText.\n")
    )
    assert (page.difficulty, page.prerequisites, page.services) == ("hard", ("sets", "tables"), ("redis",))
    (prose,) = page.blocks
    assert (page.title, prose.line) == ("T", 9)


def test_a_page_without_a_head_names_nothing(page_of: WritePage) -> None:
    page = read_page(page_of("# T\n\nText.\n\n---\n\nMore.\n"))
    assert (page.difficulty, page.prerequisites, page.services) == ("", (), ())


def test_a_difficulty_stands_between_the_name_and_the_title_of_an_exercise(page_of: WritePage) -> None:
    (hard,) = read_page(page_of("# T\n\n:::{exercise} middle hard The middle\nx\n:::\n")).exercises()
    assert (hard.difficulty, hard.title) == ("hard", "The middle")
    (plain,) = read_page(page_of("# T\n\n:::{exercise} middle The middle\nx\n:::\n")).exercises()
    assert (plain.difficulty, plain.title) == ("", "The middle")


def test_a_picture_and_a_takeaway_are_blocks(page_of: WritePage) -> None:
    page = read_page(
        page_of("# T\n\n:::{picture} hash-table\nType *keys*.\n:::\n\n:::{takeaway}\nMeasure.\n:::\n")
    )
    picture, takeaway = page.blocks
    assert picture == Picture("hash-table", "Type *keys*.", "hash-table", 3)
    assert isinstance(takeaway, Box)
    assert takeaway.kind == "takeaway"


def test_an_exercise_without_a_title_is_named_after_its_folder() -> None:
    (exercise,) = read_page(read_course(SMALL_COURSE).topic("tables")).exercises()
    assert exercise.title == "Count missing"


def test_the_minutes_of_a_page_grow_with_what_is_to_be_done() -> None:
    course = read_course(SMALL_COURSE)
    long, short = (minutes(read_page(course.topic(name))) for name in ("slices", "tables"))
    assert 1 <= short < long < 30
    assert minutes(Page("Empty", (), SMALL_COURSE)) == 1


def test_keys_do_not_change_when_blocks_move(page_of: WritePage) -> None:
    first = read_page(page_of("# T\n\n```python\na = 1\n```\n\n```python\nb = 1\n```\n"))
    second = read_page(page_of("# T\n\nText.\n\n```python\nb = 1\n```\n\n```python\na = 1\n```\n"))
    assert {e.key for e in first.examples()} == {e.key for e in second.examples()}
    assert all(key.key.startswith("slices#") for key in first.examples())


def test_the_same_code_twice_has_two_keys(page_of: WritePage) -> None:
    page = read_page(page_of("# T\n\n```python\na = 1\n```\n\n```python\na = 1\n```\n"))
    one, two = (example.key for example in page.examples())
    assert two == f"{one}-2"


def test_anchors_are_unique_on_a_page(page_of: WritePage) -> None:
    page = read_page(page_of("# T\n\n## Größe!\n\n## Größe\n\n## Example 3\n\n## ===\n"))
    anchors = [block.anchor for block in page.blocks if isinstance(block, Prose)]
    assert anchors == ["groe", "groe-2", "example-3-2", "section"]


def test_titles_are_plain_text_and_questions_are_markdown(page_of: WritePage) -> None:
    page = read_page(
        page_of(
            "# The `is` *operator*\n\n## Use `==` [here](#x)\n\n"
            ":::{pitfall} `==` on a **mean**\nText.\n:::\n\n:::{interview} What is `is`?\nIdentity.\n:::\n"
        )
    )
    assert page.title == "The is operator"
    titles = [block.title for block in page.blocks if isinstance(block, (Prose, Pitfall))]
    assert titles == ["Use == here", "== on a mean"]
    assert page.questions()[0].question == "What is `is`?"


def test_windows_line_ends_and_a_byte_order_mark_do_not_matter(page_of: WritePage) -> None:
    topic = page_of("")
    topic.page_path.write_bytes(b"\xef\xbb\xbf# T\r\n\r\n```python\r\na = 1\r\nb = 2\r\n```\r\n")
    (example,) = read_page(topic).examples()
    assert (example.source, example.line) == ("a = 1\nb = 2", 3)


def test_code_inside_a_list_may_be_shown(page_of: WritePage) -> None:
    page = read_page(
        page_of("# T\n\n- item\n\n  ```python no-run\n  a = 1\n  ```\n\n  ```text\n  x\n  ```\n")
    )
    assert [type(block) for block in page.blocks] == [Prose]


def test_reading_the_course_loads_no_markdown_library() -> None:
    """The window waits for `read_course`, and markdown-it takes longer to import than the course to read."""
    code = (
        "import sys; from pathlib import Path; from tutor_app.course.reader import read_course; "
        f"read_course(Path({str(SMALL_COURSE)!r})); "
        "print([name for name in ('markdown_it', 'pygments', 'sqlite3', 'packaging') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_course_of_480_topics_is_read_without_looking_at_a_page(tmp_path: Path) -> None:
    """No page exists, so a look at one would fail; the time is generous for a busy machine."""
    text = 'format = 1\ntitle = "Big"\n[[part]]\ntitle = "All"\n' + "".join(
        f'[[part.stage]]\nid = "s{stage}"\ntitle = "Stage {stage}"\ntopics = [\n'
        + "".join(f'    {{ id = "t{stage}-{topic}", title = "Topic" }},\n' for topic in range(4))
        + "]\n"
        for stage in range(120)
    )
    (tmp_path / "course.toml").write_text(text, encoding="utf-8")
    assert len(read_course(tmp_path).topics()) == 480


# --- mistakes in a page ---

PAGE_MISTAKES = {
    "no title": ("Some text.\n", 1, "Begin the page with its title"),
    "an empty file": ("", 1, "Begin the page with its title"),
    "an empty title": ("#\n\nText.\n", 1, "Write the title"),
    "two titles": ("# T\n\n# U\n", 3, "Use `##` here"),
    "an empty heading": ("# T\n\n##\n", 3, "Write a title after this `#`"),
    "a small heading": ("# T\n\n#### Small\n", 3, "Use `##` or `###`"),
    "an unknown option": ("# T\n\n```python rises=KeyError\n1\n```\n", 3, "unknown option 'rises=KeyError'"),
    "an option twice": ("# T\n\n```python fresh fresh\n1\n```\n", 3, "Write the option 'fresh' once"),
    "raises without a name": ("# T\n\n```python raises=\n1\n```\n", 3, "Write the name of an exception"),
    "no-run with more": ("# T\n\n```python no-run predict\n1\n```\n", 3, "Remove the other options"),
    "empty code": ("# T\n\n```python\n\n```\n", 3, "Write code in this block"),
    "an unknown language": ("# T\n\n```pyhton\n1\n```\n", 3, "unknown word 'pyhton'"),
    "options of a shown block": ("# T\n\n```text fresh\n1\n```\n", 3, "unknown word 'text fresh'"),
    "an unclosed fence": ("# T\n\n```python\n1\n", 3, "Close this block with a line ```"),
    "an unclosed shown fence": ("# T\n\n```text\n1\n", 3, "Close this block with a line ```"),
    "code in a list": (
        "# T\n\n- a\n\n  ```python\n  1\n  ```\n",
        5,
        "inside a list or a quote it cannot run",
    ),
    "an indented directive": ("# T\n\n    :::{note}\n    x\n    :::\n", 3, "Move this to the left margin"),
    "a directive in a list": ("# T\n\n- a\n\n  :::{note}\n  x\n  :::\n", 5, "to the left margin"),
    "output without example": ("# T\n\n```output\n1\n```\n", 3, "directly after the python block"),
    "output after prose": ("# T\n\n```python\n1\n```\n\nText.\n\n```output\n1\n```\n", 9, "directly after"),
    "output of no-run": ("# T\n\n```python no-run\n1\n```\n\n```output\n1\n```\n", 7, "Use ```text here"),
    "bad versions": ("# T\n\n```python\n1\n```\n\n```output py=>3.12\n1\n```\n", 7, "such as py>=3.12"),
    "versions without py": ("# T\n\n```python\n1\n```\n\n```output >=3.12\n1\n```\n", 7, "such as py>=3.12"),
    "two outputs": (
        "# T\n\n```python\n1\n```\n\n```output\n1\n```\n\n```output\n1\n```\n",
        11,
        "for Python 3.11",
    ),
    "outputs that overlap": (
        "# T\n\n```python\n1\n```\n\n```output py>=3.11\n1\n```\n\n```output py>=3.12\n1\n```\n",
        11,
        "for Python 3.12",
    ),
    "a prediction without output": ("# T\n\n```python predict\n1\n```\n", 3, "Add an ```output block"),
    "an unknown directive": (
        "# T\n\n:::{pitfal} X\nx\n:::\n",
        3,
        "Change `:::{pitfal} X` to one of: {picture}, {pitfall}",
    ),
    "a directive without braces": ("# T\n\n:::note\nx\n:::\n", 3, "Change `:::note` to one of"),
    "an unclosed directive": ("# T\n\n:::{note}\nx\n", 3, "Close this `:::{note}`"),
    "a closing line too many": ("# T\n\n:::{note}\nx\n:::\n\n:::\n", 7, "Remove this `:::`"),
    "an empty box": ("# T\n\n:::{note}\n:::\n", 3, "Write something between"),
    "a pitfall without title": ("# T\n\n:::{pitfall}\nx\n:::\n", 3, "Write a title after `:::{pitfall}`"),
    "nested directives": (
        "# T\n\n::::{pitfall} X\n:::{note}\nx\n:::\n::::\n",
        4,
        "do not stand in each other",
    ),
    "an exercise without folder": ("# T\n\n:::{exercise} midle\nx\n:::\n", 3, "Create the folder 'midle'"),
    "an exercise without name": ("# T\n\n:::{exercise}\nx\n:::\n", 3, "Name the folder"),
    "a name that is a path": ("# T\n\n:::{exercise} ../middle\nx\n:::\n", 3, "Name the folder"),
    "an exercise without text": ("# T\n\n:::{exercise} middle\n:::\n", 3, "Write what to do"),
    "an exercise twice": (
        "# T\n\n:::{exercise} middle\nx\n:::\n\n:::{exercise} middle\nx\n:::\n",
        7,
        "there is already an exercise 'middle'",
    ),
    "an option in an exercise": (
        "# T\n\n:::{exercise} middle\n```python fresh\n1\n```\n:::\n",
        4,
        "code in this block is only shown",
    ),
    "a hint without exercise": ("# T\n\n:::{hint}\nx\n:::\n", 3, "Put this hint directly after the exercise"),
    "a hint after prose": (
        "# T\n\n:::{exercise} middle\nx\n:::\n\nText.\n\n:::{hint}\nx\n:::\n",
        9,
        "Put this hint directly after the exercise",
    ),
    "an empty hint": ("# T\n\n:::{exercise} middle\nx\n:::\n\n:::{hint}\n:::\n", 7, "Write the hint between"),
    "an interview without question": ("# T\n\n:::{interview}\nx\n:::\n", 3, "Write a question after"),
    "an interview without answer": ("# T\n\n:::{interview} Why?\n\n:::\n", 3, "Write the answer between"),
    "a followup without interview": ("# T\n\n:::{followup} And?\nx\n:::\n", 3, "directly after an interview"),
    "a followup without answer": (
        "# T\n\n:::{interview} Why?\nx\n:::\n\n:::{followup} And?\n:::\n",
        7,
        "Write the answer between",
    ),
    "a directive in a quote": ("# T\n\n> :::{note}\n>", 3, "to the left margin"),
    "a head that is not closed": ("---\ndifficulty: easy\n\n# T\n", 1, "Close the head of the page"),
    "an unknown key of the head": (
        "---\nlevel: easy\n---\n# T\n",
        2,
        "known keys: difficulty, prerequisites",
    ),
    "a key of the head twice": (
        "---\ndifficulty: easy\ndifficulty: hard\n---\n# T\n",
        3,
        "Write 'difficulty' once",
    ),
    "an unknown difficulty": ("---\ndifficulty: easier\n---\n# T\n", 2, "one of: easy, medium, hard"),
    "prerequisites without commas": (
        "---\nprerequisites: sets tables\n---\n# T\n",
        2,
        "Write ids with commas between them",
    ),
    "a picture without name": ("# T\n\n:::{picture}\nx\n:::\n", 3, "Write the name of the picture after"),
    "a picture with a title": (
        "# T\n\n:::{picture} hash-table Of sets\nx\n:::\n",
        3,
        "Write the name of one picture",
    ),
    "a picture without caption": ("# T\n\n:::{picture} hash-table\n:::\n", 3, "Write what it shows"),
    "a reference": (
        "# T\n\nA [word][x].\n\n[x]: https://python.org\n",
        5,
        "Write the address where the link is",
    ),
}


@pytest.mark.parametrize("mistake", PAGE_MISTAKES)
def test_a_mistake_in_a_page_names_its_line_and_what_to_do(mistake: str, page_of: WritePage) -> None:
    text, line, words = PAGE_MISTAKES[mistake]
    found = mistake_in(page_of(text))
    assert words in found.message
    assert found.line == line
    assert found.message.endswith(".") and "\n" not in found.message


@pytest.mark.parametrize("name", ["starter.py", "solution.py", "check.py"])
def test_a_missing_file_of_an_exercise_is_named(name: str, page_of: WritePage) -> None:
    topic = page_of("# T\n\n:::{exercise} middle\nx\n:::\n")
    (topic.folder / "middle" / name).unlink()
    found = mistake_in(topic)
    assert found.line == 3 and f"Create middle/{name}" in found.message


def test_a_missing_page_is_named(page_of: WritePage) -> None:
    topic = page_of("")
    topic.page_path.unlink()
    assert "Create this file" in mistake_in(topic).message


def test_a_page_that_is_not_utf_8_is_named_with_its_line(page_of: WritePage) -> None:
    topic = page_of("")
    topic.page_path.write_bytes(b"# T\n\nGr\xfc\xdfe\n")
    found = mistake_in(topic)
    assert found.line == 3 and "Save this file as UTF-8" in found.message


def test_a_page_that_cannot_be_opened_says_so(page_of: WritePage) -> None:
    topic = page_of("")
    topic.page_path.unlink()
    topic.page_path.mkdir()
    assert "Make this file readable" in mistake_in(topic).message


def test_all_mistakes_are_found_in_order_and_good_blocks_are_kept(page_of: WritePage) -> None:
    topic = page_of("# T\n\n```python fesh\n1\n```\n\n```python\ngood = 1\n```\n\n:::{not}\nx\n:::\n")
    page, mistakes = read_page_with_mistakes(topic)
    assert [mistake.line for mistake in mistakes] == [3, 11]
    assert page is not None and [example.source for example in page.examples()] == ["good = 1"]


# --- mistakes in course.toml ---

GOOD_TOML = """format = 1
title = "Course"

[[part]]
title = "Part"

[[part.stage]]
id = "one"
title = "Stage"
topics = [
    { id = "a", title = "A" },
    { id = "b", title = "B" },
]
"""

TOML_MISTAKES = {
    "bad TOML": (GOOD_TOML.replace('title = "Part"', "title = Part"), 5, "not valid TOML"),
    "cut off": (GOOD_TOML.rstrip("\n]"), 12, "not valid TOML"),
    "brackets without end": ("x = " + "[" * 5000, 1, "Write fewer brackets"),
    "no format": (GOOD_TOML.replace("format = 1\n", ""), 1, "Write `format = 1`"),
    "a format of text": (GOOD_TOML.replace("format = 1", 'format = "1"'), 1, "Write `format = 1`"),
    "format true": (GOOD_TOML.replace("format = 1", "format = true"), 1, "Write `format = 1`"),
    "format 0": (GOOD_TOML.replace("format = 1", "format = 0"), 1, "Write `format = 1`"),
    "a newer format": (GOOD_TOML.replace("format = 1", "format = 2"), 1, "Install a newer version"),
    "no title": (GOOD_TOML.replace('title = "Course"\n', ""), 1, "Give this a title"),
    "a blank title": (GOOD_TOML.replace('"Part"', '" "'), 5, "Give this a title"),
    "a title of a number": (GOOD_TOML.replace('"Stage"', "3"), 9, "Give this a title"),
    "no part": ('format = 1\ntitle = "C"\n', 1, "Write 'part' as [[part]]"),
    "part is a table": ('format = 1\ntitle = "C"\n[part]\ntitle = "P"\n', 3, "Write 'part' as [[part]]"),
    "no stage": ('format = 1\ntitle = "C"\n[[part]]\ntitle = "P"\n', 3, "Write 'stage' as [[part.stage]]"),
    "topics are ids": (
        GOOD_TOML.replace('{ id = "a", title = "A" }', '"a"'),
        10,
        "Write 'topics' as a list such as",
    ),
    "an unknown key": (GOOD_TOML.replace("format = 1", "format = 1\nauthor = 1"), 2, "unknown key 'author'"),
    "an unknown key of a part": (GOOD_TOML + '[[part]]\ntitle = "Q"\nicon = 1\n', 16, "unknown key 'icon'"),
    "an unknown key of a stage": (GOOD_TOML + "lessons = []\n", 14, "unknown key 'lessons'"),
    "an unknown key of a topic": (
        GOOD_TOML.replace('{ id = "b", title', '{ id = "b", name = "x", title'),
        12,
        "unknown key 'name'",
    ),
    "no id": (GOOD_TOML.replace('id = "one"\n', ""), 7, "Give this stage an id"),
    "a bad id": (GOOD_TOML.replace('"one"', '"One Two"'), 8, "Give this stage an id"),
    "an id that is a path": (GOOD_TOML.replace('"b"', '"../b"'), 12, "Give this topic an id"),
    "an id of a number": (GOOD_TOML.replace('id = "b"', "id = 2"), 12, "Give this topic an id"),
    "a repeated topic": (GOOD_TOML.replace('"b"', '"a"'), 12, "already a topic 'a'"),
    "a repeated stage": (
        GOOD_TOML + '[[part.stage]]\nid = "one"\ntitle = "S"\ntopics = []\n',
        15,
        "already a stage 'one'",
    ),
}


@pytest.mark.parametrize("mistake", TOML_MISTAKES)
def test_a_mistake_in_the_course_file_names_its_line_and_what_to_do(mistake: str, tmp_path: Path) -> None:
    text, line, words = TOML_MISTAKES[mistake]
    path = tmp_path / "course.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CourseError) as caught:
        read_course(tmp_path)
    assert words in caught.value.message
    assert (caught.value.path, caught.value.line) == (path, line)
    assert caught.value.message.endswith(".")


def test_the_course_file_without_mistakes_is_read(tmp_path: Path) -> None:
    (tmp_path / "course.toml").write_text(GOOD_TOML, encoding="utf-8")
    assert [topic.id for topic in read_course(tmp_path).topics()] == ["a", "b"]


def test_a_missing_course_file_and_bad_bytes_are_named(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match=r"course\.toml:1: Create this file"):
        read_course(tmp_path)
    (tmp_path / "course.toml").write_bytes(b'format = 1\ntitle = "\xff"\n')
    with pytest.raises(CourseError, match=r"course\.toml:2: Save this file as UTF-8"):
        read_course(tmp_path)


def test_ids_are_lower_case_words() -> None:
    assert all(is_id(text) for text in ("a", "float-precision", "3d-plots"))
    assert not any(is_id(text) for text in ("", "A", "a_b", "-a", "a-", "a--b", "a/b", "a\n", "é"))


# --- any text ---

_MARKS = [
    "# ",
    "## ",
    "#",
    "```python",
    "```output",
    "```",
    "~~~",
    ":::",
    "::::",
    ":::{",
    "{note}",
    "{exercise} ",
]
_MARKS += ["middle", "{hint}", "{pitfall} X", "{interview} Q", "{followup} Q", "raises=", "predict", "no-run"]
_MARKS += [
    "- ",
    "> ",
    "    ",
    "|",
    "---",
    "[a]: b",
    "[a]",
    "\n",
    "\n\n",
    "\r",
    "\0",
    "py>=3.12",
    "x",
    "\u2028",
    "`",
]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(st.text(), st.lists(st.sampled_from(_MARKS), max_size=40).map("".join)))
def test_any_text_gives_a_page_or_mistakes_with_a_line(text: str, page_of: WritePage) -> None:
    topic = page_of("")
    topic.page_path.write_bytes(text.encode("utf-8", "surrogatepass"))
    page, mistakes = read_page_with_mistakes(topic)
    assert page is not None or mistakes
    last = text.count("\n") + text.count("\r") + 1
    assert all(1 <= mistake.line <= last + 1 for mistake in mistakes)
    assert not any("\n" in mistake.message for mistake in mistakes)


@settings(max_examples=200, deadline=None)
@given(text=st.text(alphabet=st.sampled_from("format=1\n[]{}\"'partstageid.title,# \\")))
def test_any_course_file_gives_a_course_or_a_mistake(
    text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp()
    (folder / "course.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CourseError) as caught:
        read_course(folder)
    assert caught.value.line >= 1
