"""The course as plain data, for `tutor-app list --json` and whatever reads it."""

from __future__ import annotations

from typing import Any

from tutor_app.course.model import Course, Example
from tutor_app.course.reader import read_page_with_mistakes


def list_course(course: Course) -> dict[str, Any]:
    """Stages and topics with the counts of what is on each page, as JSON can hold it.

    *examples* are the blocks that run, without predictions and without those in pitfalls and boxes;
    *predictions* are counted wherever they stand; *interview* counts questions and follow-ups.
    A page that cannot be read has counts of 0.
    """
    return {
        "stages": [
            {
                "id": stage.id,
                "number": stage.number,
                "title": stage.title,
                "part": stage.part,
                "topics": [
                    {
                        "id": topic.id,
                        "number": topic.number,
                        "title": topic.title,
                        **_counts(course, topic.id),
                    }
                    for topic in stage.topics
                ],
            }
            for stage in course.stages()
        ]
    }


def _counts(course: Course, topic_id: str) -> dict[str, Any]:
    page, _mistakes = read_page_with_mistakes(course.topic(topic_id))
    if page is None:
        return {"examples": 0, "predictions": 0, "pitfalls": 0, "interview": 0, "exercises": []}
    own = [block for block in page.blocks if isinstance(block, Example)]
    return {
        "examples": sum(example.runs and not example.predict for example in own),
        "predictions": sum(example.predict for example in page.examples()),
        "pitfalls": len(page.pitfalls()),
        "interview": sum(1 + len(question.followups) for question in page.questions()),
        "exercises": [exercise.id for exercise in page.exercises()],
    }
