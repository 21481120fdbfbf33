"""What becomes of the progress file: shapes of old versions, damage, backups."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tutor_app.progress import ProgressStore, StoreIsNewer, TopicState
from tutor_app.progress.files import BACKUPS, DAILY_BACKUPS, FILE_NAME, inspect_file
from tutor_app.progress.migrations import MIGRATIONS, NEWEST, format_of

OLD_FILES = sorted((Path(__file__).parent / "data").glob("progress-format-*.sqlite3"))


def fill(folder: Path, text: str = "my answer") -> None:
    store = ProgressStore.open(folder)
    store.save_draft("slices/middle", text)
    store.close()


def draft_and_notices(folder: Path) -> tuple[str | None, list[str]]:
    store = ProgressStore.open(folder)
    try:
        assert store.trouble == ""
        return store.draft("slices/middle"), store.notices
    finally:
        store.close()


def make_backup(folder: Path, text: str) -> None:
    """A day of work with *text*, and the backup that the next day begins with."""
    fill(folder, text)
    for backup in (folder / BACKUPS).glob("progress-*"):
        backup.unlink()
    ProgressStore.open(folder).close()


def schema(path: Path) -> set[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        return set(connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"))


def test_there_is_an_old_file_of_every_format_before_the_newest() -> None:
    formats = []
    for path in OLD_FILES:
        with closing(sqlite3.connect(path)) as connection:
            formats.append(format_of(connection))
    assert formats == list(range(1, NEWEST))


def test_a_released_migration_is_never_edited() -> None:
    """A new shape is a new step: when this fails, undo the edit and add a migration."""
    digests = [hashlib.sha256(step.encode()).hexdigest()[:12] for step in MIGRATIONS]
    assert digests[:2] == ["68b3a01818f3", "df8a23dc78cb"]


@pytest.mark.parametrize("old", OLD_FILES, ids=lambda path: path.stem)
def test_an_old_file_comes_into_the_newest_shape_with_everything_in_it(old: Path, tmp_path: Path) -> None:
    shutil.copy(old, tmp_path / FILE_NAME)
    store = ProgressStore.open(tmp_path)
    assert store.notices == []
    assert store.draft("float-precision/sum_money") == (
        "def total(prices):\n    return sum(prices)  # größer, 数, 🐍\n"
    )
    assert store.last_opened() == "containers"
    assert [one.verdict for one in store.attempts("float-precision/sum_money")] == ["right", "not_yet"]
    assert store.hints_shown("float-precision/sum_money") == 2
    assert store.solution_seen("float-precision/sum_money")
    assert store.setting("theme") == "dark"
    store.record_prediction("float-precision#1", "0.3", matched=False)
    store.record_interview("float-precision?1", "binary fractions", "knew")
    assert store.trouble == ""
    store.close()
    fill(tmp_path / "new")
    assert schema(tmp_path / FILE_NAME) == schema(tmp_path / "new" / FILE_NAME)


@pytest.mark.parametrize("old", OLD_FILES, ids=lambda path: path.stem)
def test_rows_of_topics_that_the_course_no_longer_has_are_kept(old: Path, tmp_path: Path) -> None:
    shutil.copy(old, tmp_path / FILE_NAME)
    store = ProgressStore.open(tmp_path)
    assert store.draft("a-topic-that-was-dropped/old") == "x = 1\n"
    assert store.topic_state("a-topic-that-was-dropped", []) is TopicState.STARTED
    store.close()


def test_before_a_migration_the_old_file_is_copied(tmp_path: Path) -> None:
    shutil.copy(OLD_FILES[0], tmp_path / FILE_NAME)
    ProgressStore.open(tmp_path).close()
    (copy,) = (tmp_path / BACKUPS).glob(f"before-format-{NEWEST}-*.sqlite3")
    assert schema(copy) == schema(OLD_FILES[0])
    with closing(sqlite3.connect(copy)) as connection:
        assert format_of(connection) == 1
        assert connection.execute("SELECT count(*) FROM attempt").fetchone() == (2,)


def test_a_migration_that_fails_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    shutil.copy(OLD_FILES[0], tmp_path / FILE_NAME)
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        connection.execute("CREATE TABLE interview (stands INTEGER, in_the_way INTEGER)")
    before = schema(tmp_path / FILE_NAME)
    store = ProgressStore.open(tmp_path)
    assert store.trouble != ""
    store.close()
    assert schema(tmp_path / FILE_NAME) == before
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        assert format_of(connection) == 1


def test_a_newer_file_is_refused_in_a_sentence_and_not_touched(tmp_path: Path) -> None:
    fill(tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        connection.execute(f"PRAGMA user_version = {NEWEST + 1}")
    before = (tmp_path / FILE_NAME).read_bytes()
    with pytest.raises(
        StoreIsNewer, match=r"newer version .* Install the newer version, or start with --temp-data"
    ):
        ProgressStore.open(tmp_path)
    assert (tmp_path / FILE_NAME).read_bytes() == before
    assert [path.name for path in tmp_path.glob("progress*")] == [FILE_NAME]


def noise(path: Path) -> None:
    path.write_bytes(os.urandom(8192))


def text(path: Path) -> None:
    path.write_text("this is not a database, " * 300, encoding="utf-8")


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def holes(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for start in range(4096, len(data), 4096):
        data[start : start + 200] = b"\xff" * 200
    path.write_bytes(data)


def foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")


def empty(path: Path) -> None:
    path.write_bytes(b"")


DAMAGES = [noise, text, cut, holes, foreign, empty]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_set_aside_and_the_newest_backup_taken(damage: object, tmp_path: Path) -> None:
    make_backup(tmp_path, "yesterday's")
    fill(tmp_path, "today's")
    assert callable(damage)
    damage(tmp_path / FILE_NAME)
    damaged = (tmp_path / FILE_NAME).read_bytes()
    draft, notices = draft_and_notices(tmp_path)
    (aside,) = tmp_path.glob("progress.damaged-*.sqlite3")
    assert aside.read_bytes() == damaged
    assert draft == "yesterday's"
    (notice,) = notices
    assert aside.name in notice and "backup of" in notice
    assert draft_and_notices(tmp_path) == ("yesterday's", [])


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_without_a_backup_begins_a_new_one(damage: object, tmp_path: Path) -> None:
    fill(tmp_path)
    assert callable(damage)
    damage(tmp_path / FILE_NAME)
    draft, notices = draft_and_notices(tmp_path)
    assert draft is None
    assert len(list(tmp_path.glob("progress.damaged-*.sqlite3"))) == 1
    assert "no backup" in notices[0]


def test_a_damaged_backup_is_passed_over(tmp_path: Path) -> None:
    make_backup(tmp_path, "the good one")
    late = tmp_path / BACKUPS / "progress-2099-01-01.sqlite3"
    noise(late)
    noise(tmp_path / FILE_NAME)
    assert draft_and_notices(tmp_path)[0] == "the good one"


def test_a_missing_file_is_taken_from_the_backup(tmp_path: Path) -> None:
    make_backup(tmp_path, "yesterday's")
    (tmp_path / FILE_NAME).unlink()
    draft, notices = draft_and_notices(tmp_path)
    assert draft == "yesterday's"
    assert "was missing" in notices[0] and "empty the folder" in notices[0]


def test_a_journal_of_the_damaged_file_is_not_rolled_back_into_the_backup(tmp_path: Path) -> None:
    make_backup(tmp_path, "yesterday's")
    noise(tmp_path / FILE_NAME)
    noise(tmp_path / f"{FILE_NAME}-journal")
    assert draft_and_notices(tmp_path)[0] == "yesterday's"
    assert draft_and_notices(tmp_path) == ("yesterday's", [])


def test_one_backup_a_day_is_kept_and_the_last_days_stay(tmp_path: Path) -> None:
    fill(tmp_path)
    backups = tmp_path / BACKUPS
    assert not backups.exists(), "there is nothing worth a backup on the first start"
    backups.mkdir()
    today = datetime.now(UTC).date()
    for days in range(1, 9):
        (backups / f"progress-{today - timedelta(days=days)}.sqlite3").write_bytes(b"old")
    by_hand = backups / "mine.sqlite3"
    by_hand.write_bytes(b"mine")
    for _ in range(2):
        ProgressStore.open(tmp_path).close()
    kept = sorted(path.stem for path in backups.glob("progress-*.sqlite3"))
    assert kept == sorted(f"progress-{today - timedelta(days=days)}" for days in range(DAILY_BACKUPS))
    assert by_hand.exists()
    assert not list(backups.glob("*.part"))


def test_applications_that_start_together_agree_on_one_mended_file(tmp_path: Path) -> None:
    make_backup(tmp_path, "yesterday's")
    noise(tmp_path / FILE_NAME)
    stores: list[ProgressStore] = []
    threads = [threading.Thread(target=lambda: stores.append(ProgressStore.open(tmp_path))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [store.draft("slices/middle") for store in stores] == ["yesterday's"] * 4
    assert sum(len(store.notices) for store in stores) == 1
    assert len(list(tmp_path.glob("progress.damaged-*.sqlite3"))) == 1
    for store in stores:
        store.close()


def test_a_file_that_is_damaged_while_it_is_open_loses_neither_the_work_nor_the_application(
    tmp_path: Path,
) -> None:
    make_backup(tmp_path, "yesterday's")
    store = ProgressStore.open(tmp_path)
    noise(tmp_path / FILE_NAME)
    store.save_draft("slices/ends", "typed after the damage")
    assert store.trouble == ""
    assert store.draft("slices/ends") == "typed after the damage"
    assert store.draft("slices/middle") == "yesterday's"
    assert "set aside" in store.notices[-1]
    store.close()
    assert draft_and_notices(tmp_path) == ("yesterday's", [])


@pytest.mark.skipif(os.name == "nt", reason="Windows does not delete an open file")
def test_a_file_that_is_deleted_while_it_is_open_is_written_again_with_everything(tmp_path: Path) -> None:
    store = ProgressStore.open(tmp_path)
    store.save_draft("slices/middle", "before")
    (tmp_path / FILE_NAME).unlink()
    store.save_draft("slices/ends", "after")
    assert (store.trouble, store.notices) == ("", [])
    store.close()
    store = ProgressStore.open(tmp_path)
    assert (store.draft("slices/middle"), store.draft("slices/ends")) == ("before", "after")
    store.close()


def test_the_doctor_sees_a_whole_a_missing_and_a_damaged_file_and_changes_none(tmp_path: Path) -> None:
    assert inspect_file(tmp_path) == ("no progress yet", True)
    fill(tmp_path)
    assert inspect_file(tmp_path) == ("the file is whole", True)
    noise(tmp_path / FILE_NAME)
    before = (tmp_path / FILE_NAME).read_bytes()
    assert inspect_file(tmp_path) == ("the file is damaged", False)
    empty(tmp_path / FILE_NAME)
    assert inspect_file(tmp_path) == ("the file is empty", False)
    assert before != b"" and [path.name for path in tmp_path.glob("progress*")] == [FILE_NAME]
