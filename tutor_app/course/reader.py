"""Reads the files of the course.

`read_course` reads `course.toml` and looks at no other file, because the window waits for it;
a page is read when it is opened. A mistake is a CourseError: the file, the line and a sentence that
says what to do.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from pathlib import Path
from typing import Any

from tutor_app.course.model import (
    Box,
    Course,
    CourseError,
    Exercise,
    Page,
    Part,
    Pitfall,
    Prose,
    Stage,
    Topic,
)

FORMAT = 1

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WORDS_A_MINUTE = 180
# Places the minutes of a page near what a careful reader needs who runs and changes the examples.
_MINUTES_AN_EXAMPLE = 0.6
_MINUTES_AN_EXERCISE = 5.0
_MINUTES_A_QUESTION = 1.5


def read_course(folder: Path) -> Course:
    """The course as `course.toml` in *folder* names it; no other file is touched.

    Raises CourseError for a missing or damaged file, a wrong type, an unknown key, a bad or repeated id,
    and a format that is newer than this application.
    """
    path = folder / "course.toml"
    text = read_text(path)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise CourseError(path, line, f"Mend this line, it is not valid TOML: {error}.") from None
    except RecursionError:
        raise CourseError(path, 1, "Write fewer brackets inside each other; this cannot be read.") from None
    return _CourseReader(path, text).course(data)


def read_page(topic: Topic) -> Page:
    """The page of a topic. Raises CourseError for the first mistake in it."""
    page, mistakes = read_page_with_mistakes(topic)
    if mistakes:
        raise mistakes[0]
    assert page is not None
    return page


def read_page_with_mistakes(topic: Topic) -> tuple[Page | None, list[CourseError]]:
    """The page without the blocks that cannot be read, and every mistake in order of its line.

    The page is None where the file cannot be read at all or has no title.
    """
    try:
        text = read_text(topic.page_path)
    except CourseError as error:
        return None, [error]
    # Imported here: markdown-it takes longer to import than the window may take to read the course.
    from tutor_app.course.lesson import read_lesson

    return read_lesson(topic, text)


def read_stage_text(stage: Stage) -> str:
    """The Markdown that introduces a stage. Raises CourseError where `stage.md` cannot be read."""
    return read_text(stage.folder / "stage.md")


def minutes(page: Page) -> int:
    """How long a careful reader needs for the page, its examples, exercises and questions."""
    words = 0.0
    for block in page.blocks:
        if isinstance(block, Prose):
            words += len(block.markdown.split())
        elif isinstance(block, (Box, Pitfall)):
            words += sum(len(inner.markdown.split()) for inner in block.blocks if isinstance(inner, Prose))
        elif isinstance(block, Exercise):
            words += len(block.text.split())
    total = (
        words / _WORDS_A_MINUTE
        + _MINUTES_AN_EXAMPLE * sum(1 for _ in page.examples())
        + _MINUTES_AN_EXERCISE * len(page.exercises())
        + _MINUTES_A_QUESTION * sum(1 + len(question.followups) for question in page.questions())
    )
    return max(1, round(total))


def is_id(text: str) -> bool:
    """Whether *text* can name a stage or a topic: lower-case words and digits joined by `-`."""
    return _ID.fullmatch(text) is not None


def read_text(path: Path) -> str:
    """The text of a file with `\\n` at line ends. Raises CourseError where it is missing or not UTF-8."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise CourseError(path, 1, "Create this file; the course needs it.") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise CourseError(path, 1, f"Make this file readable; the system says: {reason}.") from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise CourseError(path, line, "Save this file as UTF-8; there is a byte that is not.") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


