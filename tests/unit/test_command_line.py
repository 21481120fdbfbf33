"""The commands, as scripts rely on them: names, exit codes, JSON."""

from __future__ import annotations

import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tutor_app.author.doctor import DEBIAN_PACKAGES, missing_libraries, packages_advice, qt_loses_none

COMMAND = [sys.executable, "-m", "tutor_app"]
WITHOUT_QT = [
    sys.executable,
    "-c",
    "import sys\n"
    "for name in ('PySide6', 'shiboken6', 'qtpy', 'qtconsole'): sys.modules[name] = None\n"
    "from tutor_app.__main__ import main\n"
    "sys.exit(main())",
]


def run(
    *arguments: str, command: list[str] = COMMAND, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*command, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        env={**os.environ, **environment},
    )


def run_json(*arguments: str, code: int) -> Any:
    done = run(*arguments, "--json")
    assert (done.returncode, done.stderr) == (code, "")
    return json.loads(done.stdout)


@pytest.fixture
def course_copy(small_course: Path, tmp_path: Path) -> Path:
    """The small course, to be changed."""
    return Path(shutil.copytree(small_course, tmp_path / "course"))


@pytest.fixture(autouse=True)
def use_small_course(small_course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TUTOR_LESSONS_DIR", str(small_course))


def test_version_and_help_are_printed() -> None:
    version = importlib.metadata.version("tutor-app")
    assert run("--version").stdout == f"tutor-app {version}\n"
    text = run("--help").stdout
    for command in (
        "list",
        "check",
        "grade",
        "doctor",
        "demo",
        "new-topic",
        "--topic",
        "--data-dir",
        "--temp-data",
    ):
        assert command in text


def test_the_installed_command_is_the_module() -> None:
    (entry,) = importlib.metadata.entry_points(group="console_scripts", name="tutor-app")
    assert entry.value == "tutor_app.__main__:main"


@pytest.mark.parametrize(
    "arguments",
    [
        ["no-such-command"],
        ["--data-dir", "x", "--temp-data"],
        ["grade"],
        ["check", "--jobs", "0"],
        ["list", "more"],
    ],
)
def test_wrong_usage_exits_with_2_and_a_usage_line(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("usage: tutor-app")


def test_list_gives_the_course_as_json() -> None:
    assert run_json("list", code=0) == {
        "stages": [
            {
                "id": "first-steps",
                "number": "01",
                "title": "First steps",
                "part": "Beginnings",
                "topics": [
                    {
                        "id": "slices",
                        "number": "01.1",
                        "title": "Taking a part of a string",
                        "examples": 3,
                        "predictions": 1,
                        "pitfalls": 1,
                        "interview": 2,
                        "exercises": ["slices/middle"],
                    },
                    {
                        "id": "tables",
                        "number": "01.2",
                        "title": "Counting in tables",
                        "examples": 2,
                        "predictions": 0,
                        "pitfalls": 0,
                        "interview": 1,
                        "exercises": ["tables/count_missing"],
                    },
                ],
            }
        ]
    }


def test_list_shows_every_topic_to_people() -> None:
    done = run("list")
    assert done.returncode == 0
    assert "slices" in done.stdout and "tables" in done.stdout


def test_output_goes_on_where_the_reader_has_seen_enough() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([*COMMAND, "list", "--json"], stdout=writer, stderr=subprocess.PIPE, text=True)
    os.close(writer)
    assert (done.returncode, done.stderr) == (1, "")


def test_another_course_is_chosen_before_or_after_the_command(course_copy: Path) -> None:
    text = (course_copy / "course.toml").read_text(encoding="utf-8")
    (course_copy / "course.toml").write_text(text.replace("First steps", "Größer 数"), encoding="utf-8")
    for arguments in (["--lessons", str(course_copy), "list"], ["list", "--lessons", str(course_copy)]):
        assert "Größer 数" in run(*arguments, PYTHONIOENCODING="ascii").stdout


def test_a_good_topic_is_checked_without_a_word_on_the_output(small_course: Path) -> None:
    done = run("check", "slices", "--jobs", "2")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "No problems.\n")
    assert run_json("check", "slices", code=0) == {"ok": True, "problems": []}


def test_each_problem_is_one_line_with_file_and_line(course_copy: Path) -> None:
    page = course_copy / "first-steps" / "slices" / "lesson.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("```output", "```outputs", 1), encoding="utf-8")
    line = text.splitlines().index("```output") + 1
    done = run("--lessons", str(course_copy), "check", "slices")
    assert done.returncode == 1
    assert any(shown.startswith(f"{page}:{line}: ") for shown in done.stdout.splitlines())
    found = run("--lessons", str(course_copy), "check", "slices", "--json")
    content = json.loads(found.stdout)
    assert found.returncode == 1 and content["ok"] is False
    assert [sorted(problem) for problem in content["problems"]] == [["line", "message", "path"]] * len(
        content["problems"]
    )


def test_a_mistake_in_course_toml_is_a_problem_like_others(course_copy: Path) -> None:
    (course_copy / "course.toml").write_text("format = [", encoding="utf-8")
    done = run("--lessons", str(course_copy), "check")
    assert done.returncode == 1
    assert done.stdout.startswith(f"{course_copy / 'course.toml'}:1: ")
    assert run("--lessons", str(course_copy), "list").returncode == 2


def test_an_unknown_id_is_wrong_usage() -> None:
    for arguments in (
        ["check", "nothing"],
        ["grade", "slices/nothing", "x.py"],
        ["grade", "slices/..", "x.py"],
    ):
        done = run(*arguments)
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1 and "tutor-app list" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="a terminal of POSIX")
def test_a_progress_bar_is_drawn_on_a_terminal_and_cleared() -> None:
    import pty

    terminal, other_end = pty.openpty()
    with subprocess.Popen([*COMMAND, "check", "slices"], stdout=subprocess.PIPE, stderr=other_end) as process:
        os.close(other_end)
        shown = b""
        while True:
            try:
                some = os.read(terminal, 4096)
            except OSError:
                break
            if not some:
                break
            shown += some
        assert process.stdout is not None
        assert process.stdout.read() == b""
    os.close(terminal)
    assert process.returncode == 0
    assert b"\r[" in shown and b"#]" in shown
    assert shown.endswith(b"\r\x1b[KNo problems.\r\n")


