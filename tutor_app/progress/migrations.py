"""The shape of the progress file, as numbered steps.

A step that has been released is never edited: a change of shape is a new step at the end of `MIGRATIONS`,
with a file of the shape before it in `tests/unit/data/`.
"""

from __future__ import annotations

import sqlite3

_FORMAT_1 = """
CREATE TABLE opened (id INTEGER PRIMARY KEY, topic_id TEXT NOT NULL, at TEXT NOT NULL);
CREATE TABLE draft (key TEXT PRIMARY KEY, source TEXT NOT NULL, saved_at TEXT NOT NULL);
CREATE TABLE attempt (
    id INTEGER PRIMARY KEY,
    exercise_id TEXT NOT NULL,
    at TEXT NOT NULL,
    source TEXT NOT NULL,
    verdict TEXT NOT NULL,
    message TEXT NOT NULL,
    files_hash TEXT NOT NULL,
    checks TEXT NOT NULL
);
CREATE TABLE hints (exercise_id TEXT PRIMARY KEY, shown INTEGER NOT NULL, at TEXT NOT NULL);
CREATE TABLE solution_seen (exercise_id TEXT PRIMARY KEY, at TEXT NOT NULL);
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL, at TEXT NOT NULL);
"""

_FORMAT_2 = """
CREATE TABLE draft_history (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    source TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    kept_at TEXT NOT NULL,
    reason TEXT NOT NULL
);
CREATE INDEX draft_history_by_key ON draft_history (key, kept_at);
CREATE TABLE prediction (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    at TEXT NOT NULL,
    guess TEXT NOT NULL,
    matched INTEGER
);
CREATE INDEX prediction_by_key ON prediction (key);
CREATE TABLE interview (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    at TEXT NOT NULL,
    answer TEXT NOT NULL,
    rating TEXT NOT NULL
);
CREATE INDEX interview_by_key ON interview (key);
CREATE INDEX attempt_by_exercise ON attempt (exercise_id, verdict);
"""

MIGRATIONS = (_FORMAT_1, _FORMAT_2)
NEWEST = len(MIGRATIONS)


def format_of(connection: sqlite3.Connection) -> int:
    """The number of the last step that this file has seen; 0 for a new file."""
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    return int(number)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file to the newest shape, each step in a transaction of its own. Raises sqlite3.Error."""
    for number in range(format_of(connection) + 1, NEWEST + 1):
        try:
            connection.executescript(
                f"BEGIN IMMEDIATE; {MIGRATIONS[number - 1]} PRAGMA user_version = {number}; COMMIT;"
            )
        except sqlite3.Error:
            if connection.in_transaction:
                connection.rollback()
            raise
