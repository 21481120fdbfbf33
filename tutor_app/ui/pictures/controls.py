"""The controls of a picture: choices, switches, fields, numbers, steps in order, and the sentence below it.

All of them grow with the page's text, are reached with Tab, and leave the wheel to the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tutor_app.ui.page.parts import Card, FieldFrame, Ruler
from tutor_app.ui.style import field_style
from tutor_app.ui.theme import CODE_SIZE, SMALL_SIZE, TEXT_SIZE, Theme
from tutor_app.ui.widgets import Button, ButtonKind, Sign, Words, paint_ground, paint_ring, paint_sign

_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


def _pressed(event: QEvent) -> Qt.Key:
    """The key that *event* presses without a modifier, else the unknown one."""
    if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.NoModifier:
            return Qt.Key(event.key())
    return Qt.Key.Key_unknown


class Flow(QLayout):
    """Puts its items beside each other and goes on in the next row where there is no room."""

    def __init__(self, *, across: int = 4, down: int = 4) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._across = across
        self._down = down
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def put_in_order(self, widgets: Sequence[QWidget]) -> None:
        """Lay out the items in the order of *widgets*, all of which are in it."""
        self._items.sort(key=lambda item: widgets.index(item.widget()))
        self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, box: QRect) -> None:
        super().setGeometry(box)
        self._place(box, move=True)

    def sizeHint(self) -> QSize:
        """All items in one row."""
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self._across * max(len(hints) - 1, 0)
        return QSize(width, self.minimumSize().height())

    def minimumSize(self) -> QSize:
        height = max((item.sizeHint().height() for item in self._shown()), default=0)
        return QSize(0, height)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, box: QRect, *, move: bool) -> int:
        x, y, height = box.x(), box.y(), 0
        row: list[tuple[QLayoutItem, QRect]] = []
        for item in self._shown():
            hint = item.sizeHint()
            width = min(hint.width(), box.width())
            if row and x + width > box.right() + 1:
                self._settle_row(row, height, move=move)
                x, y, height = box.x(), y + height + self._down, 0
                row = []
            tall = item.heightForWidth(width) if item.hasHeightForWidth() else hint.height()
            row.append((item, QRect(x, y, width, tall)))
            x += width + self._across
            height = max(height, tall)
        self._settle_row(row, height, move=move)
        return y + height - box.y()

    def _settle_row(self, row: list[tuple[QLayoutItem, QRect]], height: int, *, move: bool) -> None:
        if move:
            for item, place in row:
                item.setGeometry(place.translated(0, (height - place.height()) // 2))


class FlowRow(QWidget):
    """Widgets in a Flow."""

    def __init__(self, parts: Iterable[QWidget] = (), *, across: int = 4, down: int = 4) -> None:
        super().__init__()
        self.flow = Flow(across=across, down=down)
        self.setLayout(self.flow)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for part in parts:
            self.flow.addWidget(part)

    def add(self, *parts: QWidget) -> FlowRow:
        for part in parts:
            self.flow.addWidget(part)
        return self


def label(theme: Theme, text: str) -> Words:
    """The words before a control, as high as the control."""
    result = Words(theme, text, zoomed=True)
    result.setContentsMargins(0, 0, 6, 0)
    return result


class _Painted:
    """How a radio button and a check box of a picture look: a sign, then words."""

    SIGN = 14
    SPACE = 6
    EDGE = 8
    HEIGHT = 28

    def __init__(self, button: QAbstractButton, theme: Theme, *, code: bool) -> None:
        self._button = button
        self._theme = theme
        self._code = code

    def z(self, pixels: float) -> int:
        return round(pixels * self._theme.zoom)

    def take_theme(self) -> None:
        font = (
            self._theme.code_font(CODE_SIZE - 0.5) if self._code else self._theme.text_font(SMALL_SIZE, 400)
        )
        self._button.setFont(font)
        self._button.updateGeometry()
        self._button.update()

    def size(self) -> QSize:
        words = QFontMetrics(self._button.font()).horizontalAdvance(self._button.text())
        return QSize(words + 1 + self.z(self.SIGN + self.SPACE + 2 * self.EDGE), self.z(self.HEIGHT))

    def paint(self) -> None:
        theme, it = self._theme, self._button
        painter = QPainter(it)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = it.rect()
        if it.isChecked():
            paint_ground(painter, box, theme.color("accent_ground"))
        elif it.underMouse():
            paint_ground(painter, box, theme.color("current_line"))
        ink = theme.color("accent" if it.isChecked() else "muted")
        size = self.z(self.SIGN)
        sign = QRectF(self.z(self.EDGE), (box.height() - size) / 2, size, size)
        if isinstance(it, QRadioButton):
            paint_sign(painter, Sign.EMPTY, sign, ink)
            if it.isChecked():
                paint_sign(painter, Sign.DOT, sign.adjusted(2, 2, -2, -2), ink)
        else:
            painter.setPen(QPen(ink, 1.2))
            if it.isChecked():
                painter.setBrush(ink)
            painter.drawRoundedRect(sign.adjusted(1, 1, -1, -1), 3, 3)
            if it.isChecked():
                pen = QPen(theme.color("on_accent"), max(1.6, size / 8))
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                corners = ((0.28, 0.52), (0.44, 0.68), (0.73, 0.34))
                painter.drawPolyline(
                    QPolygonF([QPointF(sign.x() + size * a, sign.y() + size * b) for a, b in corners])
                )
        left = self.z(self.EDGE + self.SIGN + self.SPACE)
        where = QRect(left, 0, box.width() - left, box.height())
        painter.setPen(theme.color("text"))
        painter.setFont(it.font())
        words = it.fontMetrics().elidedText(it.text(), Qt.TextElideMode.ElideRight, where.width() - self.z(2))
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, words)
        if it.hasFocus():
            paint_ring(painter, box, theme)
        painter.end()


class Option(QRadioButton):
    """One option of a Choice."""

    def __init__(self, theme: Theme, words: str, name: str, *, code: bool) -> None:
        super().__init__(words)
        self._look = _Painted(self, theme, code=code)
        self.setAccessibleName(name)
        # Each option is a stop of Tab; Qt would leave out those that are not chosen.
        self.setAutoExclusive(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._look.take_theme()
        theme.changed.connect(self._take_theme)

    def sizeHint(self) -> QSize:
        return self._look.size()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._look.size().height())

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def nextCheckState(self) -> None:
        """Pressing the chosen option leaves it chosen."""
        self.setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._look.paint()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def _take_theme(self) -> None:
        self._look.take_theme()


class Switch(QCheckBox):
    """On or off; *on_switch* is called with the new state."""

    def __init__(
        self,
        theme: Theme,
        words: str,
        on_switch: Callable[[bool], object],
        *,
        on: bool = False,
        name: str = "",
        code: bool = False,
    ) -> None:
        """*name* is what a screen reader says where *words* are too short to stand alone."""
        super().__init__(words)
        self._look = _Painted(self, theme, code=code)
        self.setAccessibleName(name or words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setChecked(on)
        self.clicked.connect(on_switch)
        self._look.take_theme()
        theme.changed.connect(self._take_theme)

    def sizeHint(self) -> QSize:
        return self._look.size()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._look.size().height())

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._look.paint()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def _take_theme(self) -> None:
        self._look.take_theme()


class Choice(FlowRow):
    """One of a few: *options* are (key, words); *on_choose* is called with the key of a new choice.

    Left and Right choose the option beside, Tab goes to each of them.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        options: Sequence[tuple[str, str]],
        on_choose: Callable[[str], object],
        *,
        chosen: str = "",
        code: bool = False,
        labeled: bool = True,
    ) -> None:
        """*name* stands before the options if *labeled*, and is always told to a screen reader."""
        super().__init__(across=2, down=2)
        self.setAccessibleName(name)
        self._on_choose = on_choose
        self._keys = [key for key, _ in options]
        self.chosen = chosen or self._keys[0]
        if labeled:
            self.add(label(theme, name))
        self.options = {key: Option(theme, words, f"{name}: {words}", code=code) for key, words in options}
        for key, option in self.options.items():
            option.setChecked(key == self.chosen)
            option.clicked.connect(partial(self._choose, key))
            option.installEventFilter(self)
            self.add(option)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        step = _ARROWS.get(_pressed(event))
        if step is None:
            return False
        key = self._keys[(self._keys.index(self.chosen) + step) % len(self._keys)]
        self.options[key].setFocus(Qt.FocusReason.TabFocusReason)
        self._choose(key)
        return True

    def _choose(self, key: str) -> None:
        is_new = key != self.chosen
        self.chosen = key
        for other, option in self.options.items():
            option.setChecked(other == key)
        if is_new:
            self._on_choose(key)


