"""The exercises that a command names, found by their folders: their page need not be finished yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tutor_app.author.verify import UnknownIdError
from tutor_app.course.model import Course, Topic
from tutor_app.course.reader import read_page_with_mistakes


@dataclass(frozen=True, slots=True)
class ChosenExercise:
    """An exercise by its folder; *id* is `topic-id/name`."""

    id: str
    stage_id: str
    folder: Path


def chosen_exercises(course: Course, ids: Sequence[str]) -> list[ChosenExercise]:
    """The exercises of the stages, topics and exercises named by *ids*, or all, in the course's order.

    Raises UnknownIdError.
    """
    chosen = []
    known = {stage.id for stage in course.stages()} | {topic.id for topic in course.topics()}
    for topic in course.topics():
        for name in _names(topic):
            exercise_id = f"{topic.id}/{name}"
            known.add(exercise_id)
            if not ids or not {exercise_id, topic.id, topic.stage_id}.isdisjoint(ids):
                chosen.append(ChosenExercise(exercise_id, topic.stage_id, topic.folder / name))
    for name in ids:
        if name not in known:
            raise UnknownIdError(
                f"The course has no stage, topic or exercise “{name}”: `tutor-app list --json` names all."
            )
    return chosen


def _names(topic: Topic) -> list[str]:
    """The folders with a check, as the page orders them; those that it does not name yet come last."""
    page, _ = read_page_with_mistakes(topic)
    named = [exercise.name for exercise in page.exercises()] if page is not None else []
    folders = sorted(path.parent.name for path in topic.folder.glob("*/check.py"))
    return [name for name in named if name in folders] + [name for name in folders if name not in named]
