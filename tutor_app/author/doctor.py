"""Tests this installation for real, and says for each failure what to do.

Qt is only touched in child processes: a wrong pair of Qt and Python, or a missing system library, can end a
process without a word.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tutor_app import paths, processes

_QT_LIMIT_ON_311 = (6, 12)
_NEEDED_MB = 200
_SECONDS = 60.0

# The Debian and Ubuntu packages of what the wheels of Qt leave to the system.
DEBIAN_PACKAGES = {
    "libEGL.so": "libegl1",
    "libGL.so": "libgl1",
    "libGLX.so": "libglx0",
    "libX11-xcb.so": "libx11-xcb1",
    "libX11.so": "libx11-6",
    "libdbus-1.so": "libdbus-1-3",
    "libfontconfig.so": "libfontconfig1",
    "libfreetype.so": "libfreetype6",
    "libglib-2.0.so": "libglib2.0-0",
    "libgthread-2.0.so": "libglib2.0-0",
    "libgssapi_krb5.so": "libgssapi-krb5-2",
    "libstdc++.so": "libstdc++6",
    "libwayland-client.so": "libwayland-client0",
    "libwayland-cursor.so": "libwayland-cursor0",
    "libwayland-egl.so": "libwayland-egl1",
    "libxcb-cursor.so": "libxcb-cursor0",
    "libxcb-glx.so": "libxcb-glx0",
    "libxcb-icccm.so": "libxcb-icccm4",
    "libxcb-image.so": "libxcb-image0",
    "libxcb-keysyms.so": "libxcb-keysyms1",
    "libxcb-randr.so": "libxcb-randr0",
    "libxcb-render-util.so": "libxcb-render-util0",
    "libxcb-render.so": "libxcb-render0",
    "libxcb-shape.so": "libxcb-shape0",
    "libxcb-shm.so": "libxcb-shm0",
    "libxcb-sync.so": "libxcb-sync1",
    "libxcb-util.so": "libxcb-util1",
    "libxcb-xfixes.so": "libxcb-xfixes0",
    "libxcb-xkb.so": "libxcb-xkb1",
    "libxcb.so": "libxcb1",
    "libxkbcommon-x11.so": "libxkbcommon-x11-0",
    "libxkbcommon.so": "libxkbcommon0",
    "libz.so": "zlib1g",
    "libzstd.so": "libzstd1",
}

_VOID_CALLS = """
from PySide6.QtCore import QObject
thing = QObject()
for number in range(20_000):
    thing.setObjectName("name")
