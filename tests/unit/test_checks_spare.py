"""The spare process: ready before it is needed, clean for every attempt, gone with the application."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from checking import SOLUTION, make_exercise, until

from tutor_app import processes
from tutor_app.checks.run import (
    FORKS,
    Checker,
    Limits,
    _Output,
    _OwnCheck,
    check_answer,
    exercise_imports,
    grade,
    stage_imports,
)
from tutor_app.checks.verdict import VerdictKind
from tutor_app.course.reader import read_course

RIGHT, NOT_YET, FAILED = VerdictKind.RIGHT, VerdictKind.NOT_YET, VerdictKind.CHECK_FAILED
forks = pytest.mark.skipif(not FORKS, reason="only where attempts are forked")
ENDLESS = "while True:\n    pass\n"


@pytest.fixture(params=[True, False] if FORKS else [False], ids=lambda fork: "fork" if fork else "once")
def checker(request: pytest.FixtureRequest) -> Iterator[Checker]:
    one = Checker(fork=request.param)
    yield one
    one.close()


@pytest.fixture
def exercise(tmp_path: Path) -> Path:
    return make_exercise(tmp_path)


def spare_of(checker: Checker) -> psutil.Process:
    assert checker._spare is not None
    return psutil.Process(checker._spare.process.pid)


def test_a_spare_becomes_ready_and_stays_ready(checker: Checker, exercise: Path) -> None:
    assert not checker.spare_ready
    checker.prepare(["json", "no_such_module", "os.path"])
    for _ in range(3):
        assert until(lambda: checker.spare_ready)
        assert checker.start(exercise, SOLUTION).wait().kind == RIGHT


def test_preparing_returns_at_once_and_a_start_before_it_is_ready_waits_for_it(
    checker: Checker, exercise: Path
) -> None:
    checker.prepare(["pandas"])
    assert not checker.spare_ready
    check = exercise / "check.py"
    check.write_text("import sys\nready = 'pandas' in sys.modules\ndef check_it(answer):\n    assert ready\n")
    assert checker.start(exercise, SOLUTION).wait().kind == RIGHT


def test_preparing_what_is_there_keeps_the_spare_and_more_replaces_it(checker: Checker) -> None:
    checker.prepare(["json", "csv"])
    first = spare_of(checker)
    checker.prepare(["json"])
    assert spare_of(checker) == first
    checker.prepare(["json", "decimal"])
    assert spare_of(checker) != first
    assert until(lambda: not first.is_running())


def test_a_spare_that_died_is_replaced_without_a_word(checker: Checker, exercise: Path) -> None:
    checker.prepare(["json"])
    assert until(lambda: checker.spare_ready)
    spare_of(checker).kill()
    assert checker.start(exercise, SOLUTION).wait().kind == RIGHT
    assert until(lambda: checker.spare_ready)


def test_a_spare_that_dies_while_it_imports_is_replaced(checker: Checker, exercise: Path) -> None:
    checker.prepare(["pandas"])
    threading.Timer(0.05, spare_of(checker).kill).start()
    assert checker.start(exercise, SOLUTION).wait().kind == RIGHT


def test_without_a_spare_an_attempt_is_as_good(checker: Checker, exercise: Path) -> None:
    assert checker.start(exercise, SOLUTION).wait().kind == RIGHT


def test_an_attempt_can_be_stopped_at_any_time(checker: Checker, exercise: Path) -> None:
    for pause in (0, 0.002, 0.02, 0.3):
        run = checker.start(exercise, ENDLESS)
        timer = threading.Timer(pause, run.cancel)
        timer.start()
        verdict = run.wait()
        timer.join()
        assert (verdict.kind, verdict.stopped, verdict.report) == (FAILED, True, None)
        assert verdict.message == "The check was stopped. It does not count."
    run.cancel()
    assert checker.start(exercise, SOLUTION).wait().kind == RIGHT


def test_closing_stops_attempts_and_leaves_no_process(checker: Checker, exercise: Path) -> None:
    run = checker.start(exercise, ENDLESS)
    verdicts = []
    thread = threading.Thread(target=lambda: verdicts.append(run.wait()))
    thread.start()
    assert until(lambda: len(psutil.Process().children(recursive=True)) >= (3 if checker._forks else 1))
    checker.close()
    thread.join(10)
    assert verdicts[0].stopped
    with pytest.raises(RuntimeError):
        checker.start(exercise, SOLUTION)
    checker.close()


def test_attempts_of_several_threads_do_not_disturb_each_other(checker: Checker, exercise: Path) -> None:
    sources = [SOLUTION, SOLUTION.replace("2 *", "3 *"), "import os\nos._exit(1)\n", "def twice(x)\n"] * 3
    runs = [checker.start(exercise, source) for source in sources]
    verdicts: dict[int, VerdictKind] = {}
    threads = [
        threading.Thread(target=lambda i=i, run=run: verdicts.update({i: run.wait().kind}))
        for i, run in enumerate(runs)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [verdicts[i] for i in range(12)] == [RIGHT, NOT_YET, NOT_YET, NOT_YET] * 3


STATE = """
import os, random, signal, sys, threading
def check_it(answer):
    report = {
        "files": sorted(int(name) for name in os.listdir("/proc/self/fd"))[:-1],
        "targets": [os.readlink(f"/proc/self/fd/{n}").partition(":")[0] for n in range(3)],
        "modules": sorted(name for name in sys.modules if name.startswith(("tutor", "numpy", "answer"))),
        "folder": os.listdir(),
        "here": os.getcwd(),
        "temporary": __import__("tempfile").gettempdir(),
        "leader": os.getsid(0) == os.getpid(),
        "threads": threading.active_count(),
        "handlers": [repr(signal.getsignal(n)) for n in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)],
        "random": random.random(),
        "path": sys.path[0],
        "argv": sys.argv,
        "variables": os.environ.get("LEFT_BEHIND", ""),
    }
    import json
    print(json.dumps(report))
