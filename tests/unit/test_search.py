"""The full-text index: what it finds, in which order, and that no typed text can break it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor_app.course.model import Course
from tutor_app.course.reader import read_course, read_page
from tutor_app.course.search import SearchIndex

SMALL_COURSE = Path(__file__).parent.parent / "small_course"

RANKED = """# Zebra crossing

Nothing here.

## Prose

A zebra in prose.

```python
zebra = 1
```

## Pitfalls

:::{pitfall} The zebra trap
Über alles: a naïve coöperation of `drop_duplicates`.
:::

## Interview

:::{interview} Which zebra is `NaN`?
The secret answer.
:::
"""


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A copy of the small course that a test may change."""
    shutil.copytree(SMALL_COURSE, tmp_path / "lessons")
    return read_course(tmp_path / "lessons")


@pytest.fixture(scope="module")
def small_index() -> Iterator[SearchIndex]:
    index = SearchIndex(None)
    index.build(read_course(SMALL_COURSE))
    yield index


def test_a_search_before_the_first_build_finds_nothing(tmp_path: Path, course: Course) -> None:
    index = SearchIndex(tmp_path / "cache" / "search.sqlite3")
    assert index.find("slice") == []
    assert not index.is_current(course)
    assert not (tmp_path / "cache").exists()


def test_hits_name_the_line_and_the_anchor_of_their_place(small_index: SearchIndex) -> None:
    course = read_course(SMALL_COURSE)
    for word in ("slice", "word", "missing", "pandas", "why", "python"):
        hits = small_index.find(word)
        assert hits
        for hit in hits:
            page = read_page(course.topic(hit.topic_id))
            block = page.block_at(hit.line)
            assert block is not None or hit.kind == "topic" or hit.line == 3
            anchors = {getattr(block, "anchor", "") for block in page.blocks} | {
                example.anchor for example in page.examples()
            }
            assert hit.anchor in anchors | {""}


@pytest.mark.parametrize(
    ("text", "kind", "anchor"),
    [
        ("Taking a part", "topic", ""),
        ("never fails", "prose", "beyond-the-end"),
        ("isna().sum()", "code", "example-2"),
        ("left out", "pitfall", "the-last-character-is-left-out"),
        ("middle characters", "exercise", "middle"),
        ("word[2:100] not fail", "question", "why-does-word-2-100-not-fail"),
        ("version_info", "code", "example-5"),
        ("copy for free", "prose", "where-the-gaps-are"),
    ],
)
def test_each_kind_of_place_is_found(small_index: SearchIndex, text: str, kind: str, anchor: str) -> None:
    first = small_index.find(text)[0]
    assert (first.kind, first.anchor) == (kind, anchor)


def test_the_beginning_of_a_word_is_enough(small_index: SearchIndex) -> None:
    assert small_index.find("charac") == small_index.find("CHARAC") != []
    assert small_index.find("aracter") == []


def test_every_word_must_be_there(small_index: SearchIndex) -> None:
    assert small_index.find("slice pandas") != []
    assert small_index.find("slice zebra") == []


def test_signs_are_found_as_they_are_written(small_index: SearchIndex) -> None:
    assert [hit.anchor for hit in small_index.find("[::")] == ["example-4"]
    assert "\x02[::\x03" in small_index.find("[::")[0].snippet
    assert small_index.find("@@@") == []


def test_a_snippet_marks_what_was_found(small_index: SearchIndex) -> None:
    snippet = small_index.find("slice never")[0].snippet
    assert snippet.startswith("A \x02slice\x03 \x02never\x03 fails when it is too long.")
    assert snippet.endswith("…") and len(snippet) < 200


def test_answers_and_hints_are_not_given_away(small_index: SearchIndex) -> None:
    assert small_index.find("cut to the length") == []
    assert small_index.find("first middle position") == []


def test_titles_come_first_then_pitfalls_and_questions_then_prose_then_code(
    tmp_path: Path, course: Course
) -> None:
    (course.topic("tables").page_path).write_text(RANKED, encoding="utf-8")
    toml = course.folder / "course.toml"
    toml.write_text(toml.read_text("utf-8").replace("Counting in tables", "Zebra crossing"), encoding="utf-8")
    index = SearchIndex(tmp_path / "s.sqlite3")
    index.build(read_course(course.folder))
    kinds = [hit.kind for hit in index.find("zebra")]
    assert kinds[0] == "topic"
    assert set(kinds[1:3]) == {"pitfall", "question"}
    assert kinds[3:] == ["prose", "code"]


