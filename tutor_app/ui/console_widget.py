"""The console itself: qtconsole's widget with our colors and our pace, without a kernel client of its own.

Imported after the first paint, for qtconsole takes a third of a second. What the kernel says comes in through
`take`, requests go out through the Kernel. Inserted text keeps the name of its color, so that a change of
theme can give it the new one.
"""

from __future__ import annotations

import re
import sys
import time
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QKeyEvent,
    QKeySequence,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextImageFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QTextEdit, QWidget

from tutor_app.kernel.shown import RunResult, Shown
from tutor_app.kernel.wire import parent_of
from tutor_app.ui.console_text import InputHistory, Look, complete_input, readable
from tutor_app.ui.highlight import kind_of
from tutor_app.ui.qt_kernel import Kernel
from tutor_app.ui.style import QuietScrollBars, menu_style, scroll_bar_style
from tutor_app.ui.theme import Theme, Tokens

if TYPE_CHECKING:
    from tutor_app.kernel.wire import Message

# It would import IPython and, for a formula, Matplotlib and NumPy into the window's process.
sys.modules["IPython.lib.latextools"] = None  # type: ignore[assignment]
from qtconsole.console_widget import ConsoleWidget  # type: ignore[import-untyped]  # noqa: E402
from qtconsole.rich_jupyter_widget import RichJupyterWidget  # type: ignore[import-untyped]  # noqa: E402

del sys.modules["IPython.lib.latextools"]

MAX_LINES = 5_000
MAX_IMAGES = 40

_REPLY_MS = 1_000
_QUESTION_MS = 20
_RECOLOR_SECONDS = 0.02
_MARGIN = 12
_COLOR = QTextFormat.Property.UserProperty.value + 1
_GROUND = QTextFormat.Property.UserProperty.value + 2
_CONTROL = re.compile(
    r"\x1b\[([0-9;?]*)[ -/]*([@-~])|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b.?|\r\n|[\r\x00-\x08\x0b-\x1a]"
)
_Move = QTextCursor.MoveOperation
_KEEP = QTextCursor.MoveMode.KeepAnchor


