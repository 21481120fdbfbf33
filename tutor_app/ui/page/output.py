"""What an example shows: the page's output before a run, the learner's output after it."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from tutor_app.ui.page.parts import button
from tutor_app.ui.style import QuietScrollBars
from tutor_app.ui.theme import CODE_SIZE, Theme
from tutor_app.ui.widgets import Words

MOST_LINES = 24


class OutputText(QPlainTextEdit):
    """Printed text as it is: monospace, never wrapped, as high as its lines up to MOST_LINES."""

    def __init__(self, theme: Theme, *, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._ink = "text"
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.document().setDocumentMargin(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(name)
        self.viewport().setAutoFillBackground(False)
        QuietScrollBars(self, theme)
        self.restyle()

    def show_text(self, text: str, ink: str) -> None:
        self._ink = ink
        self.setPlainText(text)
        self.restyle()

    def restyle(self) -> None:
        self.setFont(self._theme.code_font(CODE_SIZE - 0.5))
        palette = QPalette(self._theme.palette())
        palette.setColor(QPalette.ColorRole.Text, self._theme.color(self._ink))
        self.setPalette(palette)
        self.setFixedHeight(self._height())

    def _height(self) -> int:
        metrics = QFontMetricsF(self.font())
        scrolls = self.blockCount() > MOST_LINES
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        lines = min(max(self.blockCount(), 1), MOST_LINES)
        longest = max((len(line) for line in self.toPlainText().splitlines()), default=0)
        wide = longest * metrics.horizontalAdvance("0") > max(self.viewport().width(), 300)
        self.setHorizontalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn if wide else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        bar = self.horizontalScrollBar().sizeHint().height() if wide else 0
        return lines * ceil(metrics.lineSpacing()) + 4 + bar

    def sizeHint(self) -> QSize:
        return QSize(200, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.setFixedHeight(self._height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.blockCount() > MOST_LINES or event.angleDelta().x():
            super().wheelEvent(event)
        else:
            event.ignore()


class OutputPanel(QWidget):
    """The lower part of an example: text, and at the right one quiet word about where it comes from."""

    def __init__(self, theme: Theme, expected: str | None) -> None:
        super().__init__()
        self.expected = expected
        self.text = OutputText(theme, name="Output")
        self.note = Words(theme, weight=550, size=12, zoomed=True)
        self.back = button(theme, "Show the page's output", self.show_page)
        self.back.hide()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(self.note, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(36, 8, 12, 8)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignRight)
        self.show_page()

    def show_run(
        self, text: str, note: str, ink: str, *, failed: bool = False, differs: bool = False
    ) -> None:
        """Show what a run printed. *differs*: the page's own output can be shown again."""
        text = text.rstrip("\n")
        self.text.show_text(text if text else "(nothing is printed)", "error" if failed else "text")
        self._say(note, ink)
        self.back.setVisible(differs and bool(self.expected))
        self.show()

    def restyle(self) -> None:
        self.text.restyle()

    def _say(self, note: str, ink: str) -> None:
        self.note.setText(note)
        self.note.set_color(ink)
        self.note.setVisible(bool(note))

    def show_page(self) -> None:
        """Show the page's own output, or nothing where it has none."""
        self.back.hide()
        if self.expected is None:
            self.hide()
            return
        self.text.show_text(self.expected, "muted")
        self._say("on the page", "muted")