def test_a_right_answer_is_graded_0_and_a_wrong_one_1(small_course: Path, tmp_path: Path) -> None:
    folder = small_course / "first-steps" / "slices" / "middle"
    right = run_json("grade", "slices/middle", str(folder / "solution.py"), code=0)
    assert right["verdict"] == "right"
    assert sorted(right) == ["checks", "message", "verdict"]
    assert right["checks"] and all(
        sorted(check) == ["message", "passed", "text"] for check in right["checks"]
    )
    assert all(check["passed"] is True for check in right["checks"])
    wrong = run_json("grade", "slices/middle", str(folder / "starter.py"), code=1)
    assert wrong["verdict"] == "not_yet" and wrong["message"]
    assert any(check["passed"] is False for check in wrong["checks"])
    said = run("grade", "slices/middle", str(folder / "starter.py"))
    assert said.returncode == 1
    assert wrong["message"] in said.stdout and "not yet " in said.stdout


def test_a_check_that_fails_by_itself_is_graded_3(course_copy: Path, tmp_path: Path) -> None:
    folder = course_copy / "first-steps" / "slices" / "middle"
    (folder / "check.py").write_text("import no_such_module\n", encoding="utf-8")
    done = run("--lessons", str(course_copy), "grade", "slices/middle", str(folder / "solution.py"))
    assert done.returncode == 3
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("The report is ")]
    Path(line.removeprefix("The report is ").removesuffix(".")).unlink()


def test_an_answer_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    answer = tmp_path / "answer.py"
    done = run("grade", "slices/middle", str(answer))
    assert done.returncode == 2
    assert str(answer) in done.stderr and done.stderr.count("\n") == 1


def test_an_answer_that_is_no_text_is_not_yet_right_and_says_what_to_do(tmp_path: Path) -> None:
    answer = tmp_path / "answer.py"
    answer.write_bytes(b"\xff\xfe")
    done = run("grade", "slices/middle", str(answer))
    assert done.returncode == 1
    assert "Save it as UTF-8." in done.stdout


def test_a_new_topic_is_listed_and_a_bad_one_refused(course_copy: Path) -> None:
    done = run("--lessons", str(course_copy), "new-topic", "first-steps", "loops", "Loops & more")
    assert (done.returncode, done.stderr) == (0, "")
    listed = json.loads(run("--lessons", str(course_copy), "list", "--json").stdout)
    assert listed["stages"][0]["topics"][-1]["title"] == "Loops & more"
    again = run("--lessons", str(course_copy), "new-topic", "first-steps", "loops", "Loops")
    assert again.returncode == 2
    assert again.stderr.count("\n") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="only there a display can be missing")
def test_without_a_display_one_sentence_says_what_to_do() -> None:
    without = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    for command in (COMMAND, WITHOUT_QT):
        done = run("--temp-data", command=command, **without)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.count("\n") == 1
        assert "tutor-app demo" in done.stderr and "xvfb-run" in done.stderr


def test_without_qt_the_window_and_the_demo_name_the_doctor() -> None:
    for arguments in (["--temp-data"], ["demo"]):
        done = run(*arguments, command=WITHOUT_QT)
        assert (done.returncode, done.stdout) == (2, "")
        assert "run `tutor-app doctor`" in done.stderr and done.stderr.count("\n") == 1


