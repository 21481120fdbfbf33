"""Prose on the page: rich text that is as high as it needs to be and never scrolls by itself."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QSize, Qt, QUrl
from PySide6.QtGui import QKeyEvent, QPaintEvent, QTextCursor, QTextDocument, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser

from tutor_app.ui.theme import Theme

_MOVES = frozenset(
    (
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_Space,
    )
)


class ProseView(QTextBrowser):
    """Shows Markdown as rich text at the theme's sizes.

    Links are given to *on_link* as text; *folder* is where relative images are found.
    """

    def __init__(
        self, theme: Theme, markdown: str, folder: Path, on_link: Callable[[str], None], *, name: str = ""
    ) -> None:
        super().__init__()
        self._theme = theme
        self._markdown = markdown
        self._heights: dict[int, int] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setSearchPaths([str(folder)])
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        # Not a fixed height: a layout would take the one of the width that it is about to change.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if "](" in markdown else Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(name or " ".join(markdown.replace("`", "").replace("*", "").split())[:80])
        self.anchorClicked.connect(lambda url: on_link(url.toString()))
        self.restyle()

    def restyle(self) -> None:
        """Render again with the colors and the zoom of the theme."""
        from tutor_app.course.html import prose_html

        colors = {name: getattr(self._theme.tokens, name) for name in self._theme.tokens.__slots__}
        self.document().setDefaultFont(self._theme.text_font())
        self.document().setIndentWidth(round(24 * self._theme.zoom))
        self.setHtml(prose_html(self._markdown, colors, zoom=self._theme.zoom))
        self._heights.clear()
        self.updateGeometry()

    def set_markdown(self, markdown: str) -> None:
        self._markdown = markdown
        self.restyle()

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            document = self.document()
            document.setTextWidth(width)
            document.size()
            # The first layout of a new text makes the view set the document to its own width.
            document.setTextWidth(width)
            self._heights[width] = math.ceil(document.size().height())
        return self._heights[width]

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        width = self.width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        # Layouts ask for the height at widths that the view then does not get.
        if self.document().textWidth() != self.viewport().width():
            self.document().setTextWidth(self.viewport().width())
        super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ignores the keys that move the page: there is nothing in here to scroll, and no caret."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _MOVES and (control or not event.modifiers() & Qt.KeyboardModifier.ShiftModifier):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Images only, and only from the course's files: nothing is ever fetched."""
        url = QUrl(name)
        if url.scheme() not in ("", "file"):
            return None
        return super().loadResource(kind, url)

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText())
        return data

    def mark(self, text: str) -> float | None:
        """Select the first place of *text*; gives its distance from the top in pixels."""
        found: QTextCursor = self.document().find(text, 0, QTextDocument.FindFlag(0))
        if found.isNull():
            return None
        self.setTextCursor(found)
        return float(self.cursorRect(found).top())