class TutorConsole(RichJupyterWidget):  # type: ignore[misc]
    """A console for one Kernel; it can be written to before that answers.

    `prompt_shown`: a source may be run now. `run_began` and `run_ended` come with the id of the request, for
    sources that were typed too. `input_changed`: the running code began or ceased to wait for the learner.
    """

    _prompt: str
    _prompt_html: str | None

    prompt_shown = Signal()
    run_began = Signal(str)
    run_ended = Signal(str, object)
    input_changed = Signal()
    interrupt_asked = Signal()
    restart_asked = Signal()
    clear_asked = Signal()

    def __init__(self, kernel: Kernel, theme: Theme, history: InputHistory, parent: QWidget) -> None:
        self._kernel = kernel
        self._theme = theme
        self._typed_before = history
        self._request = ""
        self._shown = Shown()
        self._reply: dict[str, Any] | None = None
        self._number = 1
        self._look = Look()
        self._formats: dict[Look, QTextCharFormat] = {}
        self._images: deque[str] = deque()
        self._run_start: QTextCursor | None = None
        self._clears_next = False
        self._tokens: Tokens | None = None
        self.at_prompt = False
        super().__init__(
            parent=parent,
            gui_completion="droplist",
            paging="none",
            buffer_size=MAX_LINES,
            banner="",
            include_other_output=False,
        )
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_REPLY_MS)
        self._late.timeout.connect(self._end_run)
        self._recoloring = QTimer(self)
        self._recoloring.setSingleShot(True)
        self._recoloring.timeout.connect(self._recolor)
        self._recolored_to = self._control.document().lastBlock()
        # Until the first prompt: output goes to the end, and what is typed waits.
        self._executing = True
        self._set_up_control()
        self._set_history(history.read())
        self._take_theme()
        theme.changed.connect(self._take_theme)

    @property
    def control(self) -> QTextEdit:
        """The text itself."""
        control: QTextEdit = self._control
        return control

    @property
    def running(self) -> str:
        """The id of the request that runs; empty when none does."""
        return self._request

    @property
    def reads_input(self) -> bool:
        """Whether the running code waits for what the learner types."""
        return bool(self._reading)

    # What the pane asks for

    def begin(self) -> None:
        """The kernel answers, with nothing run: the first prompt, below whatever is there."""
        self._number = 1
        if not self.at_prompt:
            self._show_interpreter_prompt(1)

    def run_source(self, source: str) -> str:
        """Runs *source* at the prompt as if typed; what is half typed comes back at the next prompt."""
        typed = self.input_buffer
        self._set_input_buffer(source)
        ConsoleWidget.do_execute(self, source, True, "")
        self._input_buffer_pending = typed
        # A run that was asked for on the page is looked for at the end, wherever the learner was reading.
        self._scroll_to_end()
        return self._request

    def give_up(self, sentence: str) -> None:
        """Python is gone: what runs is over, the input stays, and *sentence* says why."""
        typed = self.input_buffer if self.at_prompt else self._input_buffer_pending
        request = self._request
        if self.at_prompt:
            self._take_prompt_away()
        self._late.stop()
        self._request = ""
        self._reading = False
        self._cancel_completion()
        self._prompt_is_over()
        self._executing = True  # so that text goes to the end and the input waits for the next prompt
        self._look = Look()
        self._say(sentence)
        self._input_buffer_pending = typed
        if request:
            self.run_ended.emit(request, self._shown.result(died=True))

    def cancel_input(self) -> None:
        """The running code no longer waits for input; what it says next stands below the question."""
        if self._reading:
            self._finalize_input_request()
            self._append_plain_text("\n")
            self.input_changed.emit()

    def clear_all(self) -> None:
        """Empties the console; what is half typed and what runs stay."""
        self._images.clear()
        if self.at_prompt:
            self.clear(keep_input=True)
        else:
            self._control.clear()
            self._run_start = self._control.textCursor()
            self._run_start.setKeepPositionOnInsert(True)

    def scroll_to_end(self) -> None:
        self._scroll_to_end()

    # What the kernel says

    def take(self, message: Message) -> None:
        """Shows *message* where it belongs."""
        kind = message["msg_type"]
        content = message["content"]
        of_this_run = bool(self._request) and parent_of(message) == self._request
        if kind == "stream":
            self._note(message, of_this_run)
            self._append_plain_text(content["text"], before_prompt=True)
        elif kind in ("execute_result", "display_data"):
            self._note(message, of_this_run)
            self._show_data(content, number=content.get("execution_count"))
        elif kind == "error":
            self._note(message, of_this_run)
            self._append_plain_text("\n".join(content["traceback"]) + "\n", before_prompt=True)
        elif kind == "clear_output":
            self._note(message, of_this_run)
            self._clears_next = True
            if not content.get("wait"):
                self._clear_run()
        elif kind == "execute_input" and of_this_run:
            self._number = int(content["execution_count"])
        elif kind == "status" and of_this_run and content["execution_state"] == "idle":
            # The reply carries what `?` and the magics show; it may come a moment later, or never.
            if self._reply is None:
                self._late.start()
            else:
                self._end_run()
        elif kind == "execute_reply" and of_this_run:
            self._reply = content
            if self._late.isActive():
                self._end_run()
        elif kind == "input_request" and of_this_run:
            # What was printed before the question comes another way and may still be under way.
            QTimer.singleShot(_QUESTION_MS, self, lambda: self._ask(self._request, content))
        elif kind == "complete_reply":
            self._handle_complete_reply(message)
        elif kind == "inspect_reply":
            self._handle_inspect_reply(message)

    def _note(self, message: Message, of_this_run: bool) -> None:
        if self._clears_next and message["msg_type"] != "clear_output":
            self._clear_run()
        if of_this_run:
            self._shown.feed(message)

    def _clear_run(self) -> None:
        self._clears_next = False
        if self._run_start is None or not self._executing:
            return
        cursor = self._get_end_cursor()
        cursor.setPosition(self._run_start.position(), _KEEP)
        cursor.removeSelectedText()
        self._insert_text_cursor.movePosition(_Move.End)

    def _show_data(self, content: dict[str, Any], number: int | None) -> None:
        data = content["data"]
        if number is not None:
            self._append_html(f"Out[{number}]: ", before_prompt=True)
        for kind in ("image/png", "image/jpeg"):
            if kind in data:
                size = (content.get("metadata") or {}).get(kind) or {}
                self._append_custom(self._insert_picture, (data[kind], size), before_prompt=True)
                return
        text = data.get("text/plain")
        if text is not None:
            start = "\n" if number is not None and "\n" in text else ""
            self._append_plain_text(f"{start}{text}\n", before_prompt=True)

    def _ask(self, request: str, content: dict[str, Any]) -> None:
        if self._request != request or not request:
            return
        self._reading = False

        def answer(line: str) -> None:
            self._finalize_input_request()
            self._kernel.answer_input(line)
            self.input_changed.emit()

        self._readline(content["prompt"], callback=answer, password=content["password"])
        self.input_changed.emit()

    def _end_run(self) -> None:
        self._late.stop()
        request, self._request = self._request, ""
        if not request:
            return
        self._look = Look()
        self._reading = False
        self._clears_next = False
        # Without a reply the run did not come to its end, whatever was shown.
        reply = self._reply or {"status": "none"}
        for item in reply.get("payload", []):
            self._process_execute_payload(item)
        result: RunResult = self._shown.result(ok=reply["status"] == "ok" and not self._shown.error_name)
        self._number += 1
        self._show_interpreter_prompt(self._number, announce=False)
        self.run_ended.emit(request, result)
        if self.at_prompt:
            self.prompt_shown.emit()

    # What the learner does

    def do_execute(self, source: str, complete: bool, indent: str) -> None:
        super().do_execute(source, complete, indent)
        if complete and source.strip():
            self._typed_before.add(source.rstrip())

    def _register_is_complete_callback(self, source: str, callback: Callable[[bool, str], None]) -> None:
        callback(*complete_input(source))

    def _execute(self, source: str, hidden: bool) -> None:
        self._reply = None
        self._shown = Shown()
        self._clears_next = False
        self._run_start = self._get_end_cursor()
        self._run_start.setKeepPositionOnInsert(True)
        self._request = self._kernel.execute(source)
        self.run_began.emit(self._request)

    def _complete(self) -> None:
        if not self.at_prompt or not self._kernel.usable:
            return
        code, position = self.input_buffer, self._get_input_buffer_cursor_pos()
        request = self._kernel.ask("complete_request", code=code, cursor_pos=position)
        self._request_info["complete"] = self._CompletionRequest(request, code, position)

    def _call_tip(self) -> bool:
        if not self.at_prompt or not self._kernel.usable:
            return False
        position = self._get_input_buffer_cursor_pos()
        request = self._kernel.ask(
            "inspect_request", code=self.input_buffer, cursor_pos=position, detail_level=0
        )
        self._request_info["call_tip"] = self._CallTipRequest(request, self._get_cursor().position())
        return True

    def _event_filter_console_keypress(self, event: QKeyEvent) -> bool:
        key = event.key()
        if self._control_key_down(event.modifiers()):
            if key == Qt.Key.Key_L:
                self.clear_asked.emit()
                return True
            if key == Qt.Key.Key_Period:
                self.restart_asked.emit()
                return True
            if key == Qt.Key.Key_D:
                return True
            if key == Qt.Key.Key_Space:
                self._complete()
                return True
            if key == Qt.Key.Key_C and not self._control.textCursor().hasSelection():
                if self._request:
                    self.interrupt_asked.emit()
                return True
        elif key == Qt.Key.Key_Backtab and self.at_prompt:
            before = (self._get_input_buffer_cursor_line() or "")[: self._get_input_buffer_cursor_column()]
            if before.strip():
                self._call_tip()
                return True
        elif self._executing and not self._reading:
            self._type_ahead(event)
        return bool(super()._event_filter_console_keypress(event))

    def _type_ahead(self, event: QKeyEvent) -> None:
        """What is typed while code runs stands at the next prompt, as in a terminal."""
        if event.key() == Qt.Key.Key_Backspace:
            self._input_buffer_pending = self._input_buffer_pending[:-1]
        elif event.text().isprintable() and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._input_buffer_pending += event.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QWheelEvent) and self._control_key_down(event.modifiers(), True):
            if event.angleDelta().y() > 0:
                self._theme.zoom_in()
            elif event.angleDelta().y() < 0:
                self._theme.zoom_out()
            return True
        return bool(super().eventFilter(watched, event))

    def _context_menu_make(self, position: QPoint) -> QMenu:
        menu = QMenu(self)
        menu.setStyleSheet(menu_style(self._theme))
        menu.setAccessibleName("Console")
        picture = (
            self._control.cursorForPosition(position)
            .charFormat()
            .stringProperty(QTextFormat.Property.ImageName)
        )
        if picture:
            menu.addAction("Copy the picture", lambda: self._copy_image(picture))
            menu.addAction("Save the picture as…", lambda: self._save_image(picture))
            menu.addSeparator()
        copy = menu.addAction("Copy", QKeySequence(QKeySequence.StandardKey.Copy), self.copy_raw)
        bare = menu.addAction("Copy without prompts", QKeySequence("Ctrl+Shift+C"), self.copy)
        for action in (copy, bare):
            action.setEnabled(self.can_copy())
        paste = menu.addAction("Paste", QKeySequence(QKeySequence.StandardKey.Paste), self.paste)
        paste.setEnabled(self.can_paste())
        menu.addAction("Select all", self._control.selectAll)
        menu.addSeparator()
        menu.addAction("Clear", QKeySequence("Ctrl+L"), self.clear_asked.emit)
        return menu

    # Prompts

    def _show_interpreter_prompt(self, number: int | None = None, announce: bool = True) -> None:
        super()._show_interpreter_prompt(self._number if number is None else number)
        if announce and self.at_prompt:
            self.prompt_shown.emit()

    def _prompt_started_hook(self) -> None:
        super()._prompt_started_hook()
        self.at_prompt = not self._reading

    def _prompt_finished_hook(self) -> None:
        super()._prompt_finished_hook()
        self.at_prompt = False

    def _prompt_is_over(self) -> None:
        self._control.setReadOnly(True)
        self._prompt_finished_hook()
        end = self._get_end_cursor().position()
        self._append_before_prompt_cursor.setPosition(end)
        self._insert_text_cursor.setPosition(end)

    def _take_prompt_away(self) -> None:
        cursor = self._get_end_cursor()
        cursor.setPosition(self._append_before_prompt_pos, _KEEP)
        cursor.removeSelectedText()

    def _make_in_prompt(self, number: int, remote: bool = False) -> str:
        return f"In [{number}]: "

    def _make_continuation_prompt(self, prompt: str, remote: bool = False) -> str:
        return "...: ".rjust(len(prompt.lstrip("\n")))

    def _insert_html(self, cursor: QTextCursor, html: str) -> None:
        # Only prompts come this way. The blank after one is plain, so that what is typed is plain too.
        color = "error" if html.startswith("Out") else "accent"
        cursor.insertText(html[:-1], self._format(Look(color=color)))
        cursor.insertText(html[-1:], QTextCharFormat())

    def _show_prompt(
        self, prompt: str | None = None, html: bool = False, newline: bool = True, separator: bool = True
    ) -> None:
        # The original processes events here, which could start the next run inside this one.
        at_end = self._is_at_end()
        cursor = self._get_end_cursor()
        before = cursor.position()
        if before:
            self._append_before_prompt_cursor.setPosition(before - 1)
            if newline and self._control.document().characterAt(before - 1) != "\u2029":
                self._append_block()
        if separator and before:
            self._append_plain_text(self._prompt_sep)
        if prompt is None:
            prompt, html = self._prompt, self._prompt_html is not None
        if html:
            self._prompt = self._append_html_fetching_plain_text(prompt)
            self._prompt_html = prompt
        else:
            self._append_plain_text(prompt)
            self._prompt = prompt
            self._prompt_html = None
        self._prompt_cursor.setPosition(self._get_end_pos() - 1)
        if before:
            self._append_before_prompt_cursor.setPosition(self._append_before_prompt_cursor.position() + 1)
        else:
            self._append_before_prompt_cursor.setPosition(0)
        scrolled = self._control.verticalScrollBar().value()
        self._prompt_started()
        if not at_end:
            # Who has scrolled up to read is not pulled down by a prompt.
            self._control.verticalScrollBar().setValue(scrolled)

    def _say(self, sentence: str) -> None:
        """One line of ours, apart from what the learner's code wrote."""
        if not self._get_end_cursor().atBlockStart():
            self._append_plain_text("\n")
        self._append_custom(self._insert_note, sentence)

    def _insert_note(self, cursor: QTextCursor, sentence: str) -> None:
        cursor.insertText(sentence, self._format(Look(color="pitfall")))
        cursor.insertText("\n", QTextCharFormat())

    # Text and pictures

    def _flush_pending_stream(self) -> None:
        """Nothing is pending: the Kernel hands messages out in portions."""

    def _insert_plain_text(self, cursor: QTextCursor, text: str, flush: bool = False) -> None:
        if not text:
            return
        at_end = self._is_at_end()
        inserting = getattr(cursor, "_insert_mode", False)
        cursor.beginEditBlock()
        if _CONTROL.search(text) is None:
            self._write(cursor, text, inserting)
        else:
            self._write_terminal_text(cursor, text, inserting)
        cursor.endEditBlock()
        if at_end:
            self._scroll_to_end()

    def _write_terminal_text(self, cursor: QTextCursor, text: str, inserting: bool) -> None:
        position = 0
        for control in _CONTROL.finditer(text):
            self._write(cursor, text[position : control.start()], inserting)
            position = control.end()
            code = control.group()
            if code == "\r\n":
                self._write(cursor, "\n", inserting)
            elif code == "\r":
                cursor.movePosition(_Move.StartOfBlock)
            elif code == "\b":
                if not cursor.atBlockStart():
                    cursor.movePosition(_Move.PreviousCharacter)
            elif (letter := control.group(2)) is not None:
                numbers = [int(part) for part in control.group(1).split(";") if part.isdigit()]
                if letter == "m":
                    self._look = self._look.after(numbers)
                elif letter == "K" and numbers in ([], [0]):
                    cursor.movePosition(_Move.EndOfBlock, _KEEP)
                    cursor.removeSelectedText()
                elif letter == "A":
                    for _ in range(min(numbers[0] if numbers else 1, 100)):
                        cursor.movePosition(_Move.PreviousBlock)
        self._write(cursor, text[position:], inserting)

    def _write(self, cursor: QTextCursor, text: str, inserting: bool) -> None:
        """Plain text at *cursor*; in the middle of a line it goes over what is there, as in a terminal."""
        form = self._format(self._look)
        while text and not inserting and not cursor.atBlockEnd():
            line, newline, text = text.partition("\n")
            room = cursor.block().length() - 1 - cursor.positionInBlock()
            cursor.movePosition(_Move.NextCharacter, _KEEP, min(len(line), room))
            cursor.insertText(line, form)
            if newline:
                cursor.movePosition(_Move.EndOfBlock)
                if not self._at_prompt_or_end(cursor):
                    cursor.movePosition(_Move.NextBlock)
                else:
                    cursor.insertText("\n", form)
        if text:
            cursor.insertText(text, form)

    def _at_prompt_or_end(self, cursor: QTextCursor) -> bool:
        return bool(
            cursor.atEnd() or (self.at_prompt and cursor.position() >= self._append_before_prompt_pos)
        )

    def _insert_picture(self, cursor: QTextCursor, picture: tuple[str, dict[str, Any]]) -> None:
        from base64 import b64decode

        data, size = picture
        image = QImage.fromData(b64decode(data))
        if image.isNull():
            self._insert_plain_text(cursor, "A picture that cannot be read.\n")
            return
        at_end = self._is_at_end()
        width = float(size.get("width") or image.width())
        height = float(size.get("height") or image.height())
        room = max(160, self._control.viewport().width() - 4 * _MARGIN)
        scale = min(1.0, room / max(width, 1.0))
        form = self._add_image(image)
        form.setWidth(width * scale)
        form.setHeight(height * scale)
        cursor.beginEditBlock()
        if not cursor.atBlockStart():
            cursor.insertText("\n", QTextCharFormat())
        cursor.insertImage(form)
        cursor.insertText("\n", QTextCharFormat())
        cursor.endEditBlock()
        self._images.append(form.name())
        self._forget_old_images()
        if at_end:
            self._scroll_to_end()

    def _add_image(self, image: QImage) -> QTextImageFormat:
        form: QTextImageFormat = super()._add_image(image)
        return form

    def _forget_old_images(self) -> None:
        """Qt keeps every picture until the whole console is cleared; the oldest become a plain area."""
        while len(self._images) > MAX_IMAGES:
            blank = QImage(1, 1, QImage.Format.Format_RGB32)
            blank.fill(self._theme.color("line"))
            name = QUrl(self._images.popleft())
            self._control.document().addResource(QTextDocument.ResourceType.ImageResource.value, name, blank)

    # Scrolling

    def _is_at_end(self) -> bool:
        bar = self._control.verticalScrollBar()
        return bool(bar.value() >= bar.maximum() - 4)

    def _viewport_at_end(self) -> bool:
        return self._is_at_end()

    def _scroll_to_end(self) -> None:
        bar = self._control.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _adjust_scrollbars(self) -> None:
        # The original leaves a page of nothing below the last line.
        height = self._control.viewport().height()
        bar = self._control.verticalScrollBar()
        bar.setRange(0, max(0, round(self._control.document().size().height()) - height))
        bar.setPageStep(height)
        bar.setSingleStep(self._control.fontMetrics().lineSpacing())

    # Looks

    def _set_up_control(self) -> None:
        control = self._control
        control.setAccessibleName("Console")
        control.setAccessibleDescription("Type Python and press Enter to run it")
        control.setFrameShape(QTextEdit.Shape.NoFrame)
        control.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        control.document().setDocumentMargin(_MARGIN)
        control.setTabChangesFocus(False)
        self._bars = QuietScrollBars(control, self._theme)
        self._completion_widget.setAccessibleName("Completions")
        self._call_tip_widget.setAccessibleName("Signature")
        # It looks for a bracket through all that was ever printed.
        control.cursorPositionChanged.disconnect(self._bracket_matcher._cursor_position_changed)
        # Their keys belong to the window, or are not wanted.
        for action in (
            self.print_action,
            self.export_action,
            self.select_all_action,
            self.increase_font_size,
            self.decrease_font_size,
            self.reset_font_size,
        ):
            self.removeAction(action)
            action.setEnabled(False)
        self._copy_raw_action.triggered.disconnect()
        self._copy_raw_action.triggered.connect(self.copy)
        self._ctrl_down_remap: dict[Any, Any] = {}

    def _format(self, look: Look) -> QTextCharFormat:
        form = self._formats.get(look)
        if form is None:
            form = QTextCharFormat()
            if look.color:
                form.setProperty(_COLOR, look.color)
                form.setForeground(self._color(look.color))
            if look.ground:
                form.setProperty(_GROUND, look.ground)
                form.setBackground(self._theme.color(look.ground))
            if look.bold:
                form.setFontWeight(QFont.Weight.Bold)
            form.setFontItalic(look.italic)
            form.setFontUnderline(look.underline)
            self._formats[look] = form
        return form

    def _color(self, name: str) -> QColor:
        if not name.startswith("#"):
            return self._theme.color(name)
        tokens = self._theme.tokens
        return QColor(readable(name, tokens.background, tokens.text))

    def _take_theme(self) -> None:
        at_end = self._is_at_end()
        theme, tokens = self._theme, self._theme.tokens
        if tokens is not self._tokens:
            self._tokens = tokens
            self._take_colors(theme, tokens)
        # After the style sheet, which gives the text the application's font.
        self._set_font(theme.code_font())
        if at_end:
            self._scroll_to_end()

    def _take_colors(self, theme: Theme, tokens: Tokens) -> None:
        self._formats.clear()
        self.setStyleSheet(
            f"QTextEdit {{ background: {tokens.background}; color: {tokens.text};"
            f" selection-background-color: {tokens.selection}; selection-color: {tokens.text}; }}"
        )
        self._completion_widget.setStyleSheet(
            f"QListWidget {{ background: {tokens.background}; color: {tokens.text};"
            f" border: 1px solid {tokens.line}; outline: none; }}"
            f"QListWidget::item {{ padding: 2px 8px; }}"
            f"QListWidget::item:selected {{ background: {tokens.accent_ground}; color: {tokens.text}; }}"
            + scroll_bar_style(theme)
        )
        self._call_tip_widget.setStyleSheet(
            f"QLabel {{ background: {tokens.pane}; color: {tokens.text};"
            f" border: 1px solid {tokens.line}; padding: 6px; }}"
        )
        self._highlighter._formats = {}
        self._highlighter._get_format = self._syntax_format
        self._recolored_to = self._control.document().lastBlock()
        self._recolor()

    def _syntax_format(self, token: Any) -> QTextCharFormat:
        formats: dict[Any, QTextCharFormat] = self._highlighter._formats
        form = formats.get(token)
        if form is None:
            form = QTextCharFormat()
            kind = kind_of(token)
            if kind and kind != "name":
                form.setForeground(self._theme.color(kind))
            formats[token] = form
        return form

    def _recolor(self) -> None:
        """Gives what was inserted under another theme the colors of this one, from the end, in portions."""
        until = time.perf_counter() + _RECOLOR_SECONDS
        document = self._control.document()
        editing = QTextCursor(document)
        editing.beginEditBlock()
        block = self._recolored_to
        while block.isValid() and time.perf_counter() < until:
            parts = _colored(block)
            for start, length, form in parts:
                cursor = QTextCursor(document)
                cursor.setPosition(start)
                cursor.setPosition(start + length, _KEEP)
                change = QTextCharFormat()
                if name := form.stringProperty(_COLOR):
                    change.setForeground(self._color(name))
                if name := form.stringProperty(_GROUND):
                    change.setBackground(self._theme.color(name))
                cursor.mergeCharFormat(change)
            if parts:
                self._highlighter.rehighlightBlock(block)
            block = block.previous()
        editing.endEditBlock()
        self._recolored_to = block
        if block.isValid():
            self._recoloring.start()


def _colored(block: Any) -> list[tuple[int, int, QTextCharFormat]]:
    """The parts of *block* that carry a color by name: position, length, format."""
    found = []
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        form = fragment.charFormat()
        if form.hasProperty(_COLOR) or form.hasProperty(_GROUND):
            found.append((fragment.position(), fragment.length(), form))
        iterator += 1
    return found
