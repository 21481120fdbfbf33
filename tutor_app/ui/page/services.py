"""The strip under a page's head: the practice services that its code talks to, and what they were asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QFontMetrics,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from tutor_app.ui.background import Work
from tutor_app.ui.page.parts import Bar, Card, Ruler
from tutor_app.ui.services import PracticeServices, Service, ServiceState
from tutor_app.ui.style import QuietScrollBars
from tutor_app.ui.theme import CODE_SIZE, SMALL_SIZE, Theme
from tutor_app.ui.widgets import Button, Sign, Words, paint_ring, paint_sign

if TYPE_CHECKING:
    from tutor_app.services.record import LogLine

_TITLES = {"model-api": "Model API", "redis": "Redis"}
_COLORS = {
    ServiceState.STARTING: "pitfall",
    ServiceState.RUNNING: "right",
    ServiceState.STOPPED: "muted",
    ServiceState.FAILED: "error",
}
_READ_MS = 300
_SPACING = 8
_LOG_LINES = 8
_MOST_LINES = 2_000


class ServiceStrip(Card):
    """A row for each service of the page."""

    def __init__(self, theme: Theme, services: PracticeServices) -> None:
        super().__init__(theme, ground="pane", padding=(0, 2, 0, 2))
        self.setAccessibleName("Practice services")
        self._services = services
        self.rows: dict[str, ServiceRow] = {}
        for service in services.all():
            if self.rows:
                self.body.addWidget(Ruler(theme))
            row = self.rows[service.name] = ServiceRow(theme, services, service.name)
            self.body.addWidget(row)
        services.changed.connect(self._show_states)
        self._show_states()

    def _show_states(self) -> None:
        for service in self._services.all():
            if service.name in self.rows:
                self.rows[service.name].show_state(service)


class ServiceRow(QWidget):
    """One service: its name, what it does and where; on request its log."""

    def __init__(self, theme: Theme, services: PracticeServices, name: str) -> None:
        super().__init__()
        self._title = title = _TITLES.get(name, name)
        self._dot = _Dot(theme)
        self._name = Words(theme, title, weight=600, color="text", zoomed=True)
        self.state = Words(theme, zoomed=True)
        self.address = Words(theme, elided=True, zoomed=True)
        self.address.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.sentence = Words(theme, color="error", wrapped=True, zoomed=True)
        self.sentence.setContentsMargins(34, 0, 12, 6)
        self._log_room = QWidget()
        self.log_button = Button(theme, "Log", name=f"Log of {title}", zoomed=True)
        self.log_button.setToolTip(f"What {title} was asked, newest last")
        self.log_button.setCheckable(True)
        self.log_button.toggled.connect(self._log_room.setVisible)
        self.restart_button = Button(theme, "Restart", name=f"Restart {title}", zoomed=True)
        self.restart_button.setToolTip(f"Starts {title} anew, with nothing in it")
        self.restart_button.clicked.connect(lambda: services.restart(name))
        self.log = ServiceLog(theme, services, name, f"Log of {title}")
        ground = Card(theme, padding=(4, 4, 4, 4))
        ground.body.addWidget(self.log)
        room = QVBoxLayout(self._log_room)
        room.setContentsMargins(12, 0, 12, 10)
        room.addWidget(ground)
        self._log_room.hide()
        bar = Bar(margins=(12, 3, 6, 3))
        bar.row.setSpacing(_SPACING)
        bar.add(self._dot, self._name, self.state)
        bar.row.addWidget(self.address, 1)
        self._beside = bar.row
        self._below = QHBoxLayout()
        self._below.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self._below.setContentsMargins(12, 0, 12, 3)
        self._place_buttons()
        theme.changed.connect(self._place_buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addLayout(self._below)
        column.addWidget(self.sentence)
        column.addWidget(self._log_room)

    def show_state(self, service: Service) -> None:
        color = _COLORS[service.state]
        self._dot.show_color(color)
        self.state.setText(service.state.value)
        self.state.set_color(color)
        self._place_buttons()
        self.address.setText(service.url)
        self.address.setToolTip(service.url)
        self.sentence.setText(service.sentence)
        self.sentence.set_color("error" if service.state is ServiceState.FAILED else "muted")
        self.sentence.setVisible(bool(service.sentence))
        self.restart_button.setEnabled(service.state is not ServiceState.STARTING)
        where = f" at {service.url}" if service.url else ""
        self.setAccessibleName(f"{self._title} is {service.state.value}{where}")
        self.setAccessibleDescription(service.sentence)
        if service.state is ServiceState.STARTING:
            self.log.begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_buttons()

    def _place_buttons(self) -> None:
        """Beside the words, or below them where large text leaves no room."""
        parts = (self._name, self.state, self.log_button, self.restart_button)
        needed = self._dot.width() + sum(one.sizeHint().width() + _SPACING for one in parts) + _SPACING + 18
        row = self._beside if self.width() >= needed else self._below
        if row.indexOf(self.log_button) >= 0:
            return
        for one in (self.log_button, self.restart_button):
            for other in (self._beside, self._below):
                other.removeWidget(one)
            row.addWidget(one)


class ServiceLog(QPlainTextEdit):
    """What a service was asked, newest last. It reads by itself while it is on the screen."""

    def __init__(self, theme: Theme, services: PracticeServices, name: str, title: str) -> None:
        super().__init__()
        self._theme = theme
        self._services = services
        self._name = name
        self._last = 0
        self._work: Work | None = None
        self.setReadOnly(True)
        self.setAccessibleName(title)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setMaximumBlockCount(_MOST_LINES)
        self.setPlaceholderText("Nothing was asked yet.")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.document().setDocumentMargin(4)
        self.viewport().setAutoFillBackground(False)
        QuietScrollBars(self, theme)
        self._timer = QTimer(self)
        self._timer.setInterval(_READ_MS)
        self._timer.timeout.connect(self._read)
        theme.changed.connect(self._take_theme)
        self._take_theme()

    def begin(self) -> None:
        """Another process: its lines are counted from 1 again."""
        if self._work is not None:
            self._work.forget()
            self._work = None
        self._last = 0
        self.clear()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()
        self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.verticalScrollBar().maximum() > 0 or event.angleDelta().x():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            paint_ring(painter, self.viewport().rect(), self._theme)
            painter.end()

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def _read(self) -> None:
        if self._work is None:
            self._work = self._services.read_log(self._name, self._last, self._add)
            if self._work is not None:
                self.destroyed.connect(self._work.forget)

    def _add(self, lines: list[LogLine]) -> None:
        self._work = None
        if not lines:
            return
        self._last = lines[-1].number
        bar = self.verticalScrollBar()
        at_end = bar.value() == bar.maximum()
        self.appendPlainText("\n".join(line.text for line in lines))
        if at_end:
            bar.setValue(bar.maximum())

    def _take_theme(self) -> None:
        self.setFont(self._theme.code_font(CODE_SIZE - 1))
        self.setPalette(QPalette(self._theme.palette()))
        self.setFixedHeight(_LOG_LINES * QFontMetrics(self.font()).lineSpacing() + 8)


class _Dot(QWidget):
    """A dot in the color of a state."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._color = "muted"
        theme.changed.connect(self._take_theme)
        self._take_theme()

    def show_color(self, color: str) -> None:
        self._color = color
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_sign(painter, Sign.DOT, QRectF(self.rect()), self._theme.color(self._color))
        painter.end()

    def _take_theme(self) -> None:
        side = round(SMALL_SIZE * self._theme.zoom) - 1
        self.setFixedSize(side, side)
        self.update()
