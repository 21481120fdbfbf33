"""Does the application's main job by itself, in the real window, with real key presses and mouse clicks.

Opens a topic, runs an example in the console, gives a wrong and a right answer to an exercise, searches.
Prints what it saw after each step and saves a picture of it, light and dark.
"""

from __future__ import annotations

import argparse
import ast
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from tutor_app import paths
from tutor_app.checks.verdict import Verdict, VerdictKind
from tutor_app.course.model import Course, CourseError, Example, Exercise, Page, Topic
from tutor_app.course.output import expected_output
from tutor_app.course.reader import read_course, read_page
from tutor_app.kernel.shown import RunResult
from tutor_app.progress import ProgressStore, TopicState
from tutor_app.ui.app import Running, make_application
from tutor_app.ui.page.exercise import ExerciseBlock
from tutor_app.ui.page.view import PageView
from tutor_app.ui.startup import Reports, display_problem
from tutor_app.ui.tree import STATE_WORDS

SIZE = (1440, 900)
PATIENCE_SECONDS = 60.0
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class DemoError(Exception):
    """A step did not end as it should; the text is one sentence."""


def run_demo(options: argparse.Namespace) -> int:
    """Run the demo; 0 if every step ended as it should, else 1."""
    if display_problem(os.environ):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        course = read_course(paths.lessons_dir())
        topic, page = _choose(course, getattr(options, "topic", None))
    except (CourseError, DemoError) as error:
        print(error, file=sys.stderr)
        return 1
    out: Path | None = options.out
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
    make_application()
    with tempfile.TemporaryDirectory(prefix="tutor-demo-") as folder:
        data = Path(folder)
        store = ProgressStore.open(data)
        with Reports(data / "errors.log") as reports:
            mistakes: list[str] = []
            reports.written.connect(mistakes.append)
            running = Running(course, store, data, reports)
            demo = Demo(running, topic, page, out)
            try:
                demo.run()
                failed = ""
            except DemoError as error:
                failed = str(error)
            finally:
                running.end()
                QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        store.close()
    if mistakes:
        failed = failed or f"The application reported a mistake of its own: {mistakes[0].splitlines()[-1]}"
    print(f"Not as it should be: {failed}" if failed else "Everything as it should be.", flush=True)
    return 1 if failed else 0


def _choose(course: Course, topic_id: str | None) -> tuple[Topic, Page]:
    """The topic that was asked for, else the first one that has a page."""
    if topic_id is not None:
        try:
            topic = course.topic(topic_id)
        except KeyError:
            raise DemoError(
                f"The course has no topic “{topic_id}”: `tutor-app list` names them all."
            ) from None
        return topic, read_page(topic)
    for topic in course.topics():
        if topic.page_path.is_file():
            return topic, read_page(topic)
    raise DemoError("The course has no page yet.")


