"""What a course is made of: frozen values, read from `lessons/` and never changed afterwards.

Course > Part > Stage > Topic; a topic's Page is a row of blocks.
Every block knows the line of `lesson.md` on which it begins.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DIFFICULTIES = ("easy", "medium", "hard")


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown without code to run; where it begins with a heading, *title* and *anchor* name it."""

    markdown: str
    line: int
    title: str = ""
    level: int = 0
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Output:
    """What an example shows; *versions* is a specifier such as `>=3.12`, empty for every Python."""

    text: str
    line: int
    versions: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A code block of the page: an editor that runs, unless *runs* is false.

    *line* is the line of the opening fence: the first line of *source* is `line + 1`.
    With *predict* the block is a Prediction: its output is hidden until a guess is written down.
    """

    key: str
    number: int
    source: str
    line: int
    outputs: tuple[Output, ...] = ()
    raises: str = ""
    runs: bool = True
    predict: bool = False
    fresh: bool = False

    @property
    def anchor(self) -> str:
        """The name of its place on the page; *number* counts every code block in reading order."""
        return f"example-{self.number}"


@dataclass(frozen=True, slots=True)
class Box:
    """A note, a tip, a warning or the takeaway of the page."""

    kind: str
    title: str
    blocks: tuple[Prose | Example, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that the learner can change; *name* is one of `tutor_app.pictures`, *text* its caption."""

    name: str
    text: str
    anchor: str
    line: int


@dataclass(frozen=True, slots=True)
class Pitfall:
    """A symptom, its reason and its fix; both sides can be run."""

    title: str
    anchor: str
    blocks: tuple[Prose | Example, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise of the page; its code lies in *folder*.

    *id* is `topic-id/name`. *text* and *hints* are Markdown in which code is only shown.
    *difficulty* is one of DIFFICULTIES, or empty.
    """

    id: str
    name: str
    title: str
    anchor: str
    text: str
    hints: tuple[str, ...]
    folder: Path
    line: int
    difficulty: str = ""

    def starter(self) -> str:
        return (self.folder / "starter.py").read_text(encoding="utf-8")

    def solution(self) -> str:
        return (self.folder / "solution.py").read_text(encoding="utf-8")

    def files_hash(self) -> str:
        """A digest of the files that judge an answer: a pass remembers what it passed."""
        digest = hashlib.sha256()
        for path in sorted(self.folder.iterdir()):
            if path.is_file() and not path.name.startswith(
                ("wrong_", "right_", "solution", "survivors", ".")
            ):
                digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        return digest.hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question that an interviewer asks next."""

    key: str
    question: str
    answer: str
    line: int


@dataclass(frozen=True, slots=True)
class InterviewQuestion:
    """A question with the key points of a good answer, hidden until the learner has tried.

    *question* and *answer* are Markdown, as written; every other title of a block is plain text.
    """

    key: str
    question: str
    anchor: str
    answer: str
    followups: tuple[FollowUp, ...]
    line: int


Block = Prose | Example | Box | Picture | Pitfall | Exercise | InterviewQuestion


@dataclass(frozen=True, slots=True)
class Page:
    """A topic's page: its title, its blocks in order, and what stands at its head.

    *difficulty* is one of DIFFICULTIES, or empty; *prerequisites* are ids of topics;
    *services* are the practice services that its code talks to.
    """

    title: str
    blocks: tuple[Block, ...]
    path: Path
    difficulty: str = ""
    prerequisites: tuple[str, ...] = ()
    services: tuple[str, ...] = ()

    def examples(self) -> Iterator[Example]:
        """Every code block in reading order, those inside boxes and pitfalls included."""
        for block in self.blocks:
            if isinstance(block, Example):
                yield block
            elif isinstance(block, (Box, Pitfall)):
                yield from (inner for inner in block.blocks if isinstance(inner, Example))

    def block_at(self, line: int) -> Block | None:
        """The block that holds *line* of `lesson.md`: the last one that begins on it or above."""
        return next((block for block in reversed(self.blocks) if block.line <= line), None)

    def exercises(self) -> tuple[Exercise, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Exercise))

    def pitfalls(self) -> tuple[Pitfall, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Pitfall))

    def questions(self) -> tuple[InterviewQuestion, ...]:
        return tuple(block for block in self.blocks if isinstance(block, InterviewQuestion))


@dataclass(frozen=True, slots=True)
class Topic:
    """A page of the course by its place; the page itself is read when it is needed."""

    id: str
    number: str
    title: str
    stage_id: str
    folder: Path

    @property
    def page_path(self) -> Path:
        return self.folder / "lesson.md"


@dataclass(frozen=True, slots=True)
class Stage:
    id: str
    number: str
    title: str
    part: str
    topics: tuple[Topic, ...]
    folder: Path


@dataclass(frozen=True, slots=True)
class Part:
    title: str
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """The whole course in order, as `course.toml` names it."""

    title: str
    parts: tuple[Part, ...]
    folder: Path

    def stages(self) -> tuple[Stage, ...]:
        return tuple(stage for part in self.parts for stage in part.stages)

    def topics(self) -> tuple[Topic, ...]:
        return tuple(topic for stage in self.stages() for topic in stage.topics)

    def topic(self, topic_id: str) -> Topic:
        """The topic with that id. Raises KeyError where there is none."""
        for topic in self.topics():
            if topic.id == topic_id:
                return topic
        raise KeyError(topic_id)

    def stage(self, stage_id: str) -> Stage:
        """The stage with that id. Raises KeyError where there is none."""
        for stage in self.stages():
            if stage.id == stage_id:
                return stage
        raise KeyError(stage_id)


class CourseError(Exception):
    """A mistake in a file of the course: where it is, what is wrong and what to do."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}")
        self.path = path
        self.line = line
        self.message = message
