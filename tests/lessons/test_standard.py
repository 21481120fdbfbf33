"""Every topic of the course is complete; that what it says is true is for `tutor-app check`."""

from __future__ import annotations

import pytest

from tutor_app import paths
from tutor_app.author.listing import list_course
from tutor_app.course.model import DIFFICULTIES, Box, Exercise, Picture, Topic
from tutor_app.course.reader import read_course, read_page

COURSE = read_course(paths.lessons_dir())
LISTED = {topic["id"]: topic for stage in list_course(COURSE)["stages"] for topic in stage["topics"]}
LEAST = {"examples": 4, "predictions": 1, "pitfalls": 3, "interview": 4}


def test_every_stage_has_four_topics() -> None:
    assert {stage.id: len(stage.topics) for stage in COURSE.stages()} == {
        stage.id: 4 for stage in COURSE.stages()
    }


@pytest.mark.parametrize("topic_id", LISTED)
def test_a_page_has_enough_of_everything(topic_id: str) -> None:
    listed = LISTED[topic_id]
    assert {name: listed[name] for name in LEAST if listed[name] < LEAST[name]} == {}
    assert len(listed["exercises"]) >= 3


@pytest.mark.parametrize("topic", COURSE.topics(), ids=lambda topic: topic.id)
def test_a_page_ends_with_its_takeaway(topic: Topic) -> None:
    page = read_page(topic)
    titles = [block.title for block in page.blocks if getattr(block, "level", 0) == 2]
    assert titles[-3:] == ["Pitfalls", "Exercises", "Interview"]
    last = page.blocks[-1]
    assert isinstance(last, Box)
    assert last.kind == "takeaway"


@pytest.mark.parametrize("topic", COURSE.topics(), ids=lambda topic: topic.id)
def test_a_page_says_how_hard_it_is_and_shows_a_picture(topic: Topic) -> None:
    page = read_page(topic)
    assert page.difficulty
    assert any(isinstance(block, Picture) for block in page.blocks)


@pytest.mark.parametrize("topic", COURSE.topics(), ids=lambda topic: topic.id)
def test_exercises_go_from_easy_to_hard(topic: Topic) -> None:
    difficulties = [exercise.difficulty for exercise in read_page(topic).exercises()]
    assert difficulties == sorted(difficulties, key=DIFFICULTIES.index)


@pytest.mark.parametrize(
    "exercise",
    [exercise for topic in COURSE.topics() for exercise in read_page(topic).exercises()],
    ids=lambda exercise: exercise.id,
)
def test_an_exercise_has_hints_and_answers_in_several_styles(exercise: Exercise) -> None:
    assert 2 <= len(exercise.hints) <= 3
    assert len(list(exercise.folder.glob("right_*.py"))) >= 2
    assert len(list(exercise.folder.glob("wrong_*.py"))) >= 4