"""

_WIDGETS = """
import os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6 import QtGui, QtPrintSupport, QtSvg, QtTest, QtWidgets
application = QtWidgets.QApplication([])
QtWidgets.QLabel("text").grab().toImage().pixelColor(1, 1)
"""

_FONTS = """
import json, os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtGui import QFontDatabase, QGuiApplication
application = QGuiApplication([])
print(json.dumps([path for path in sys.argv[1:] if QFontDatabase.addApplicationFont(path) < 0]))
"""

_DISPLAY = """
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
print(application.platformName(), len(application.screens()))
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report: what was tested, what was seen, and what to do where it failed."""

    name: str
    passed: bool
    seen: str
    advice: str = ""


def examine(data: Path, lessons: Path) -> Iterator[Finding]:
    """Test everything, one finding after the other. Takes some seconds."""
    tests: tuple[tuple[str, Callable[[], Finding]], ...] = (
        ("Python", _python),
        ("Packages", _packages),
        ("Qt with this Python", _qt_pair),
        ("Qt's libraries", _qt_libraries),
        ("Window system", _window_system),
        ("Fonts", _fonts),
        ("Course", lambda: _course(lessons)),
        ("Console", _kernel),
        ("Check", _check),
        ("Ruff", _ruff),
        ("Progress", lambda: _progress(data)),
        ("Disk", lambda: _disk(data)),
        ("Search", _search),
    )
    for name, test in tests:
        try:
            yield test()
        except Exception as error:
            # A doctor who falls ill reports that too: the other tests are still worth having.
            yield Finding(name, False, f"{type(error).__name__}: {error}", _REINSTALL)


_REINSTALL = "Install the application again in a new environment, as the README says."


def _python() -> Finding:
    seen = f"{sys.version.split()[0]}, {sys.executable}"
    good = (3, 11) <= sys.version_info[:2] <= (3, 13)
    return Finding("Python", good, seen, "Use Python 3.11, 3.12 or 3.13 and install the application there.")


def _packages() -> Finding:
    from packaging.requirements import Requirement

    wrong = []
    count = 0
    for text in importlib.metadata.requires("tutor-app") or ():
        requirement = Requirement(text)
        if requirement.marker is not None and not requirement.marker.evaluate({"extra": ""}):
            continue
        count += 1
        try:
            found = importlib.metadata.version(requirement.name)
        except importlib.metadata.PackageNotFoundError:
            wrong.append((requirement, "is missing"))
            continue
        if not requirement.specifier.contains(found, prereleases=True):
            wrong.append((requirement, f"is {found}"))
    if not wrong:
        return Finding("Packages", True, f"{count} as required")
    seen = ", ".join(f"{requirement.name} {what}" for requirement, what in wrong)
    names = " ".join(f"'{requirement.name}{requirement.specifier}'" for requirement, _ in wrong)
    return Finding("Packages", False, seen, f"Run: {_pip()} install {names}")


def _qt_pair() -> Finding:
    name = "Qt with this Python"
    try:
        version = importlib.metadata.version("PySide6-Essentials")
    except importlib.metadata.PackageNotFoundError:
        advice = f"Run: {_pip()} install 'PySide6-Essentials>=6.11.3,<6.12'"
        return Finding(name, False, "PySide6-Essentials is missing", advice)
    seen = f"PySide6 {version}, Python {sys.version.split()[0]}"
    if qt_loses_none(version, sys.version_info[:2]):
        advice = (
            "This pair ends the application after about 5,000 calls. "
            f"Run: {_pip()} install 'PySide6-Essentials>=6.11.3,<6.12'"
        )
        return Finding(name, False, seen, advice)
    code, _, error = _child(_VOID_CALLS)
    if code == 0:
        return Finding(name, True, f"{seen}, 20,000 calls")
    missing = missing_libraries(error)
    if missing:
        return Finding(name, False, f"{seen}; missing: {', '.join(missing)}", packages_advice(missing))
    how = f"ended by signal {-code}" if code < 0 else _last_line(error)
    advice = f"Run: {_pip()} install --force-reinstall 'PySide6-Essentials>=6.11.3,<6.12'"
    return Finding(name, False, f"{seen}: {how}", advice)


def qt_loses_none(version: str, python: tuple[int, int]) -> bool:
    """Whether this PySide6 loses a reference to None at every call on this Python, which ends the process."""
    numbers = tuple(int(part) for part in re.findall(r"\d+", version)[:2])
    return python < (3, 12) and numbers >= _QT_LIMIT_ON_311


def _qt_libraries() -> Finding:
    name = "Qt's libraries"
    code, _, error = _child(_WIDGETS)
    if code == 0:
        return Finding(name, True, "QtGui and QtWidgets load and draw")
    missing = missing_libraries(error)
    if missing:
        return Finding(name, False, f"missing: {', '.join(missing)}", packages_advice(missing))
    how = f"ended by signal {-code}" if code < 0 else _last_line(error)
    return Finding(name, False, how, _REINSTALL)


def missing_libraries(text: str) -> list[str]:
    """The shared libraries that an error of the loader, or the output of `ldd`, names as missing."""
    found = re.findall(r"^\s*(\S+\.so\S*) => not found", text, re.MULTILINE)
    found += re.findall(r"(lib[^\s:'/]+\.so[.\d]*): cannot open shared object file", text)
    return sorted(set(found))


def packages_advice(libraries: list[str]) -> str:
    """What to install so that these libraries are there, in the words of Debian and Ubuntu."""
    known = {DEBIAN_PACKAGES.get(_stem(library)) for library in libraries}
    packages = sorted(package for package in known if package)
    unknown = [library for library in libraries if _stem(library) not in DEBIAN_PACKAGES]
    advice = []
    if packages:
        advice.append(f"On Debian or Ubuntu run: sudo apt-get install {' '.join(packages)}")
    if unknown:
        advice.append(f"Install the package of your system that holds {', '.join(unknown)}.")
    return " ".join(advice)


def _stem(library: str) -> str:
    return library.partition(".so")[0] + ".so"


def _window_system() -> Finding:
    name = "Window system"
    if sys.platform.startswith("linux"):
        plugin = _xcb_plugin()
        if plugin is None:
            return Finding(name, False, "the plug-in libqxcb.so is missing", _REINSTALL)
        if shutil.which("ldd"):
            listed = subprocess.run(["ldd", str(plugin)], capture_output=True, text=True, timeout=_SECONDS)
            missing = missing_libraries(listed.stdout)
            if missing:
                return Finding(name, False, f"missing: {', '.join(missing)}", packages_advice(missing))
        if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            return Finding(
                name,
                True,
                "the libraries are there; no display, so use `tutor-app demo` or `xvfb-run tutor-app`",
            )
    code, output, error = _child(_DISPLAY)
    if code == 0:
        return Finding(name, True, f"{output.split()[0]}, {output.split()[1]} screen(s)")
    advice = "Start it from a desktop session, or run: xvfb-run -a tutor-app"
    return Finding(name, False, _last_line(error) or "no window can be opened", advice)


def _xcb_plugin() -> Path | None:
    spec = importlib.util.find_spec("PySide6")
    places = list(spec.submodule_search_locations or ()) if spec else []
    found = [Path(place) / "Qt" / "plugins" / "platforms" / "libqxcb.so" for place in places]
    return next((path for path in found if path.exists()), None)


def _fonts() -> Finding:
    folder = paths.resources_dir() / "fonts"
    files = sorted(path for path in folder.glob("*.[ot]tf"))
    families = {path.name.partition("-")[0] for path in files}
    if not {"Inter", "JetBrainsMono"} <= families:
        return Finding("Fonts", False, f"Inter or JetBrains Mono is missing in {folder}", _REINSTALL)
    code, output, _ = _child(_FONTS, *(str(path) for path in files))
    if code != 0:
        return Finding("Fonts", False, "Qt could not be asked", "Mend Qt's libraries first.")
    unreadable = json.loads(output)
    if unreadable:
        return Finding("Fonts", False, f"Qt cannot read {', '.join(unreadable)}", _REINSTALL)
    return Finding("Fonts", True, f"{len(files)} files")


def _course(lessons: Path) -> Finding:
    from tutor_app.course.model import CourseError
    from tutor_app.course.reader import read_course, read_page

    try:
        topics = read_course(lessons).topics()
        for topic in topics:
            read_page(topic)
    except CourseError as error:
        return Finding("Course", False, str(error), f"Mend the file, or do this: {_REINSTALL}")
    return Finding("Course", True, f"{len(topics)} topics in {lessons}")


def _kernel() -> Finding:
    from tutor_app.kernel.session import KernelError, KernelSession

    with tempfile.TemporaryDirectory(prefix="tutor-doctor-") as folder:
        try:
            with KernelSession(Path(folder)) as session:
                result = session.run("1 + 1", timeout=_SECONDS)
        except KernelError as error:
            return Finding("Console", False, str(error), f"Run: {_pip()} install --force-reinstall ipykernel")
    if result.ok and result.text.strip() == "2":
        return Finding("Console", True, "a kernel answers 1 + 1 with 2")
    seen = f"1 + 1 gave {result.text.strip() or result.error_message!r}"
    return Finding("Console", False, seen, f"Run: {_pip()} install --force-reinstall ipykernel")


def _check() -> Finding:
    from tutor_app.checks.run import check_answer
    from tutor_app.checks.verdict import VerdictKind

    with tempfile.TemporaryDirectory(prefix="tutor-doctor-") as name:
        folder = Path(name)
        (folder / "check.py").write_text(
            "from tutor_app.checks.expect import expect\n\n\n"
            "def check_two(answer):\n"
            '    """two is 2"""\n'
            '    expect(answer.two == 2, "two is not 2.")\n',
            encoding="utf-8",
        )
        verdicts = [check_answer(folder, source) for source in ("two = 2\n", "two = 3\n")]
    if [verdict.kind for verdict in verdicts] == [VerdictKind.RIGHT, VerdictKind.NOT_YET]:
        return Finding("Check", True, "a right and a wrong answer get their verdicts")
    seen = "; ".join(f"{verdict.kind}: {verdict.message}" for verdict in verdicts)
    advice = "Look whether a virus scanner or a limit (ulimit -a) keeps Python from starting processes."
    return Finding("Check", False, seen, advice)


def _ruff() -> Finding:
    from tutor_app.author.ruff import find_ruff

    command = [find_ruff(), "check", "--isolated", "--quiet", "--stdin-filename", "answer.py", "-"]
    done = subprocess.run(command, input="print(nam)\n", capture_output=True, text=True, timeout=_SECONDS)
    if done.returncode == 1 and "F821" in done.stdout:
        return Finding("Ruff", True, "finds an undefined name")
    advice = f"Run: {_pip()} install --force-reinstall 'ruff>=0.17.6,<0.18'"
    return Finding("Ruff", False, _last_line(done.stderr) or "finds nothing", advice)


def _progress(data: Path) -> Finding:
    from tutor_app.progress.files import StoreError, inspect_file

    advice = f"Make {data} writable, or start with --data-dir DIR."
    try:
        seen, good = inspect_file(data)
        data.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="doctor-", dir=data) as folder:
            from tutor_app.progress import ProgressStore

            store = ProgressStore.open(Path(folder))
            store.save_draft("doctor", "text")
            trouble = store.trouble
            store.close()
            again = ProgressStore.open(Path(folder))
            kept = again.draft("doctor")
            again.close()
    except StoreError as error:
        return Finding("Progress", False, str(error), "Do what the sentence says.")
    except OSError as error:
        return Finding("Progress", False, str(error), advice)
    if not good:
        advice = "Start the application: it sets the file aside and takes the newest good backup."
        return Finding("Progress", False, seen, advice)
    if kept != "text":
        return Finding("Progress", False, trouble or "what was written did not come back", advice)
    return Finding("Progress", True, f"{seen} in {data}")


def _disk(data: Path) -> Finding:
    places = {
        place: shutil.disk_usage(_existing(place)).free // 2**20
        for place in (data, Path(tempfile.gettempdir()))
    }
    full = [place for place, free in places.items() if free < _NEEDED_MB]
    seen = ", ".join(f"{free:,} MB free in {place}" for place, free in places.items())
    return Finding(
        "Disk",
        not full,
        seen,
        f"Free at least {_NEEDED_MB} MB in {' and '.join(str(place) for place in full)}.",
    )


def _existing(folder: Path) -> Path:
    return next(place for place in (folder, *folder.parents) if place.exists())


def _search() -> Finding:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE page USING fts5 (text)")
        connection.execute("INSERT INTO page VALUES ('one two')")
        found = connection.execute("SELECT count(*) FROM page WHERE page MATCH 'two'").fetchone() == (1,)
    except sqlite3.Error as error:
        advice = "Use a Python whose SQLite has FTS5: Debian's, Ubuntu's and python.org's have it."
        return Finding("Search", False, f"SQLite {sqlite3.sqlite_version}: {error}", advice)
    finally:
        connection.close()
    return Finding("Search", found, f"SQLite {sqlite3.sqlite_version} with FTS5", _REINSTALL)


def _child(source: str, *arguments: str) -> tuple[int, str, str]:
    """Run *source* in a Python of its own: its exit code (negative for a signal), output and error text."""
    process = processes.start(
        processes.python_command("-c", source, *arguments),
        cwd=Path(tempfile.gettempdir()),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        output, error = process.communicate(timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        processes.kill_tree(process)
        return 1, "", f"no answer within {_SECONDS:.0f} seconds"
    finally:
        for stream in (process.stdout, process.stderr):
            if stream is not None:
                stream.close()
    return process.returncode, output.decode(errors="replace"), error.decode(errors="replace")


def _last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1].strip() if lines else ""


def _pip() -> str:
    return f"{sys.executable} -m pip"