class _CourseReader:
    """Turns the tables of `course.toml` into values; *place* is (part, stage, topic), counted from 0."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.text = text
        self.stage_ids: set[str] = set()
        self.topic_ids: set[str] = set()

    def course(self, data: dict[str, Any]) -> Course:
        version = data.get("format")
        if type(version) is not int or version < 1:
            raise self.mistake((), "format", f"Write `format = {FORMAT}` at the head of this file.")
        if version > FORMAT:
            raise self.mistake(
                (),
                "format",
                f"Install a newer version of the application: this course has format {version}, "
                f"and this version reads format {FORMAT}.",
            )
        self.allow_only(data, ("format", "title", "part"), ())
        title = self.title(data, ())
        parts = tuple(
            self.part(part, (number,))
            for number, part in enumerate(self.tables(data, "part", (), "[[part]]"))
        )
        return Course(title, parts, self.path.parent)

    def part(self, data: dict[str, Any], place: tuple[int, ...]) -> Part:
        self.allow_only(data, ("title", "stage"), place)
        title = self.title(data, place)
        stages = tuple(
            self.stage(stage, (*place, number), title)
            for number, stage in enumerate(self.tables(data, "stage", place, "[[part.stage]]"))
        )
        return Part(title, stages)

    def stage(self, data: dict[str, Any], place: tuple[int, ...], part: str) -> Stage:
        self.allow_only(data, ("id", "title", "topics"), place)
        stage_id = self.id(data, place, self.stage_ids, "stage")
        number = f"{len(self.stage_ids):02}"
        title = self.title(data, place)
        folder = self.path.parent / stage_id
        topics = []
        form = 'a list such as topics = [{ id = "slices", title = "Slices" }]'
        for index, topic in enumerate(self.tables(data, "topics", place, form)):
            here = (*place, index)
            self.allow_only(topic, ("id", "title"), here)
            topic_id = self.id(topic, here, self.topic_ids, "topic")
            topics.append(
                Topic(topic_id, f"{number}.{index + 1}", self.title(topic, here), stage_id, folder / topic_id)
            )
        return Stage(stage_id, number, title, part, tuple(topics), folder)

    def tables(
        self, data: dict[str, Any], key: str, place: tuple[int, ...], form: str
    ) -> list[dict[str, Any]]:
        values = data.get(key)
        if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
            raise self.mistake(place, key, f"Write {key!r} as {form}.")
        return values

    def title(self, data: dict[str, Any], place: tuple[int, ...]) -> str:
        title = data.get("title")
        if not isinstance(title, str) or not title.strip():
            raise self.mistake(place, "title", 'Give this a title: title = "…".')
        return title.strip()

    def id(self, data: dict[str, Any], place: tuple[int, ...], known: set[str], what: str) -> str:
        found = data.get("id")
        if not isinstance(found, str) or not is_id(found):
            raise self.mistake(
                place,
                "id",
                f"Give this {what} an id of lower-case words joined by '-', such as \"two-words\".",
            )
        if found in known:
            raise self.mistake(place, "id", f"Choose another id: there is already a {what} {found!r}.")
        known.add(found)
        return found

    def allow_only(self, data: dict[str, Any], keys: Collection[str], place: tuple[int, ...]) -> None:
        for key in data:
            if key not in keys:
                raise self.mistake(
                    place, key, f"Remove the unknown key {key!r}; known here: {', '.join(keys)}."
                )

    def mistake(self, place: tuple[int, ...], key: str, message: str) -> CourseError:
        return CourseError(self.path, self.line_of(place, key), message)

    def line_of(self, place: tuple[int, ...], key: str) -> int:
        """The line of *key* in the table at *place*, or of the head of that table; tomllib keeps no lines."""
        part = stage = topic = -1
        head = 1
        written = re.compile(rf"(?<![\w-])[\"']?{re.escape(key)}[\"']?\s*=|^\s*\[\[?\s*{re.escape(key)}\s*\]")
        for number, line in enumerate(self.text.split("\n"), 1):
            topics_here = range(0)
            if re.match(r"\s*\[\[\s*part\s*\]\]", line):
                part, stage, topic = part + 1, -1, -1
            elif re.match(r"\s*\[\[\s*part\s*\.\s*stage\s*\]\]", line):
                stage, topic = stage + 1, -1
            elif re.match(r"\s*(topics\s*=\s*\[\s*)?\{", line):
                topics_here = range(topic + 1, topic + 1 + line.count("{"))
                topic = topics_here[-1]
            if (part, stage)[: len(place)] != place[:2] or (
                len(place) < 2 and (part, stage)[len(place)] >= 0
            ):
                continue
            if head == 1 and place:
                head = number
            is_topic_line = len(topics_here) > 0
            if len(place) == 3:
                if place[2] not in topics_here:
                    continue
                head = number
            if (len(place) == 3) == is_topic_line and written.search(line):
                return number
        return head
