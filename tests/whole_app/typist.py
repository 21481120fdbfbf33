"""A child process for test_kill.py: opens the application on a topic and types into its exercise for ever.

Arguments: the folder of the course, the folder of the data. Prints `seconds length` after every key.
"""

from __future__ import annotations

import sys
import time
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from tutor_app.course.reader import read_course
from tutor_app.progress import ProgressStore
from tutor_app.ui.app import Running, make_application
from tutor_app.ui.page.exercise import ExerciseBlock
from tutor_app.ui.startup import Reports


def main(course: Path, data: Path) -> None:
    application = make_application()
    with ExitStack() as stack:
        store = ProgressStore.open(data)
        stack.callback(store.close)
        running = Running(read_course(course), store, data, stack.enter_context(Reports(data / "errors.log")))
        stack.callback(running.end)
        running.start("slices")

        def type_one() -> None:
            page = running.window.page_view()
            exercise = page.findChild(ExerciseBlock) if page is not None else None
            if exercise is None:
                return
            QTest.keyClicks(exercise.editor, "x")
            print(time.time(), exercise.editor.text().count("x"), flush=True)

        keys = QTimer()
        keys.setInterval(20)
        keys.timeout.connect(type_one)
        keys.start()
        application.exec()


main(Path(sys.argv[1]), Path(sys.argv[2]))