@pytest.mark.parametrize("text", ["uber", "Über", "naive", "cooperation", "drop_dup", "duplicates"])
def test_marks_above_letters_do_not_matter(tmp_path: Path, course: Course, text: str) -> None:
    course.topic("tables").page_path.write_text(RANKED, encoding="utf-8")
    index = SearchIndex(tmp_path / "s.sqlite3")
    index.build(course)
    assert [hit.kind for hit in index.find(text)] == ["pitfall"]


def test_the_index_is_current_until_a_page_changes(tmp_path: Path, course: Course) -> None:
    file = tmp_path / "s.sqlite3"
    SearchIndex(file).build(course)
    index = SearchIndex(file)
    assert index.is_current(course)
    page = course.topic("slices").page_path
    page.write_text(page.read_text("utf-8") + "\nA word more: quagga.\n", encoding="utf-8")
    assert not index.is_current(course)
    index.build(course)
    assert index.is_current(course) and index.find("quagga")


def test_a_change_of_the_size_or_of_the_time_is_enough(tmp_path: Path, course: Course) -> None:
    index = SearchIndex(tmp_path / "s.sqlite3")
    index.build(course)
    page = course.topic("slices").page_path
    status = page.stat()
    page.write_text(page.read_text("utf-8") + "\n", encoding="utf-8")
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert not index.is_current(course)
    index.build(course)
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns + 1_000_000_000))
    assert not index.is_current(course)


def test_a_build_does_not_wait_for_a_search_that_is_still_reading(tmp_path: Path, course: Course) -> None:
    index = SearchIndex(tmp_path / "s.sqlite3")
    index.build(course)
    with closing(sqlite3.connect(index.file)) as reader:
        rows = reader.execute("SELECT title FROM row")
        rows.fetchone()
        index.build(course)
        assert rows.fetchall()


def test_quotes_are_no_syntax(small_index: SearchIndex) -> None:
    assert small_index.find('"python') == small_index.find("python") != []


def test_a_page_with_mistakes_does_not_hide_the_others(tmp_path: Path, course: Course) -> None:
    course.topic("slices").page_path.write_text(
        "# T\n\n:::{nothing}\nx\n:::\n\nFine: quagga.\n", encoding="utf-8"
    )
    index = SearchIndex(tmp_path / "s.sqlite3")
    index.build(course)
    assert index.find("pandas") and index.find("quagga")


@pytest.mark.parametrize(
    "damage", [b"", b"not a database at all" * 100, b"SQLite format 3\0" + b"\xff" * 5000]
)
def test_a_damaged_index_is_made_anew(tmp_path: Path, course: Course, damage: bytes) -> None:
    file = tmp_path / "s.sqlite3"
    file.write_bytes(damage)
    index = SearchIndex(file)
    assert index.find("slice") == []
    assert not index.is_current(course)
    index.build(course)
    assert index.is_current(course) and index.find("slice")


def test_searches_go_on_while_another_thread_builds(tmp_path: Path, course: Course) -> None:
    index = SearchIndex(tmp_path / "s.sqlite3")
    index.build(course)
    expected = index.find("slice")
    errors: list[BaseException] = []

    def build() -> None:
        try:
            for _ in range(10):
                index.build(course)
        except BaseException as error:
            errors.append(error)

    builders = [threading.Thread(target=build) for _ in range(2)]
    for builder in builders:
        builder.start()
    while any(builder.is_alive() for builder in builders):
        assert index.find("slice") == expected
    for builder in builders:
        builder.join()
    assert errors == []


def test_a_build_that_cannot_be_written_says_so(tmp_path: Path, course: Course) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises((OSError, sqlite3.Error)):
        SearchIndex(tmp_path / "file" / "s.sqlite3").build(course)


def test_a_temporary_index_goes_with_its_object() -> None:
    index = SearchIndex(None)
    folder = index.file.parent
    assert folder.is_dir()
    del index
    assert not folder.exists()


@settings(max_examples=300, deadline=None)
@given(
    text=st.one_of(
        st.text(),
        st.lists(st.sampled_from(['"', "*", "word", "a", "AND", "NEAR(", ":", "-", "\0"])).map(" ".join),
        st.text(st.characters(categories=["Cs", "Mn", "No", "Co", "P", "S"])),
    )
)
def test_no_text_breaks_a_search(text: str, small_index: SearchIndex) -> None:
    for hit in small_index.find(text):
        marks = [sign for sign in hit.snippet if sign in "\x02\x03"]
        assert marks == ["\x02", "\x03"] * (len(marks) // 2)
