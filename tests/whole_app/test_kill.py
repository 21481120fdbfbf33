"""kill -9 of the application: what was typed is there again, and nothing that it started stays."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tutor_app.progress import ProgressStore

TYPIST = Path(__file__).with_name("typist.py")
SAVED_AFTER = 0.5
STORING = 0.25
EXERCISE = "slices/middle"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


def test_kill_minus_nine_while_typing_loses_at_most_the_last_half_second(
    tmp_path: Path, small_course: Path
) -> None:
    """Half a second of pause for the timer, and a quarter for a loaded machine to write the file."""
    data = tmp_path / "data"
    child = subprocess.Popen(
        [sys.executable, str(TYPIST), str(small_course), str(data)],
        stdout=subprocess.PIPE,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        text=True,
    )
    assert child.stdout is not None
    typed: list[tuple[float, int]] = []
    for line in child.stdout:
        at, length = line.split()
        typed.append((float(at), int(length)))
        if len(typed) == 90:
            break
    family = psutil.Process(child.pid).children(recursive=True)
    child.kill()
    killed = time.time()
    child.stdout.close()
    child.wait()

    store = ProgressStore.open(data)
    draft = store.draft(EXERCISE)
    store.close()
    assert store.notices == []
    surely = max(length for at, length in typed if at < killed - SAVED_AFTER - STORING)
    assert draft is not None
    assert draft.count("x") >= surely
    _, alive = psutil.wait_procs(family, timeout=20)
    assert alive == []
