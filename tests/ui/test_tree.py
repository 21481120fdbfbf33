"""The tree of topics: what it says, and how it is used with the keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tutor_app.course.model import Course, Part, Stage, Topic
from tutor_app.progress import TopicState
from tutor_app.ui.theme import Theme
from tutor_app.ui.tree import ID, STATE_SIGNS, CourseTree
from tutor_app.ui.widgets import paint_sign


def _course() -> Course:
    folder = Path("nowhere")

    def stage(number: int, title: str, part: str, topics: list[str]) -> Stage:
        stage_id = title.lower().replace(" ", "-")
        return Stage(
            stage_id,
            f"{number:02}",
            title,
            part,
            tuple(
                Topic(name.lower().replace(" ", "-"), f"{number:02}.{place}", name, stage_id, folder)
                for place, name in enumerate(topics, 1)
            ),
            folder,
        )

    first = stage(1, "Data types", "Python for data work", ["Numbers", "Text and prompts", "Missing values"])
    second = stage(2, "Functions", "Python for data work", ["Closures", "Decorators"])
    third = stage(3, "Testing", "Errors", ["Fixtures"])
    return Course(
        "A course", (Part("Python for data work", (first, second)), Part("Errors", (third,))), folder
    )


@pytest.fixture
def tree(qtbot: QtBot) -> CourseTree:
    tree = CourseTree(_course(), Theme("light"), ["data-types"])
    qtbot.addWidget(tree)
    tree.resize(280, 500)
    tree.show()
    tree.set_states({"numbers": TopicState.DONE, "text-and-prompts": TopicState.STARTED})
    return tree


def _said(tree: CourseTree, item_id: str) -> str:
    return str(tree.index_of(item_id).data(Qt.ItemDataRole.AccessibleTextRole))


def _current(tree: CourseTree) -> str:
    return str(tree.currentIndex().data(ID))


def test_it_says_in_words_what_is_done(tree: CourseTree) -> None:
    assert _said(tree, "numbers") == "Numbers, done"
    assert _said(tree, "text-and-prompts") == "Text and prompts, started"
    assert _said(tree, "missing-values") == "Missing values, not started"
    assert _said(tree, "data-types") == "Stage 01 Data types, 1 of 3 topics done"


def test_what_is_done_is_shown_by_shape_and_not_by_color_alone(qtbot: QtBot) -> None:
    ink = Theme("light").color("text")
    shapes = []
    for sign, _ in STATE_SIGNS.values():
        image = QImage(16, 16, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        paint_sign(painter, sign, QRectF(1, 1, 13, 13), ink)
        painter.end()
        shapes.append(bytes(image.constBits()))
    assert len(set(shapes)) == 3


def test_the_arrows_pass_over_the_headings_and_fold(qtbot: QtBot, tree: CourseTree) -> None:
    tree.setCurrentIndex(tree.index_of("functions"))
    QTest.keyClick(tree, Qt.Key.Key_Down)
    assert _current(tree) == "testing"
    QTest.keyClick(tree, Qt.Key.Key_Right)
    assert "testing" in tree.open_stages()
    QTest.keyClick(tree, Qt.Key.Key_Right)
    assert _current(tree) == "fixtures"
    QTest.keyClick(tree, Qt.Key.Key_Left)
    QTest.keyClick(tree, Qt.Key.Key_Left)
    assert _current(tree) == "testing"
    assert "testing" not in tree.open_stages()


def test_enter_opens_a_topic_and_a_stage(qtbot: QtBot, tree: CourseTree) -> None:
    tree.setCurrentIndex(tree.index_of("numbers"))
    with qtbot.waitSignal(tree.topic_chosen) as chosen:
        QTest.keyClick(tree, Qt.Key.Key_Return)
    assert chosen.args == ["numbers"]
    tree.setCurrentIndex(tree.index_of("functions"))
    with qtbot.waitSignal(tree.stage_chosen) as stage:
        QTest.keyClick(tree, Qt.Key.Key_Return)
    assert stage.args == ["functions"]
    assert "functions" in tree.open_stages()


def test_a_press_on_the_sign_folds_and_a_press_on_the_words_opens(qtbot: QtBot, tree: CourseTree) -> None:
    box = tree.visualRect(tree.index_of("functions"))
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, box.center().y()))
    assert tree.open_stages() == ["data-types", "functions"]
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, box.center().y()))
    assert tree.open_stages() == ["data-types"]
    with qtbot.waitSignal(tree.stage_chosen):
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(80, box.center().y()))


def test_typing_finds_a_word_of_a_title_even_in_a_folded_stage(tree: CourseTree) -> None:
    tree.setFocus()
    QTest.keyClicks(tree, "deco")
    assert _current(tree) == "decorators"
    assert "functions" in tree.open_stages()


def test_typing_goes_on_with_the_same_word_and_finds_past_blanks(tree: CourseTree) -> None:
    QTest.keyClicks(tree, "text and")
    assert _current(tree) == "text-and-prompts"


def test_the_open_topic_is_unfolded_and_marked(tree: CourseTree) -> None:
    tree.set_here("fixtures")
    assert "testing" in tree.open_stages()
    assert _current(tree) == "fixtures"


def test_every_fold_is_told(qtbot: QtBot, tree: CourseTree) -> None:
    with qtbot.waitSignal(tree.folds_changed):
        tree.setExpanded(tree.index_of("testing"), True)


def test_a_course_without_topics_says_so(qtbot: QtBot) -> None:
    tree = CourseTree(Course("Empty", (), Path("nowhere")), Theme("light"))
    qtbot.addWidget(tree)
    tree.resize(200, 200)
    tree.show()
    empty = tree.grab().toImage()
    assert any(
        empty.pixelColor(x, y) != empty.pixelColor(199, 199) for x in range(16, 180) for y in range(10, 60)
    )
