"""The bar above an editor's code that finds text in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from tutor_app.ui.style import field_style
from tutor_app.ui.theme import SMALL_SIZE, SPACE, Theme
from tutor_app.ui.widgets import Button, Sign, Words

if TYPE_CHECKING:
    from tutor_app.ui.editor import CodeEditor

_HEIGHT = 36


class FindBar(QWidget):
    """Finds while it is typed in: Enter goes to the next place, Shift+Enter to the one before, Esc closes.

    Capitals count only where the sought text has one.
    """

    closed = Signal()

    def __init__(self, editor: CodeEditor, theme: Theme) -> None:
        super().__init__(editor)
        self._editor = editor
        self._theme = theme
        self._found: list[QTextCursor] = []
        self._start = 0
        self.setFixedHeight(_HEIGHT)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName("Find in this code")
        self.field = QLineEdit(self)
        self.field.setPlaceholderText("Find in this code")
        self.field.setAccessibleName("Find in this code")
        self.field.setFrame(False)
        self.field.textEdited.connect(self._search)
        self.field.installEventFilter(self)
        self._count = Words(theme)
        self._count.setAccessibleName("Places found")
        previous = Button(theme, "Previous", name="Previous place")
        following = Button(theme, "Next", name="Next place")
        close = Button(theme, "", sign=Sign.CLOSE, name="Close the find bar")
        previous.clicked.connect(lambda: self.go(-1))
        following.clicked.connect(lambda: self.go(1))
        close.clicked.connect(self.close_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE[3], 0, SPACE[2], 1)
        row.setSpacing(SPACE[1])
        row.addWidget(self.field, 1)
        for part in (self._count, previous, following, close):
            row.addWidget(part)
        self._take_theme()
        theme.changed.connect(self._take_theme)

    def open(self, text: str) -> None:
        """Shows the bar with *text*, or with what was sought last, selected."""
        if not self.isVisibleTo(self._editor):
            self._start = self._editor.textCursor().selectionStart()
        if text:
            self.field.setText(text)
        self.show()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search()

    def close_bar(self) -> None:
        self.hide()
        self._found = []
        self.closed.emit()

    def found(self) -> int:
        """How many places there are."""
        return len(self._found)

    def count_text(self) -> str:
        """`2 of 5`, or that there is nothing."""
        return self._count.text()

    def search_again(self) -> None:
        """The code has changed: finds anew without moving the caret."""
        if self.isVisibleTo(self._editor):
            self._find_all()
            self._show_count()

    def go(self, step: int) -> None:
        """Selects the next place (step 1) or the one before (step -1), around the end of the code."""
        if not self._found:
            return
        caret = self._editor.textCursor()
        if step > 0:
            after = [cursor for cursor in self._found if cursor.selectionStart() >= caret.selectionEnd()]
            if not caret.hasSelection():
                after = [cursor for cursor in self._found if cursor.selectionStart() >= caret.position()]
            target = after[0] if after else self._found[0]
        else:
            before = [cursor for cursor in self._found if cursor.selectionEnd() <= caret.selectionStart()]
            target = before[-1] if before else self._found[-1]
        self._editor.setTextCursor(target)
        self._show_count()

    def _search(self) -> None:
        self._find_all()
        near = [cursor for cursor in self._found if cursor.selectionStart() >= self._start]
        if near or self._found:
            self._editor.setTextCursor(near[0] if near else self._found[0])
        self._show_count()

    def _find_all(self) -> None:
        text = self.field.text()
        flags = QTextDocument.FindFlag(0)
        if text != text.lower():
            flags = QTextDocument.FindFlag.FindCaseSensitively
        self._found = []
        cursor = QTextCursor(self._editor.document())
        while text:
            cursor = self._editor.document().find(text, cursor, flags)
            if cursor.isNull():
                break
            self._found.append(QTextCursor(cursor))
        self._editor.show_found(self._found)

    def _show_count(self) -> None:
        caret = self._editor.textCursor()
        places = [(cursor.selectionStart(), cursor.selectionEnd()) for cursor in self._found]
        here = (caret.selectionStart(), caret.selectionEnd())
        if not self.field.text():
            words = ""
        elif not places:
            words = "Not found"
        elif here in places:
            words = f"{places.index(here) + 1} of {len(places)}"
        else:
            words = f"{len(places)} found"
        self._count.setText(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and event.key() in (
                Qt.Key.Key_Escape,
                Qt.Key.Key_Return,
                Qt.Key.Key_Enter,
                Qt.Key.Key_F3,
            ):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
                    self.go(-1 if back else 1)
                    return True
                if event.key() == Qt.Key.Key_Escape:
                    self.close_bar()
                    return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            # A key that the bar does not know must not be typed into the code below it.
            event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("pane"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.color("line"))
        painter.end()

    def _take_theme(self) -> None:
        self.field.setFont(self._theme.text_font(SMALL_SIZE, zoomed=False))
        self.field.setStyleSheet(field_style(self._theme))
        self.update()
