"""Some pairs of Qt and Python lose a reference to None at every void call, until the process aborts."""

from __future__ import annotations

import os
import subprocess
import sys

SOAK = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
widget = QWidget()
before = sys.getrefcount(None)
for _ in range(100_000):
    widget.update()
print(before - sys.getrefcount(None))
"""


def test_a_hundred_thousand_void_calls_lose_no_reference_to_none() -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", SOAK], env=environment, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert abs(int(done.stdout)) < 1_000
