"""What holds for every picture: it fits, can be read and reached with the keys, and says what it shows."""

from __future__ import annotations

import sys
from itertools import pairwise

import pytest
from picture_parts import (
    PAGE,
    Shown,
    click,
    controls,
    go,
    places,
    reached_with_tab,
    texts,
    trouble,
    trouble_at_all_sizes,
)
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tutor_app.pictures import PICTURES
from tutor_app.ui.pictures import make_picture
from tutor_app.ui.pictures.controls import Field, Said, Stepper
from tutor_app.ui.pictures.sheet import Drawing
from tutor_app.ui.theme import Theme


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_everything_fits_and_can_be_read_at_every_width_and_zoom(qtbot: QtBot, name: str, mode: str) -> None:
    shown = Shown(qtbot, name, mode=mode)
    found = []
    for view in shown.views():
        # The theme changes colors and no sizes: all sizes are tried in one of the two.
        if mode == "light":
            found += trouble_at_all_sizes(shown, view)
        else:
            for place in places(view):
                go(view, place)
                found += trouble(shown, view, place)
        shown.theme.set_zoom(1.0)
        shown.resize(PAGE)
    assert found == []


@pytest.mark.parametrize("name", PICTURES)
def test_every_control_has_a_name_and_is_reached_with_tab(qtbot: QtBot, name: str) -> None:
    shown = Shown(qtbot, name)
    for view in shown.views():
        reached = reached_with_tab(next(iter(shown.picture.choice.options.values())))
        for control in controls(view):
            assert control.accessibleName().strip(), control
            assert control in reached, control.accessibleName()
            # Also a view that is made late comes before the rest of the page, in the order of reading.
            assert reached.index(control) < reached.index(shown.after)
        stops = reached[: reached.index(shown.after)]
        tops = [stop.mapTo(shown.picture, QPoint(0, 0)).y() for stop in stops]
        # What stands in one row differs by a few pixels.
        assert all(after - before > -12 for before, after in pairwise(tops))


@pytest.mark.parametrize("name", PICTURES)
def test_each_state_is_said_in_a_sentence_and_described_in_words(qtbot: QtBot, name: str) -> None:
    shown = Shown(qtbot, name)
    for view in shown.views():
        stepper = view.findChild(Stepper)
        said = view.findChild(Said)
        drawing = view.findChild(Drawing)
        assert said is not None
        assert drawing is not None
        assert drawing.accessibleName()
        for place in places(view):
            go(view, place)
            assert said.text().endswith(".")
            assert len(drawing.accessibleDescription()) > 10
            if stepper is not None:
                assert stepper.step.accessibleDescription() == said.text()


@pytest.mark.parametrize("name", PICTURES)
def test_nothing_moves_while_the_learner_steps(qtbot: QtBot, name: str) -> None:
    shown = Shown(qtbot, name)
    for view in shown.views():
        stepper = view.findChild(Stepper)
        if stepper is None:
            continue
        heights = set()
        for place in range(stepper.last + 1):
            stepper.go(place)
            drawing = view.findChild(Drawing)
            assert drawing is not None
            heights.add(drawing.heightForWidth(drawing.width()))
        assert len(heights) == 1


@pytest.mark.parametrize("name", PICTURES)
def test_step_back_the_end_and_reset_are_buttons_and_keys(qtbot: QtBot, name: str) -> None:
    shown = Shown(qtbot, name)
    for view in shown.views():
        stepper = view.findChild(Stepper)
        if stepper is None:
            continue
        drawing = view.findChild(Drawing)
        assert drawing is not None
        assert stepper.last > 0
        click(stepper.reset)
        first = texts(drawing)
        descriptions = [drawing.accessibleDescription()]
        click(stepper.step)
        assert stepper.at == 1
        descriptions.append(drawing.accessibleDescription())
        click(stepper.back)
        assert (stepper.at, texts(drawing)) == (0, first)
        click(stepper.back)
        assert stepper.at == 0
        stepper.step.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(stepper.step, Qt.Key.Key_Space)
        QTest.keyClick(stepper.step, Qt.Key.Key_Right)
        assert stepper.at == min(2, stepper.last)
        QTest.keyClick(stepper.step, Qt.Key.Key_Left)
        assert stepper.at == min(2, stepper.last) - 1
        QTest.keyClick(stepper.step, Qt.Key.Key_End)
        assert stepper.at == stepper.last
        click(stepper.step)
        assert stepper.at == stepper.last
        assert QApplication.focusWidget() is stepper.step
        click(stepper.reset)
        assert (stepper.at, texts(drawing)) == (0, first)
        assert drawing.accessibleDescription() == descriptions[0]
        assert descriptions[0] != descriptions[1]


@pytest.mark.parametrize("name", PICTURES)
def test_the_wheel_is_left_to_the_page(qtbot: QtBot, name: str) -> None:
    shown = Shown(qtbot, name)
    for view in shown.views():
        for widget in [view, *view.findChildren(QWidget)]:
            middle = QPointF(widget.rect().center())
            event = QWheelEvent(
                middle,
                widget.mapToGlobal(middle),
                QPoint(0, 0),
                QPoint(0, -120),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
            QApplication.sendEvent(widget, event)
            assert not event.isAccepted(), widget


@pytest.mark.parametrize("name", PICTURES)
def test_a_new_theme_and_zoom_keep_what_is_shown(qtbot: QtBot, name: str) -> None:
    shown = Shown(qtbot, name)
    for view in shown.views():
        drawing = view.findChild(Drawing)
        assert drawing is not None
        go(view, places(view)[-1])
        before, height = texts(drawing), drawing.height()
        light = drawing.grab().toImage()
        shown.theme.set_mode("dark")
        assert drawing.grab().toImage() != light
        assert texts(drawing) == before
        shown.theme.set_zoom(1.5)
        shown.settle()
        assert drawing.height() > height
        assert drawing.height() >= drawing.heightForWidth(drawing.width())
        shown.theme.set_mode("light")
        shown.theme.set_zoom(1.0)


def test_a_screen_reader_that_listens_is_told_each_sentence(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    update = QAccessible.updateAccessibility

    def listening(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            told.append(event.message())
        update(event)

    shown = Shown(qtbot, "generator-pull")
    view = shown.view()
    stepper, field = view.findChild(Stepper), view.findChild(Field)
    assert stepper is not None
    assert field is not None
    monkeypatch.setattr(QAccessible, "updateAccessibility", listening)
    click(stepper.step)
    assert told == []
    QAccessible.setActive(True)
    try:
        click(stepper.step)
        field.set_text("x")
    finally:
        QAccessible.setActive(False)
    assert told == [
        "The consumer asks for the next item.",
        "Change 'x' to a number such as 8 or 2.5.",
    ]


def test_a_picture_is_imported_when_it_is_made(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in PICTURES:
        module = f"tutor_app.ui.pictures.{name.replace('-', '_')}"
        # The other tests keep the module, and the classes, that they have imported.
        monkeypatch.delitem(sys.modules, module, raising=False)
        qtbot.addWidget(make_picture(name, Theme("light")))
        assert module in sys.modules


def test_a_name_without_a_picture_is_refused(qtbot: QtBot) -> None:
    with pytest.raises(ValueError, match="there is no picture 'no-such'"):
        make_picture("no-such", Theme("light"))