"""


@forks
def test_every_attempt_begins_in_the_same_clean_state(tmp_path: Path) -> None:
    import json

    exercise = make_exercise(tmp_path, STATE, data_csv="a")
    checker = Checker()
    try:
        checker.prepare(["decimal"])
        dirty = (
            "import os, sys, tutor_app.checks.expect as e\nos.environ['LEFT_BEHIND'] = 'x'\ne.x = 1\n"
            "open('left', 'w').close()\nopen(os.environ['TMPDIR'] + '/left', 'w').close()\nimport csv\n"
        )
        states = []
        for _ in range(3):
            verdict = checker.start(exercise, dirty).wait()
            assert verdict.kind == RIGHT
            states.append(json.loads(verdict.printed))
    finally:
        checker.close()
    first, second, _ = states
    assert first["files"][:3] == [0, 1, 2]
    assert len(first["files"]) <= 4
    assert first["targets"] == ["/dev/null", "pipe", "pipe"]
    assert first["modules"] == [
        "answer", "tutor_app", "tutor_app.checks", "tutor_app.checks.compare", "tutor_app.checks.expect",
        "tutor_app.checks.instruments", "tutor_app.checks.outside", "tutor_app.checks.sentences",
        "tutor_app.checks.worker",
    ]  # fmt: skip
    assert sorted(first["folder"]) == ["answer.py", "data.csv", "left"]
    assert first["leader"]
    assert first["threads"] == 1
    assert "SIG_DFL" in first["handlers"][0]
    assert "SIG_DFL" in first["handlers"][2]
    assert "default_int_handler" in first["handlers"][1]
    assert first["path"] == first["here"]
    assert first["argv"] == ["answer.py"]
    for name in ("here", "temporary"):
        assert first[name] != second[name]
        assert not Path(first[name]).exists()
    assert first["random"] != second["random"]
    for key in ("files", "targets", "modules", "folder", "threads", "handlers", "argv"):
        assert first[key] == second[key] == states[2][key]


@forks
def test_the_spare_has_one_thread_after_the_heaviest_imports() -> None:
    checker = Checker()
    try:
        checker.prepare(["pandas", "sklearn.linear_model", "matplotlib.pyplot"])
        assert until(lambda: checker.spare_ready, 60)
        assert spare_of(checker).num_threads() == 1
    finally:
        checker.close()


@forks
def test_numpy_draws_other_numbers_in_each_attempt(tmp_path: Path) -> None:
    check = "import numpy as np\ndef check_it(answer):\n    print(np.random.random())\n"
    exercise = make_exercise(tmp_path, check)
    checker = Checker()
    try:
        checker.prepare(["numpy", "numpy.random"])
        printed = {checker.start(exercise, "").wait().printed for _ in range(3)}
    finally:
        checker.close()
    assert len(printed) == 3


def test_starting_up_for_the_checks_loads_no_numerical_library() -> None:
    code = (
        "import sys, tutor_app.checks.run, tutor_app.checks.spare\n"
        "print([name for name in ('numpy', 'pandas', 'psutil', 'PySide6') if name in sys.modules])"
    )
    done = subprocess.run(processes.python_command("-c", code), capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


APPLICATION = """
import sys, threading
from pathlib import Path
from tutor_app.checks.run import Checker
checker = Checker(fork=sys.argv[2] == "fork")
checker.prepare(["json"])
source = "import subprocess, time\\nsubprocess.Popen(['sleep', '62.5'], start_new_session=True)\\n"
runs = [checker.start(Path(sys.argv[1]), source + "time.sleep(600)\\n") for _ in range(2)]
threads = [threading.Thread(target=run.wait) for run in runs]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("mode", ["fork", "once"] if FORKS else ["once"])
def test_nothing_outlives_an_application_that_is_killed(tmp_path: Path, exercise: Path, mode: str) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    application = subprocess.Popen([sys.executable, "-c", APPLICATION, str(exercise), mode], env=environment)

    def sleepers() -> list[psutil.Process]:
        found = psutil.process_iter(["cmdline"])
        return [one for one in found if (one.info["cmdline"] or [])[-1:] == ["62.5"]]

    try:
        assert until(lambda: len(sleepers()) == 2)
        family = psutil.Process(application.pid).children(recursive=True)
    finally:
        application.send_signal(signal.SIGKILL)
        application.wait()
    if mode == "once":
        # Only a guard could find what the answer put in a session of its own.
        for sleeper in sleepers():
            sleeper.kill()
    assert psutil.wait_procs(family, timeout=10)[1] == []
    assert until(lambda: not sleepers())
    if mode == "fork":
        assert until(lambda: not list(tmp_path.glob("tutor-*")))


