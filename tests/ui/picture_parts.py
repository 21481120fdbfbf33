"""A picture in a real window with a scroll area around it, as on the page, and what can be asked of it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tutor_app.paths import resources_dir
from tutor_app.ui.app import make_application
from tutor_app.ui.pictures import make_picture
from tutor_app.ui.pictures.controls import Field, Views
from tutor_app.ui.pictures.sheet import BoxMark, Drawing, TextMark
from tutor_app.ui.theme import Theme, load_fonts

PAGE = 702


class Shown:
    """The picture called *name* in a window that is *width* pixels wide."""

    def __init__(self, qtbot: QtBot, name: str, *, mode: str = "light", zoom: float = 1.0) -> None:
        make_application()
        load_fonts(resources_dir() / "fonts")
        self.theme = Theme(mode, zoom)
        picture = make_picture(name, self.theme)
        assert isinstance(picture, Views)
        self.picture = picture
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.picture)
        self.after = QPushButton("What comes after it")
        layout.addWidget(self.after)
        layout.addStretch(1)
        self.window = QScrollArea()
        self.window.setWidgetResizable(True)
        self.window.setFrameShape(QScrollArea.Shape.NoFrame)
        self.window.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.window.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.window.setWidget(column)
        qtbot.addWidget(self.window)
        self.window.resize(PAGE, 600)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.settle()

    def settle(self) -> None:
        """Let all layouts take place."""
        for _ in range(4):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            QCoreApplication.processEvents()

    def resize(self, width: int) -> None:
        self.window.resize(width, 600)
        self.settle()

    def view(self, number: int = 0) -> QWidget:
        """The view of that number, shown by a click."""
        click(self.picture.choice.options[str(number)])
        self.settle()
        return self.picture.current()

    def views(self) -> Iterator[QWidget]:
        for number in range(len(self.picture.choice.options)):
            yield self.view(number)


def click(button: QAbstractButton) -> None:
    """Press *button* with the mouse."""
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def type_into(field: Field, text: str) -> None:
    """Replace what stands in *field* key by key."""
    field.line.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(field.line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field.line, Qt.Key.Key_Delete)
    QTest.keyClicks(field.line, text)


def texts(drawing: Drawing) -> list[str]:
    """What can be read on *drawing*, from the back to the front."""
    return [mark.whole for mark in drawing.marks() if isinstance(mark, TextMark)]


def controls(view: QWidget) -> list[QWidget]:
    """What can be pressed or typed into, and is shown."""
    return [
        widget
        for widget in view.findChildren(QWidget)
        if isinstance(widget, (QAbstractButton, QLineEdit)) and widget.isVisible()
    ]


def reached_with_tab(first: QWidget) -> list[QWidget]:
    """Every widget that gets the focus by Tab, in order, beginning at *first*."""
    first.setFocus(Qt.FocusReason.TabFocusReason)
    seen: list[QWidget] = []
    while (focused := QApplication.focusWidget()) is not None and focused not in seen:
        seen.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return seen


def ground_of(drawing: Drawing, text: TextMark) -> str:
    """The token of the topmost box that the middle of *text* stands on."""
    found = "background"
    for mark in drawing.marks():
        if mark is text:
            break
        if isinstance(mark, BoxMark) and mark.ground and mark.box.contains(text.box.center()):
            found = mark.ground
    return found


def overlaps(drawing: Drawing) -> list[tuple[str, str]]:
    """Pairs of texts that stand on each other."""
    marks = [mark for mark in drawing.marks() if isinstance(mark, TextMark) and mark.text]
    boxes = [(mark.text, _ink_box(mark)) for mark in marks]
    return [
        (one, other)
        for number, (one, box) in enumerate(boxes)
        for other, below in boxes[number + 1 :]
        if box.intersects(below)
    ]


def _ink_box(mark: TextMark) -> QRectF:
    """Where the letters of *mark* are, without the room around them."""
    metrics = QFontMetricsF(mark.font)
    width = metrics.horizontalAdvance(mark.text)
    left = mark.box.left()
    if mark.align & Qt.AlignmentFlag.AlignHCenter:
        left += (mark.box.width() - width) / 2
    elif mark.align & Qt.AlignmentFlag.AlignRight:
        left += mark.box.width() - width
    height = metrics.capHeight()
    return QRectF(left, mark.box.center().y() - height / 2, width - 0.5, height)
