"""The learner's progress, as the application reads and records it.

Every event is one transaction. An event that cannot be written does not raise: it stays in memory, where
reads find it, `trouble` says so in one sentence, and the next event tries to write it again.
"""

from __future__ import annotations

import contextlib
import errno
import json
import sqlite3
import tempfile
import threading
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from tutor_app.progress.drafts import remove_draft, replace_draft
from tutor_app.progress.files import (
    BUSY_SECONDS,
    StoreError,
    StoreIsNewer,
    back_up_now,
    connect,
    copy_into,
    is_damage,
    new_in_memory,
    open_file,
    primary_code,
    read_copy,
    write_again,
)
from tutor_app.progress.migrations import NEWEST, format_of
from tutor_app.progress.records import (
    Attempt,
    InterviewAnswer,
    KeptDraft,
    PassedInfo,
    Prediction,
    TopicState,
)

_Event = Callable[[sqlite3.Connection], None]
_T = TypeVar("_T")
# While the file cannot be written, no event may hold up the window for longer than this.
_IMPATIENT_SECONDS = 0.05
_BETWEEN_OPENINGS = 5.0


class ProgressStore:
    """The progress in one folder. Its methods may be called from any thread and never raise for a bad disk.

    *notices* are sentences for the learner about what happened at opening; *trouble* is one about writing,
    empty while everything is on the disk.
    """

    notices: list[str]
    trouble: str

    def __init__(
        self, folder: Path, file: sqlite3.Connection | None, memory: sqlite3.Connection | None
    ) -> None:
        """Use `ProgressStore.open`."""
        self.folder = folder
        self.notices = []
        self.trouble = ""
        self._file = file
        self._memory = memory
        self._waiting: list[_Event] = []
        self._last_known: dict[str, str] = {}
        self._lock = threading.RLock()
        self._in_memory = 0  # how many of the waiting events memory has seen
        self._last_try = time.monotonic()
        self._data_version = self._read_data_version()

    @classmethod
    def open(cls, folder: Path) -> ProgressStore:
        """The store of *folder*, which is made if need be.

        A damaged file is set aside and its newest good backup taken; where the folder cannot be written the
        store lives in memory. Both are said in `notices`. Raises StoreIsNewer for a newer version's file.
        """
        notices: list[str] = []
        try:
            store = cls(folder, open_file(folder, notices), None)
        except (OSError, sqlite3.Error) as error:
            store = cls(folder, None, read_copy(folder))
            store.trouble = _sentence(error, folder)
            notices.append(store.trouble)
        store.notices = notices
        return store

    # Drafts

    def save_draft(self, key: str, source: str) -> None:
        """Keep what the learner has typed. *key* is an exercise's id or an example's key."""
        source, at = _storable(source), _now()
        last_known = self._last_known.get(key)
        self._last_known[key] = source
        self._record(lambda db: replace_draft(db, key, source, at, last_known))

    def draft(self, key: str) -> str | None:
        """The learner's text, None where there is none."""
        row = self._row("SELECT source FROM draft WHERE key = ?", key)
        if row is None:
            return None
        self._last_known[key] = row[0]
        return str(row[0])

    def discard_draft(self, key: str) -> None:
        """Take the draft away, as a reset does; `draft_history` still has it."""
        at = _now()
        self._last_known.pop(key, None)
        self._record(lambda db: remove_draft(db, key, at))

    def draft_history(self, key: str) -> list[KeptDraft]:
        """Earlier texts of a draft, the newest first; `KeptDraft.reason` says what came after each."""
        rows = self._rows(
            "SELECT key, source, saved_at, kept_at, reason FROM draft_history WHERE key = ? "
            "ORDER BY kept_at DESC, id DESC",
            key,
        )
        return [KeptDraft(*row) for row in rows]

    # Topics

    def record_opened(self, topic_id: str) -> None:
        """Remember that the page was opened."""
        self._insert("opened (topic_id, at)", topic_id, _now())

    def last_opened(self) -> str | None:
        """The id of the topic that was opened last."""
        row = self._row("SELECT topic_id FROM opened ORDER BY at DESC, id DESC LIMIT 1")
        return str(row[0]) if row else None

    def opened_count(self) -> int:
        """How often a topic was opened; 0 on the first start."""
        return int(self._rows("SELECT count(*) FROM opened")[0][0])

    def topic_state(self, topic_id: str, exercise_ids: Collection[str]) -> TopicState:
        """How far the learner is with one topic that has these exercises."""
        return self.topic_states({topic_id: exercise_ids})[topic_id]

    def topic_states(self, exercises: Mapping[str, Collection[str]]) -> dict[str, TopicState]:
        """How far the learner is with each topic; *exercises* maps a topic's id to its exercises' ids."""
        passed = {
            row[0] for row in self._rows("SELECT DISTINCT exercise_id FROM attempt WHERE verdict = 'right'")
        }
        touched = self._rows(
            "SELECT DISTINCT topic_id FROM opened UNION SELECT key FROM draft "
            "UNION SELECT exercise_id FROM attempt "
            "UNION SELECT key FROM prediction UNION SELECT key FROM interview"
        )
        started = {_topic_of(row[0]) for row in touched}
        return {
            topic_id: TopicState.DONE
            if ids and passed.issuperset(ids)
            else TopicState.STARTED
            if topic_id in started
            else TopicState.UNTOUCHED
            for topic_id, ids in exercises.items()
        }

    # Exercises

    def record_attempt(
        self,
        exercise_id: str,
        source: str,
        verdict_kind: str,
        message: str,
        files_hash: str,
        checks: str = "",
    ) -> None:
        """Remember a press of Check; *verdict_kind* is `right`, `not_yet` or `check_failed`.

        *files_hash* is `Exercise.files_hash()`; *checks* is JSON that `attempts` hands back as it is.
        """
        self._insert(
            "attempt (exercise_id, at, source, verdict, message, files_hash, checks)",
            exercise_id,
            _now(),
            _storable(source),
            str(verdict_kind),
            _storable(message),
            files_hash,
            _storable(checks),
        )

    def attempts(self, exercise_id: str) -> list[Attempt]:
        """Every attempt, the newest first."""
        rows = self._rows(
            "SELECT exercise_id, at, source, verdict, message, files_hash, checks FROM attempt "
            "WHERE exercise_id = ? ORDER BY at DESC, id DESC",
            exercise_id,
        )
        return [Attempt(*row) for row in rows]

    def passed(self, exercise_id: str) -> PassedInfo | None:
        """The latest right answer, None where there is none yet."""
        rows = self._rows(
            "SELECT at, source, files_hash FROM attempt "
            "WHERE exercise_id = ? AND verdict = 'right' ORDER BY at, id",
            exercise_id,
        )
        if not rows:
            return None
        at, source, files_hash = rows[-1]
        return PassedInfo(at=at, first_at=rows[0][0], source=source, files_hash=files_hash)

    def record_hints(self, exercise_id: str, shown: int) -> None:
        """Remember that the first *shown* hints are open; the number never becomes smaller."""
        at = _now()
        self._write(
            "INSERT INTO hints VALUES (?, ?, ?) ON CONFLICT (exercise_id) "
            "DO UPDATE SET shown = excluded.shown, at = excluded.at WHERE excluded.shown > shown",
            exercise_id,
            shown,
            at,
        )

    def hints_shown(self, exercise_id: str) -> int:
        """How many hints the learner has opened."""
        row = self._row("SELECT shown FROM hints WHERE exercise_id = ?", exercise_id)
        return int(row[0]) if row else 0

    def record_solution_seen(self, exercise_id: str) -> None:
        """Remember that the solution was shown."""
        self._write("INSERT OR IGNORE INTO solution_seen VALUES (?, ?)", exercise_id, _now())

    def solution_seen(self, exercise_id: str) -> bool:
        """Whether the solution was ever shown."""
        return self._row("SELECT 1 FROM solution_seen WHERE exercise_id = ?", exercise_id) is not None

    # Predictions and interview questions

    def record_prediction(self, key: str, guess: str, matched: bool | None = None) -> None:
        """Remember a guess, and whether it was what the example showed."""
        self._insert(
            "prediction (key, at, guess, matched)",
            key,
            _now(),
            _storable(guess),
            None if matched is None else int(matched),
        )

    def prediction(self, key: str) -> Prediction | None:
        """The last guess."""
        row = self._row(
            "SELECT key, at, guess, matched FROM prediction WHERE key = ? ORDER BY at DESC, id DESC", key
        )
        return Prediction(row[0], row[1], row[2], None if row[3] is None else bool(row[3])) if row else None

    def record_interview(self, key: str, answer: str, rating: str) -> None:
        """Remember an answer and how it went: `missed`, `partly` or `knew`."""
        self._insert("interview (key, at, answer, rating)", key, _now(), _storable(answer), rating)

    def interview(self, key: str) -> InterviewAnswer | None:
        """The last answer."""
        row = self._row(
            "SELECT key, at, answer, rating FROM interview WHERE key = ? ORDER BY at DESC, id DESC", key
        )
        return InterviewAnswer(*row) if row else None

    # Settings

    def setting(self, name: str, default: Any = None) -> Any:
        """A JSON value that was set under *name*."""
        row = self._row("SELECT value FROM setting WHERE name = ?", name)
        return json.loads(row[0]) if row else default

    def set_setting(self, name: str, value: Any) -> None:
        """Keep a JSON value. Raises TypeError for anything else."""
        text = json.dumps(value)
        self._write("INSERT OR REPLACE INTO setting VALUES (?, ?, ?)", name, text, _now())

    # Everything as one file

    def export_to(self, file: Path) -> None:
        """Write everything to one zip file, what waits in memory included. Raises StoreError."""
        from tutor_app.progress.transfer import read_rows, write_export

        with self._lock:
            rows = self._read(read_rows)
        try:
            write_export(rows, file, _now())
        except OSError as error:
            raise StoreError(
                f"{file} cannot be written ({error.strerror or error}); choose another place."
            ) from error

    def import_from(self, file: Path) -> str:
        """Add what *file* holds and say what came in. Nothing here is lost; a backup is made first.

        Raises StoreError for a file that is damaged or is not an export; then nothing has changed.
        """
        from tutor_app.progress.transfer import Merged, merge, read_export

        rows, at = read_export(file), _now()
        merged = Merged()

        def event(db: sqlite3.Connection) -> None:
            nonlocal merged
            merged = merge(db, rows, at)

        with self._lock:
            if self._file is not None and self._memory is None:
                try:
                    back_up_now(self._file, self.folder, "before-import")
                except (OSError, sqlite3.Error) as error:
                    raise StoreError(
                        f"No backup could be made before the import ({error}), so nothing was imported. "
                        "Free some space and try again."
                    ) from error
            self._record(event)
            self._last_known.clear()
        return merged.sentence()

    # Life

    def changed(self) -> bool:
        """Whether another application has written to the file since the last call."""
        with self._lock:
            before, self._data_version = self._data_version, self._read_data_version()
            return before != self._data_version

    def retry(self) -> bool:
        """Try to write what waits in memory; true when everything is on the disk."""
        with self._lock:
            if self._memory is not None:
                self._write_waiting()
            return self._memory is None

    def close(self) -> str:
        """Write what still waits and close the file. The store must not be used afterwards.

        Where it cannot be written, an export is left in the data folder, the home folder or the temporary
        folder, and the sentence that comes back says where. It is empty when everything is on the disk.
        """
        with self._lock:
            self._last_try = -_BETWEEN_OPENINGS
            sentence = "" if self.retry() or not self._waiting else self._leave_export()
            for connection in (self._file, self._memory):
                if connection is not None:
                    connection.close()
            self._file = self._memory = None
            return sentence

    def _leave_export(self) -> str:
        name = f"progress-not-saved-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.zip"
        for folder in (self.folder, Path.home(), Path(tempfile.gettempdir())):
            with contextlib.suppress(StoreError):
                self.export_to(folder / name)
                return (
                    f"Your progress could not be written to {self.folder}. It is in {folder / name}: "
                    "import that file when the folder can be written again."
                )
        return f"Your progress could not be written to {self.folder} or anywhere else."

    def _insert(self, into: str, *values: object) -> None:
        self._write(f"INSERT INTO {into} VALUES ({', '.join('?' * len(values))})", *values)

    def _write(self, sql: str, *values: object) -> None:
        def event(db: sqlite3.Connection) -> None:
            db.execute(sql, values)

        self._record(event)

    def _record(self, event: _Event) -> None:
        with self._lock:
            self._waiting.append(event)
            try:
                self._write_waiting()
            except BaseException:
                # Only a mistake in the event itself gets here: it must not stand in the way of the others.
                self._waiting.remove(event)
                raise

    def _write_waiting(self) -> None:
        try:
            self._with_file(self._write_to)
        except _OutOfReachError as reason:
            self._go_on_in_memory(reason.error)
            return
        self._waiting.clear()
        self.trouble = ""
        if self._memory is not None:
            self._memory.close()
            self._memory = None
            self._be_patient(True)

    def _write_to(self, file: sqlite3.Connection) -> None:
        with _transaction(file):
            for event in self._waiting:
                event(file)

    def _read(self, query: Callable[[sqlite3.Connection], _T]) -> _T:
        with self._lock:
            if self._memory is None:
                try:
                    return self._with_file(query)
                except _OutOfReachError as reason:
                    self._go_on_in_memory(reason.error)
            assert self._memory is not None
            return query(self._memory)

    def _with_file(self, action: Callable[[sqlite3.Connection], _T]) -> _T:
        """What *action* gives for the file, which is mended first if that helps. Raises _OutOfReachError."""
        try:
            return self._guarded(action)
        except _OutOfReachError as reason:
            if not self._let_go(reason.error):
                raise
        return self._guarded(action)

    def _guarded(self, action: Callable[[sqlite3.Connection], _T]) -> _T:
        try:
            return action(self._reachable_file())
        except (OSError, sqlite3.DatabaseError, StoreIsNewer) as error:
            if not _is_trouble(error):
                raise
            raise _OutOfReachError(error) from error

    def _reachable_file(self) -> sqlite3.Connection:
        """The open file; where it could not be opened that is tried again, but not at every keystroke."""
        if self._file is None:
            if time.monotonic() - self._last_try < _BETWEEN_OPENINGS:
                raise _TooEarlyError
            self._last_try = time.monotonic()
            self._file = open_file(self.folder, self.notices)
        return self._file

    def _let_go(self, error: Exception) -> bool:
        """Close a file that will never take another event, so that the next use opens it anew and mended."""
        deleted = getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_READONLY_DBMOVED
        if self._file is None or not (deleted or is_damage(error)):
            return False
        if deleted:
            with contextlib.suppress(OSError, sqlite3.Error):
                write_again(self._file, self.folder)
        self._file.close()
        self._file = None
        self._last_try = -_BETWEEN_OPENINGS
        return True

    def _go_on_in_memory(self, error: Exception) -> None:
        """Keep what waits where reads find it."""
        if self._memory is None:
            self._be_patient(False)
            self._memory = self._snapshot()
            self._in_memory = 0
        if not isinstance(error, _TooEarlyError):
            self.trouble = _sentence(error, self.folder)
        with _transaction(self._memory):
            for event in self._waiting[self._in_memory :]:
                event(self._memory)
        self._in_memory = len(self._waiting)

    def _snapshot(self) -> sqlite3.Connection:
        if self._file is not None:
            memory = connect(":memory:")
            with contextlib.suppress(sqlite3.Error):
                copy_into(self._file, memory)
                if format_of(memory) == NEWEST:
                    return memory
            memory.close()
        with contextlib.suppress(StoreIsNewer):
            return read_copy(self.folder)
        return new_in_memory()

    def _be_patient(self, patient: bool) -> None:
        if self._file is not None:
            seconds = BUSY_SECONDS if patient else _IMPATIENT_SECONDS
            self._file.execute(f"PRAGMA busy_timeout = {seconds * 1000:.0f}")

    def _read_data_version(self) -> int:
        with contextlib.suppress(sqlite3.Error):
            if self._file is not None:
                return int(self._file.execute("PRAGMA data_version").fetchone()[0])
        return 0

    def _rows(self, sql: str, *values: object) -> list[Any]:
        return self._read(lambda db: db.execute(sql, values).fetchall())

    def _row(self, sql: str, *values: object) -> Any:
        return self._read(lambda db: db.execute(sql, values).fetchone())