class _Line(QLineEdit):
    """As wide as *letters* where there is room, and narrower where there is none."""

    def __init__(self, text: str, letters: int) -> None:
        super().__init__(text)
        self._letters = letters

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance("0") * self._letters + 6
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())


class Field(QWidget):
    """A line to type in. *on_text* is called at every change and answers with a complaint, or nothing.

    A complaint is one sentence that says what to type; it stands below the line until the text is good.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        text: str,
        on_text: Callable[[str], str],
        *,
        letters: int = 18,
    ) -> None:
        """*letters* is how many are seen at once where there is room."""
        super().__init__()
        self._theme = theme
        self._on_text = on_text
        self.line = _Line(text, letters)
        self.line.setFrame(False)
        self.line.setAccessibleName(name)
        self.line.textEdited.connect(self._take)
        self._frame = FieldFrame(theme, self.line)
        self._frame.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.complaint = Words(theme, color="pitfall", weight=550, wrapped=True, zoomed=True)
        self.complaint.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._row = FlowRow((label(theme, name), self._frame), across=2)
        column.addWidget(self._row)
        column.addWidget(self.complaint)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._take_theme()
        theme.changed.connect(self._take_theme)

    def text(self) -> str:
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Type *text* in place of what stands there."""
        self.line.setText(text)
        self._take(text)

    def sizeHint(self) -> QSize:
        width = self._row.sizeHint().width()
        return QSize(width, self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.layout().heightForWidth(width)  # type: ignore[union-attr]

    def _take(self, text: str) -> None:
        complaint = self._on_text(text)
        self.complaint.setText(complaint)
        self.complaint.setVisible(bool(complaint))
        self.line.setAccessibleDescription(complaint)
        if complaint:
            announce(self.line, complaint)
        self.updateGeometry()

    def _take_theme(self) -> None:
        font = self._theme.code_font(CODE_SIZE - 0.5)
        self.line.setFont(font)
        self.line.setStyleSheet(field_style(self._theme))
        metrics = QFontMetrics(font)
        self.line.setMinimumHeight(metrics.lineSpacing())
        self.updateGeometry()


class Amount(FlowRow):
    """A whole number between *low* and *high* with a button for one less and one more; it cannot be wrong."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        value: int,
        low: int,
        high: int,
        on_change: Callable[[int], object],
        *,
        step: int = 1,
    ) -> None:
        super().__init__(across=2, down=2)
        self._name = name
        self.value = value
        self._range = low, high
        self._on_change = on_change
        self._shown = Words(theme, str(value), weight=550, color="text", zoomed=True)
        self._shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.less = Button(theme, "−", zoomed=True, name=f"{name}: one less")
        self.more = Button(theme, "+", zoomed=True, name=f"{name}: one more")
        self.less.clicked.connect(partial(self._change, -step))
        self.more.clicked.connect(partial(self._change, step))
        for one in (self.less, self.more):
            one.installEventFilter(self)
        self.setAccessibleName(name)
        self.add(label(theme, name), self.less, self._shown, self.more)
        self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Left and Right work like the buttons, whichever of them has the keyboard."""
        step = _ARROWS.get(_pressed(event))
        if step is None:
            return False
        (self.more if step > 0 else self.less).click()
        return True

    def _change(self, by: int) -> None:
        low, high = self._range
        value = min(max(self.value + by, low), high)
        if value != self.value:
            self.value = value
            self._say()
            self._on_change(value)

    def _say(self) -> None:
        low, high = self._range
        self._shown.setText(str(self.value))
        self._shown.setAccessibleName(f"{self._name}: {self.value}")
        for one in (self.less, self.more):
            one.setAccessibleDescription(f"now {self.value}, from {low} to {high}")


def announce(widget: QWidget, sentence: str) -> None:
    """Have a screen reader say *sentence*; nothing happens where none is running."""
    if QAccessible.isActive() and widget.isVisible():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))


