"""Two applications on one data folder, and applications that are killed while they write."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psutil

from tutor_app.progress import ProgressStore
from tutor_app.progress.files import FILE_NAME

# Writes drafts and attempts until it is killed or *count* are written, and acknowledges each on its output.
WRITER = """
import sys
from pathlib import Path
from tutor_app.progress import ProgressStore
name, folder, count = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
store = ProgressStore.open(folder)
for number in range(count):
    store.record_attempt(f"slices/{name}", f"answer {number} " + "x" * 5000, "not_yet", "", "h")
    store.save_draft(f"slices/{name}", f"draft {number}")
    while store.trouble:
        # The other one writes without a pause, as no learner can, and does not let us in.
        store.retry()
    print(number, flush=True)
print(store.close(), end="")
"""


def start_writer(name: str, folder: Path, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, name, str(folder), str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def wait_for(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.005)


def is_whole(folder: Path) -> bool:
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        return bool(connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)])


def test_two_applications_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    count = 150
    writers = {name: start_writer(name, tmp_path, count) for name in ("first", "second")}
    for writer in writers.values():
        output, errors = writer.communicate(timeout=120)
        assert (writer.returncode, errors) == (0, "")
        assert output.split() == [str(number) for number in range(count)]
    assert is_whole(tmp_path)
    store = ProgressStore.open(tmp_path)
    for name in writers:
        kept = [attempt.source.split()[1] for attempt in reversed(store.attempts(f"slices/{name}"))]
        assert kept == [str(number) for number in range(count)]
        assert store.draft(f"slices/{name}") == f"draft {count - 1}"
    store.close()


def test_an_application_killed_in_the_middle_of_a_write_loses_nothing_that_was_acknowledged(
    tmp_path: Path,
) -> None:
    seed = random.Random(0)
    for turn in range(12):
        writer = start_writer(f"turn-{turn}", tmp_path, 100_000)
        assert writer.stdout is not None
        first = writer.stdout.readline()
        # The moment of the kill is spread over the whole of a transaction.
        time.sleep(seed.uniform(0.0, 0.05))
        writer.kill()
        # `communicate` would not see what `readline` has read ahead.
        with writer:
            assert writer.stderr is not None
            output = first + writer.stdout.read()
            assert writer.stderr.read() == ""
        acknowledged = [int(number) for number in output.split("\n")[:-1]]
        store = ProgressStore.open(tmp_path)
        assert (store.notices, store.trouble) == ([], "")
        numbers = [
            int(attempt.source.split()[1]) for attempt in reversed(store.attempts(f"slices/turn-{turn}"))
        ]
        draft = store.draft(f"slices/turn-{turn}")
        store.close()
        # One event more may have been written than could be acknowledged.
        assert numbers in (acknowledged, [*acknowledged, acknowledged[-1] + 1])
        assert draft in (f"draft {acknowledged[-1]}", f"draft {acknowledged[-1] + 1}")
        assert is_whole(tmp_path)


def test_an_application_killed_while_it_opens_an_old_file_leaves_it_usable(tmp_path: Path) -> None:
    old = Path(__file__).parent / "data" / "progress-format-1.sqlite3"
    seed = random.Random(0)
    for turn in range(8):
        folder = tmp_path / str(turn)
        folder.mkdir()
        (folder / FILE_NAME).write_bytes(old.read_bytes())
        opener = subprocess.Popen(
            [
                sys.executable,
                "-c",
                "import sys; from pathlib import Path; from tutor_app.progress import ProgressStore\n"
                "print('ready', flush=True)\n"
                "ProgressStore.open(Path(sys.argv[1])); input()",
                str(folder),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert opener.stdout is not None
        opener.stdout.readline()
        time.sleep(seed.uniform(0.0, 0.008))
        opener.kill()
        opener.communicate()
        store = ProgressStore.open(folder)
        assert (store.notices, store.trouble) == ([], "")
        assert store.hints_shown("float-precision/sum_money") == 2
        store.close()


def test_a_stopped_application_that_holds_the_file_does_not_stop_another(tmp_path: Path) -> None:
    """What cannot be written for a while is in memory and is written as soon as the file is free."""
    store = ProgressStore.open(tmp_path)
    store.save_draft("slices/middle", "before")
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sqlite3, sys; db = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
            "db.execute('BEGIN EXCLUSIVE'); print('held', flush=True); input()",
            str(tmp_path / FILE_NAME),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    holder.stdout.readline()
    psutil.Process(holder.pid).suspend()
    began = time.monotonic()
    store.save_draft("slices/middle", "while it is held")
    first = time.monotonic() - began
    assert "Another program keeps the progress file locked" in store.trouble
    assert store.draft("slices/middle") == "while it is held"
    began = time.monotonic()
    for number in range(5):
        store.save_draft("slices/middle", f"typing {number}")
    assert time.monotonic() - began < first, "typing goes on without waiting for the file"
    holder.kill()
    holder.communicate()
    wait_for(store.retry)
    assert store.trouble == ""
    other = ProgressStore.open(tmp_path)
    assert other.draft("slices/middle") == "typing 4"
    other.close()
    assert store.close() == ""
