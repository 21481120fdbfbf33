"""What the learner did, kept in one SQLite file: drafts, attempts, predictions, settings.

`ProgressStore` is what the rest of the application uses. `files` opens, backs up and sets aside the file,
`migrations` is its shape, `drafts` keeps earlier texts, `transfer` exports and imports.
"""

from tutor_app.progress.files import StoreError, StoreIsNewer
from tutor_app.progress.records import (
    Attempt,
    InterviewAnswer,
    KeptDraft,
    PassedInfo,
    Prediction,
    TopicState,
)
from tutor_app.progress.store import ProgressStore

__all__ = [
    "Attempt",
    "InterviewAnswer",
    "KeptDraft",
    "PassedInfo",
    "Prediction",
    "ProgressStore",
    "StoreError",
    "StoreIsNewer",
    "TopicState",
]
