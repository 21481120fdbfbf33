"""A disk that is full, a folder that cannot be written: the store goes on in memory and says so."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tutor_app.progress import ProgressStore, StoreError
from tutor_app.progress.files import FILE_NAME

posix = pytest.mark.skipif(os.name == "nt", reason="limits and mounts of POSIX")


def run_child(source: str, *arguments: str, within: tuple[str, ...] = ()) -> str:
    """Run *source*, which asserts, in a process of its own; gives what it printed."""
    done = subprocess.run(
        [*within, sys.executable, "-c", source, *arguments], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


# No file of this process may grow beyond 100 kB, which is what a full disk looks like to SQLite.
FILE_LIMIT = """
import resource, sys
from pathlib import Path
from tutor_app.progress import ProgressStore
folder = Path(sys.argv[1])
store = ProgressStore.open(folder)
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
for number in range(40):
    store.record_attempt("slices/middle", f"{number} " + "x" * 10_000, "not_yet", "", "h")
    store.save_draft("slices/middle", f"draft {number}")
assert "kept in memory" in store.trouble and "use Export" in store.trouble, store.trouble
assert store.draft("slices/middle") == "draft 39"
assert len(store.attempts("slices/middle")) == 40
resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
store.record_opened("slices")
assert store.trouble == "", store.trouble
assert store.close() == ""
"""


@posix
def test_what_is_recorded_on_a_full_disk_is_written_when_there_is_space_again(tmp_path: Path) -> None:
    run_child(FILE_LIMIT, str(tmp_path))
    store = ProgressStore.open(tmp_path)
    numbers = [int(attempt.source.split()[0]) for attempt in reversed(store.attempts("slices/middle"))]
    assert numbers == list(range(40))
    assert store.draft("slices/middle") == "draft 39"
    assert store.last_opened() == "slices"
    store.close()


# The disk is full before the application starts, stays full, and the learner works and exports elsewhere.
FULL_DISK = """
import os, sys
from pathlib import Path
from tutor_app.progress import ProgressStore
disk, elsewhere = Path(sys.argv[1]), Path(sys.argv[2])
os.environ["HOME"] = str(elsewhere)
store = ProgressStore.open(disk / "data")
store.save_draft("slices/middle", "before it was full")
assert store.trouble == ""
with open(disk / "filler", "wb", buffering=0) as filler:
    try:
        while True:
            filler.write(b"x" * 1024)
    except OSError as error:
        print(error.strerror)
store.save_draft("slices/middle", "typed on a full disk " * 500)
store.save_draft("slices/ends", "a second one")
assert store.trouble.startswith("The disk is full: "), store.trouble
assert store.draft("slices/ends") == "a second one"
store.export_to(elsewhere / "export.zip")
sentence = store.close()
assert "It is in" in sentence and str(elsewhere) in sentence, sentence
again = ProgressStore.open(disk / "data")
again.save_draft("slices/ends", "typed on the next day " * 500)
assert again.trouble, "the disk is still full"
assert again.draft("slices/middle") == "before it was full"
os.unlink(disk / "filler")
assert again.retry() and again.trouble == ""
assert again.close() == ""
(left,) = elsewhere.glob("progress-not-saved-*.zip")
third = ProgressStore.open(disk / "data")
print(third.import_from(left))
assert third.draft("slices/middle") == "typed on a full disk " * 500
third.close()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="mounts a small disk as Linux does")
def test_a_full_disk_costs_nothing_that_was_typed(tmp_path: Path) -> None:
    disk, elsewhere = tmp_path / "disk", tmp_path / "elsewhere"
    disk.mkdir()
    elsewhere.mkdir()
    mount = f'mount -t tmpfs -o size=256k none "{disk}" && exec "$0" "$@"'
    within = ("unshare", "--map-root-user", "--mount", "sh", "-c", mount)
    if not shutil.which("unshare") or subprocess.run([*within, "true"], capture_output=True).returncode:
        pytest.skip("this system lets nobody mount a small disk")
    output = run_child(FULL_DISK, str(disk), str(elsewhere), within=within)
    assert output.splitlines() == [
        "No space left on device",
        "Imported 1 draft and 0 attempts. 2 replaced drafts can be found in the history.",
    ]