def test_an_attempt_leaves_no_file_even_where_the_answer_forbids_it(checker: Checker, exercise: Path) -> None:
    source = (
        "import os\nos.makedirs('a/b')\nopen('a/b/c', 'w').close()\nos.chmod('a/b', 0)\nos.chmod('a', 0)\n"
    )
    assert checker.start(exercise, source + SOLUTION).wait().kind == RIGHT
    assert list(Path(tempfile.gettempdir()).glob("tutor-*")) == []


# -- what is imported, and the command line's helper


def test_the_imports_of_an_exercise_are_read_without_running_it(tmp_path: Path) -> None:
    check = (
        "import os.path, numpy as np\nfrom tutor_app.checks.expect import call\n"
        "from sklearn import tree, Thing\nfrom collections import deque\n"
        "from sklearn.linear_model import Ridge\nraise SystemExit\n"
    )
    exercise = make_exercise(tmp_path, check, "import pandas as pd\ndef f():\n    import matplotlib\n")
    assert exercise_imports(exercise) == (
        "collections", "numpy", "os.path", "pandas", "sklearn", "sklearn.linear_model", "sklearn.tree",
    )  # fmt: skip
    (exercise / "check.py").write_text("def (")
    assert exercise_imports(exercise) == ("pandas",)
    assert exercise_imports(tmp_path / "nowhere") == ()


def test_the_imports_of_a_stage_are_those_of_its_exercises(small_course: Path) -> None:
    stage = read_course(small_course).stages()[0]
    assert "pandas" in stage_imports(stage)
    assert "tutor_app" not in " ".join(stage_imports(stage))


def answers(kind: str) -> list[Path]:
    return sorted((Path(__file__).parent.parent / "small_course").rglob(f"{kind}*.py"))


@pytest.mark.parametrize("file", answers("right_") + answers("solution"), ids=lambda path: path.stem)
def test_the_right_answers_of_the_small_course_are_right(file: Path) -> None:
    assert check_answer(file.parent, file.read_text(encoding="utf-8")).kind == RIGHT


@pytest.mark.parametrize("file", answers("wrong_"), ids=lambda path: path.stem)
def test_the_wrong_answers_of_the_small_course_get_their_messages(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    verdict = check_answer(file.parent, source)
    assert verdict.kind == NOT_YET
    assert source.partition('"""')[2].partition('"""')[0] in verdict.message


def test_a_file_is_graded_whatever_its_encoding(tmp_path: Path, exercise: Path) -> None:
    file = tmp_path / "mine.py"
    for data, kind in [
        (SOLUTION.encode("utf-8-sig"), RIGHT),
        (SOLUTION.replace("\n", "\r\n").encode(), RIGHT),
        (b"# coding: latin-1\n# \xe9\n" + SOLUTION.encode(), RIGHT),
        (b"# \xe9\n" + SOLUTION.encode(), NOT_YET),
    ]:
        file.write_bytes(data)
        assert grade(exercise, file).kind == kind
    with pytest.raises(OSError):
        grade(exercise, tmp_path / "nothing.py")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells how long a process waited")
def test_a_busy_machine_does_not_make_a_right_answer_wrong(tmp_path: Path, exercise: Path) -> None:
    """The limit of time is for loops that never end: an attempt that gets no processor is given more."""
    checker = Checker(limits=Limits(seconds=0.6))
    checker.prepare([])
    # One session each: Linux shares the processors out among sessions.
    burner = processes.python_command("-c", "while True: pass")
    burners = [processes.start(burner, cwd=tmp_path) for _ in range(6 * (os.cpu_count() or 1))]
    try:
        work = "import time\nend = time.process_time() + 0.3\nwhile time.process_time() < end:\n    pass\n"
        verdict = checker.start(exercise, work + SOLUTION).wait()
        assert (verdict.kind, verdict.seconds > 0.6) == (RIGHT, True)
    finally:
        for process in burners:
            processes.kill_tree(process)
        checker.close()


def test_an_attempt_whose_process_has_ended_already_has_begun() -> None:
    """What it printed last may arrive after its end."""
    read_end, write_end = os.pipe()
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    check = _OwnCheck(process, _Output(read_end, skip_first_line=True))

    def arrive() -> None:
        os.write(write_end, b"begun\n")
        os.close(write_end)

    arrival = threading.Timer(0.3, arrive)
    arrival.start()
    check.wait_begun()
    arrival.join()
    assert check.output.first_line.is_set()
