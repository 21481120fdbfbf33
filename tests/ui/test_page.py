"""The page of a topic, with a real console, a real kernel, real check processes and a real store."""

from __future__ import annotations

import math
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tutor_app.checks.run import Checker
from tutor_app.course.model import Course, Topic
from tutor_app.course.reader import read_course, read_page
from tutor_app.progress.store import ProgressStore
from tutor_app.ui.console import ConsolePane
from tutor_app.ui.page.example import ExampleBlock, guess_matches
from tutor_app.ui.page.exercise import ExerciseBlock
from tutor_app.ui.page.head import PageHead
from tutor_app.ui.page.interview import InterviewBlock
from tutor_app.ui.page.prose import ProseView
from tutor_app.ui.page.view import PageView
from tutor_app.ui.qt_kernel import Kernel
from tutor_app.ui.theme import PAGE_WIDTH, Theme
from tutor_app.ui.widgets import Button, Words

LONG = 30_000


@dataclass
class Desk:
    """A page over a console, as in the window."""

    bot: QtBot
    course: Course
    store: ProgressStore
    kernel: Kernel
    console: ConsolePane
    page: PageView
    theme: Theme
    window: QWidget

    def open(self, topic_id: str, at: str | int | None = None) -> Topic:
        topic = self.course.topic(topic_id)
        self.page.show_page(topic, read_page(topic), at=at)
        return topic

    def examples(self) -> list[ExampleBlock]:
        self.bot.waitUntil(lambda: self.page.findChild(QWidget, "page end") is not None)
        return list(self.page.examples_in_order())

    def exercise(self) -> ExerciseBlock:
        self.bot.waitUntil(lambda: self.page.findChild(ExerciseBlock) is not None)
        found = self.page.findChild(ExerciseBlock)
        assert found is not None
        return found

    def run(self, block: ExampleBlock) -> None:
        block.run_button.click()
        self.wait_for(block)

    def wait_for(self, block: ExampleBlock) -> None:
        self.bot.waitUntil(lambda: not block.running, timeout=LONG)

    def check(self, exercise: ExerciseBlock, source: str) -> None:
        exercise.editor.set_text(source)
        with self.bot.waitSignal(exercise.judged, timeout=LONG):
            exercise.check_button.click()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, small_course: Path) -> Iterator[Desk]:
    store = ProgressStore.open(tmp_path / "data")
    theme = Theme("light")
    work = tmp_path / "work"
    work.mkdir()
    kernel = Kernel(work)
    console = ConsolePane(kernel, theme, tmp_path / "history.sqlite")
    checker = Checker(report_folder=tmp_path / "reports")
    page = PageView(theme, store, console, checker, None)
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.addWidget(page, 3)
    layout.addWidget(console, 1)
    window.resize(1000, 900)
    window.show()
    kernel.start()
    yield Desk(qtbot, read_course(small_course), store, kernel, console, page, theme, window)
    page.leave()
    checker.close()
    kernel.stop()
    window.close()
    store.close()
    window.deleteLater()


def test_an_example_that_shows_what_the_page_says_is_marked_so(desk: Desk) -> None:
    desk.open("slices")
    first = desk.examples()[0]
    assert first.output.note.text() == "on the page"
    desk.run(first)
    assert first.output.note.text() == "✓ as printed on the page"
    assert first.output.text.toPlainText() == "py\n'thon'"


def test_an_edited_example_shows_its_own_output_and_offers_the_page_s(desk: Desk) -> None:
    desk.open("slices")
    first = desk.examples()[0]
    first.editor.set_text("print('mine')")
    desk.run(first)
    assert first.output.text.toPlainText() == "mine"
    assert first.output.note.text() == "your version"
    first.output.back.click()
    assert first.output.text.toPlainText() == "py\n'thon'"


def test_an_error_the_page_asks_for_is_no_failure(desk: Desk) -> None:
    desk.open("slices")
    first, second = desk.examples()[:2]
    desk.run(first)
    desk.run(second)
    assert second.output.note.text() == "✓ as printed on the page"


def test_an_error_points_at_its_line_in_the_block(desk: Desk) -> None:
    desk.open("slices")
    first = desk.examples()[0]
    first.editor.set_text("good = 1\n1 / 0\n")
    desk.run(first)
    assert first.output.note.text() == "ZeroDivisionError in line 2"
    assert first.editor.sign_of_line(2) == ("error", "ZeroDivisionError: division by zero")


