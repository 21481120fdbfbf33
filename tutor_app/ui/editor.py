"""The editor of Python code: every code block of a page and every answer is one."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Sequence
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QTextEdit, QToolTip, QWidget

from tutor_app.assist.answers import Problem
from tutor_app.assist.shape import CLOSING, OPENING, shape_of
from tutor_app.assist.typing_help import (
    INDENT,
    clean_paste,
    invisible_characters,
    is_empty_pair,
    leading_blanks,
    next_indent,
    pair_for,
    skips_over,
    toggled_comments,
)
from tutor_app.ui.highlight import Highlighter
from tutor_app.ui.style import scroll_bar_style
from tutor_app.ui.theme import SPACE, Theme

if TYPE_CHECKING:
    from tutor_app.ui.editor_assist import EditorAssist
    from tutor_app.ui.find_bar import FindBar

_PADDING = SPACE[2]
_SLACK = 2  # QPlainTextEdit starts to scroll when the last line ends less than a pixel above its edge.
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_PLAIN = Qt.KeyboardModifier.NoModifier
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
_PAUSE_MS = 400
_WHEEL_STEP = 120
_WORD = re.compile(r"[^\W\d]\w*$")

DESCRIPTION = (
    "Tab indents or completes. To leave the editor press Escape and then Tab; "
    "with Shift as well to leave it backward. "
    "Control and Down, Control and Up go to the next and the previous code block."
)


def _utf16(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


class CodeEditor(QPlainTextEdit):
    """Python code, as high as its lines are many: it scrolls sideways only, the page does the rest.

    Lines are counted from 1, columns from 0, both in characters as Python counts them.
    """

    edited = Signal()
    run_requested = Signal()
    run_and_advance_requested = Signal()
    run_selection_requested = Signal(str)
    check_requested = Signal()
    leave_forward = Signal()
    leave_backward = Signal()

    def __init__(
        self,
        theme: Theme,
        assist: EditorAssist | None = None,
        *,
        context: Callable[[], str] = lambda: "",
        parent: QWidget | None = None,
    ) -> None:
        """*context* gives the source of what ran before this code, for completion and problems."""
        super().__init__(parent)
        self._theme = theme
        self._assist = assist
        self._context = context
        self._highlighter = Highlighter(self.document(), theme)
        self._is_setting = False
        self._has_changed = False
        self._is_leaving = False
        self._is_diagnosed = False
        self._error: tuple[QTextCursor, str] | None = None
        self._problems: list[tuple[QTextCursor, Problem]] = []
        self._found: list[QTextCursor] = []
        self._invisible: list[tuple[int, str]] = []
        self._shown_line = (-1, "")
        self._wheel_turned = 0
        self._find_bar: FindBar | None = None
        self._pause: QTimer | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursorWidth(2)
        self.document().setDocumentMargin(_PADDING)
        self.setAccessibleName("Python code")
        self.setAccessibleDescription(DESCRIPTION)
        self._gutter = _Gutter(self)
        self._restyle()
        self.document().contentsChange.connect(self._on_contents_change)
        self.textChanged.connect(self._on_text_changed)
        self.updateRequest.connect(self._gutter.follow)
        self.cursorPositionChanged.connect(self._mark)
        theme.changed.connect(self._restyle)

    # ---- text -------------------------------------------------------------------------------------

    def text(self) -> str:
        """The code with `\\n` between lines; no-break spaces are kept as they are."""
        return self.document().toRawText().replace("\u2029", "\n")

    def set_text(self, text: str, *, undoable: bool = False) -> None:
        """Replaces all code.

        Undoable: as if it had been typed, `edited` is emitted. Otherwise it is the editor's new
        beginning: nothing before it can be undone, `edited` is not emitted.
        """
        if undoable:
            line = self.textCursor().blockNumber()
            cursor = QTextCursor(self.document())
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(text)
            cursor.setPosition(self._position(min(line + 1, self.blockCount()), 0))
            self.setTextCursor(cursor)
            return
        self._is_setting = True
        try:
            self.setPlainText(text)
        finally:
            self._is_setting = False
        self._has_changed = False
        self._is_diagnosed = False
        self._error = None
        self._problems = []
        self._read_text(text)
        self._mark()

    def set_read_only(self, read_only: bool) -> None:
        """Code that can be read, copied and run, and not changed."""
        self.setReadOnly(read_only)
        flags = Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        if read_only:
            self.setTextInteractionFlags(flags)

    def context(self) -> str:
        """The source of what ran before this code."""
        return self._context()

    def selection_or_line(self) -> str:
        """What is selected, else the caret's line, moved to the left edge so that it can run."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return cursor.block().text().strip()
        source = cursor.selectedText().replace("\u2029", "\n")
        first = self.document().findBlock(cursor.selectionStart())
        head = first.text()[: cursor.selectionStart() - first.position()]
        return textwrap.dedent(source if head.strip() else head + source)

    def caret(self) -> tuple[int, int]:
        """Line and column of the caret."""
        cursor = self.textCursor()
        units = cursor.positionInBlock()
        line = cursor.block().text()
        if line.isascii():
            return cursor.blockNumber() + 1, units
        head = line.encode("utf-16-le", "surrogatepass")[: units * 2]
        return cursor.blockNumber() + 1, len(head.decode("utf-16-le", "surrogatepass"))

    def set_caret(self, line: int, column: int = 0) -> None:
        """Puts the caret there, or as near as the text allows."""
        cursor = self.textCursor()
        cursor.setPosition(self._position(line, column))
        self.setTextCursor(cursor)

    def caret_rect(self) -> QRect:
        """Where the caret is, in the editor's coordinates: what a page scrolls into view."""
        return self.cursorRect().translated(self.viewport().pos())

    def around_caret(self) -> tuple[str, str]:
        """The text before and after the caret."""
        text = self.text()
        position = self._index(text, self.textCursor().position())
        return text[:position], text[position:]

    def type_text(self, text: str, *, replacing: int = 0) -> None:
        """Inserts *text* at the caret in place of the *replacing* characters before it; one undo step."""
        cursor = self.textCursor()
        before, _ = self.around_caret()
        taken = before[len(before) - replacing :] if replacing else ""
        cursor.beginEditBlock()
        position = QTextCursor.MoveOperation.PreviousCharacter
        cursor.setPosition(cursor.position())
        cursor.movePosition(position, QTextCursor.MoveMode.KeepAnchor, len(taken))
        cursor.insertText(text)
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def _position(self, line: int, column: int) -> int:
        block = self.document().findBlockByNumber(max(line - 1, 0))
        if not block.isValid():
            block = self.document().lastBlock()
            column = len(block.text())
        return block.position() + _utf16(block.text()[:column])

    def _index(self, text: str, position: int) -> int:
        """The index in *text* of a document position, which Qt counts in UTF-16 units."""
        if text.isascii():
            return position
        return len(
            text.encode("utf-16-le", "surrogatepass")[: position * 2].decode("utf-16-le", "surrogatepass")
        )

    # ---- marks ------------------------------------------------------------------------------------

    def mark_error(self, line: int, message: str) -> None:
        """Marks *line* as the one that raised *message*, until the next edit."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._position(line, 0))
        self._error = (cursor, message)
        self.setAccessibleDescription(f"Error on line {cursor.blockNumber() + 1}: {message} {DESCRIPTION}")
        self._mark()

    def clear_error(self) -> None:
        if self._error is not None:
            self._error = None
            self.setAccessibleDescription(DESCRIPTION)
            self._mark()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Underlines *problems*; those shown before go."""
        self._problems = []
        for problem in problems:
            cursor = QTextCursor(self.document())
            start = self._position(problem.line, problem.column)
            end = max(self._position(problem.end_line, problem.end_column), start)
            if end == start:
                block = self.document().findBlock(start)
                start, end = (
                    (start, start + 1)
                    if start < block.position() + block.length() - 1
                    else (start - 1, start)
                )
            cursor.setPosition(max(start, 0))
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            self._problems.append((cursor, problem))
        self._mark()

    def problems(self) -> list[Problem]:
        return [problem for _, problem in self._problems]

    def show_found(self, found: Sequence[QTextCursor]) -> None:
        """Highlights what the find bar has found."""
        self._found = list(found)
        self._mark()

    def sign_of_line(self, line: int) -> tuple[str, str]:
        """What stands in the gutter beside *line*, and its sentence.

        An `error` was raised there, a `mistake` cannot run, a `problem` is worth a look; empty is nothing.
        """
        if self._error is not None and self._error[0].blockNumber() + 1 == line:
            return "error", self._error[1]
        here = [problem for cursor, problem in self._problems if self._first_line(cursor) == line]
        if not here:
            return "", ""
        kind = "mistake" if any(problem.is_error for problem in here) else "problem"
        return kind, "\n".join(problem.message for problem in here)

    def _first_line(self, cursor: QTextCursor) -> int:
        return self.document().findBlock(cursor.selectionStart()).blockNumber() + 1

    def _mark(self) -> None:
        """Shows again everything that lies over or under the text."""
        selections: list[QTextEdit.ExtraSelection] = []
        for cursor in self._found:
            found = QTextCharFormat()
            found.setBackground(self._theme.color("pitfall_ground"))
            found.setProperty(QTextFormat.Property.OutlinePen, QPen(self._theme.color("pitfall")))
            selections.append(self._selection(cursor, found))
        if self.hasFocus():
            selections += self._bracket_marks()
        for cursor, problem in self._problems:
            wave = QTextCharFormat()
            wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            wave.setUnderlineColor(self._theme.color("error" if problem.is_error else "pitfall"))
            selections.append(self._selection(cursor, wave))
        if selections or self.extraSelections():
            self.setExtraSelections(selections)
        ground = self._marked_line()
        if ground != self._shown_line:
            self._shown_line = ground
            self.viewport().update()
        self._gutter.update()

    def _marked_line(self) -> tuple[int, str]:
        """The line with a ground of its own, counted from 0, and the ground's token."""
        if self._error is not None:
            return self._error[0].blockNumber(), "error_ground"
        if self.hasFocus() and self.blockCount() > 1:
            return self.textCursor().blockNumber(), "current_line"
        return -1, ""

    def _selection(self, cursor: QTextCursor, text_format: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor
        selection.format = text_format
        return selection

    def _bracket_marks(self) -> list[QTextEdit.ExtraSelection]:
        before, after = self.around_caret()
        if before[-1:] in CLOSING or before[-1:] in OPENING:
            position = len(before) - 1
        elif after[:1] in CLOSING or after[:1] in OPENING:
            position = len(before)
        else:
            return []
        if not (before + after)[position : position + 1]:
            return []
        shape = shape_of(before + after)
        partner = shape.partners.get(position)
        if partner is None and position not in shape.unclosed and position not in shape.unopened:
            return []
        marked = QTextCharFormat()
        color = self._theme.color("accent" if partner is not None else "error")
        marked.setForeground(color)
        marked.setBackground(self._theme.color("accent_ground" if partner is not None else "error_ground"))
        marks = []
        text = before + after
        for index in (position,) if partner is None else (position, partner):
            cursor = QTextCursor(self.document())
            start = _utf16(text[:index])
            cursor.setPosition(start)
            cursor.setPosition(start + 1, QTextCursor.MoveMode.KeepAnchor)
            marks.append(self._selection(cursor, marked))
        return marks

    # ---- changes ----------------------------------------------------------------------------------

    def _on_contents_change(self, position: int, removed: int, added: int) -> None:
        if self._is_setting:
            return
        self._has_changed = True
        if self._highlighter.is_started:
            self._highlighter.refresh(self.text(), position, added)

    def _on_text_changed(self) -> None:
        if not self._has_changed:
            return
        self._has_changed = False
        self._read_text(self.text())
        self.clear_error()
        if self._find_bar is not None:
            self._find_bar.search_again()
        self._diagnose_after_pause()
        self.edited.emit()

    def _read_text(self, text: str) -> None:
        self._invisible = invisible_characters(text)
        metrics = QFontMetricsF(self.font())
        lines = text.split("\n")
        if text.isascii():
            self._text_width = max(map(len, lines)) * metrics.horizontalAdvance("0")
        else:
            self._text_width = max(metrics.horizontalAdvance(line) for line in lines)
        self._fit()

    def _diagnose_after_pause(self) -> None:
        if self._assist is None or self.isReadOnly():
            return
        if self._pause is None:
            self._pause = QTimer(self)
            self._pause.setSingleShot(True)
            self._pause.setInterval(_PAUSE_MS)
            self._pause.timeout.connect(self._diagnose)
        self._pause.start()

    def _diagnose(self) -> None:
        if self._assist is not None:
            self._is_diagnosed = True
            self._assist.diagnose(self)

    # ---- size and look ----------------------------------------------------------------------------

    def height_for_lines(self) -> int:
        """The height at which every line is seen, in pixels."""
        block = self.document().begin()
        lines = self._line_height(block)
        if self.text().isascii():
            lines *= self.blockCount()
        else:
            # A line with characters of another font may be higher.
            while (block := block.next()).isValid():
                lines += self._line_height(block)
        height = ceil(lines) + 2 * _PADDING + _SLACK + self.viewportMargins().top()
        if self.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOn:
            height += self.horizontalScrollBar().sizeHint().height()
        return height

    def _line_height(self, block: QTextBlock) -> float:
        self.blockBoundingRect(block)  # lays the block out, if nobody has asked for it yet
        return block.layout().lineAt(0).height()

    def sizeHint(self) -> QSize:
        return QSize(320, self.height_for_lines())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.height_for_lines())

    def _fit(self) -> None:
        """Makes room for the line numbers and for every line."""
        find_bar = self._find_bar
        top = find_bar.height() if find_bar is not None and find_bar.isVisibleTo(self) else 0
        margins = self.viewportMargins()
        gutter = self._gutter.needed_width()
        if (margins.left(), margins.top()) != (gutter, top):
            self.setViewportMargins(gutter, top, 0, 0)
        too_wide = self._text_width + 2 * _PADDING + self.cursorWidth() > self.width() - gutter
        policy = Qt.ScrollBarPolicy
        if too_wide:
            self._style_scroll_bar()
        self.setHorizontalScrollBarPolicy(policy.ScrollBarAlwaysOn if too_wide else policy.ScrollBarAlwaysOff)
        height = self.height_for_lines()
        if height != self.minimumHeight():
            self.setFixedHeight(height)
        self._place_children()

    def _style_scroll_bar(self) -> None:
        # The style's bars let what is below them be seen; here that would be the page, not the code's ground.
        ground = f"QScrollBar:horizontal {{ background: {self._theme.tokens.code_ground}; }}"
        style = scroll_bar_style(self._theme) + ground
        if self.horizontalScrollBar().styleSheet() != style:
            self.horizontalScrollBar().setStyleSheet(style)

    def _place_children(self) -> None:
        margins = self.viewportMargins()
        self._gutter.setGeometry(0, margins.top(), margins.left(), self.viewport().height())
        if self._find_bar is not None:
            self._find_bar.setGeometry(0, 0, self.width(), self._find_bar.height())

    def _restyle(self) -> None:
        font = self._theme.code_font()
        if font != self.font():
            self.setFont(font)
            self._gutter.setFont(font)
            self.setTabStopDistance(QFontMetricsF(font).horizontalAdvance(" ") * INDENT)
        palette = self.palette()
        for role, token in (
            (QPalette.ColorRole.Base, "code_ground"),
            (QPalette.ColorRole.Text, "text"),
            (QPalette.ColorRole.Highlight, "selection"),
            (QPalette.ColorRole.HighlightedText, "text"),
        ):
            palette.setColor(role, self._theme.color(token))
        self.setPalette(palette)
        self._highlighter.restyle()
        self._read_text(self.text())
        self._mark()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()
        else:
            self._place_children()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._highlighter.is_current:
            self._highlighter.refresh(self.text())
        number, token = self._shown_line
        if token:
            # Under the text and over the whole width, margins included, which a selection leaves out.
            block = self.document().findBlockByNumber(number)
            top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
            line = block.layout().lineAt(0)
            painter = QPainter(self.viewport())
            ground = QRectF(0, top + line.y(), self.viewport().width(), line.height())
            painter.fillRect(ground, self._theme.color(token))
            painter.end()
        super().paintEvent(event)
        if self._invisible:
            self._paint_invisible()

    def _paint_invisible(self) -> None:
        """A frame around a blank that is none, a post where a character without width stands."""
        painter = QPainter(self.viewport())
        painter.setPen(QPen(self._theme.color("pitfall"), 1))
        text = self.text()
        cursor = QTextCursor(self.document())
        for index, _ in self._invisible:
            position = _utf16(text[:index])
            cursor.setPosition(position)
            left = self.cursorRect(cursor)
            cursor.setPosition(position + 1)
            right = self.cursorRect(cursor)
            width = right.left() - left.left()
            top = left.top() + 2
            if width > 2 and right.top() == left.top():
                painter.drawRect(QRectF(left.left() + 1.5, top + 0.5, width - 2, left.height() - 5))
            else:
                painter.fillRect(
                    QRectF(left.left() - 0.5, top, 2, left.height() - 4), self._theme.color("pitfall")
                )
                painter.fillRect(QRectF(left.left() - 2.5, top, 6, 2), self._theme.color("pitfall"))

    # ---- events -----------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # What the editor does itself must not go to an action of the window with the same keys.
            if _combination(event) in _KEYS:
                event.accept()
                return True
        elif event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tool_tip(event.pos(), event.globalPos())
            return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tool_tip(event.pos() + self.viewport().pos(), event.globalPos())
            return True
        return super().viewportEvent(event)

    def tool_tip_at(self, position: QPoint) -> str:
        """The sentence about what is at *position* of the editor, empty where there is nothing to say."""
        inside = position - self.viewport().pos()
        line_cursor = self.cursorForPosition(QPoint(0, inside.y()))
        if inside.x() < 0:
            return self.sign_of_line(line_cursor.blockNumber() + 1)[1]
        at = self.cursorForPosition(inside).position()
        for cursor, problem in self._problems:
            if cursor.selectionStart() <= at <= cursor.selectionEnd():
                return problem.message
        text = self.text()
        for index, name in self._invisible:
            start = _utf16(text[:index])
            if start <= at <= start + 1:
                return f"{name}: it cannot be seen, and Python takes it for no blank."
        if self._error is not None and line_cursor.blockNumber() == self._error[0].blockNumber():
            return self._error[1]
        return ""

    def _show_tool_tip(self, position: QPoint, global_position: QPoint) -> None:
        text = self.tool_tip_at(position)
        if text:
            QToolTip.showText(global_position, text, self)
        else:
            QToolTip.hideText()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._mark()
        if not self._is_diagnosed:
            self._diagnose_after_pause()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._is_leaving = False
        if self._assist is not None and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._assist.close_popups()
        self._mark()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_leaving = False
        if self._assist is not None:
            self._assist.close_popups()
        super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if event.modifiers() & _CTRL:
            self._wheel_turned += turned.y()
            while abs(self._wheel_turned) >= _WHEEL_STEP:
                if self._wheel_turned > 0:
                    self._theme.zoom_in()
                else:
                    self._theme.zoom_out()
                self._wheel_turned -= _WHEEL_STEP if self._wheel_turned > 0 else -_WHEEL_STEP
            event.accept()
        elif abs(turned.x()) > abs(turned.y()) or event.modifiers() & _SHIFT:
            bar = self.horizontalScrollBar()
            before = bar.value()
            pixels = event.pixelDelta()
            step = pixels.x() or pixels.y() or (turned.x() or turned.y()) // 2
            bar.setValue(before - step)
            event.setAccepted(bar.maximum() > 0)
        else:
            event.ignore()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if not self.isReadOnly():
            self.textCursor().insertText(clean_paste(source.text()))
            self.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MODIFIERS:
            # Shift is pressed before Tab is: it must not undo an Escape, nor close anything.
            event.ignore()
            return
        if self._assist is not None and self._assist.takes_key(self, event):
            event.accept()
            return
        leaving, self._is_leaving = self._is_leaving, False
        action = _KEYS.get(_combination(event))
        if action is not None and not (self.isReadOnly() and action in _CHANGING):
            self._is_leaving = leaving and action in _TABS
            if action(self):
                event.accept()
                return
        self._type(event)

    def _type(self, event: QKeyEvent) -> None:
        character = event.text()
        modifiers = event.modifiers()
        is_text = character.isprintable() and (not modifiers & _CTRL or bool(modifiers & _ALT))
        if self.isReadOnly() or len(character) != 1 or not is_text or not self._type_pair(character):
            super().keyPressEvent(event)
        if self._assist is not None and not self.isReadOnly():
            self._assist.typed(self, character if is_text else "")

    def _type_pair(self, character: str) -> bool:
        """Closes a bracket or a string, wraps the selection in it or steps over it; whether it did."""
        is_quote = character in "\"'"
        if not is_quote and character not in CLOSING and character not in OPENING:
            return False
        cursor = self.textCursor()
        if cursor.hasSelection():
            if character in OPENING:
                return False
            start, end = cursor.selectionStart(), cursor.selectionEnd()
            closing = CLOSING.get(character, character)
            cursor.beginEditBlock()
            cursor.setPosition(end)
            cursor.insertText(closing)
            cursor.setPosition(start)
            cursor.insertText(character)
            cursor.endEditBlock()
            cursor.setPosition(start + 1)
            cursor.setPosition(end + 1, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
            return True
        before, after = self.around_caret()
        if (is_quote or character in OPENING) and skips_over(character, before, after):
            cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
            self.setTextCursor(cursor)
            return True
        closing_text = None if character in OPENING else pair_for(character, before, after)
        if closing_text is None:
            return False
        cursor.insertText(character + closing_text)
        cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter, n=len(closing_text))
        self.setTextCursor(cursor)
        return True

    # ---- keys: each gives whether it did something with the key ---------------------------------------

    def _key_run(self) -> bool:
        self.run_requested.emit()
        return True

    def _key_run_and_advance(self) -> bool:
        self.run_and_advance_requested.emit()
        return True

    def _key_run_selection(self) -> bool:
        source = self.selection_or_line()
        cursor = self.textCursor()
        if not cursor.hasSelection():
            cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
            self.setTextCursor(cursor)
        if source.strip():
            self.run_selection_requested.emit(source)
        return True

    def _key_check(self) -> bool:
        self.check_requested.emit()
        return True

    def _key_forward(self) -> bool:
        self.leave_forward.emit()
        return True

    def _key_backward(self) -> bool:
        self.leave_backward.emit()
        return True

    def _leave(self, *, forward: bool) -> None:
        self._is_leaving = False
        # QPlainTextEdit keeps the focus for itself as long as Tab writes.
        self.setTabChangesFocus(True)
        self.focusNextPrevChild(forward)
        self.setTabChangesFocus(False)

    def _key_escape(self) -> bool:
        cursor = self.textCursor()
        if cursor.hasSelection():
            cursor.clearSelection()
            self.setTextCursor(cursor)
        QToolTip.hideText()
        self._is_leaving = True
        return True

    def _key_tab(self) -> bool:
        if self._is_leaving:
            self._leave(forward=True)
            return True
        if self.textCursor().hasSelection():
            return self._shift_lines(outward=False)
        before, _ = self.around_caret()
        line = before[before.rfind("\n") + 1 :]
        if line.strip() and self._assist is not None and re.search(r"[\w.]$", line):
            self._assist.complete(self, explicit=True)
            return True
        self.type_text(" " * (INDENT - len(line) % INDENT))
        return True

    def _key_back_tab(self) -> bool:
        if self._is_leaving:
            self._leave(forward=False)
            return True
        cursor = self.textCursor()
        _, column = self.caret()
        if cursor.hasSelection() or self._assist is None or not cursor.block().text()[:column].strip():
            return self._shift_lines(outward=True)
        self._assist.show_signature(self)
        return True

    def _key_indent(self) -> bool:
        return self._shift_lines(outward=False)

    def _key_outdent(self) -> bool:
        return self._shift_lines(outward=True)

    def _key_enter(self) -> bool:
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        self.setTextCursor(cursor)
        before, after = self.around_caret()
        indent = next_indent(before)
        stripped = len(after) - len(after.lstrip(" \t"))
        if stripped and after[stripped : stripped + 1] not in ("", "\n"):
            cursor.movePosition(
                QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor, stripped
            )
            after = after[stripped:]
        line = before[before.rfind("\n") + 1 :]
        opener = before[-1:]
        if opener in CLOSING and opener and after.startswith(CLOSING[opener]):
            cursor.insertText(f"\n{indent}\n{leading_blanks(line)}")
            cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        else:
            cursor.insertText("\n" + indent)
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True

    def _key_backspace(self) -> bool:
        cursor = self.textCursor()
        if cursor.hasSelection():
            return False
        before, after = self.around_caret()
        line = before[before.rfind("\n") + 1 :]
        if is_empty_pair(before, after):
            cursor.beginEditBlock()
            cursor.deleteChar()
            cursor.deletePreviousChar()
            cursor.endEditBlock()
        elif line and not line.strip(" "):
            count = (len(line) - 1) % INDENT + 1
            cursor.movePosition(
                QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor, count
            )
            cursor.removeSelectedText()
        else:
            return False
        self.setTextCursor(cursor)
        if self._assist is not None:
            self._assist.typed(self, "")
        return True

    def _key_home(self) -> bool:
        return self._go_home(QTextCursor.MoveMode.MoveAnchor)

    def _key_select_home(self) -> bool:
        return self._go_home(QTextCursor.MoveMode.KeepAnchor)

    def _go_home(self, mode: QTextCursor.MoveMode) -> bool:
        cursor = self.textCursor()
        block = cursor.block()
        first = len(leading_blanks(block.text()))
        target = 0 if cursor.positionInBlock() == first else first
        cursor.setPosition(block.position() + target, mode)
        self.setTextCursor(cursor)
        return True

    def _key_comment(self) -> bool:
        first, last = self._selected_blocks()
        lines = self._lines(first, last)
        toggled = toggled_comments(lines)
        if toggled != lines:
            self._replace_lines(first, last, toggled)
        return True

    def _shift_lines(self, *, outward: bool) -> bool:
        first, last = self._selected_blocks()
        lines = self._lines(first, last)
        if outward:
            shifted = [line[min(len(leading_blanks(line)), INDENT) :] for line in lines]
        else:
            shifted = [" " * INDENT + line if line.strip() else line for line in lines]
        if shifted != lines:
            self._replace_lines(first, last, shifted)
        return True

    def _key_move_up(self) -> bool:
        return self._move_lines(-1)

    def _key_move_down(self) -> bool:
        return self._move_lines(1)

    def _move_lines(self, step: int) -> bool:
        first, last = self._selected_blocks()
        other = first.previous() if step < 0 else last.next()
        if not other.isValid():
            return True
        start, end = self._selection_in_lines(first)
        moved, stays = self._lines(first, last), other.text()
        number = first.blockNumber() + step
        low, high = (other, last) if step < 0 else (first, other)
        self._replace_lines(low, high, [*moved, stays] if step < 0 else [stays, *moved])
        self._select_from(number, start, end)
        return True

    def _key_duplicate(self) -> bool:
        first, last = self._selected_blocks()
        start, end = self._selection_in_lines(first)
        lines = self._lines(first, last)
        number = first.blockNumber() + len(lines)
        self._replace_lines(first, last, [*lines, *lines])
        self._select_from(number, start, end)
        return True

    def _key_delete_line(self) -> bool:
        first, last = self._selected_blocks()
        cursor = self.textCursor()
        cursor.setPosition(first.position())
        if last.next().isValid():
            cursor.setPosition(last.next().position(), QTextCursor.MoveMode.KeepAnchor)
        else:
            cursor.setPosition(max(first.position() - 1, 0))
            cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self.setTextCursor(cursor)
        return True

    def _key_find(self) -> bool:
        self.open_find_bar()
        return True

    def _key_find_next(self) -> bool:
        if self._find_bar is not None:
            self._find_bar.go(1)
        return True

    def _key_find_previous(self) -> bool:
        if self._find_bar is not None:
            self._find_bar.go(-1)
        return True

    def _key_complete(self) -> bool:
        if self._assist is not None:
            self._assist.complete(self, explicit=True)
        return True

    def _key_help(self) -> bool:
        if self._assist is not None:
            self._assist.show_help(self)
        return True

    # ---- lines --------------------------------------------------------------------------------------

    def _selected_blocks(self) -> tuple[QTextBlock, QTextBlock]:
        cursor = self.textCursor()
        first = self.document().findBlock(cursor.selectionStart())
        last = self.document().findBlock(cursor.selectionEnd())
        if last.position() == cursor.selectionEnd() and last.blockNumber() > first.blockNumber():
            last = last.previous()
        return first, last

    def _lines(self, first: QTextBlock, last: QTextBlock) -> list[str]:
        lines = [first.text()]
        while first.blockNumber() < last.blockNumber():
            first = first.next()
            lines.append(first.text())
        return lines

    def _selection_in_lines(self, first: QTextBlock) -> tuple[int, int]:
        """Anchor and caret relative to the beginning of *first*."""
        cursor = self.textCursor()
        return cursor.anchor() - first.position(), cursor.position() - first.position()

    def _select_from(self, number: int, anchor: int, caret: int) -> None:
        start = self.document().findBlockByNumber(number).position()
        end = self.document().characterCount() - 1
        cursor = self.textCursor()
        cursor.setPosition(min(start + anchor, end))
        cursor.setPosition(min(start + caret, end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _replace_lines(self, first: QTextBlock, last: QTextBlock, lines: Sequence[str]) -> None:
        """Puts *lines* in place of the blocks, as one step of undo, and keeps what is selected selected."""
        cursor = self.textCursor()
        had_selection, from_end = cursor.hasSelection(), cursor.block().length() - cursor.positionInBlock()
        caret_line = cursor.blockNumber()
        start = first.position()
        edit = QTextCursor(self.document())
        edit.setPosition(start)
        edit.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        edit.insertText("\n".join(lines))
        cursor = self.textCursor()
        if had_selection:
            cursor.setPosition(start)
            cursor.setPosition(edit.position(), QTextCursor.MoveMode.KeepAnchor)
        else:
            block = self.document().findBlockByNumber(caret_line)
            cursor.setPosition(block.position() + max(block.length() - from_end, 0))
        self.setTextCursor(cursor)

    # ---- find -----------------------------------------------------------------------------------------

    def open_find_bar(self) -> None:
        """Shows the find bar above the code and moves the keyboard there."""
        if self._find_bar is None:
            from tutor_app.ui.find_bar import FindBar

            self._find_bar = FindBar(self, self._theme)
            self._find_bar.closed.connect(self._on_find_closed)
        selected = self.textCursor().selectedText()
        self._find_bar.open(selected if "\u2029" not in selected else "")
        self._fit()

    @property
    def find_bar(self) -> FindBar | None:
        """The find bar, if it has ever been opened."""
        return self._find_bar

    def _on_find_closed(self) -> None:
        self.show_found(())
        self._fit()
        self.setFocus(Qt.FocusReason.OtherFocusReason)


def _combination(event: QKeyEvent) -> tuple[int, Qt.KeyboardModifier]:
    return event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


_E = CodeEditor
_KEYS: dict[tuple[int, Qt.KeyboardModifier], Callable[[CodeEditor], bool]] = {
    (Qt.Key.Key_Return, _PLAIN): _E._key_enter,
    (Qt.Key.Key_Enter, _PLAIN): _E._key_enter,
    (Qt.Key.Key_Return, _CTRL): _E._key_run,
    (Qt.Key.Key_Enter, _CTRL): _E._key_run,
    (Qt.Key.Key_Return, _SHIFT): _E._key_run_and_advance,
    (Qt.Key.Key_Enter, _SHIFT): _E._key_run_and_advance,
    (Qt.Key.Key_Return, _CTRL | _SHIFT): _E._key_check,
    (Qt.Key.Key_Enter, _CTRL | _SHIFT): _E._key_check,
    (Qt.Key.Key_F9, _PLAIN): _E._key_run_selection,
    (Qt.Key.Key_Down, _CTRL): _E._key_forward,
    (Qt.Key.Key_Up, _CTRL): _E._key_backward,
    (Qt.Key.Key_Escape, _PLAIN): _E._key_escape,
    (Qt.Key.Key_Tab, _PLAIN): _E._key_tab,
    (Qt.Key.Key_Backtab, _SHIFT): _E._key_back_tab,
    (Qt.Key.Key_Backtab, _PLAIN): _E._key_back_tab,
    (Qt.Key.Key_Tab, _SHIFT): _E._key_back_tab,
    (Qt.Key.Key_BracketRight, _CTRL): _E._key_indent,
    (Qt.Key.Key_BracketLeft, _CTRL): _E._key_outdent,
    (Qt.Key.Key_Backspace, _PLAIN): _E._key_backspace,
    (Qt.Key.Key_Home, _PLAIN): _E._key_home,
    (Qt.Key.Key_Home, _SHIFT): _E._key_select_home,
    (Qt.Key.Key_Slash, _CTRL): _E._key_comment,
    (Qt.Key.Key_Slash, _CTRL | _SHIFT): _E._key_comment,
    (Qt.Key.Key_1, _CTRL): _E._key_comment,
    (Qt.Key.Key_Up, _ALT): _E._key_move_up,
    (Qt.Key.Key_Down, _ALT): _E._key_move_down,
    (Qt.Key.Key_Down, _ALT | _SHIFT): _E._key_duplicate,
    (Qt.Key.Key_Down, _ALT | _CTRL): _E._key_duplicate,
    (Qt.Key.Key_K, _CTRL | _SHIFT): _E._key_delete_line,
    (Qt.Key.Key_F, _CTRL): _E._key_find,
    (Qt.Key.Key_F3, _PLAIN): _E._key_find_next,
    (Qt.Key.Key_F3, _SHIFT): _E._key_find_previous,
    (Qt.Key.Key_Space, _CTRL): _E._key_complete,
    (Qt.Key.Key_I, _CTRL): _E._key_help,
}
_TABS = frozenset({_E._key_tab, _E._key_back_tab, _E._key_escape})
_CHANGING = frozenset(
    {
        _E._key_enter,
        _E._key_tab,
        _E._key_back_tab,
        _E._key_indent,
        _E._key_outdent,
        _E._key_backspace,
        _E._key_comment,
        _E._key_move_up,
        _E._key_move_down,
        _E._key_duplicate,
        _E._key_delete_line,
        _E._key_complete,
    }
)


class _Gutter(QWidget):
    """Line numbers, and beside them a sign where a line has an error or a problem."""

    def __init__(self, editor: CodeEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self.setAccessibleName("Line numbers")

    def needed_width(self) -> int:
        digits = max(len(str(self._editor.blockCount())), 2)
        return ceil(QFontMetricsF(self.font()).horizontalAdvance("0") * digits) + SPACE[4] + SPACE[2]

    def follow(self, rect: QRect, scrolled: int) -> None:
        if scrolled:
            self.scroll(0, scrolled)
        else:
            self.update(0, rect.y(), self.width(), rect.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        editor, theme = self._editor, self._editor._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), theme.color("code_ground"))
        current = editor.textCursor().blockNumber() if editor.hasFocus() else -1
        digit = QFontMetricsF(self.font()).horizontalAdvance("0")
        block = editor.firstVisibleBlock()
        top = editor.blockBoundingGeometry(block).translated(editor.contentOffset()).top()
        while block.isValid() and top <= event.rect().bottom():
            height = editor.blockBoundingRect(block).height()
            number = block.blockNumber()
            sign, _ = editor.sign_of_line(number + 1)
            line = block.layout().lineAt(0)
            rect = QRectF(0, top + line.y(), self.width(), line.height())
            if sign == "error":
                painter.fillRect(rect, theme.color("error_ground"))
            elif number == current and editor.blockCount() > 1:
                painter.fillRect(rect, theme.color("current_line"))
            self._paint_sign(painter, sign, rect)
            painter.setPen(
                theme.color("error" if sign == "error" else "text" if number == current else "muted")
            )
            label = str(number + 1)
            left = self.width() - SPACE[2] - digit * len(label)
            painter.drawText(QPointF(left, rect.top() + line.ascent()), label)
            top += height
            block = block.next()

    def _paint_sign(self, painter: QPainter, sign: str, rect: QRectF) -> None:
        if not sign:
            return
        theme = self._editor._theme
        center = QPointF(SPACE[2] + 1, rect.center().y())
        if sign == "error":
            pen = QPen(theme.color("error"), 2)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawLine(center + QPointF(-3, -3), center + QPointF(3, 3))
            painter.drawLine(center + QPointF(-3, 3), center + QPointF(3, -3))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("error" if sign == "mistake" else "pitfall"))
            painter.drawEllipse(center, 2.5, 2.5)
