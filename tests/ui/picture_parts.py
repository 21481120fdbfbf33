"""A picture in a real window with a scroll area around it, as on the page, and what can be asked of it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRectF, Qt
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
from test_theme import ENOUGH, contrast

from tutor_app.paths import resources_dir
from tutor_app.ui.app import make_application
from tutor_app.ui.pictures import make_picture
from tutor_app.ui.pictures.controls import Field, Stepper, Views
from tutor_app.ui.pictures.sheet import BoxMark, Drawing, TextMark
from tutor_app.ui.theme import TINY_SIZE, Theme, load_fonts

PAGE = 702
NARROW = 402


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


def places(view: QWidget) -> list[int]:
    """Some states of *view*: the first, the second, a few between, the last."""
    stepper = view.findChild(Stepper)
    if stepper is None:
        return [0]
    last = stepper.last
    return sorted({0, min(1, last), last // 3, 2 * last // 3, max(last - 1, 0), last})


def go(view: QWidget, place: int) -> None:
    stepper = view.findChild(Stepper)
    if stepper is not None:
        stepper.go(place)


def trouble(shown: Shown, view: QWidget, place: int) -> list[str]:
    """What cannot be read or does not fit, as sentences."""
    theme, found = shown.theme, []
    where = f"{theme.tokens.name} zoom {theme.zoom} width {shown.window.width()} state {place}"
    for drawing in view.findChildren(Drawing):
        for mark in drawing.marks():
            if not isinstance(mark, TextMark):
                continue
            if mark.font.pixelSize() < round(TINY_SIZE * theme.zoom):
                found.append(f"{where}: {mark.text!r} is {mark.font.pixelSize()} px high")
            if mark.box.left() < -0.5 or mark.box.right() > drawing.width() + 1:
                found.append(f"{where}: {mark.text!r} stands out at the side")
            if mark.box.bottom() > drawing.height() + 1:
                found.append(f"{where}: {mark.text!r} stands out below")
            if mark.text != mark.whole and shown.window.width() / theme.zoom >= NARROW:
                found.append(f"{where}: {mark.whole!r} is shortened to {mark.text!r}")
            ground = ground_of(drawing, mark)
            ratio = contrast(getattr(theme.tokens, mark.ink), getattr(theme.tokens, ground))
            if ratio < ENOUGH:
                found.append(f"{where}: {mark.text!r}: {mark.ink} on {ground} is {ratio:.2f}")
        found += [f"{where}: {one!r} and {other!r} overlap" for one, other in overlaps(drawing)]
    for control in controls(view):
        left = control.mapTo(view, QPoint(0, 0)).x()
        if left < 0 or left + control.width() > view.width():
            found.append(f"{where}: {control.accessibleName()!r} stands out at the side")
        if control.width() < 8 or control.height() < control.minimumSizeHint().height():
            found.append(f"{where}: {control.accessibleName()!r} has no room")
    return found


def trouble_at_all_sizes(shown: Shown, view: QWidget) -> list[str]:
    """What cannot be read or does not fit at some width and zoom, in some state of *view*."""
    found = []
    for zoom in (1.0, 2.0):
        shown.theme.set_zoom(zoom)
        for width in (PAGE, NARROW):
            shown.resize(width)
            for place in places(view):
                go(view, place)
                shown.settle()
                found += trouble(shown, view, place)
            if view.width() > width:
                found.append(f"zoom {zoom}: the view is {view.width()} px wide, the page {width}")
    return found
