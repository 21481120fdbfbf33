"""The bar at the top: title, where the learner is, the way to search, the menu."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy

from tutor_app.ui.theme import SMALL_SIZE, TEXT_SIZE, TINY_SIZE, Theme
from tutor_app.ui.widgets import CORNER, Button, Ground, Sign, Words, paint_ring, paint_sign, shown_keys

SEARCH_KEYS = "Ctrl+Shift+F"


class TopBar(Ground):
    """`search_asked`, `topics_asked` and `home_asked` are emitted; the window fills `menu_button`."""

    search_asked = Signal()
    topics_asked = Signal()
    home_asked = Signal()

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(theme, "pane", "bottom")
        self.setFixedHeight(44)
        self.setAccessibleName("Top bar")
        self.topics_button = Button(theme, "", sign=Sign.TOPICS, name="Topics")
        self.topics_button.clicked.connect(self.topics_asked)
        self._title = _TitleButton(theme, title)
        self._title.clicked.connect(self.home_asked)
        self._where = Words(theme, elided=True)
        self.search_button = _SearchButton(theme)
        self.search_button.clicked.connect(self.search_asked)
        self.menu_button = Button(theme, "", sign=Sign.MENU, name="Menu")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 0, 12, 0)
        layout.setSpacing(6)
        layout.addWidget(self.topics_button)
        layout.addWidget(self._title)
        layout.addWidget(self._where, 1)
        layout.addWidget(self.search_button)
        layout.addWidget(self.menu_button)
        self.set_narrow(False)

    def set_where(self, words: str) -> None:
        """The breadcrumb, such as `Stage 01 › Numbers & float precision`."""
        self._where.setText(words)

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow window the topics are behind a button and the search field is short."""
        self.topics_button.setVisible(narrow)
        self.search_button.set_short(narrow)


class _TitleButton(QPushButton):
    """The application's name; a press opens the start page."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(title)
        self._theme = theme
        self.setFlat(True)
        self.setAccessibleName(f"{title}, start page")
        self.setToolTip("Start page")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(theme.text_font(TEXT_SIZE, 600, zoomed=False))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 20, 32)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self._theme.color("text"))
        painter.drawText(self.rect().adjusted(10, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            paint_ring(painter, self.rect(), self._theme)
        painter.end()


class _SearchButton(QPushButton):
    """Looks like the field that it opens."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("Search lessons, code, questions")
        self._theme = theme
        self._short = False
        self.setFlat(True)
        self.setAccessibleName("Search lessons, code, questions")
        self.setAccessibleDescription(shown_keys(SEARCH_KEYS))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        theme.changed.connect(self.update)

    def set_short(self, short: bool) -> None:
        self._short = short
        self.setText("Search" if short else "Search lessons, code, questions")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(200 if self._short else 360, 28)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        box = self.rect()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("muted" if self.underMouse() else "line"), 1))
        painter.setBrush(theme.color("background"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), CORNER, CORNER)
        paint_sign(painter, Sign.SEARCH, QRectF(11, (box.height() - 13) / 2, 13, 13), theme.color("muted"))
        painter.setPen(theme.color("muted"))
        keys = shown_keys(SEARCH_KEYS)
        painter.setFont(theme.text_font(TINY_SIZE, zoomed=False))
        keys_width = painter.fontMetrics().horizontalAdvance(keys) + 12
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(box.adjusted(0, 0, -12, 0), right, keys)
        painter.setFont(theme.text_font(SMALL_SIZE, zoomed=False))
        where = QRect(32, 0, box.width() - 32 - keys_width - 8, box.height())
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, where.width())
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, words)
        if self.hasFocus():
            paint_ring(painter, box, theme)
        painter.end()
