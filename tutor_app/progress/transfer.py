"""Everything the learner did as one file, and back.

The file is a zip with `progress.json` (read by import) and the drafts as files (for people).
An import adds; where both sides have a draft the newer one stays and the other goes to the draft's history.
"""

from __future__ import annotations

import json
import sqlite3
import zipfile
import zlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path
from types import NoneType
from typing import Any

from tutor_app.progress.drafts import keep_draft
from tutor_app.progress.files import StoreError

EXPORT_FORMAT = 1
_LARGEST = 512 * 1024 * 1024
_TABLES: Mapping[str, Mapping[str, tuple[type, ...]]] = {
    "opened": {"topic_id": (str,), "at": (str,)},
    "draft": {"key": (str,), "source": (str,), "saved_at": (str,)},
    "draft_history": {
        "key": (str,),
        "source": (str,),
        "saved_at": (str,),
        "kept_at": (str,),
        "reason": (str,),
    },
    "attempt": {
        "exercise_id": (str,),
        "at": (str,),
        "source": (str,),
        "verdict": (str,),
        "message": (str,),
        "files_hash": (str,),
        "checks": (str,),
    },
    "prediction": {"key": (str,), "at": (str,), "guess": (str,), "matched": (int, NoneType)},
    "interview": {"key": (str,), "at": (str,), "answer": (str,), "rating": (str,)},
    "hints": {"exercise_id": (str,), "shown": (int,), "at": (str,)},
    "solution_seen": {"exercise_id": (str,), "at": (str,)},
    "setting": {"name": (str,), "value": (str,), "at": (str,)},
}
_TIMES = {"at", "saved_at", "kept_at"}
Rows = dict[str, list[dict[str, Any]]]


@dataclass(slots=True)
class Merged:
    """How many rows an import added."""

    drafts: int = 0
    kept: int = 0
    attempts: int = 0

    def sentence(self) -> str:
        text = f"Imported {_counted(self.drafts, 'draft')} and {_counted(self.attempts, 'attempt')}."
        if self.kept:
            text += f" {_counted(self.kept, 'replaced draft')} can be found in the history."
        return text


def read_rows(connection: sqlite3.Connection) -> Rows:
    """Every row of every table, oldest first."""
    rows: Rows = {}
    for table, columns in _TABLES.items():
        found = connection.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY rowid")
        rows[table] = [dict(zip(columns, row, strict=True)) for row in found]
    return rows


def write_export(rows: Rows, file: Path, at: str) -> None:
    """Write the zip; it appears complete or not at all. Raises OSError."""
    part = file.with_name(file.name + ".part")
    content = {"format": EXPORT_FORMAT, "application": "Python for AI & Data", "exported_at": at, **rows}
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("progress.json", json.dumps(content, ensure_ascii=False, indent=1))
            for draft in rows["draft"]:
                archive.writestr(_file_name(draft["key"], archive.namelist()), draft["source"])
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def read_export(file: Path) -> Rows:
    """The rows of an exported file. Raises StoreError for anything else."""
    try:
        with zipfile.ZipFile(file) as archive:
            entry = archive.getinfo("progress.json")
            if entry.file_size > _LARGEST:
                raise StoreError(f"{file.name} is too large to be an export of this application.")
            content = json.loads(archive.read(entry).decode("utf-8"))
    except OSError as error:
        raise StoreError(f"{file} cannot be read: {error.strerror or error}.") from error
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, RuntimeError, EOFError) as error:
        raise StoreError(
            f"{file.name} is not an export of this application or is damaged; choose another file."
        ) from error
    return _checked(content, file)


