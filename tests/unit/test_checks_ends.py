"""However an answer ends, the verdict comes, tells the truth in a sentence, and nothing is left behind."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest
from checking import CHECK, make_exercise, until
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tutor_app.checks.run import FORKS, Checker, Limits, check_answer
from tutor_app.checks.verdict import Verdict, VerdictKind

RIGHT, NOT_YET, FAILED = VerdictKind.RIGHT, VerdictKind.NOT_YET, VerdictKind.CHECK_FAILED
TWICE = "\ndef twice(x):\n    return 2 * x\n"
posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX only")
forks = pytest.mark.skipif(not FORKS, reason="only where attempts are forked")


@pytest.fixture(scope="module")
def checker() -> Iterator[Checker]:
    one = Checker(limits=Limits(seconds=2, memory=256 << 20))
    one.prepare(["json"])
    # Its process is the module's: it must be there before the first test counts processes.
    assert until(lambda: one.spare_ready)
    yield one
    one.close()


@pytest.fixture
def exercise(tmp_path: Path) -> Path:
    return make_exercise(tmp_path)


def passed(verdict: Verdict) -> list[bool | None]:
    return [line.passed for line in verdict.checks]


def test_a_right_answer_passes_every_check(checker: Checker, exercise: Path) -> None:
    verdict = checker.start(exercise, TWICE).wait()
    assert (verdict.kind, verdict.message) == (RIGHT, "All 2 checks have passed.")
    assert [line.text for line in verdict.checks] == ["A small number", "A large number"]
    assert passed(verdict) == [True, True]
    assert verdict.seconds > 0
    assert verdict.report is None


def test_every_check_runs_and_the_first_to_mend_is_the_message(checker: Checker, exercise: Path) -> None:
    verdict = checker.start(exercise, "def twice(x):\n    return x * x\n").wait()
    assert verdict.kind == NOT_YET
    assert passed(verdict) == [True, False]
    assert verdict.message == "`twice(1000)` returned 1000000, but 2000 was expected. Twice is two times."
    assert verdict.message == verdict.checks[1].message


SENTENCES = {
    "syntax": (
        "def twice(x)\n    return 2 * x\n",
        "Line 1 cannot be read as Python: expected ':'. The line is `def twice(x)`.",
    ),
    "indentation": (
        "def twice(x):\nreturn 2\n",
        "Line 2 cannot be read as Python: expected an indented block",
    ),
    "nul": (
        TWICE + "x = '\0'\n",
        "The answer cannot be read as Python: source code string cannot contain null",
    ),
    "half a character": ("\n\ud800 = 1", "Line 2 holds a character that is no valid text"),
    "nesting": ("(" * 5000, "cannot be read as Python"),
    "exception on load": (
        "import json\nx = json.loads('')\n" + TWICE,
        "The answer could not be loaded; it stopped at line 2 with JSONDecodeError: Expecting value",
    ),
    "missing module": ("import not_there\n", "with ModuleNotFoundError: No module named 'not_there'."),
    "sys.exit on load": (
        "import sys\nsys.exit('bye')\n",
        "The answer ended Python with `sys.exit()` at line 2 (`sys.exit('bye')`), so the rest could not be",
    ),
    "exit in a call": ("def twice(x):\n    exit()\n", "`twice(2)` ended Python with `exit()` at line 2"),
    "os._exit on load": (
        "import os\nos._exit(0)\n",
        "The answer ended Python itself (exit code 0), while it was being loaded, so the rest",
    ),
    "os._exit in a call": (
        "import os\ndef twice(x):\n    os._exit(3)\n",
        "The answer ended Python itself (exit code 3), in the check “A small number”",
    ),
    "input on load": (
        "n = int(input('Number? '))\n",
        "The answer asks for typed text with `input()` at line 1 (`n = int(input('Number? '))`), but",
    ),
    "input in a call": (
        "def twice(x):\n    return int(input())\n",
        "`twice(2)` asks for typed text with `input()`",
    ),
    "exception in a call": (
        "def twice(x):\n    return x / 0\n",
        "`twice(2)` raised ZeroDivisionError: division by zero, at line 2 (`return x / 0`).",
    ),
    "wrong arity": (
        "def twice():\n    return 2\n",
        "`twice(2)` could not be called: twice() takes 0 positional",
    ),
    "no return": (
        "def twice(x):\n    2 * x\n",
        "`twice(2)` returned nothing, but 4 was expected: is a `return` missing?",
    ),
    "near miss": (
        "def twices(x):\n    return 2 * x\n",
        "The answer defines `twices`, but `twice` was asked for",
    ),
    "nothing": ("", "The answer does not define `twice` yet."),
    "endless recursion": (
        "def twice(x):\n    return twice(x)\n",
        "called itself too often (RecursionError) at line 2",
    ),
    "keyboard interrupt": ("raise KeyboardInterrupt\n", "it stopped at line 1 with KeyboardInterrupt"),
    "coroutine": ("async def twice(x):\n    return 2 * x\n", "is an `await` missing?"),
    "generator": ("def twice(x):\n    yield 2 * x\n", "a generator came back, an int was expected"),
    "error that cannot be shown": (
        "class Odd(Exception):\n    def __str__(self):\n        raise ValueError\n"
        "def twice(x):\n    raise Odd\n",
        "`twice(2)` raised Odd, at line 5",
    ),
    "value that cannot be shown": (
        "class Odd:\n    def __repr__(self):\n        raise ValueError\ndef twice(x):\n    return Odd()\n",
        "`twice(2)` returned an Odd that cannot be shown, but 4 was expected",
    ),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_each_end_has_its_own_sentence(checker: Checker, exercise: Path, name: str) -> None:
    source, sentence = SENTENCES[name]
    verdict = checker.start(exercise, source).wait()
    assert verdict.kind == NOT_YET
    assert sentence in verdict.message
    assert str(exercise) not in verdict.message
    assert "2 * x" not in verdict.message or "2 * x" in source
    json.dumps(verdict.to_json(), ensure_ascii=False).encode()


def test_a_loop_that_never_ends_is_stopped_and_the_check_is_named(checker: Checker, exercise: Path) -> None:
    source = "def twice(x):\n    while x > 10:\n        pass\n    return 2 * x\n"
    verdict = checker.start(exercise, source).wait()
    assert passed(verdict) == [True, False]
    assert verdict.message == (
        "The answer was still running after 2 seconds, in the check “A large number”, so it was stopped."
        " Is there a loop that never ends?"
    )


def test_a_loop_while_loading_is_stopped(checker: Checker, exercise: Path) -> None:
    verdict = checker.start(exercise, "while True:\n    pass\n").wait()
    assert "still running after 2 seconds, while it was being loaded" in verdict.message
    assert passed(verdict) == [None, None]


@pytest.mark.skipif(sys.platform != "linux", reason="the system limits it")
@pytest.mark.parametrize(
    "body",
    [
        "return len(bytearray(10**12))",
        "rows = []\n    while True:\n        rows.append(bytearray(10**6))",
        "return [0] * 10**9",
    ],
)
def test_memory_is_limited(checker: Checker, exercise: Path, body: str) -> None:
    verdict = checker.start(exercise, f"def twice(x):\n    {body}\n").wait()
    assert verdict.message.startswith("`twice(2)` asked for more memory than a check may use at line")
    assert passed(verdict) == [False, False]


@posix
@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        (
            "import ctypes\nctypes.string_at(0)\n",
            "Python itself died (SIGSEGV, signal 11), while it was being loaded.",
        ),
        (
            "import os\ndef twice(x):\n    os.abort()\n",
            "Python itself died (SIGABRT, signal 6), in the check “A small",
        ),
        (
            "import os\ndef twice(x):\n    os.kill(os.getpid(), 9)\n",
            "Python itself died (SIGKILL, signal 9), in the check “A small number”. It was killed",
        ),
    ],
)
def test_a_python_that_dies_is_told(checker: Checker, exercise: Path, source: str, sentence: str) -> None:
    verdict = checker.start(exercise, source).wait()
    assert verdict.kind == NOT_YET
    assert sentence in verdict.message


RIGHT_ALL_THE_SAME = {
    "a thread left running": "import threading\ndef loop():\n    while True:\n        pass\n"
    "threading.Thread(target=loop).start()\n",
    "a thread that sleeps": "import threading, time\n"
    "threading.Thread(target=time.sleep, args=(60,)).start()\n",
    "raises in __del__": "class A:\n    def __del__(self):\n        raise ValueError('late')\nA()\na = A()\n",
    "loops in __del__": "class A:\n    def __del__(self):\n        while True:\n            pass\na = A()\n",
    "exit handler": "import atexit\natexit.register(lambda: 1 / 0)\n",
    "patches builtins": "import builtins\nfor name in dir(builtins):\n"
    "    if name not in ('__import__', '__build_class__'):\n        setattr(builtins, name, None)\n",
    "deletes builtins": "import builtins\ndel builtins.len, builtins.isinstance, builtins.getattr\n",
    "patches json, time, os, sys": "import json, os, sys, time\njson.dumps = json.JSONEncoder = None\n"
    "time.time = time.monotonic = time.sleep = None\nos.write = os.open = os._exit = os.getpid = None\n"
    "sys.stdout = sys.stderr = sys.stdin = None\n",
    "closes the streams": "import os, sys\nsys.stdout.close()\nsys.stderr.close()\nos.closerange(0, 3)\n",
    "closes every file": "import os\nos.closerange(0, 4096)\n",
    "deletes its folder": "import os, shutil\nshutil.rmtree(os.getcwd())\n",
    "leaves its folder": "import os\nos.chdir('/')\n",
    "empties sys.path and sys.modules": "import sys\nsys.path.clear()\nsys.modules.clear()\n",
    "warnings as errors": "import warnings\nwarnings.simplefilter('error')\n",
    "a low recursion limit": "import sys\nsys.setrecursionlimit(60)\n",
    "a name of its own": "answer = check = Checker = 'mine'\n__name__ = 'mine'\n",
}


@pytest.mark.parametrize("name", RIGHT_ALL_THE_SAME)
def test_a_right_answer_is_right_whatever_else_it_does(checker: Checker, exercise: Path, name: str) -> None:
    verdict = checker.start(exercise, RIGHT_ALL_THE_SAME[name] + TWICE).wait()
    assert (verdict.kind, verdict.message) == (RIGHT, "All 2 checks have passed.")


@pytest.mark.parametrize("name", [name for name in RIGHT_ALL_THE_SAME if name != "a name of its own"])
def test_a_wrong_answer_is_wrong_whatever_else_it_does(checker: Checker, exercise: Path, name: str) -> None:
    verdict = checker.start(exercise, RIGHT_ALL_THE_SAME[name] + TWICE.replace("2 *", "3 *")).wait()
    assert (verdict.kind, verdict.message) == (NOT_YET, "`twice(2)` returned 6, but 4 was expected.")


def test_the_expectations_cannot_be_talked_out_of_it(checker: Checker, exercise: Path) -> None:
    source = (
        "import tutor_app.checks.compare as c, tutor_app.checks.expect as e\n"
        "e.expect_call = e.find_difference = c.find_difference = lambda *a, **k: None\n"
        "def twice(x):\n    return 3 * x\n"
    )
    assert checker.start(exercise, source).wait().kind == NOT_YET


def test_builtins_replaced_during_a_call_change_nothing(checker: Checker, exercise: Path) -> None:
    source = (
        "def twice(x):\n    import builtins\n    builtins.len = builtins.isinstance = None\n    return {}\n"
    )
    message = checker.start(exercise, source.format("3 * x")).wait().message
    assert message == "`twice(2)` returned 6, but 4 was expected."
    assert checker.start(exercise, source.format("2 * x")).wait().kind == RIGHT


@forks
def test_too_many_processes_are_stopped(checker: Checker, exercise: Path) -> None:
    # 256 at most, each for a few seconds: a guard that fails must not take the machine along.
    bomb = "import os, time\nfor _ in range(8):\n    os.fork()\ntime.sleep(10)\n"
    verdict = checker.start(exercise, bomb).wait()
    assert verdict.kind == NOT_YET
    assert "started more than 64 processes, while it was being loaded, so it was stopped" in verdict.message


@forks
@pytest.mark.parametrize(
    "start",
    [
        "subprocess.Popen(['sleep', '61.5'])",
        "subprocess.Popen(['sleep', '61.5'], start_new_session=True)",
        "subprocess.Popen(['setsid', 'sh', '-c', 'sleep 61.5 & sleep 61.5'])",
        "import time\nos.fork() or (os.setsid(), os.fork() and os._exit(0), os.close(1), time.sleep(60))",
    ],
)
def test_what_an_answer_starts_does_not_outlive_it(checker: Checker, exercise: Path, start: str) -> None:
    def sleepers() -> set[int]:
        return {one.pid for one in psutil.process_iter(["cmdline"]) if "61.5" in (one.info["cmdline"] or [])}

    before = sleepers()
    verdict = checker.start(exercise, f"import os, subprocess\n{start}\n{TWICE}").wait()
    assert verdict.kind == RIGHT
    assert sleepers() <= before


@forks
def test_a_child_that_comes_back_into_the_check_is_ignored(checker: Checker, exercise: Path) -> None:
    source = (
        # The child's wrong results would come between the right ones.
        "import os, time\nchild = os.fork() == 0\ndef twice(x):\n"
        "    time.sleep(0.1 if child else 0.4 if x > 10 else 0)\n    return 0 if child else 2 * x\n"
    )
    verdict = checker.start(exercise, source).wait()
    assert (verdict.kind, passed(verdict)) == (RIGHT, [True, True])


@forks
def test_signals_to_the_parent_do_not_matter(checker: Checker, exercise: Path) -> None:
    source = f"import os, time\nfor n in (15, 2, 1):\n    os.kill(os.getppid(), n)\ntime.sleep(0.2)\n{TWICE}"
    assert checker.start(exercise, source).wait().kind == RIGHT


@forks
def test_killing_the_parent_is_told_and_the_next_attempt_is_sound(checker: Checker, exercise: Path) -> None:
    source = f"import os, time\nos.kill(os.getppid(), 9)\ntime.sleep(60)\n{TWICE}"
    # Several at once, so that now and then the answer is faster than its guard.
    runs = [checker.start(exercise, source) for _ in range(200)]
    with ThreadPoolExecutor(6) as pool:
        verdicts = list(pool.map(lambda run: run.wait(), runs))
    for verdict in verdicts:
        assert verdict.kind == NOT_YET
        assert (
            "The answer ended the process that watches over the check, while it was being loaded."
            in verdict.message
        )
    assert checker.start(exercise, TWICE).wait().kind == RIGHT


def test_much_that_is_printed_neither_blocks_nor_is_kept(checker: Checker, exercise: Path) -> None:
    source = "line = 'x' * 99_999\nfor _ in range(1000):\n    print(line)\n" + TWICE
    verdict = checker.start(exercise, source).wait()
    assert verdict.kind == RIGHT
    assert len(verdict.printed) < 40_000
    assert "bytes left out" in verdict.printed


def test_an_endless_print_is_stopped(checker: Checker, exercise: Path) -> None:
    verdict = checker.start(exercise, "while True:\n    print('x' * 1000)\n").wait()
    assert "Is there a loop that never ends?" in verdict.message
    assert len(verdict.printed) < 40_000


def test_both_streams_are_shown_in_order_and_survive_a_crash(checker: Checker, exercise: Path) -> None:
    source = (
        "import os, sys\nprint('one')\nprint('two', file=sys.stderr)\nprint('three é')\n"
        "os.write(1, b'\\xff\\n')\nos._exit(1)"
    )
    assert checker.start(exercise, source).wait().printed == "one\ntwo\nthree é\n\ufffd\n"


def test_no_names_of_temporary_folders_are_printed(checker: Checker, exercise: Path) -> None:
    verdict = checker.start(
        exercise,
        "import traceback\ntry:\n    1 / 0\nexcept ZeroDivisionError:\n    traceback.print_exc()\n" + TWICE,
    ).wait()
    assert 'File "answer.py", line 3' in verdict.printed


def test_stdin_is_empty(checker: Checker, exercise: Path) -> None:
    source = "import sys\nassert sys.stdin.read() == ''\n" + TWICE
    assert checker.start(exercise, source).wait().kind == RIGHT


# -- the check's own mistakes


BROKEN = {
    "raises": "def check_it(answer):\n    '''It'''\n    raise RuntimeError('mine')\n",
    "cannot be loaded": "import not_there\n",
    "is no Python": "def check_it(answer)\n",
    "has no checks": "def helper(answer):\n    pass\n",
    "ends Python": "import sys\ndef check_it(answer):\n    sys.exit(0)\n",
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_check_that_fails_by_itself_does_not_count_and_leaves_a_report(tmp_path: Path, name: str) -> None:
    exercise = make_exercise(tmp_path, BROKEN[name])
    reports = tmp_path / "reports"
    verdict = check_answer(exercise, TWICE, report_folder=reports)
    assert verdict.kind == FAILED
    assert "This says nothing about your answer and does not count." in verdict.message
    assert verdict.report is not None
    assert verdict.report.parent == reports
    report = verdict.report.read_text(encoding="utf-8")
    assert "numbers/twice" in report
    assert "return 2 * x" in report
    if name == "raises":
        assert "RuntimeError: mine" in report
        assert passed(verdict) == [None]


def test_a_report_that_cannot_be_saved_is_no_second_failure(tmp_path: Path) -> None:
    exercise = make_exercise(tmp_path, BROKEN["raises"])
    (tmp_path / "file").write_text("in the way")
    verdict = check_answer(exercise, TWICE, report_folder=tmp_path / "file" / "reports")
    assert (verdict.kind, verdict.report) == (FAILED, None)


def test_a_report_that_cannot_be_written_does_not_count(checker: Checker, exercise: Path) -> None:
    folder = tempfile.gettempdir()
    source = (
        f"from pathlib import Path\nfor one in Path({folder!r}).glob('tutor-report-*'):\n    one.unlink()\n"
    )
    verdict = checker.start(exercise, source + TWICE).wait()
    assert verdict.kind == FAILED
    assert verdict.message.startswith("The check could not write its report; is the disk full?")


def test_no_place_for_files_is_told(
    checker: Checker, exercise: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    verdict = checker.start(exercise, TWICE).wait()
    assert verdict.kind == FAILED
    assert verdict.message.startswith("There is no place for the check's files (No such file or directory)")


def test_a_missing_exercise_is_the_check_that_failed(tmp_path: Path) -> None:
    verdict = check_answer(tmp_path / "nowhere", TWICE, report_folder=tmp_path)
    assert verdict.kind == FAILED


def test_what_is_known_counts_though_another_check_failed_by_itself(checker: Checker, tmp_path: Path) -> None:
    exercise = make_exercise(tmp_path, CHECK + "\ndef check_broken(answer):\n    raise RuntimeError\n")
    verdict = checker.start(exercise, TWICE.replace("2 *", "3 *")).wait()
    assert (verdict.kind, passed(verdict)) == (NOT_YET, [False, False, None])


def test_a_result_that_a_sound_check_cannot_use_is_the_answers(checker: Checker, tmp_path: Path) -> None:
    check = "def check_it(answer):\n    '''It'''\n    assert answer.twice(2) + 0 == 4\n"
    exercise = make_exercise(tmp_path, check)
    verdict = checker.start(exercise, "def twice(x):\n    print(2 * x)\n").wait()
    assert verdict.kind == NOT_YET
    assert verdict.message.startswith(
        "What the answer gave back could not be used any further; trying to gave TypeError"
    )


def test_an_exception_of_the_answer_that_a_check_did_not_expect_is_the_answers(
    checker: Checker, tmp_path: Path
) -> None:
    exercise = make_exercise(
        tmp_path, "def check_it(answer):\n    '''It'''\n    answer.twice(2)\n", solution=""
    )
    verdict = checker.start(exercise, "def twice(x):\n    return x['a']\n").wait()
    assert verdict.message == (
        "`twice` raised TypeError: 'int' object is not subscriptable, at line 2 (`return x['a']`)."
    )


@pytest.mark.parametrize(
    ("use", "sentence"),
    [
        ("answer.Box(1).opens()", "The class `Box` has no `opens`; it has `open`: is it a slip in the name?"),
        ("answer.Box.make()", "The class `Box` has no `make`."),
        (
            "answer.Box(1, 2)",
            "`Box.__init__` could not be called: Box.__init__() takes 2 positional arguments",
        ),
        ("answer.Box(1).open(3)", "`Box.open` could not be called: Box.open() takes 1 positional argument"),
        ("answer.box", "The answer defines `Box`, but `box` was asked for: is it a slip in the name?"),
    ],
)
def test_a_slip_in_a_name_or_a_parameter_is_pointed_out(
    checker: Checker, tmp_path: Path, use: str, sentence: str
) -> None:
    exercise = make_exercise(tmp_path, f"def check_it(answer):\n    '''It'''\n    {use}\n", solution="")
    source = (
        "class Box:\n    def __init__(self, x):\n        self.x = x\n    def open(self):\n        return 1\n"
    )
    verdict = checker.start(exercise, source).wait()
    assert verdict.kind == NOT_YET
    assert sentence in verdict.message


def test_an_exercise_gets_its_data_and_not_its_own_files(checker: Checker, tmp_path: Path) -> None:
    check = (
        "import os\nfrom tutor_app.checks.expect import expect_value\n"
        "def check_it(answer):\n    expect_value(answer.names, ['answer.py', 'data.csv'], what='the files')\n"
        "    expect_value(open('data.csv').read(), 'a,b', what='the text')\n"
    )
    exercise = make_exercise(tmp_path, check, data_csv="a,b")
    (exercise / "wrong_one.py").write_text("")
    verdict = checker.start(
        exercise, "import os\nnames = sorted(os.listdir())\nopen('data.csv', 'a').close()\n"
    ).wait()
    assert (verdict.kind, verdict.message) == (RIGHT, "The check has passed.")
    assert sorted(path.name for path in exercise.iterdir()) == [
        "check.py",
        "data.csv",
        "solution.py",
        "wrong_one.py",
    ]


def test_classes_of_an_answer_can_be_pickled_and_sent_to_processes(checker: Checker, tmp_path: Path) -> None:
    check = (
        "import pickle\ndef check_it(answer):\n    '''It'''\n"
        "    assert pickle.loads(pickle.dumps(answer.Point(1))).x == 1\n"
    )
    exercise = make_exercise(tmp_path, check)
    source = "from dataclasses import dataclass\n@dataclass\nclass Point:\n    x: int\n"
    assert checker.start(exercise, source).wait().kind == RIGHT


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    source=st.text(st.characters())
    | st.from_regex(r"(def|class|twice|x|=|\(|\)|:|\n| |    |return|[0-9]|'|lambda|@|\\){1,30}")
)
def test_any_source_gets_a_verdict(checker: Checker, exercise: Path, source: str) -> None:
    verdict = checker.start(exercise, source).wait()
    assert verdict.kind == NOT_YET
    assert verdict.message
    json.dumps(verdict.to_json(), ensure_ascii=False).encode()


# -- where a process is used once


@pytest.mark.parametrize(
    "name", ["syntax", "os._exit in a call", "input in a call", "no return", "exception in a call"]
)
def test_the_ends_are_the_same_in_a_process_that_is_used_once(exercise: Path, name: str) -> None:
    source, sentence = SENTENCES[name]
    once = Checker(fork=False)
    try:
        once.prepare(["json"])
        verdict = once.start(exercise, source).wait()
        assert (verdict.kind, sentence in verdict.message) == (NOT_YET, True)
    finally:
        once.close()


def test_a_process_that_is_used_once_is_stopped_cleaned_up_and_replaced(exercise: Path) -> None:
    once = Checker(limits=Limits(seconds=1), fork=False)
    try:
        assert "never ends" in once.start(exercise, "while True:\n    pass\n").wait().message
        start = "import subprocess\nsubprocess.Popen(['sleep', '61.5'], start_new_session=True)\n"
        assert once.start(exercise, start + TWICE).wait().kind == RIGHT
        verdict = once.start(exercise, "print('x' * 10**8)\n" + TWICE).wait()
        assert (verdict.kind, len(verdict.printed) < 40_000) == (RIGHT, True)
        begun = time.monotonic()
        while not once.spare_ready and time.monotonic() < begun + 20:
            time.sleep(0.01)
        assert once.spare_ready
    finally:
        once.close()


STARVED = '''
import subprocess
import sys

# Shares one processor with four others, until it has waited longer than a check may take.
CODE = """
import os, subprocess, sys
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(4)]
while int(open("/proc/self/schedstat").read().split()[1]) < 3_000_000_000:
    pass
for one in busy:
    one.kill()
"""


def twice(x):
    if x < 100:
        subprocess.run([sys.executable, "-c", CODE], check=True)
    return 2 * x
'''


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says how long a process waited")
def test_an_answer_whose_process_gets_no_processor_is_given_more_time(
    checker: Checker, exercise: Path
) -> None:
    verdict = checker.start(exercise, STARVED).wait()
    assert (verdict.kind, verdict.message) == (RIGHT, "All 2 checks have passed.")
