"""The wheel holds everything: installed elsewhere, it works from any folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "TUTOR_L"))
    }
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True, timeout=300
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    built = run(
        sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder
    )
    assert built.returncode == 0, built.stdout + built.stderr
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the commands of an environment that has the wheel and sees our dependencies."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False)
    commands = folder / ("Scripts" if os.name == "nt" else "bin")
    pip = [sys.executable, "-m", "pip", "--python", commands / "python"]
    done = run(*pip, "install", "--no-deps", "--no-index", "--quiet", wheel, cwd=folder)
    assert done.returncode == 0, done.stderr
    own = run(
        commands / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder
    ).stdout.strip()
    # A folder named in a .pth file is searched, but its own .pth files are not read: no source tree.
    Path(own, "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return commands


def test_the_wheel_holds_the_course_and_the_resources_and_no_leftovers(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for folder, inside in (("lessons", "_lessons"), ("resources", "_resources"), ("tutor_app", "")):
        tracked = run("git", "ls-files", "-z", folder, cwd=ROOT).stdout.split("\0")[:-1]
        there = [name for name in tracked if (ROOT / name).exists()]
        packed = {
            "/".join(part for part in ("tutor_app", inside, name.partition("/")[2]) if part) for name in there
        }
        assert packed <= names
    leftovers = (".pyc", ".part", ".sqlite3", ".orig")
    assert [name for name in names if name.endswith(leftovers) or "__pycache__" in name] == []
    assert [name for name in names if not name.startswith(("tutor_app/", "tutor_app-"))] == []


def test_the_installed_application_does_not_see_the_source_tree(installed: Path, tmp_path: Path) -> None:
    done = run(installed / "python", "-c", "import tutor_app; print(tutor_app.__file__)", cwd=tmp_path)
    assert installed.parent in Path(done.stdout.strip()).parents


def test_the_installed_application_knows_and_verifies_its_course(installed: Path, tmp_path: Path) -> None:
    listed = run(installed / "tutor-app", "list", "--json", cwd=tmp_path)
    assert (listed.returncode, listed.stderr) == (0, "")
    topics = [topic["id"] for stage in json.loads(listed.stdout)["stages"] for topic in stage["topics"]]
    checked = run(installed / "tutor-app", "check", topics[0], cwd=tmp_path)
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "No problems.\n")
    assert list(tmp_path.iterdir()) == []