def merge(connection: sqlite3.Connection, rows: Rows, at: str) -> Merged:
    """Add *rows* to the store; what is there already stays. Runs inside the caller's transaction."""
    merged = Merged()
    for row in rows["draft"]:
        _merge_draft(connection, row, at, merged)
    for table in ("opened", "draft_history", "attempt", "prediction", "interview"):
        added = _add_missing(connection, table, rows[table])
        if table == "attempt":
            merged.attempts = added
    connection.executemany(
        "INSERT INTO hints VALUES (:exercise_id, :shown, :at) ON CONFLICT (exercise_id) "
        "DO UPDATE SET shown = max(shown, excluded.shown), at = max(at, excluded.at)",
        rows["hints"],
    )
    connection.executemany(
        "INSERT INTO solution_seen VALUES (:exercise_id, :at) ON CONFLICT (exercise_id) "
        "DO UPDATE SET at = min(at, excluded.at)",
        rows["solution_seen"],
    )
    connection.executemany(
        "INSERT INTO setting VALUES (:name, :value, :at) ON CONFLICT (name) "
        "DO UPDATE SET value = excluded.value, at = excluded.at WHERE excluded.at > at",
        rows["setting"],
    )
    return merged


def _merge_draft(connection: sqlite3.Connection, row: dict[str, Any], at: str, merged: Merged) -> None:
    here = connection.execute("SELECT source, saved_at FROM draft WHERE key = ?", (row["key"],)).fetchone()
    if here is not None and here[0] == row["source"]:
        return
    newer = here is None or row["saved_at"] > here[1]
    if here is not None:
        replaced = here if newer else (row["source"], row["saved_at"])
        keep_draft(connection, row["key"], replaced[0], replaced[1], at, "import")
        merged.kept += 1
    if newer:
        connection.execute("INSERT OR REPLACE INTO draft VALUES (:key, :source, :saved_at)", row)
        merged.drafts += 1


def _add_missing(connection: sqlite3.Connection, table: str, rows: Sequence[dict[str, Any]]) -> int:
    columns = tuple(_TABLES[table])
    same = " AND ".join(f"{column} IS :{column}" for column in columns)
    values = ", ".join(f":{column}" for column in columns)
    added = 0
    for row in rows:
        added += connection.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} "
            f"WHERE NOT EXISTS (SELECT 1 FROM {table} WHERE {same})",
            row,
        ).rowcount
    return added


def _checked(content: object, file: Path) -> Rows:
    number = content.get("format") if isinstance(content, dict) else None
    if not isinstance(content, dict) or not isinstance(number, int):
        raise StoreError(f"{file.name} is not an export of this application; choose another file.")
    if number > EXPORT_FORMAT:
        raise StoreError(
            f"{file.name} was exported by a newer version of this application; install that version first."
        )
    rows: Rows = {}
    for table, columns in _TABLES.items():
        found = content.get(table, [])
        rows[table] = []
        for place, row in enumerate(found if isinstance(found, list) else [None], start=1):
            try:
                rows[table].append({column: _value(row, column, types) for column, types in columns.items()})
            except ValueError as error:
                raise StoreError(
                    f"{file.name} is damaged: entry {place} of “{table}” has {error}; nothing was imported."
                ) from error
    return rows


def _value(row: object, column: str, types: tuple[type, ...]) -> Any:
    """What *row* has under *column*. Raises ValueError with words that fit behind “has”."""
    value = row.get(column) if isinstance(row, dict) else None
    try:
        if not isinstance(value, types):
            raise TypeError
        if isinstance(value, str):
            value.encode("utf-8")
        if isinstance(value, int) and not -(2**63) <= value < 2**63:
            raise OverflowError
        if isinstance(value, str) and column in _TIMES:
            # Times are compared as text, so all of them must look alike.
            return datetime.fromisoformat(value).astimezone(UTC).isoformat(timespec="microseconds")
    except (TypeError, ValueError, OverflowError) as error:
        raise ValueError(f"no usable “{column}”") from error
    return value


def _file_name(key: str, taken: Collection[str]) -> str:
    safe = "".join(sign if sign.isalnum() or sign in "-_/" else "_" for sign in key)
    name = "/".join(["drafts", *(part for part in safe.split("/") if part)])
    names = chain([f"{name}.py"], (f"{name}-{number}.py" for number in count(2)))
    return next(free for free in names if free not in taken)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
