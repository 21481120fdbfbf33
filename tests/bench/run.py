"""Measures every bar against Jupyter QtConsole, with real processes on a screen of its own.

    python tests/bench/run.py [--quick] [--only WORD ...] [--runs N]

Run it with the Python in which the application and qtconsole are installed; Linux, with Xvfb. It takes about
a quarter of an hour, because memory is weighed one minute after a start; `--quick` weighs sooner and runs
everything twice. Runs of the two sides alternate, so that a machine that becomes slower does so for both:
on a busy machine the ratios still say something, seconds do not. `--only` takes start, memory, verdict,
topic, completion, course.

What is measured how:

- window, page: the pixels of the screen are read about every 3 ms, from the start of the process on. The
  window is shown when the first pixel changes, the page is readable when its part of the screen looks as it
  does in the end. Both applications have been started once before.
- prompt: when the application itself says so; ours by `TUTOR_TRACE_STARTUP`, qtconsole by a line that
  `traced_qtconsole.py` prints with its first prompt.
- memory: PSS of the window, the kernel, the spare and jedi's process, with a page open.
- verdict: from `Checker.start` to the verdict, all exercises with pandas of the first stage, solutions.
- opening a topic, completion: in the real window (`inside.py`), until it has painted.

Exits with 1 only where something could not be measured: a bar that is not met is a figure, not a mistake.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

import bars
from bars import Figures
from make_course import make_course
from screen import Screen, virtual_screen
from started import HERE, environment, our_start, ours, started, their_start, theirs

from tutor_app import paths
from tutor_app.checks.run import Checker, check_answer, exercise_imports, stage_imports
from tutor_app.course.model import Stage
from tutor_app.course.reader import read_course
from tutor_app.course.search import SearchIndex

MINUTE, QUICK_MINUTE = 60.0, 20.0
RUNS, QUICK_RUNS = 5, 2
SEARCHES = ("print", "list va", "copy", "exercise number", "//")
_FINDS = 20


class Bench:
    """One measuring: where, and how often."""

    def __init__(self, screen: Screen, folder: Path, runs: int, minute: float) -> None:
        self.screen = screen
        self.folder = folder
        self.runs = runs
        self.minute = minute
        self.home = folder / "home"
        self.home.mkdir()
        self.variables = environment(self.home, screen)
        self.stage: Stage = read_course(paths.lessons_dir()).stages()[0]
        self.topic = self.stage.topics[-1].id

    def start(self) -> list[Figures]:
        window, page, prompt = Figures(bars.WINDOW), Figures(bars.PAGE), Figures(bars.PROMPT)
        for number in range(self.runs + 1):
            mine = our_start(self.screen, self.variables, "--topic", self.topic)
            other = their_start(self.screen, self.variables)
            _progress(f"start {number}: ours {_shown(mine)}; qtconsole {_shown(other)}")
            if number and mine and other:
                window.ours.append(mine["window"])
                page.ours.append(mine["page"])
                prompt.ours.append(mine["prompt"])
                window.theirs.append(other["window"])
                page.theirs.append(other["window"])
                prompt.theirs.append(other["prompt"])
        return [window, page, prompt]

    def memory(self) -> list[Figures]:
        memory = Figures(bars.MEMORY)
        for number in range(self.runs):
            for command, values in ((ours("--topic", self.topic), memory.ours), (theirs(), memory.theirs)):
                with started(command, self.variables) as application:
                    time.sleep(self.minute)
                    weighed = application.memory()
                values.append(sum(weighed.values()))
                _progress(f"memory {number}: {_shown(weighed, 0)}; together {values[-1]:.0f} MiB")
        return [memory]

    def verdict(self) -> list[Figures]:
        verdict = Figures(bars.VERDICT)
        folders = [path.parent for topic in self.stage.topics for path in topic.folder.glob("*/check.py")]
        folders = [folder for folder in sorted(folders) if "pandas" in exercise_imports(folder)]
        checker = Checker()
        try:
            checker.prepare(stage_imports(self.stage))
            while not checker.spare_ready:
                time.sleep(0.01)
            for _ in range(self.runs):
                for folder in folders:
                    source = (folder / "solution.py").read_text(encoding="utf-8")
                    verdict.ours.append(_seconds(partial(_check_ready, checker, folder, source)))
                    verdict.theirs.append(_seconds(partial(check_answer, folder, source)))
        finally:
            checker.close()
        _progress(f"verdict: {', '.join(folder.name for folder in folders)}")
        return [verdict]

    def topics(self) -> list[Figures]:
        figures = Figures(bars.TOPIC)
        for topic_id, values in self._inside("topics")["topics"].items():
            figures.ours.extend(values)
            _progress(f"topic {topic_id}: {median(values):.1f} ms ({min(values):.1f}-{max(values):.1f})")
        return [figures]

    def completion(self) -> list[Figures]:
        found = self._inside("completion")
        return [Figures(bars.COMPLETION, found["listed"]), Figures(bars.BLOCKED, found["blocked"])]

    def course(self) -> list[Figures]:
        window, page, search = Figures(bars.WINDOW_480), Figures(bars.PAGE_480), Figures(bars.SEARCH_480)
        sides = []
        for topics, number in ((480, 0), (48, 1)):
            lessons = self.folder / f"course-{topics}"
            make_course(lessons, topics)
            course = read_course(lessons)
            index = SearchIndex(self.folder / f"search-{topics}.sqlite3")
            index.build(course)
            home = self.folder / f"home-{topics}"
            home.mkdir()
            variables = environment(home, self.screen, TUTOR_LESSONS_DIR=str(lessons))
            sides.append((variables, course.topics()[topics // 2].id, index, number))
        for number in range(self.runs + 1):
            for variables, topic_id, index, side in sides:
                found = our_start(self.screen, variables, "--topic", topic_id)
                _progress(f"course {number}: {_shown(found)}")
                if number and found:
                    (window.ours, window.theirs)[side].append(found["window"])
                    (page.ours, page.theirs)[side].append(found["page"])
                    searched = _seconds(partial(_search, index))
                    (search.ours, search.theirs)[side].append(searched * 1000 / len(SEARCHES * _FINDS))
        return [window, page, search]

    def _inside(self, what: str) -> dict[str, dict[str, list[float]]]:
        command = [sys.executable, str(HERE / "inside.py"), what, str(self.runs)]
        done = subprocess.run(command, env=self.variables, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{what}: {done.stderr.strip()[-2000:]}")
        return json.loads(done.stdout.splitlines()[-1])


def _check_ready(checker: Checker, folder: Path, source: str) -> None:
    checker.start(folder, source).wait()


def _search(index: SearchIndex) -> None:
    for words in SEARCHES * _FINDS:
        index.find(words)


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _shown(values: dict[str, float], digits: int = 2) -> str:
    return ", ".join(f"{name} {value:.{digits}f}" for name, value in values.items()) or "nothing"


def _progress(line: str) -> None:
    print(f"  {line}", file=sys.stderr, flush=True)


def main() -> int:
    parts = {
        "start": Bench.start,
        "verdict": Bench.verdict,
        "topic": Bench.topics,
        "completion": Bench.completion,
        "course": Bench.course,
        "memory": Bench.memory,
    }
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="fewer runs, memory weighed sooner")
    parser.add_argument("--only", nargs="+", choices=list(parts), default=list(parts), metavar="WORD")
    parser.add_argument("--runs", type=int, metavar="N", help="how often each side is run")
    options = parser.parse_args()
    runs = options.runs or (QUICK_RUNS if options.quick else RUNS)
    measured: list[Figures] = []
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        with virtual_screen(folder) as screen:
            bench = Bench(screen, folder, runs, QUICK_MINUTE if options.quick else MINUTE)
            for part in options.only:
                measured += parts[part](bench)
    print(bars.table(measured))
    cores, after = os.cpu_count(), os.getloadavg()[0]
    print(f"{cores} cores; load {before:.1f} at the beginning, {after:.1f} at the end.")
    return 0 if all(figures.is_complete for figures in measured) else 1


if __name__ == "__main__":
    raise SystemExit(main())
