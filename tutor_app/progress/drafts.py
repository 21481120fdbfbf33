"""Drafts and their earlier texts: nothing that the learner typed goes away without a copy."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta

KEPT_PER_DRAFT = 50
_BETWEEN_COPIES = timedelta(minutes=10)


def keep_draft(
    connection: sqlite3.Connection, key: str, source: str, saved_at: str, kept_at: str, reason: str
) -> None:
    """Add a text to the history of *key*, of which the newest `KEPT_PER_DRAFT` stay."""
    newest = connection.execute(
        "SELECT source FROM draft_history WHERE key = ? ORDER BY kept_at DESC, id DESC LIMIT 1", (key,)
    ).fetchone()
    if newest == (source,):
        return
    connection.execute(
        "INSERT INTO draft_history (key, source, saved_at, kept_at, reason) VALUES (?, ?, ?, ?, ?)",
        (key, source, saved_at, kept_at, reason),
    )
    connection.execute(
        "DELETE FROM draft_history WHERE key = ? AND id NOT IN "
        "(SELECT id FROM draft_history WHERE key = ? ORDER BY kept_at DESC, id DESC LIMIT ?)",
        (key, key, KEPT_PER_DRAFT),
    )


def replace_draft(
    connection: sqlite3.Connection, key: str, source: str, at: str, last_known: str | None
) -> None:
    """Make *source* the draft. *last_known* is the text that the writer believes to be there.

    What is there goes to the history if somebody else wrote it, if half of it or more disappears,
    or if nothing was kept for ten minutes.
    """
    row = connection.execute("SELECT source, saved_at FROM draft WHERE key = ?", (key,)).fetchone()
    if row is not None and row[0] != source:
        if row[0] != last_known:
            keep_draft(connection, key, row[0], row[1], at, "other window")
        elif len(source) * 2 <= len(row[0]) or _kept_long_ago(connection, key, at):
            keep_draft(connection, key, row[0], row[1], at, "earlier")
    connection.execute("INSERT OR REPLACE INTO draft VALUES (?, ?, ?)", (key, source, at))


def remove_draft(connection: sqlite3.Connection, key: str, at: str) -> None:
    """Take the draft away; its text goes to the history."""
    row = connection.execute("SELECT source, saved_at FROM draft WHERE key = ?", (key,)).fetchone()
    if row is not None:
        keep_draft(connection, key, row[0], row[1], at, "reset")
        connection.execute("DELETE FROM draft WHERE key = ?", (key,))


def _kept_long_ago(connection: sqlite3.Connection, key: str, at: str) -> bool:
    (newest,) = connection.execute("SELECT max(kept_at) FROM draft_history WHERE key = ?", (key,)).fetchone()
    return newest is None or datetime.fromisoformat(at) - datetime.fromisoformat(newest) >= _BETWEEN_COPIES
