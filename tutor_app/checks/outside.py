"""What others say of an answer: mypy, scikit-learn, another Python, and the learner's own tests."""

from __future__ import annotations

import builtins
import os
import re
import sys
import tempfile
import types
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tutor_app.checks.compare import OwnNames, count, cut, exception_line
from tutor_app.checks.sentences import Hint, refuse, with_place

# An answer may replace `len` or `print` for everybody: functions below look names up in this copy.
globals()["__builtins__"] = dict(vars(builtins))

_ANSWER = "answer"


# ---------------------------------------------------------------------------------------------------------
# mypy


class MypyError(str):
    """One error as text, `line 3: error: ... [arg-type]`, with its *line*, *code* and *message*."""

    line: int
    code: str
    message: str

    @classmethod
    def read(cls, text: str) -> MypyError | None:
        """The error in a line that mypy printed, else None."""
        found = re.fullmatch(r"[^:]+:(\d+)(?::\d+)?: error: (.*?)(?:  \[([\w-]+)\])?", text)
        if not found:
            return None
        error = cls(f"line {found[1]}: {text[text.index('error:') :]}")
        error.line, error.message, error.code = int(found[1]), found[2], found[3] or ""
        return error


def run_mypy(source: str) -> list[MypyError]:
    """What `mypy --strict` says about *source*, error by error, nothing if it is content.

    `errors = run_mypy(Path("answer.py").read_text() + use)`, then `[(one.line, one.code) for one in errors]`;
    each error is text too: `line 3: error: ... [arg-type]`. The first run in a check takes about 0.7 s,
    each further one 0.2 s; it needs no network. Raises RuntimeError where mypy cannot run.
    """
    import subprocess

    # Within one attempt: a cache that attempts share could be written to by two of them at once.
    cache = os.environ.get("TUTOR_MYPY_CACHE") or os.devnull
    with tempfile.TemporaryDirectory(prefix="tutor-mypy-") as folder:
        file = Path(folder) / "answer_typed.py"
        file.write_text(source, encoding="utf-8")
        options = [
            "--strict",
            "--no-error-summary",
            "--hide-error-context",
            "--no-color-output",
            "--show-error-codes",
            "--config-file=",
            f"--cache-dir={cache}",
        ]
        done = subprocess.run(
            [*_python(), "-m", "mypy", *options, file.name],
            cwd=folder,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            encoding="utf-8",
            check=False,
        )
    if done.returncode not in (0, 1) or (done.returncode and not done.stdout):
        raise RuntimeError(f"mypy could not run: {done.stderr.strip()[-400:] or done.stdout.strip()[-400:]}")
    return [error for line in done.stdout.splitlines() if (error := MypyError.read(line))]


def _python() -> list[str]:
    return [sys.executable, "-I", "-B", "-X", "utf8"]


# ---------------------------------------------------------------------------------------------------------
# Another Python


def ask_python(code: str, *, hash_seed: int | None = None) -> str:
    """What *code* prints in a new Python that can `import answer`; *hash_seed* sets PYTHONHASHSEED.

    `ask_python("import answer; print(answer.build_vocab(['b a'], 9))", hash_seed=1)`.
    Fails with a sentence where the code raises.
    """
    import subprocess

    folder = Path(getattr(sys.modules[_ANSWER], "__file__", "")).parent
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    if hash_seed is not None:
        environment["PYTHONHASHSEED"] = str(hash_seed)
    begin = f"import sys; sys.path.insert(0, {str(folder)!r}); exec(sys.argv[1])"
    done = subprocess.run(
        # No -I, which would ignore the seed.
        [sys.executable, "-s", "-P", "-B", "-X", "utf8", "-c", begin, code],
        cwd=folder,
        env=environment,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["nothing was said"])[-1]
        refuse(f"in another Python the answer ended with {cut(last, 160)}")
    return done.stdout


# ---------------------------------------------------------------------------------------------------------
# scikit-learn


def expect_estimator(estimator: Any, *, hint: Hint = "") -> None:
    """Fails unless *estimator* passes scikit-learn's `check_estimator`; names how many fail, and the first.

    `expect_estimator(answer.NearestCentre())`. The hint may be a function of the list of names that fail.
    """
    import warnings

    from sklearn.utils.estimator_checks import check_estimator  # type: ignore[import-untyped]

    name = type(estimator).__name__
    with OwnNames(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            results = check_estimator(estimator, on_skip=None, on_fail=None)
        except Exception as error:
            text = f"scikit-learn's `check_estimator` cannot work with `{name}`: {exception_line(error)}"
            refuse(text, hint, [], error)
    failed = [one for one in results if one["status"] == "failed"]
    if failed:
        first = failed[0]
        verb = "fails" if len(failed) == 1 else "fail"
        refuse(
            f"{len(failed)} of the {count(len(results), 'check')} of scikit-learn's `check_estimator` {verb}"
            f" for `{name}`, first `{first['check_name']}`: {exception_line(first['exception'])}",
            hint,
            [one["check_name"] for one in failed],
        )


# ---------------------------------------------------------------------------------------------------------
# The learner's own tests


def expect_own_tests(
    answer: Any,
    right: Any,
    broken: Mapping[str, Any],
    *,
    replaces: str = "",
    hint: Hint = "",
) -> None:
    """Fails unless the answer's functions `test_*` pass with *right* and one fails with each of *broken*.

    `expect_own_tests(answer, batches, {"loses the last batch": without_tail, "reads all": greedy})`.
    A test gets the implementation as its argument, or finds it as the answer's name *replaces*.
    The hint may be a function of the key of *broken*, or of the exception that *right* met.
    """
    tests = [
        value
        for name, value in vars(answer).items()
        if name.startswith("test") and isinstance(value, types.FunctionType)
    ]
    if not tests:
        refuse("the answer has no test yet: a test is a function whose name begins with `test_`", hint)
    found = _first_failure(answer, tests, right, replaces)
    if found is not None:
        test, error = found
        told = f"`{test.__name__}` fails with an implementation that is right: {with_place(error)}"
        refuse(told, hint, error)
    for flaw, implementation in broken.items():
        if _first_failure(answer, tests, implementation, replaces) is None:
            which = "the test passes" if len(tests) == 1 else f"all {len(tests)} tests pass"
            refuse(f"{which} with an implementation that {flaw}", hint, flaw)


def _first_failure(
    answer: Any, tests: list[types.FunctionType], implementation: Any, replaces: str
) -> tuple[Callable[..., Any], BaseException] | None:
    """The first test that fails, with what it raised."""
    absent = object()
    before = vars(answer).get(replaces, absent)
    if replaces:
        setattr(answer, replaces, implementation)
    try:
        for test in tests:
            try:
                test() if replaces else test(implementation)
            except Exception as error:
                return test, error
    finally:
        if replaces and before is absent:
            delattr(answer, replaces)
        elif replaces:
            setattr(answer, replaces, before)
    return None
