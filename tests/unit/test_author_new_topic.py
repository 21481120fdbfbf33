"""`tutor-app new-topic`: files that work as they are, and a course file that is otherwise untouched."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tutor_app.author.listing import list_course
from tutor_app.author.new_topic import NewTopicError, new_topic
from tutor_app.author.verify import verify
from tutor_app.course.reader import read_course, read_page

SMALL_COURSE = Path(__file__).parent.parent / "small_course"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(SMALL_COURSE, tmp_path / "lessons", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path / "lessons"


def test_a_new_topic_is_right_but_for_what_its_author_is_told_to_write(folder: Path) -> None:
    lines = new_topic(read_course(folder), "first-steps", "new-one", "A *new* one")
    course = read_course(folder)
    topic = course.topic("new-one")
    assert (topic.title, topic.number) == ("A *new* one", "01.3")
    assert read_page(topic).title == topic.title
    problems = verify(course, ["new-one"], jobs=2)
    assert problems
    assert {(one.path, one.message) for one in problems} == {
        (topic.page_path, "Write this part; a TODO stands here.")
    }
    assert all(any(str(path) in line for line in lines) for path in topic.folder.rglob("*.*"))
    assert "tutor-app check new-one" in lines[-1]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("form", ["many lines", "one line", "no comma", "comment", "comment line", "empty"])
def test_the_course_file_keeps_its_form(folder: Path, form: str, line_end: str) -> None:
    one, two = '{ id = "slices", title = "[S] # 1" }', '{ id = "tables", title = "T" }'
    topics = {
        "many lines": f"[\n    {one},\n    {two},\n]",
        "one line": f"[{one}, {two}]",
        "no comma": f"[\n  {one},\n  {two}\n]",
        "comment": f'[\n\t{one},\n\t{two} # the "last" ]\n]',
        "comment line": f"[\n    {one},\n    {two},\n    # more [soon]\n]",
        "empty": "[]",
    }[form]
    head = '# A comment\nformat = 1\ntitle = "C"\n[[part]]\ntitle = "P"\n[[part.stage]]\nid = "first-steps"\n'
    tail = '\ntitle = "S"\n\n[[part.stage]]\nid = "other"\ntitle = "O"\ntopics = []\n'
    text = f"{head}topics = {topics}{tail}".replace("\n", line_end)
    path = folder / "course.toml"
    path.write_bytes(text.encode())
    before = [topic.id for topic in read_course(folder).topics()]
    new_topic(read_course(folder), "first-steps", "new-one", 'Say "hi" ü')
    changed = path.read_bytes().decode()
    course = read_course(folder)
    assert [topic.id for topic in course.topics()] == [*before, "new-one"]
    assert course.topic("new-one").title == 'Say "hi" ü'
    assert not course.stage("other").topics
    entry = '{ id = "new-one", title = "Say \\"hi\\" ü" }'
    assert entry in changed
    assert changed.count("\r\n") == (changed.count("\n") if line_end == "\r\n" else 0)
    remaining = iter(changed)
    assert all(sign in remaining for sign in text), "something was taken away"
    assert not list(folder.glob("*.new"))


@pytest.mark.parametrize(
    ("stage", "topic", "title", "words"),
    [
        ("nothing", "new-one", "T", "Choose a stage of the course, not 'nothing': first-steps."),
        ("first-steps", "New One", "T", "not 'New One'"),
        ("first-steps", "../up", "T", "not '../up'"),
        ("first-steps", "slices", "T", "Choose another id: 'slices' is taken."),
        ("first-steps", "there", "T", "Choose another id: 'there' is taken."),
        ("first-steps", "new-one", "  ", "Give the topic a title of one line."),
        ("first-steps", "new-one", "two\nlines", "Give the topic a title of one line."),
    ],
)
def test_what_cannot_be_made_is_refused_and_nothing_is_written(
    folder: Path, stage: str, topic: str, title: str, words: str
) -> None:
    (folder / "first-steps" / "there").mkdir()
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(NewTopicError) as caught:
        new_topic(read_course(folder), stage, topic, title)
    assert words in str(caught.value)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_place_that_cannot_be_written_is_named(folder: Path) -> None:
    course = read_course(folder)
    shutil.rmtree(folder / "first-steps")
    (folder / "first-steps").write_text("", encoding="utf-8")
    with pytest.raises(NewTopicError, match=r"Make .* writable"):
        new_topic(course, "first-steps", "new-one", "T")


def test_the_list_counts_what_is_on_each_page() -> None:
    listed = list_course(read_course(SMALL_COURSE))
    assert listed == {
        "stages": [
            {
                "id": "first-steps",
                "number": "01",
                "title": "First steps",
                "part": "Beginnings",
                "topics": [
                    {
                        "id": "slices",
                        "number": "01.1",
                        "title": "Taking a part of a string",
                        "examples": 3,
                        "predictions": 1,
                        "pitfalls": 1,
                        "interview": 2,
                        "exercises": ["slices/middle"],
                    },
                    {
                        "id": "tables",
                        "number": "01.2",
                        "title": "Counting in tables",
                        "examples": 2,
                        "predictions": 0,
                        "pitfalls": 0,
                        "interview": 1,
                        "exercises": ["tables/count_missing"],
                    },
                ],
            }
        ]
    }


def test_a_page_that_cannot_be_read_is_listed_without_counts(folder: Path) -> None:
    (folder / "first-steps" / "slices" / "lesson.md").unlink()
    topics = list_course(read_course(folder))["stages"][0]["topics"]
    assert (topics[0]["examples"], topics[0]["exercises"]) == (0, [])
