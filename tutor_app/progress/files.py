"""The progress file on the disk: opening it, its backups, and what happens to a damaged one.

It uses SQLite's rollback journal and not WAL. Two applications may write at once, and SQLite before 3.51.3
(what most Pythons bring) can damage a WAL file in just that case; WAL does not work on network folders, and a
file at rest would be three files. A transaction costs about 1 ms more, which nobody notices twice a second.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from tutor_app.progress.migrations import NEWEST, format_of, migrate

FILE_NAME = "progress.sqlite3"
BACKUPS = "backups"
DAILY_BACKUPS = 5
BUSY_SECONDS = 2.0

_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class StoreError(Exception):
    """The learner's data cannot be used as asked; the text is one sentence that says what to do."""


class StoreIsNewer(StoreError):  # noqa: N818
    """The data was written by a newer version of the application; it has not been touched."""


def is_damage(error: BaseException) -> bool:
    """Whether SQLite says that the file itself is broken, and not that it cannot be reached."""
    return primary_code(error) in _DAMAGE


def primary_code(error: BaseException) -> int:
    """SQLite's result code without its extension; 0 where the error is not SQLite's."""
    code = getattr(error, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else 0


def connect(database: str, *, uri: bool = False) -> sqlite3.Connection:
    """A connection without implicit transactions, usable from every thread."""
    return sqlite3.connect(
        database, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False, uri=uri
    )


def open_file(folder: Path, notices: list[str]) -> sqlite3.Connection:
    """The progress file of *folder*, whole and in the newest shape; it is made where there is none.

    A damaged file is renamed and the newest good backup takes its place; *notices* gets a sentence about it.
    Raises StoreIsNewer, or OSError and sqlite3.OperationalError where the folder cannot be used.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE_NAME
    # SQLite would only notice at the first write; the learner shall know before typing.
    for needed in (folder, path):
        if needed.exists() and not os.access(needed, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(needed))
    with _only_one_opens(folder):
        _mend(path, notices)
        connection = connect(str(path))
        try:
            number = format_of(connection)
            if number and number < NEWEST:
                _copy(connection, folder / BACKUPS / f"before-format-{NEWEST}-{_stamp()}.sqlite3")
            migrate(connection)
            if number:
                _back_up_daily(connection, folder, notices)
        except BaseException:
            connection.close()
            raise
    return connection


def read_copy(folder: Path) -> sqlite3.Connection:
    """What the progress file holds, as far as it can be read, in memory and in the newest shape.

    Raises StoreIsNewer. A file that cannot be read gives an empty store.
    """
    memory = connect(":memory:")
    try:
        file = connect(f"{(folder / FILE_NAME).absolute().as_uri()}?mode=ro", uri=True)
        with contextlib.closing(file):
            copy_into(file, memory)
        if _trouble_in(memory, folder / FILE_NAME) is None:
            migrate(memory)
            return memory
    except sqlite3.Error:
        pass
    memory.close()
    return new_in_memory()


def copy_into(file: sqlite3.Connection, memory: sqlite3.Connection) -> None:
    """Copy all of *file* to *memory*. Raises sqlite3.Error."""
    # Without a read lock of our own, `backup` waits for ever while another application holds the file.
    file.execute("BEGIN")
    try:
        file.execute("SELECT 1 FROM sqlite_schema").fetchone()
        file.backup(memory)
    finally:
        file.execute("ROLLBACK")


def new_in_memory() -> sqlite3.Connection:
    """An empty store without a file."""
    memory = connect(":memory:")
    migrate(memory)
    return memory


def inspect_file(folder: Path) -> tuple[str, bool]:
    """What a thorough look at the progress file says, and whether it is good. Changes nothing.

    Raises StoreIsNewer, or OSError where the file cannot be read.
    """
    path = folder / FILE_NAME
    if not path.exists():
        return "no progress yet", True
    try:
        with contextlib.closing(connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            trouble = "empty" if path.stat().st_size == 0 else _trouble_in(connection, path)
            if trouble is None and connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
                trouble = "damaged"
    except sqlite3.OperationalError as error:
        raise OSError(f"{path} cannot be read ({error})") from error
    return (f"the file is {trouble}", False) if trouble else ("the file is whole", True)


def back_up_now(connection: sqlite3.Connection, folder: Path, label: str) -> Path:
    """A copy in the backups folder whose name begins with *label*. Raises OSError or sqlite3.Error."""
    target = folder / BACKUPS / f"{label}-{_stamp()}.sqlite3"
    _copy(connection, target)
    return target


def write_again(connection: sqlite3.Connection, folder: Path) -> None:
    """Put what *connection* still holds back in place, after somebody else deleted its file.

    Raises OSError or sqlite3.Error.
    """
    path = folder / FILE_NAME
    if not path.exists():
        _copy(connection, path)


@contextlib.contextmanager
def _only_one_opens(folder: Path) -> Iterator[None]:
    """Two applications that start together must not both mend or both migrate the file.

    The lock is SQLite's own, on a file for nothing else: it works on every system and ends with its process.
    """
    with contextlib.closing(connect(str(folder / "opening.lock"))) as lock:
        if format_of(lock) == 0:
            # To lock an empty file SQLite writes to it, and on a full disk it cannot.
            lock.execute("PRAGMA user_version = 1")
        lock.execute("BEGIN EXCLUSIVE")
        yield


def _mend(path: Path, notices: list[str]) -> None:
    """Leave a good file or none at *path*."""
    if not path.exists():
        backup = _newest_good_backup(path.parent)
        if backup:
            _restore(backup, path)
            notices.append(
                f"The progress file was missing, so its backup of {_day_of(backup)} was taken. "
                f"To begin from nothing, empty the folder {path.parent}."
            )
        return
    # A new file is empty too, for as long as the application that makes it holds the opening lock.
    trouble = "empty" if path.stat().st_size == 0 else _trouble_in_file(path)
    if trouble is None:
        return
    backup = _newest_good_backup(path.parent)
    aside = _set_aside(path)
    if backup:
        _restore(backup, path)
        then = f"the backup of {_day_of(backup)} was taken instead"
    else:
        then = "there is no backup, so a new one was begun"
    notices.append(f"The progress file was {trouble}: it was set aside as {aside.name}, and {then}.")


def _trouble_in_file(path: Path) -> str | None:
    with contextlib.closing(connect(str(path))) as connection:
        return _trouble_in(connection, path)


def _trouble_in(connection: sqlite3.Connection, path: Path) -> str | None:
    """A word for what is wrong with the file, None for a good one. Raises StoreIsNewer."""
    try:
        number = format_of(connection)
        if number > NEWEST:
            raise StoreIsNewer(
                f"The progress in {path.parent} was written by a newer version of this application "
                f"(format {number}, this one knows {NEWEST}); nothing was changed. "
                "Install the newer version, or start with --temp-data or another --data-dir."
            )
        if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            return "damaged"
        if number == 0 and connection.execute("SELECT 1 FROM sqlite_schema").fetchone():
            return "not a progress file"
        return None
    except sqlite3.DatabaseError as error:
        if is_damage(error):
            return "damaged"
        raise


def _set_aside(path: Path) -> Path:
    stamp = _stamp()
    aside = path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")
    path.rename(aside)
    # A journal that stayed would be rolled back into the file that takes this one's place.
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists():
        journal.rename(aside.with_name(f"{aside.name}-journal"))
    return aside


def _newest_good_backup(folder: Path) -> Path | None:
    found = sorted((folder / BACKUPS).glob("*.sqlite3"), key=lambda path: path.stat().st_mtime, reverse=True)
    return next((path for path in found if _is_good(path)), None)


def _restore(backup: Path, path: Path) -> None:
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    shutil.copyfile(backup, part)
    part.replace(path)


def _is_good(path: Path) -> bool:
    try:
        with contextlib.closing(connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return format_of(connection) > 0 and _trouble_in(connection, path) is None
    except (sqlite3.Error, StoreIsNewer):
        return False


def _back_up_daily(connection: sqlite3.Connection, folder: Path, notices: list[str]) -> None:
    """One backup on each day of use, made before anything of that day is written."""
    today = folder / BACKUPS / f"progress-{datetime.now(UTC):%Y-%m-%d}.sqlite3"
    if today.exists():
        return
    try:
        _copy(connection, today)
        for old in sorted(today.parent.glob("progress-*.sqlite3"))[:-DAILY_BACKUPS]:
            old.unlink()
    except (OSError, sqlite3.Error) as error:
        notices.append(f"Today's backup of your progress could not be written: {error}.")


def _copy(connection: sqlite3.Connection, target: Path) -> None:
    """Write all of *connection* to *target*, which appears complete or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    try:
        connection.execute("VACUUM INTO ?", (str(part),))
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _stamp() -> str:
    return f"{datetime.now(UTC):%Y%m%dT%H%M%S.%f}Z"


def _day_of(backup: Path) -> str:
    return f"{datetime.fromtimestamp(backup.stat().st_mtime, UTC):%Y-%m-%d}"