def _breakable(found: re.Match[str]) -> str:
    """A long word with places without width at which a line may end."""
    return re.sub(r"(.{6})(?=.)", "\\1\u200b", found[0])


class Said(Card):
    """The sentence below a picture: what the last step changed. It never gets lower while it is read."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, ground="pane", padding=(12, 8, 12, 8))
        self._words = Words(theme, size=TEXT_SIZE, color="text", wrapped=True, zoomed=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self._words)
        self._sentence = ""
        self._width = 0
        theme.changed.connect(self._forget_height)

    def text(self) -> str:
        return self._sentence

    def say(self, sentence: str) -> None:
        is_new = sentence != self._sentence
        self._sentence = sentence
        # What is long and has no blank, such as a path, may be broken: it must not widen the page.
        self._words.setText(re.sub(r"\S{18,}", _breakable, sentence))
        self._words.setAccessibleName(sentence)
        self._keep_height()
        if is_new:
            announce(self._words, sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != self._width:
            self._forget_height()

    def _forget_height(self) -> None:
        self._width = self.width()
        self._words.setMinimumHeight(0)
        self._keep_height()

    def _keep_height(self) -> None:
        inner = self._width - 24
        if inner > 0:
            needed = self._words.heightForWidth(inner)
            self._words.setMinimumHeight(max(needed, self._words.minimumHeight()))


class Stepper(FlowRow):
    """Back, Step, To the end, Reset over states that are numbered from 0; `at` is the present one.

    *on_move* is called with the number of the state to show. *jump* is words for one more button and a
    function that gives the number it leads to from the present one.
    """

    def __init__(
        self,
        theme: Theme,
        on_move: Callable[[int], object],
        *,
        jump: tuple[str, Callable[[int], int]] | None = None,
    ) -> None:
        super().__init__(across=4, down=4)
        self._on_move = on_move
        self.at = 0
        self.last = 0
        self.back = self._button(theme, "Back", lambda: self.at - 1)
        self.step = self._button(theme, "Step", lambda: self.at + 1, ButtonKind.PRIMARY)
        self.buttons = [self.step, self.back]
        if jump is not None:
            words, leads_to = jump
            self.buttons.append(self._button(theme, words, lambda: leads_to(self.at), ButtonKind.ACCENT))
        self.buttons.append(self._button(theme, "To the end", lambda: self.last))
        self.reset = self._button(theme, "Reset", lambda: 0)
        self.buttons.append(self.reset)
        self._count = Words(theme, zoomed=True)
        self._count.setContentsMargins(8, 0, 0, 0)
        self.add(*self.buttons, self._count)

    def start(self, last: int, at: int = 0) -> None:
        """There are new states, the last one numbered *last*; show the one numbered *at*."""
        self.last = last
        self.go(at)

    def go(self, at: int) -> None:
        """Show the state numbered *at*, or the nearest one that there is."""
        self.at = min(max(at, 0), self.last)
        self._count.setText(f"step {self.at} of {self.last}")
        self._on_move(self.at)

    def describe(self, sentence: str) -> None:
        """What a screen reader says after the name of a button: the present state."""
        for one in self.buttons:
            one.setAccessibleDescription(sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Left and Right, Home and End, while one of the buttons has the keyboard."""
        key = _pressed(event)
        if key in _ARROWS:
            self.go(self.at + _ARROWS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go(0 if key == Qt.Key.Key_Home else self.last)
        else:
            return False
        return True

    def _button(
        self, theme: Theme, words: str, leads_to: Callable[[], int], kind: ButtonKind = ButtonKind.QUIET
    ) -> Button:
        result = Button(theme, words, kind, zoomed=True)
        result.clicked.connect(lambda: self.go(leads_to()))
        result.installEventFilter(self)
        return result


class Sorter(FlowRow):
    """A few things in an order that the learner changes, each of which may be taken out.

    *items* are (key, words). Buttons on each card move it; it can also be dragged. *on_change* is called
    after every change; `order` holds the keys of what is not taken out.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        items: Sequence[tuple[str, str]],
        on_change: Callable[[], object],
        *,
        out: Sequence[str] = (),
    ) -> None:
        super().__init__(across=8, down=8)
        self.setAccessibleName(name)
        self._on_change = on_change
        self.cards = {key: SorterCard(self, theme, key, words, key not in out) for key, words in items}
        self._keys = [key for key, _ in items]
        self.add(*self.cards.values())
        self._number()

    @property
    def order(self) -> tuple[str, ...]:
        return tuple(key for key in self._keys if self.cards[key].switch.isChecked())

    def set_words(self, key: str, words: str) -> None:
        """Name a thing anew, where its name says a number that has changed."""
        self.cards[key].set_words(words)

    def put(self, key: str, to: int) -> None:
        """Put *key* at place *to* of the row, or at the nearest one that there is."""
        to = min(max(to, 0), len(self._keys) - 1)
        if self._keys.index(key) == to:
            return
        self._keys.remove(key)
        self._keys.insert(to, key)
        cards = [self.cards[one] for one in self._keys]
        self.flow.put_in_order(cards)
        self.flow.setGeometry(self.contentsRect())
        stops = [stop for card in cards for stop in card.stops]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        self._number()
        self._on_change()

    def move_by(self, key: str, by: int) -> None:
        self.put(key, self._keys.index(key) + by)

    def drag_to(self, key: str, place: QPoint) -> None:
        """*key* is dragged over *place*: it goes where the card below the pointer is."""
        for other, card in self.cards.items():
            if other != key and card.geometry().contains(place):
                self.put(key, self._keys.index(other))
                return

    def changed(self) -> None:
        self._number()
        self._on_change()

    def _number(self) -> None:
        for number, key in enumerate(self._keys, 1):
            self.cards[key].show_number(number, len(self._keys))


class SorterCard(Card):
    """One thing of a Sorter: a switch with its words, and two buttons that move it."""

    def __init__(self, sorter: Sorter, theme: Theme, key: str, words: str, on: bool) -> None:
        super().__init__(theme, ground="pane", padding=(4, 3, 4, 3))
        self._sorter = sorter
        self._key = key
        self._words = words
        self._pressed: QPoint | None = None
        self._drags = False
        self.switch = Switch(theme, words, lambda on: sorter.changed(), on=on)
        self.switch.installEventFilter(self)
        self.earlier = Button(theme, "‹", zoomed=True)
        self.later = Button(theme, "›", zoomed=True)
        self.earlier.clicked.connect(lambda: sorter.move_by(key, -1))
        self.later.clicked.connect(lambda: sorter.move_by(key, 1))
        self.stops: tuple[QWidget, ...] = (self.switch, self.earlier, self.later)
        row = FlowRow(self.stops, across=0, down=0)
        self.body.addWidget(row)
        self.setToolTip("Drag it, or use ‹ and ›")
        self._name_buttons(words)

    def set_words(self, words: str) -> None:
        self._words = words
        self.switch.setText(words)
        self.switch.updateGeometry()
        self._name_buttons(words)
        self.updateGeometry()

    def show_number(self, number: int, of: int) -> None:
        self.switch.setAccessibleName(f"{self._words}, {number} of {of}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._pressed is not None and not self._drags:
            self._drags = (place - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._drags:
            self._sorter.drag_to(self._key, self.mapTo(self._sorter, place))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        self._drags = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A drag may begin on the switch, which is most of the card; it does not switch then."""
        if not isinstance(event, QMouseEvent):
            return False
        place = QMouseEvent(
            event.type(),
            self.switch.mapTo(self, event.position()),
            event.globalPosition(),
            event.button(),
            event.buttons(),
            event.modifiers(),
        )
        if event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self.mousePressEvent(place)
        elif event.type() == QEvent.Type.MouseMove:
            self.mouseMoveEvent(place)
            if self._drags:
                self.switch.setDown(False)
            return self._drags
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self.mouseReleaseEvent(place)
        return False

    def _name_buttons(self, words: str) -> None:
        self.earlier.setAccessibleName(f"{words}: earlier")
        self.later.setAccessibleName(f"{words}: later")


class Views(QWidget):
    """The views of one picture: (words, a function that makes it); a view is made when it is first shown."""

    def __init__(self, theme: Theme, views: Sequence[tuple[str, Callable[[], QWidget]]]) -> None:
        super().__init__()
        self._made: dict[str, QWidget] = {}
        self._views = {str(number): make for number, (_, make) in enumerate(views)}
        keys = [(str(number), words) for number, (words, _) in enumerate(views)]
        self.choice = Choice(theme, "View", keys, self.show_view, labeled=False)
        head = QWidget()
        inset = QVBoxLayout(head)
        inset.setContentsMargins(12, 6, 12, 6)
        inset.addWidget(self.choice)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(head)
        self._column.addWidget(Ruler(theme))
        self.show_view("0")

    def current(self) -> QWidget:
        """The view that is shown."""
        return self._made[self.choice.chosen]

    def show_view(self, key: str) -> None:
        if key not in self._made:
            view = self._made[key] = self._views[key]()
            self._column.addWidget(view)
            # Tab would come to a view that is made late only after the rest of the page.
            before: QWidget = list(self.choice.options.values())[-1]
            for stop in view.findChildren(QWidget):
                if stop.focusPolicy() & Qt.FocusPolicy.TabFocus:
                    QWidget.setTabOrder(before, stop)
                    before = stop
        for other, view in self._made.items():
            view.setVisible(other == key)


def stacked(view: QWidget, *parts: QWidget) -> None:
    """Put *parts* below each other in *view*, with the space that every view of a picture has."""
    column = QVBoxLayout(view)
    column.setContentsMargins(16, 12, 16, 14)
    column.setSpacing(10)
    for part in parts:
        column.addWidget(part)