class Demo:
    """The steps, one method each; a step prints what it saw or raises DemoError."""

    def __init__(self, running: Running, topic: Topic, page: Page, out: Path | None) -> None:
        self._running = running
        self._topic = topic
        self._page = page
        self._out = out
        self._number = 0

    def run(self) -> None:
        """All steps, in order."""
        window = self._running.window
        self._running.start(None)
        window.resize(*SIZE)
        window.activateWindow()
        self._until(lambda: window.isVisible() and window.home.primary_text() != "", "the window is shown")
        self._saw("start", f"the start page: “{window.home.primary_text()}”")
        view = self._open_topic()
        self._run_example(view)
        exercise = next(iter(self._page.exercises()), None)
        if exercise is None:
            self._saw("exercise", "the topic has no exercise")
        else:
            self._answer(view, exercise)
        self._search()

    def _open_topic(self) -> PageView:
        window, topic = self._running.window, self._topic
        tree = window.tree
        index = tree.index_of(topic.id)
        tree.setExpanded(index.parent(), True)
        tree.scrollTo(index)
        box = tree.visualRect(index)
        self._click(tree.viewport(), QPoint(100, box.center().y()))
        self._until(lambda: window.place() == topic.id, f"the topic {topic.id} is open")
        view = window.page_view()
        if view is None:
            raise DemoError(f"The page of {topic.id} cannot be shown.")
        page = self._page
        self._until(lambda: self._running.console.widget is not None, "the console is there")
        self._until(lambda: self._running.kernel.state == "idle", "the kernel is idle")
        self._saw(
            "topic",
            f"“{window.windowTitle()}”: {len(list(page.examples()))} code blocks, "
            f"{len(page.pitfalls())} pitfalls, {len(page.exercises())} exercises, "
            f"{len(page.questions())} interview questions",
        )
        return view

    def _run_example(self, view: PageView) -> None:
        """The first example, after the predictions that stand before it: it may need their names."""
        runnable = [example for example in self._page.examples() if example.runs]
        for example in runnable:
            result = self._run_block(view, example)
            shown = " / ".join(result.text.strip().splitlines()[:3])
            kind = "prediction" if example.predict else "example"
            self._saw(kind, f"{kind} {example.number} ran in the console and showed: {shown}")
            if not example.predict:
                return
        if not runnable:
            self._saw("example", "the topic has no example to run")

    def _run_block(self, view: PageView, example: Example) -> RunResult:
        finished: list[RunResult] = []

        def note(run_id: object, result: RunResult) -> None:
            finished.append(result)

        console = self._running.console
        console.run_finished.connect(note)
        view.go_to(example.line)
        self._let_go_on()
        block = next(one for one in view.examples_in_order() if one.example.key == example.key)
        if block.guess_panel is not None and block.needs_guess:
            expected = (expected_output(example) or "").strip().splitlines()
            field = block.guess_panel.field
            self._click(field.viewport(), QPoint(20, 10))
            QTest.keyClicks(field, expected[0] if expected and expected[0].isascii() else "42")
        else:
            self._click(block.editor.viewport(), QPoint(60, 12))
        self._press(Qt.Key.Key_Return, CONTROL)
        self._until(lambda: bool(finished) and not block.running, f"example {example.number} has run")
        console.run_finished.disconnect(note)
        result = finished[0]
        if result.ok == bool(example.raises):
            raise DemoError(f"Example {example.number} ended in {result.error_name or 'no error'}.")
        view.go_to(example.line)
        self._let_go_on()
        return result

    def _answer(self, view: PageView, exercise: Exercise) -> None:
        wrong = sorted(exercise.folder.glob("wrong_*.py"))
        view.go_to(exercise.anchor)
        self._until(
            lambda: any(one.exercise.id == exercise.id for one in view.findChildren(ExerciseBlock)),
            f"the exercise {exercise.name} is on the page",
        )
        view.go_to(exercise.anchor)
        self._let_go_on()
        block = next(one for one in view.findChildren(ExerciseBlock) if one.exercise.id == exercise.id)
        if wrong:
            source = wrong[0].read_text(encoding="utf-8")
            expected = ast.get_docstring(ast.parse(source)) or ""
            verdict = self._check(block, _without_docstring(source))
            if verdict.kind is not VerdictKind.NOT_YET:
                raise DemoError(f"{wrong[0].name} was judged “{verdict.kind.value}”.")
            if _folded(expected) not in _folded(verdict.message):
                raise DemoError(f"{wrong[0].name} was told “{verdict.message}”.")
            self._reveal(view, block)
            self._saw("wrong", f"{exercise.id}: not yet. {verdict.message}")
        verdict = self._check(block, exercise.solution())
        if verdict.kind is not VerdictKind.RIGHT:
            raise DemoError(f"The solution of {exercise.id} was judged “{verdict.kind.value}”.")
        self._reveal(view, block)
        said = self._running.window.tree.index_of(self._topic.id).data(Qt.ItemDataRole.AccessibleTextRole)
        if str(said).endswith(STATE_WORDS[TopicState.DONE]) != (len(self._page.exercises()) == 1):
            raise DemoError(f"The tree says “{said}”.")
        ticks = sum(line.passed is True for line in verdict.checks)
        self._saw("right", f"{exercise.id}: right, {ticks} checks passed; the tree says “{said}”")

    def _check(self, block: ExerciseBlock, source: str) -> Verdict:
        verdicts: list[Verdict] = []
        block.judged.connect(verdicts.append)
        # Pasted, not typed: an editor that indents by itself would indent twice.
        clipboard = QGuiApplication.clipboard()
        kept = clipboard.text()
        clipboard.setText(source)
        block.focus_editor()
        self._press(Qt.Key.Key_A, CONTROL)
        self._press(Qt.Key.Key_V, CONTROL)
        clipboard.setText(kept)
        self._press(Qt.Key.Key_Return, CONTROL | SHIFT)
        self._until(lambda: bool(verdicts), "the check has ended")
        block.judged.disconnect(verdicts.append)
        self._let_go_on()
        return verdicts[0]

    def _search(self) -> None:
        window = self._running.window
        word = max(self._topic.title.replace("&", " ").split(), key=len).strip(".,:?")
        self._until(lambda: window.search.ready, "the search index is built")
        window.setFocus()
        self._press(Qt.Key.Key_F, CONTROL | SHIFT)
        self._until(window.search.field.hasFocus, "the search panel is open")
        QTest.keyClicks(window.search.field, word)
        self._until(lambda: bool(window.search.hits()), f"something is found for “{word}”")
        hits = window.search.hits()
        if not any(hit.topic_id == self._topic.id for hit in hits):
            raise DemoError(f"A search for “{word}” does not find the topic.")
        topics = len({hit.topic_id for hit in hits})
        self._saw("search", f"“{word}”: {len(hits)} places in {topics} topics, first “{hits[0].title}”")
        self._press(Qt.Key.Key_Return)
        self._until(lambda: window.place() == hits[0].topic_id, "the place found is open")

    # What the steps are made of

    def _saw(self, name: str, words: str) -> None:
        self._number += 1
        print(f"{self._number}. {name}: {words}", flush=True)
        if self._out is None:
            return
        theme = self._running.theme
        before = theme.mode
        for mode in ("light", "dark"):
            theme.set_mode(mode)
            self._let_go_on()
            file = self._out / f"{self._number}-{name}-{mode}.png"
            if not self._running.window.grab().save(str(file)):
                raise DemoError(f"{file} cannot be written.")
        theme.set_mode(before)
        self._let_go_on()

    def _reveal(self, view: PageView, block: ExerciseBlock) -> None:
        """Scroll so that the verdict below the editor can be seen."""
        area = view.findChild(QScrollArea)
        column = area.widget() if isinstance(area, QScrollArea) else None
        if isinstance(area, QScrollArea) and column is not None:
            top = block.check_button.mapTo(column, QPoint(0, 0)).y()
            area.verticalScrollBar().setValue(max(top - area.viewport().height() // 2, 0))
        self._let_go_on()

    def _click(self, widget: QWidget, position: QPoint) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, position)

    def _press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self._running.window, key, modifiers)

    def _until(self, condition: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + PATIENCE_SECONDS
        while not condition():
            if time.monotonic() > end:
                raise DemoError(f"After {PATIENCE_SECONDS:.0f} seconds it is not true that {what}.")
            QTest.qWait(10)

    def _let_go_on(self) -> None:
        """Everything that is due now happens: layouts, painting, what was asked for a moment ago."""
        for _ in range(3):
            QTest.qWait(20)
            QApplication.sendPostedEvents()


def _without_docstring(source: str) -> str:
    tree = ast.parse(source)
    if ast.get_docstring(tree) is None:
        return source
    end = tree.body[0].end_lineno or 0
    return "\n".join(source.splitlines()[end:]).lstrip("\n") + "\n"


def _folded(text: str) -> str:
    return " ".join(text.split())
