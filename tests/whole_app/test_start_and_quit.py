"""The application as a process of its own: it starts, says when, and leaves nothing behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tutor_app.progress import ProgressStore

SECONDS = 60
MOMENTS = ("window_shown", "page_readable", "kernel_ready", "spare_ready")
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


def start(course: Path, data: Path, temporary: Path, *more: str) -> subprocess.Popen[str]:
    """The application, which prints one line when everything is there."""
    temporary.mkdir(exist_ok=True)
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "TUTOR_TRACE_STARTUP": "1",
        "TUTOR_LESSONS_DIR": str(course),
        "TMPDIR": str(temporary),
        "XDG_RUNTIME_DIR": str(temporary),
        "XDG_CACHE_HOME": str(data.parent / "cache"),
    }
    return subprocess.Popen(
        [sys.executable, "-m", "tutor_app", "--data-dir", str(data), *more],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_until_ready(child: subprocess.Popen[str]) -> dict[str, float]:
    assert child.stdout is not None
    line = child.stdout.readline()
    assert line, child.communicate()[1]
    return dict(json.loads(line))


def stop(child: subprocess.Popen[str], number: int) -> tuple[int, str]:
    """End it with a signal; its exit code and what it said on stderr. Fails if a child of it stays."""
    family = psutil.Process(child.pid).children(recursive=True)
    assert family
    child.send_signal(number)
    _, errors = child.communicate(timeout=SECONDS)
    _, alive = psutil.wait_procs(family, timeout=10)
    assert alive == []
    said = [line for line in errors.splitlines() if "propagateSizeHints" not in line]
    return child.returncode, "\n".join(said)


@posix_only
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_cleanly(tmp_path: Path, small_course: Path, number: int) -> None:
    """Exit code 0, nothing on stderr, no process, no temporary file, a database that is closed."""
    child = start(small_course, tmp_path / "data", tmp_path / "t")
    wait_until_ready(child)
    assert stop(child, number) == (0, "")
    assert list((tmp_path / "t").iterdir()) == []
    left = sorted(path.name for path in (tmp_path / "data").iterdir())
    assert not any(name.endswith(("-wal", "-shm", "-journal", ".log")) for name in left), left


@posix_only
def test_it_prints_one_line_with_the_moments_of_the_start(tmp_path: Path, small_course: Path) -> None:
    child = start(small_course, tmp_path / "data", tmp_path / "t", "--topic", "slices")
    moments = wait_until_ready(child)
    assert tuple(moments) == MOMENTS
    assert 0 < moments["window_shown"] < moments["page_readable"]
    assert moments["window_shown"] < moments["kernel_ready"] < moments["spare_ready"] < SECONDS
    code, _ = stop(child, signal.SIGTERM)
    assert code == 0
    store = ProgressStore.open(tmp_path / "data")
    assert store.last_opened() == "slices"
    store.close()


@posix_only
def test_two_of_them_work_on_one_data_folder(tmp_path: Path, small_course: Path) -> None:
    children = [
        start(small_course, tmp_path / "data", tmp_path / f"t{number}", "--topic", topic)
        for number, topic in enumerate(("slices", "tables"))
    ]
    for child in children:
        wait_until_ready(child)
    assert [stop(child, signal.SIGTERM) for child in children] == [(0, ""), (0, "")]
    store = ProgressStore.open(tmp_path / "data")
    assert store.notices == []
    assert store.opened_count() == 2
    store.close()


@posix_only
def test_kill_minus_nine_leaves_no_process(tmp_path: Path, small_course: Path) -> None:
    child = start(small_course, tmp_path / "data", tmp_path / "t")
    wait_until_ready(child)
    family = psutil.Process(child.pid).children(recursive=True)
    assert len(family) >= 2
    child.kill()
    child.communicate(timeout=SECONDS)
    _, alive = psutil.wait_procs(family, timeout=20)
    assert alive == []


@posix_only
def test_a_signal_in_the_middle_of_the_start_ends_it(tmp_path: Path, small_course: Path) -> None:
    for delay in (0.2, 0.35, 0.5, 0.8):
        child = start(small_course, tmp_path / "data", tmp_path / "t")
        time.sleep(delay)  # not a wait for a condition: the moment itself is what is tried
        child.send_signal(signal.SIGTERM)
        child.communicate(timeout=SECONDS)
        assert child.returncode in (0, -signal.SIGTERM, 130)
    assert list((tmp_path / "t").iterdir()) == []


def run(course: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    cleared = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.executable, "-m", "tutor_app", *arguments],
        env=cleared | {"TUTOR_LESSONS_DIR": str(course)} | environment,
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="displays of Linux")
@pytest.mark.parametrize("display", ["", ":7654", "nonsense"])
def test_without_a_display_one_sentence_names_the_ways_out(small_course: Path, display: str) -> None:
    done = run(small_course, "--temp-data", **({"DISPLAY": display} if display else {}))
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert "tutor-app demo" in done.stderr and "xvfb-run" in done.stderr


def test_an_unknown_topic_is_one_sentence(small_course: Path) -> None:
    done = run(small_course, "--temp-data", "--topic", "nowhere", QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 2
    assert "nowhere" in done.stderr and "tutor-app list" in done.stderr


def test_a_course_with_a_mistake_is_one_sentence_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "course.toml").write_text("format = 1\ntitle = \n", encoding="utf-8")
    done = run(tmp_path, "--temp-data", QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 1
    said = [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line]
    assert len(said) == 1
    assert "course.toml, line 2" in said[0]


@posix_only
def test_the_demo_does_the_main_job_without_a_display(tmp_path: Path, small_course: Path) -> None:
    done = run(small_course, "demo", "--out", str(tmp_path / "pictures"), TMPDIR=str(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Everything as it should be." in done.stdout
    pictures = sorted(path.name for path in (tmp_path / "pictures").glob("*.png"))
    steps = {name.split("-")[1] for name in pictures}
    assert {"start", "topic", "example", "wrong", "right", "search"} <= steps
    assert sum("-light." in name for name in pictures) == sum("-dark." in name for name in pictures)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pictures"]
