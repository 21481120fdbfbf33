"""What the store hands out: frozen values. Times are UTC, ISO 8601 with microseconds, and sort as text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TopicState(StrEnum):
    """How far the learner is with a topic. DONE: every exercise has a right answer."""

    UNTOUCHED = "untouched"
    STARTED = "started"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One press of Check and what came back; *checks* is the JSON that was recorded with it."""

    exercise_id: str
    at: str
    source: str
    verdict: str
    message: str
    files_hash: str
    checks: str


@dataclass(frozen=True, slots=True)
class PassedInfo:
    """The latest right answer and the hash of the files it passed; *first_at* is the first one's time."""

    at: str
    first_at: str
    source: str
    files_hash: str


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """An earlier text of a draft. *reason* is `reset`, `other window`, `import` or `earlier`."""

    key: str
    source: str
    saved_at: str
    kept_at: str
    reason: str


@dataclass(frozen=True, slots=True)
class Prediction:
    """A guess of what an example shows; *matched* is None where the learner has not said."""

    key: str
    at: str
    guess: str
    matched: bool | None


@dataclass(frozen=True, slots=True)
class InterviewAnswer:
    """What the learner answered, and how it went: `missed`, `partly` or `knew`."""

    key: str
    at: str
    answer: str
    rating: str
