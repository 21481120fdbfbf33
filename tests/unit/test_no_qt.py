"""Qt is imported by the window alone, and the window imports nothing that costs a second."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

WITHOUT_QT = """
import sys
for name in ("PySide6", "shiboken6", "qtpy", "qtconsole"):
    sys.modules[name] = None
"""

ENGINE = """
import pkgutil, importlib
from pathlib import Path
import tutor_app
for module in pkgutil.walk_packages(tutor_app.__path__, "tutor_app."):
    if not module.name.startswith("tutor_app.ui") and module.name != "tutor_app.kernel.launch":
        importlib.import_module(module.name)

from tutor_app.author.verify import verify
from tutor_app.checks.run import check_answer
from tutor_app.course.html import prose_html
from tutor_app.course.reader import read_course, read_page
from tutor_app.course.search import SearchIndex
from tutor_app.progress import ProgressStore
from tutor_app.kernel.session import KernelSession

data = Path(sys.argv[2])
course = read_course(Path(sys.argv[1]))
page = read_page(course.topics()[0])
exercise = page.exercises()[0]
verdict = check_answer(exercise.folder, exercise.solution())
assert verdict.kind == "right", verdict
store = ProgressStore.open(data)
store.record_attempt(exercise.id, exercise.solution(), verdict.kind, verdict.message, exercise.files_hash())
assert store.passed(exercise.id)
store.close()
index = SearchIndex(None)
index.build(course)
assert index.find("slice")
with KernelSession(data) as kernel:
    assert kernel.run("1 + 1").text.strip() == "2"
"""

WINDOW = """
import json, sys
import tutor_app.ui.app
tutor_app.ui.app.make_application()
print(json.dumps(sorted(sys.modules)))
"""

# What a window needs only later, or never: together they take more than a second to import.
NOT_BEFORE_THE_WINDOW = {
    "IPython",
    "ipykernel",
    "jedi",
    "jupyter_client",
    "markdown_it",
    "matplotlib",
    "numpy",
    "pandas",
    "pygments",
    "qtconsole",
    "scipy",
    "sklearn",
}


def test_everything_but_the_window_works_where_qt_cannot_be_imported(
    small_course: Path, tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_QT + ENGINE, str(small_course), str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_window_is_imported_without_numerical_libraries_and_without_the_console() -> None:
    done = subprocess.run([sys.executable, "-c", WINDOW], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert set(json.loads(done.stdout)) & NOT_BEFORE_THE_WINDOW == set()
