"""The budget of one run: what is shown, what is summed up, what is kept."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from tutor_app.kernel import guard
from tutor_app.kernel.session import KernelSession


@pytest.fixture
def budget(tmp_path: Path) -> Iterator[guard.Budget]:
    made = guard.Budget(tmp_path)
    yield made
    made.begin()


def written(budget: guard.Budget) -> str:
    """The whole text of the run that has just been cut."""
    budget.begin()
    file = budget.whole_text()
    assert file is not None
    return file.read_text(encoding="utf-8")


def test_what_is_within_the_limits_passes_untouched(budget: guard.Budget) -> None:
    for text in ("a\n", "b", "\n", "10%\r", "100%\n", "windows\r\n"):
        assert budget.stream(text).replace("\r\n", "\n") == text.replace("\r\n", "\n")
    assert budget.settle() == ""
    budget.begin()
    assert budget.whole_text() is None


def test_too_many_lines_are_counted_and_kept(budget: guard.Budget) -> None:
    lines = "".join(f"{n}\n" for n in range(3 * guard.MAX_LINES))
    shown = "".join(budget.stream(line) for line in lines.splitlines(keepends=True))
    assert shown.startswith("0\n1\n2\n")
    assert shown.count("\n") == guard.MAX_LINES
    summary = budget.settle()
    omitted = len(lines) - len("".join(f"{n}\n" for n in range(guard.MAX_LINES)))
    assert f"{omitted:,} more characters not shown. %save_output" in summary
    assert budget.settle() == ""
    assert written(budget) == lines


def test_the_same_text_in_one_piece_shows_the_same(budget: guard.Budget) -> None:
    lines = "".join(f"{n}\n" for n in range(3 * guard.MAX_LINES))
    shown = budget.stream(lines)
    assert shown.startswith("0\n1\n2\n")
    assert shown.count("\n") == guard.MAX_LINES
    assert written(budget) == lines


@pytest.mark.parametrize("size", [1, 7, 1_000, 50_000])
def test_a_long_line_is_cut_however_it_is_written(budget: guard.Budget, size: int) -> None:
    line = "x" * 50_000
    shown = "".join(budget.stream(line[start : start + size]) for start in range(0, len(line), size))
    shown += budget.stream("\nnext\n")
    assert shown == "x" * guard.MAX_LINE + " …\nnext\n"
    assert "45,000 more characters" in budget.settle()
    assert written(budget) == line + "\nnext\n"


def test_a_progress_bar_may_run_for_ever(budget: guard.Budget) -> None:
    for n in range(100_000):
        assert f"step {n}" in budget.stream(f"\rstep {n} of 100000 {'#' * 50}")
    assert budget.settle() == ""


def test_a_value_has_a_budget_of_its_own(budget: guard.Budget) -> None:
    budget.stream("x\n" * guard.MAX_LINES * 2)
    assert budget.block("short") == "short"
    assert len(budget.block("y" * 10_000_000)) == guard.MAX_LINE + 2
    assert budget.block("z\n" * 10_000).count("\n") <= guard.MAX_LINES


def test_pictures_are_counted(budget: guard.Budget) -> None:
    assert [budget.image() for _ in range(guard.MAX_IMAGES + 2)].count(True) == guard.MAX_IMAGES
    assert budget.settle() == "… 2 more pictures not shown.\n"


def test_what_was_wiped_away_may_be_shown_again(budget: guard.Budget) -> None:
    budget.stream("x" * guard.MAX_CHARACTERS)
    budget.clear()
    assert budget.stream("new\n") == "new\n"


def test_the_kept_text_does_not_fill_the_disk(budget: guard.Budget, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MAX_KEPT", 300_000)
    for _ in range(100):
        budget.stream("x" * 99_999 + "\n")
    assert len(written(budget)) < 500_000


def test_the_middle_of_a_long_traceback_is_left_out() -> None:
    cut = guard.cut_traceback(["first\n" + "frame\n" * 100_000 + "last"])
    assert (cut[0], cut[-1]) == ("first", "last")
    assert len(cut) == guard.MAX_TRACEBACK_LINES + 1
    assert any("more lines" in line for line in cut)


def test_large_pictures_are_made_smaller_and_unreadable_ones_left_out() -> None:
    target = io.BytesIO()
    Image.new("RGB", (4000, 3000), "red").save(target, format="PNG")
    picture, _ = guard._small_enough(target.getvalue(), {})
    width, height = Image.open(io.BytesIO(picture)).size
    assert width * height <= guard.MAX_PIXELS
    assert width / height == pytest.approx(4 / 3, rel=0.01)
    assert guard._small_enough(b"no picture", {}) == (None, {})


def test_in_the_kernel_the_summary_stands_after_the_output_and_before_an_error(tmp_path: Path) -> None:
    with KernelSession(tmp_path) as session:
        result = session.run("print('x\\n' * 5_000)\n1 / 0")
        lines = result.text.splitlines()
        assert lines[-1] == "ZeroDivisionError: division by zero"
        assert lines[-2].startswith("… ") and "more characters not shown" in lines[-2]
        saved = session.run("%save_output all.txt")
        assert saved.text.startswith("Saved as all.txt in ")
        assert (tmp_path / "all.txt").read_text().count("x\n") == 5_000
        assert session.run("print('short')").text == "short\n"


def test_in_the_kernel_every_way_to_write_is_counted(tmp_path: Path) -> None:
    sources = [
        "print('x' * 10_000_000)",
        "import sys\nsys.stderr.write('x' * 10_000_000);",
        "import os\nos.write(1, b'x' * 10_000_000);",
        "import subprocess\nsubprocess.run(['head', '-c', '10000000', '/dev/zero']);",
        "'x' * 10_000_000",
        "display('x' * 10_000_000)",
        "raise ValueError('x' * 10_000_000)",
        "['x' * 100_000] * 1_000",
        "input('x' * 10_000_000)",
        "raise ExceptionGroup('x' * 10_000_000, [ValueError('y' * 10_000_000)])",
    ]
    with KernelSession(tmp_path) as session:
        for source in sources:
            assert len(session.run(source).text) < 2 * guard.MAX_CHARACTERS, source
        assert session.run("print('é' * 3_000)").text == "é" * 3_000 + "\n"


def test_tables_in_html_are_not_even_made(tmp_path: Path) -> None:
    source = (
        "class Both:\n    def __repr__(self): return 'text'\n"
        "    def _repr_html_(self): raise RuntimeError('asked for HTML')\nBoth()"
    )
    with KernelSession(tmp_path) as session:
        assert session.run(source).text == "text\n"