# Root may write everywhere, so the child gives up being root.
READ_ONLY = """
import os, sys
from pathlib import Path
from tutor_app.progress import ProgressStore, StoreError
folder, elsewhere = Path(sys.argv[1]), Path(sys.argv[2])
os.environ["HOME"] = str(elsewhere)
if os.geteuid() == 0:
    # Modules that are imported late cannot be, if Python itself lies in root's home.
    rehearsal = ProgressStore.open(elsewhere / "rehearsal")
    rehearsal.export_to(elsewhere / "rehearsal.zip")
    rehearsal.import_from(elsewhere / "rehearsal.zip")
    rehearsal.close()
    (elsewhere / "x").as_uri()
    os.setgid(65534)
    os.setuid(65534)
store = ProgressStore.open(folder)
(notice,) = store.notices
assert notice == store.trouble and "cannot be written" in notice and str(folder) in notice, notice
assert store.draft("slices/middle") == sys.argv[3], store.draft("slices/middle")
store.save_draft("slices/ends", "typed")
store.record_opened("slices")
assert store.draft("slices/ends") == "typed"
assert store.topic_state("slices", ["slices/middle"]) == "started"
assert store.trouble == notice
try:
    store.export_to(folder / "export.zip")
except StoreError as error:
    assert "choose another place" in str(error)
else:
    raise AssertionError("exported to a folder that cannot be written")
sentence = store.close()
(left,) = elsewhere.glob("progress-not-saved-*.zip")
assert str(left) in sentence, sentence
"""


@posix
def test_in_a_read_only_folder_the_progress_is_read_and_new_work_is_kept_in_memory(tmp_path: Path) -> None:
    folder, elsewhere = open_to_all(tmp_path)
    store = ProgressStore.open(folder)
    store.save_draft("slices/middle", "of an earlier day")
    store.close()
    before = (folder / FILE_NAME).read_bytes()
    (folder / FILE_NAME).chmod(0o444)
    folder.chmod(0o555)
    run_child(READ_ONLY, str(folder), str(elsewhere), "of an earlier day")
    assert (folder / FILE_NAME).read_bytes() == before
    folder.chmod(0o755)


@posix
def test_a_data_folder_that_cannot_be_made_leaves_a_store_in_memory(tmp_path: Path) -> None:
    folder, elsewhere = open_to_all(tmp_path)
    folder.chmod(0o555)
    source = READ_ONLY.replace('== sys.argv[3], store.draft("slices/middle")', "is None")
    run_child(source, str(folder / "below"), str(elsewhere))
    folder.chmod(0o755)


def open_to_all(tmp_path: Path) -> tuple[Path, Path]:
    """A data folder and another one, which anybody may enter."""
    # pytest's own folders are closed to others: three levels of them where tests run in parallel.
    for folder in (tmp_path, *tmp_path.parents[:3]):
        folder.chmod(folder.stat().st_mode | 0o055)
    folders = tmp_path / "data", tmp_path / "elsewhere"
    for folder in folders:
        folder.mkdir()
        folder.chmod(0o777)
    return folders


def test_a_file_in_the_place_of_the_data_folder_leaves_a_store_in_memory(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder", encoding="utf-8")
    store = ProgressStore.open(tmp_path / "data")
    store.save_draft("slices/middle", "typed")
    assert store.draft("slices/middle") == "typed"
    assert "cannot be written" in store.trouble
    assert store.notices == [store.trouble]
    (tmp_path / "data").unlink()
    assert store.close() == "", "the folder could be made after all"
    again = ProgressStore.open(tmp_path / "data")
    assert again.draft("slices/middle") == "typed"
    again.close()


def test_an_import_that_cannot_be_backed_up_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    source = ProgressStore.open(tmp_path / "other")
    source.save_draft("slices/middle", "theirs")
    source.export_to(tmp_path / "export.zip")
    source.close()
    store = ProgressStore.open(tmp_path / "data")
    (tmp_path / "data" / "backups").write_text("in the way", encoding="utf-8")
    with pytest.raises(StoreError, match="nothing was imported"):
        store.import_from(tmp_path / "export.zip")
    assert store.draft("slices/middle") is None
    store.close()