def test_shift_enter_runs_and_moves_to_the_next_block(desk: Desk) -> None:
    desk.open("slices")
    first, second = desk.examples()[:2]
    first.focus_editor()
    desk.bot.waitUntil(first.editor.hasFocus)
    QTest.keyClick(first.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    desk.bot.waitUntil(second.editor.hasFocus)
    desk.wait_for(first)


def test_a_prediction_hides_its_output_until_a_guess_is_written_down(desk: Desk) -> None:
    desk.open("slices")
    desk.run(desk.examples()[0])
    block = next(block for block in desk.examples() if block.example.predict)
    assert not block.output.isVisibleTo(block)
    block.run_button.click()
    assert not block.running
    panel = block.guess_panel
    assert panel is not None
    panel.field.setPlainText("nohtyp\nytho")
    panel.take_button.click()
    desk.bot.waitUntil(lambda: block.output.note.text() == "✓ as you guessed", timeout=LONG)
    told = desk.store.prediction(block.example.key)
    assert told is not None
    assert told.matched is True


@pytest.mark.parametrize(
    ("guess", "shown", "same"),
    [("'a'  1", '"a" 1', True), ("true", "True", True), ("1.0", "1", False), ("[1,2]", "[1, 2]", True)],
)
def test_a_guess_is_compared_without_blanks_and_quotes(guess: str, shown: str, same: bool) -> None:
    assert guess_matches(guess, shown) is same


def test_a_draft_of_an_example_is_there_again_and_reset_can_be_undone(desk: Desk) -> None:
    desk.open("slices")
    first = desk.examples()[0]
    with desk.bot.waitSignal(desk.page.saved):
        QTest.keyClicks(first.editor, "x")
    desk.page.flush()
    desk.open("tables")
    desk.open("slices")
    first = desk.examples()[0]
    assert first.source().startswith("xword")
    first.reset()
    assert first.source() == first.example.source
    first.editor.undo()
    assert first.source().startswith("xword")


def test_typing_is_saved_by_itself(desk: Desk) -> None:
    desk.open("slices")
    exercise = desk.exercise()
    exercise.focus_editor()
    QTest.keyClicks(exercise.editor, "# mine")
    desk.bot.waitUntil(lambda: "# mine" in (desk.store.draft(exercise.exercise.id) or ""), timeout=5000)


def test_a_wrong_answer_gets_its_sentence_and_a_right_one_the_solution(desk: Desk) -> None:
    desk.open("slices")
    exercise = desk.exercise()
    folder = exercise.exercise.folder
    desk.check(exercise, (folder / "wrong_one_of_two.py").read_text())
    assert exercise.verdict.isVisibleTo(exercise)
    assert "two middle characters" in exercise.verdict.accessibleDescription()
    assert exercise.solution_part is None
    desk.check(exercise, (folder / "right_two_cases.py").read_text())
    assert exercise.solution_part is not None
    assert desk.store.passed(exercise.exercise.id) is not None
    assert [attempt.verdict for attempt in desk.store.attempts(exercise.exercise.id)] == ["right", "not_yet"]


def test_attempts_and_replaced_drafts_can_be_brought_back(desk: Desk) -> None:
    desk.open("slices")
    exercise = desk.exercise()
    exercise.editor.set_text("# typed first", undoable=True)
    desk.page.flush()
    exercise.reset()
    desk.page.flush()
    desk.check(exercise, "def middle(word):\n    return 1")
    exercise.history_button.click()
    backs = [back for back in exercise.findChildren(Button) if back.text() == "Bring back"]
    assert len(backs) == 2
    backs[1].click()
    assert exercise.source() == "# typed first"
    backs[0].click()
    assert exercise.source() == "def middle(word):\n    return 1"


def test_an_endless_answer_can_be_stopped_without_a_verdict(desk: Desk) -> None:
    desk.open("slices")
    exercise = desk.exercise()
    exercise.editor.set_text("while True:\n    pass\n")
    exercise.check()
    assert exercise.check_button.text() == "Stop"
    exercise.check()
    desk.bot.waitUntil(lambda: exercise.check_button.text() == "Check", timeout=LONG)
    assert desk.store.attempts(exercise.exercise.id) == []


def test_a_check_that_fails_itself_is_not_held_against_the_learner(desk: Desk, tmp_path: Path) -> None:
    course = tmp_path / "course"
    shutil.copytree(desk.course.folder, course)
    broken = course / "first-steps" / "slices" / "middle" / "check.py"
    broken.write_text('def check_it(answer):\n    """It"""\n    raise KeyError("our mistake")\n')
    desk.course = read_course(course)
    desk.open("slices")
    exercise = desk.exercise()
    desk.check(exercise, exercise.exercise.solution())
    assert exercise.state_words.text() == "no attempt yet"
    shown = [label.text() for label in exercise.verdict.findChildren(Words)]
    assert "!  The check itself failed" in shown
    assert any(text.startswith("A report lies in") for text in shown)


def test_hints_come_one_at_a_time_and_are_remembered(desk: Desk) -> None:
    desk.open("slices")
    exercise = desk.exercise()
    exercise.hint_button.click()
    assert desk.store.hints_shown(exercise.exercise.id) == 1
    desk.open("tables")
    desk.open("slices")
    assert "1 left" in desk.exercise().hint_button.text()


def test_the_solution_is_shown_after_one_question(desk: Desk) -> None:
    desk.open("slices")
    exercise = desk.exercise()
    exercise.solution_button.click()
    assert exercise.solution_part is None
    assert exercise.question is not None
    exercise.show_anyway()
    assert exercise.solution_part is not None


def test_a_check_leaves_the_variables_of_the_console_alone(desk: Desk) -> None:
    desk.open("slices")
    first = desk.examples()[0]
    desk.run(first)
    desk.check(desk.exercise(), "word = 'changed'\n")
    first.editor.set_text("print(word)")
    desk.run(first)
    assert first.output.text.toPlainText() == "python"


def test_key_points_come_when_asked_for_and_the_rating_is_kept(desk: Desk) -> None:
    desk.open("slices")
    desk.examples()
    block = desk.page.findChild(InterviewBlock)
    assert block is not None
    key = desk.page.current_page().questions()[0].key
    block.part.field.setPlainText("It is cut.")
    block.part.reveal()
    block.part.rate("knew")
    told = desk.store.interview(key)
    assert told is not None
    assert (told.answer, told.rating) == ("It is cut.", "knew")


def test_a_dead_kernel_is_told_in_a_sentence_and_everything_above_can_be_run_again(desk: Desk) -> None:
    desk.open("slices")
    first, second = desk.examples()[:2]
    first.editor.set_text("import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    first.run_button.click()
    desk.bot.waitUntil(desk.page.notices.isVisible, timeout=LONG)
    desk.wait_for(first)
    first.editor.set_text("word = 'again'")
    second.editor.set_text("print(word)")
    second.focus_editor()
    desk.bot.waitUntil(second.editor.hasFocus)
    again = desk.page.notices.findChildren(Button)[0]
    assert again.text() == "Run everything above again"
    again.click()
    desk.wait_for(first)
    desk.run(second)
    assert second.output.text.toPlainText() == "again"


def test_running_the_page_says_which_predictions_wait_and_leads_to_the_first(desk: Desk) -> None:
    desk.open("slices")
    prediction = next(block for block in desk.examples() if block.needs_guess)
    desk.page.run_page()
    assert desk.page.notices.sentences() == [
        "A prediction waits for your guess and was left out; what it defines is missing."
    ]
    desk.bot.waitUntil(lambda: not any(block.running for block in desk.examples()))
    assert not prediction.output.isVisible()
    guess = desk.page.notices.findChildren(Button)[0]
    assert guess.text() == "Guess"
    guess.click()
    assert desk.page.notices.sentences() == []
    assert prediction.guess_panel is not None
    desk.bot.waitUntil(prediction.guess_panel.field.hasFocus)
    prediction.guess_panel.guessed.emit("nohtyp")
    desk.wait_for(prediction)
    desk.page.run_page()
    assert desk.page.notices.sentences() == []
    desk.bot.waitUntil(lambda: not any(block.running for block in desk.examples()))


def test_keys_of_the_page_work_where_no_editor_has_the_focus(desk: Desk) -> None:
    desk.open("slices")
    first, second = desk.examples()[:2]
    prose = desk.page.findChild(ProseView)
    assert prose is not None
    prose.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(prose, Qt.Key.Key_Down, control)
    desk.bot.waitUntil(first.editor.hasFocus)
    prose.setFocus()
    QTest.keyClick(prose, Qt.Key.Key_Return, control)
    desk.wait_for(first)
    assert first.output.note.text() == "✓ as printed on the page"
    QTest.keyClick(prose, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    desk.bot.waitUntil(second.editor.hasFocus)
    desk.wait_for(first)


def test_a_page_whose_prose_was_clicked_is_scrolled_by_keys(desk: Desk) -> None:
    desk.window.resize(1000, 500)
    desk.open("slices")
    desk.examples()
    prose = desk.page.findChild(ProseView)
    assert prose is not None
    QTest.mouseClick(prose.viewport(), Qt.MouseButton.LeftButton)
    bar = desk.page._scroll.verticalScrollBar()
    reached = [bar.value()]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_End):
        QTest.keyClick(prose, key)
        reached.append(bar.value())
    assert reached == sorted(set(reached))
    assert bar.value() == bar.maximum()
    for key in (Qt.Key.Key_PageUp, Qt.Key.Key_Up):
        QTest.keyClick(prose, key)
        reached.append(bar.value())
    assert reached[-3] > reached[-2] > reached[-1] > 0
    QTest.keyClick(prose, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_what_an_exercise_is_asked_for_comes_into_view(desk: Desk) -> None:
    desk.window.resize(1000, 420)
    desk.open("slices", at="exercises")
    exercise = desk.exercise()

    def wholly_visible(part: QWidget) -> bool:
        return part.isVisible() and part.visibleRegion().boundingRect() == part.rect()

    desk.page.go_to(exercise.exercise.anchor)
    exercise.focus_editor()
    desk.check(exercise, "def middle(word): return word")
    desk.bot.waitUntil(lambda: wholly_visible(exercise.verdict))
    desk.page.go_to(exercise.exercise.anchor)
    exercise.hint_button.click()
    desk.bot.waitUntil(lambda: wholly_visible(exercise._hints[0]))
    desk.page.go_to(exercise.exercise.anchor)
    exercise.solution_button.click()
    desk.bot.waitUntil(lambda: exercise.question is not None and wholly_visible(exercise.question))
    desk.page.go_to(0)
    top = desk.page._scroll.verticalScrollBar().value()
    desk.check(exercise, "def middle(word): return word[1:]")
    assert desk.page._scroll.verticalScrollBar().value() == top


def test_running_a_prediction_shows_where_the_guess_goes(desk: Desk) -> None:
    desk.window.resize(1000, 420)
    desk.open("slices")
    prediction = next(block for block in desk.examples() if block.needs_guess)
    assert prediction.guess_panel is not None
    field = prediction.guess_panel.field
    assert field.visibleRegion().isEmpty()
    prediction.run_button.click()
    desk.bot.waitUntil(field.hasFocus)
    desk.bot.waitUntil(lambda: field.visibleRegion().boundingRect() == field.rect())


def test_opening_at_an_anchor_shows_that_block(desk: Desk) -> None:
    desk.window.resize(1000, 500)
    desk.open("slices", at="pitfalls")
    desk.examples()
    place = desk.page.widget_at("pitfalls")
    assert place is not None
    top = place.mapTo(desk.page, QPoint(0, 0)).y()
    assert 0 <= top <= 40


def test_the_place_on_a_page_is_remembered(desk: Desk) -> None:
    desk.window.resize(1000, 500)
    desk.open("slices", at="versions")
    desk.open("tables")
    desk.open("slices")
    place = desk.page.widget_at("versions")
    assert place is not None
    assert 0 <= place.mapTo(desk.page, QPoint(0, 0)).y() <= 60


def test_a_result_above_the_view_does_not_move_what_is_read(desk: Desk) -> None:
    desk.window.resize(1000, 500)
    desk.open("slices")
    first = desk.examples()[0]
    desk.page.go_to("pitfalls")
    place = desk.page.widget_at("pitfalls")
    assert place is not None
    before = place.mapTo(desk.page, QPoint(0, 0)).y()
    first.editor.set_text("for n in range(12): print(n)")
    desk.page.go_to("pitfalls")
    before = place.mapTo(desk.page, QPoint(0, 0)).y()
    desk.run(first)
    assert abs(place.mapTo(desk.page, QPoint(0, 0)).y() - before) <= 2


def test_text_never_runs_wider_than_the_column(desk: Desk) -> None:
    desk.window.resize(1800, 900)
    desk.open("slices")
    for block in desk.examples():
        assert block.width() <= PAGE_WIDTH


def test_the_page_follows_the_caret(desk: Desk) -> None:
    desk.window.resize(1000, 500)
    desk.open("slices")
    first = desk.examples()[0]
    first.focus_editor()
    desk.bot.waitUntil(first.editor.hasFocus)
    QTest.keyClick(first.editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    for _ in range(40):
        QTest.keyClick(first.editor, Qt.Key.Key_Return)
    view = desk.page.rect()
    desk.bot.waitUntil(
        lambda: view.contains(first.editor.mapTo(desk.page, first.editor.caret_rect().center())), timeout=LONG
    )


def test_escape_and_tab_reach_what_stands_after_the_editor(desk: Desk) -> None:
    desk.open("slices")
    exercise = desk.exercise()
    exercise.focus_editor()
    desk.bot.waitUntil(exercise.editor.hasFocus)
    QTest.keyClick(exercise.editor, Qt.Key.Key_Escape)
    QTest.keyClick(exercise.editor, Qt.Key.Key_Tab)
    desk.bot.waitUntil(exercise.check_button.hasFocus, timeout=LONG)


def test_large_text_makes_no_block_wider_than_the_view(desk: Desk) -> None:
    desk.window.resize(800, 600)
    desk.theme.set_zoom(2.0)
    desk.open("slices")
    blocks: list[QWidget] = [*desk.examples(), desk.exercise()]
    view = desk.page.rect()
    desk.bot.waitUntil(
        lambda: all(block.mapTo(desk.page, block.rect().topRight()).x() < view.width() for block in blocks)
    )


def test_the_outline_names_sections_pitfalls_and_exercises(desk: Desk) -> None:
    desk.open("slices")
    titles = [entry.title for entry in desk.page.outline()]
    assert titles[:2] == ["Beyond the end", "Where the gaps are"]
    assert "The last character is left out" in titles
    assert "The middle of a word" in titles


def test_the_head_says_how_hard_the_page_is_and_leads_to_its_prerequisites(desk: Desk) -> None:
    topic, before = desk.course.topic("tables"), desk.course.topic("slices")
    desk.page.show_page(topic, replace(read_page(topic), difficulty="medium"), prerequisites=[before])
    head = desk.page.findChild(PageHead)
    assert head is not None
    assert any(words.text().startswith("Medium · ") for words in head.findChildren(Words))
    links = head.findChild(ProseView)
    assert links is not None
    assert links.toPlainText() == f"Builds on {before.title}."
    with desk.bot.waitSignal(desk.page.link_activated) as followed:
        links.setFocus()
        QTest.keyClick(links, Qt.Key.Key_Tab)
        QTest.keyClick(links, Qt.Key.Key_Return)
    assert followed.args == ["topic:slices"]


def test_no_prose_is_cut_and_the_page_ends_with_its_last_block(desk: Desk) -> None:
    """At several widths of the window, one after the other: a height from another width would stay."""
    desk.open("slices")
    desk.examples()
    end = desk.page.findChild(QWidget, "page end")
    assert end is not None
    column = end.parentWidget()
    assert column is not None
    layout = column.layout()
    assert layout is not None
    margin = layout.contentsMargins().bottom()
    for width in (desk.window.width(), 823, 663, 900, 700):
        desk.window.resize(width, 560)
        desk.bot.waitUntil(lambda: end.geometry().bottom() + 1 + margin == column.height())
        proses = desk.page.findChildren(ProseView)
        assert len(proses) > 3
        for prose in proses:
            prose.grab()
            assert prose.document().textWidth() == prose.viewport().width()
            assert prose.height() == math.ceil(prose.document().size().height()), prose.toPlainText()


def test_prose_that_was_never_shown_knows_its_height(desk: Desk) -> None:
    """Its first layout would be at a width of Qt's own, in which these words need one line more."""
    words = "Reports 101, 102 and 103 train a model; 103 and 104 test it. Guess what the two lines print."
    new = ProseView(desk.theme, words, desk.course.folder, lambda link: None)
    desk.bot.addWidget(new)
    two_lines = 2 * desk.theme.text_font().pixelSize() * 1.5
    assert new.heightForWidth(760) < two_lines <= new.heightForWidth(500)