def test_all_other_commands_work_without_qt(course_copy: Path) -> None:
    folder = course_copy / "first-steps" / "slices" / "middle"
    lessons = ["--lessons", str(course_copy)]
    for arguments in (
        ["--version"],
        ["list", "--json"],
        ["check", "slices"],
        ["grade", "slices/middle", str(folder / "solution.py")],
        ["new-topic", "first-steps", "loops", "Loops"],
    ):
        done = run(*lessons, *arguments, command=WITHOUT_QT)
        assert done.returncode == 0, (arguments, done.stdout, done.stderr)


def test_the_doctor_finds_this_installation_in_order(tmp_path: Path) -> None:
    done = run("doctor", "--data-dir", str(tmp_path / "data"))
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    lines = done.stdout.splitlines()
    assert lines[-1] == "Everything works."
    assert all(line.startswith("ok ") for line in lines[:-1])
    tested = [line.split(":")[0].removeprefix("ok").strip() for line in lines[:-1]]
    assert tested == [
        "Python",
        "Packages",
        "Qt with this Python",
        "Qt's libraries",
        "Window system",
        "Fonts",
        "Course",
        "Console",
        "Check",
        "Ruff",
        "Progress",
        "Disk",
        "Search",
    ]
    assert list((tmp_path / "data").iterdir()) == [], "nothing of the test stays in the data folder"


def test_the_doctor_says_what_to_do_for_each_failure(course_copy: Path, tmp_path: Path) -> None:
    (course_copy / "first-steps" / "slices" / "lesson.md").unlink()
    data = tmp_path / "data"
    data.mkdir()
    (data / "progress.sqlite3").write_bytes(b"damaged" * 100)
    done = run("--lessons", str(course_copy), "--data-dir", str(data), "doctor")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    failed = [number for number, line in enumerate(lines) if line.startswith("FAILED")]
    assert [lines[number].split(":")[0] for number in failed] == ["FAILED  Course", "FAILED  Progress"]
    assert "lesson.md" in lines[failed[0]]
    assert "the file is damaged" in lines[failed[1]]
    assert all(lines[number + 1].startswith("        ") for number in failed)
    assert lines[-1] == "2 failed."
    assert (data / "progress.sqlite3").read_bytes() == b"damaged" * 100, "the doctor changes nothing"


@pytest.mark.skipif(sys.platform != "linux", reason="hides a library as Linux does")
def test_the_doctor_names_the_package_of_a_missing_library(tmp_path: Path) -> None:
    hide = f"""
        set -e
        library=$(/sbin/ldconfig -p | sed -n 's/.*libEGL.so.1 .*=> //p' | head -n 1)
        libraries=$(dirname "$(readlink -f "$library")")
        mount -t tmpfs none {tmp_path}
        cd {tmp_path}
        mkdir changes work data
        mount -t overlay overlay -o "lowerdir=$libraries,upperdir=changes,workdir=work" "$libraries"
        rm "$libraries"/libEGL.so.1* "$libraries"/libxcb-cursor.so.0*
        exec "$0" "$@"
    """
    within = ["unshare", "--map-root-user", "--mount", "sh", "-c", hide]
    if not shutil.which("unshare") or subprocess.run([*within, "true"], capture_output=True).returncode:
        pytest.skip("this system lets nobody hide a library")
    done = run("doctor", "--data-dir", str(tmp_path / "data"), command=[*within, *COMMAND])
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    failed = {
        line.split(":")[0][8:]: lines[number + 1]
        for number, line in enumerate(lines)
        if line.startswith("FAILED")
    }
    assert failed["Qt's libraries"].endswith("apt-get install libegl1")
    assert failed["Window system"].endswith("apt-get install libegl1 libxcb-cursor0")
    assert set(failed) == {"Qt's libraries", "Window system", "Fonts"}


def test_a_missing_library_is_found_in_what_the_loader_and_ldd_say() -> None:
    loader = "ImportError: libEGL.so.1: cannot open shared object file: No such file or directory"
    ldd = "\tlibxcb-cursor.so.0 => not found\n\tlibX11.so.6 => /lib/libX11.so.6 (0x0)\n"
    assert missing_libraries(loader) == ["libEGL.so.1"]
    assert missing_libraries(ldd) == ["libxcb-cursor.so.0"]
    assert packages_advice(["libEGL.so.1", "libxcb-cursor.so.0"]).endswith("install libegl1 libxcb-cursor0")
    assert (
        packages_advice(["libstrange.so.2"])
        == "Install the package of your system that holds libstrange.so.2."
    )
    assert all(name.endswith(".so") for name in DEBIAN_PACKAGES)


@pytest.mark.parametrize(
    ("version", "python", "bad"),
    [
        ("6.11.3", (3, 11), False),
        ("6.12.0", (3, 11), True),
        ("6.13.1", (3, 11), True),
        ("7.0.0", (3, 11), True),
        ("6.12.0", (3, 12), False),
        ("6.12.0", (3, 13), False),
    ],
)
def test_the_pair_of_qt_and_python_that_loses_none_is_known(
    version: str, python: tuple[int, int], bad: bool
) -> None:
    assert qt_loses_none(version, python) is bad