class _OutOfReachError(Exception):
    """The file cannot be used now; *error* is why."""

    def __init__(self, error: Exception) -> None:
        super().__init__(str(error))
        self.error = error


class _TooEarlyError(OSError):
    """Opening the file failed a moment ago and is not tried again yet."""


@contextlib.contextmanager
def _transaction(db: sqlite3.Connection) -> Iterator[None]:
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        # A full disk or an I/O error has ended the transaction already.
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _is_trouble(error: Exception) -> bool:
    """Whether the disk or the file is to blame, and not the statement or its values."""
    return isinstance(error, (OSError, StoreIsNewer)) or type(error) in (
        sqlite3.OperationalError,
        sqlite3.DatabaseError,
    )


def _sentence(error: Exception, folder: Path) -> str:
    code = primary_code(error)
    number = error.errno if isinstance(error, OSError) else None
    if isinstance(error, StoreIsNewer):
        return str(error)
    if code == sqlite3.SQLITE_FULL or number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        why, what = "The disk is full", "free some space"
    elif code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        why, what = "Another program keeps the progress file locked", "close that program"
    elif code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM) or number:
        why, what = f"The data folder {folder} cannot be written", "make it writable"
    else:
        why, what = f"The progress file in {folder} cannot be used ({error})", "look at the disk"
    return f"{why}: your work is kept in memory until it can be saved; {what}, or use Export."


def _storable(text: str) -> str:
    """*text* as SQLite can keep it: half a surrogate pair, which is no character, becomes U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _topic_of(key: str) -> str:
    """The topic of an exercise (`topic/name`), an example (`topic#…`) or a question (`topic?…`)."""
    return key.partition("/")[0].partition("#")[0].partition("?")[0]
