"""Brings the assistant's answers to the editors: completion, tips on calls, help, problems."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from shiboken6 import isValid

from tutor_app.assist.answers import Completion, Completions, Help, Problem, Signature
from tutor_app.assist.shape import shape_of
from tutor_app.ui.theme import Theme

if TYPE_CHECKING:
    from tutor_app.assist.assistant import Assistant
    from tutor_app.ui.completion_popup import CompletionPopup, Tip
    from tutor_app.ui.editor import CodeEditor

KernelComplete = Callable[[str, int, Callable[[Mapping[str, Any]], None]], None]

_WORD = re.compile(r"(?:[^\W\d]\w*)?$")
_NAME = re.compile(r"[^\W\d]\w*")


@dataclass(slots=True)
class _Question:
    """A completion that was asked for: *stem* is the text up to the word that is being completed."""

    editor: CodeEditor
    stem: str
    is_explicit: bool
    used: frozenset[str]
    static: tuple[Completion, ...] = ()
    live: tuple[Completion, ...] = ()
    is_over: bool = False
    merged: list[Completion] = field(default_factory=list)


class EditorAssist(QObject):
    """One for all editors of the window; there is one list of names and one tip at a time.

    *kernel_complete*, which may be set later, asks the running kernel: it gets a source, a position in it
    in characters, and what to call on the Qt thread with the content of the kernel's complete reply.
    """

    _arrived = Signal(object)

    def __init__(
        self,
        assistant: Assistant,
        theme: Theme,
        kernel_complete: KernelComplete | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.kernel_complete = kernel_complete
        self._assistant = assistant
        self._theme = theme
        self._question: _Question | None = None
        self._popup: CompletionPopup | None = None
        self._tip: Tip | None = None
        self._tip_is_call = False
        self._tip_number = 0
        self._arrived.connect(self._run, Qt.ConnectionType.QueuedConnection)

    # ---- what an editor asks ------------------------------------------------------------------------

    def complete(self, editor: CodeEditor, *, explicit: bool) -> None:
        """Shows the names that fit at the caret as soon as they are known."""
        before, _ = editor.around_caret()
        if shape_of(before).region_at(len(before)) is not None:
            return
        word = _WORD.search(before)
        stem = before[: word.start()] if word is not None else before
        text = editor.text()
        used = frozenset(_NAME.findall(editor.context() + "\n" + text))
        question = _Question(editor, stem, explicit, used)
        self._question = question
        source, line, column = self._place(editor)
        self._assistant.complete(
            source,
            line,
            column,
            lambda answer: self._arrived.emit(partial(self._on_static, question, answer)),
        )
        if self.kernel_complete is not None:
            self.kernel_complete(text, len(before), partial(self._on_live, question))

    def show_signature(self, editor: CodeEditor) -> None:
        """Shows how the function in whose brackets the caret is wants to be called."""
        self._tip_number += 1
        number = self._tip_number
        source, line, column = self._place(editor)
        self._assistant.signatures(
            source,
            line,
            column,
            lambda found: self._arrived.emit(partial(self._on_signatures, editor, number, found)),
        )

    def show_help(self, editor: CodeEditor) -> None:
        """Shows what is known about the name at the caret."""
        self._tip_number += 1
        number = self._tip_number
        source, line, column = self._place(editor)
        self._assistant.help(
            source,
            line,
            column,
            lambda found: self._arrived.emit(partial(self._on_help, editor, number, found)),
        )

    def diagnose(self, editor: CodeEditor) -> None:
        """Underlines what is wrong with the editor's code as soon as it is known."""
        revision = editor.document().revision()
        self._assistant.diagnostics(
            editor.text(),
            lambda problems: self._arrived.emit(partial(self._on_problems, editor, revision, problems)),
            context=editor.context(),
        )

    def typed(self, editor: CodeEditor, character: str) -> None:
        """Something was typed or the caret was moved: follows with the list and the tip."""
        if character == ".":
            self._close_list()
            before, _ = editor.around_caret()
            if re.search(r"[\w)\]}\"'][ ]*\.$", before) and not re.search(r"(?<![\w\])])\d+\.$", before):
                self.complete(editor, explicit=False)
        elif self._question is not None and self._question.editor is editor:
            self._filter()
        if character in {"(", ","} or (self.tip_is_shown and self._tip_is_call):
            self.show_signature(editor)
        elif self.tip_is_shown:
            self._close_tip()

    def takes_key(self, editor: CodeEditor, event: QKeyEvent) -> bool:
        """Whether the key was for the list or the tip, so that the editor leaves it alone."""
        key, popup, question = event.key(), self._popup, self._question
        if popup is not None and question is not None and self.list_is_shown and not _modified(event):
            if popup.navigate(key):
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
                item = popup.current()
                is_wanted = popup.was_navigated or question.is_explicit or key == Qt.Key.Key_Tab
                is_written = item is not None and item.name == self._word(question)
                if item is not None and is_wanted and not is_written:
                    self._insert(item.name)
                    return True
                self._close_list()
                return key == Qt.Key.Key_Tab
        if key == Qt.Key.Key_Escape and (self.list_is_shown or self.tip_is_shown):
            self.close_popups()
            return True
        return False

    def close_popups(self) -> None:
        """Takes away the list and the tip; answers that are still on their way show nothing."""
        self._close_list()
        self._close_tip()

    @property
    def list_is_shown(self) -> bool:
        return self._popup is not None and isValid(self._popup) and self._popup.isVisible()

    @property
    def tip_is_shown(self) -> bool:
        return self._tip is not None and isValid(self._tip) and self._tip.isVisible()

    @property
    def popup(self) -> CompletionPopup | None:
        return self._popup if self.list_is_shown else None

    @property
    def tip(self) -> Tip | None:
        return self._tip if self.tip_is_shown else None

    # ---- answers ------------------------------------------------------------------------------------

    def _run(self, function: Callable[[], None]) -> None:
        function()

    def _on_static(self, question: _Question, answer: Completions) -> None:
        question.static = answer.items
        self._merge(question)

    def _on_live(self, question: _Question, content: Mapping[str, Any]) -> None:
        """The kernel's answer: its matches may repeat what stands before the word."""
        start = content.get("cursor_start", len(question.stem))
        repeated = question.stem[start:]
        kinds = {
            each.get("text"): each
            for each in content.get("metadata", {}).get("_jupyter_types_experimental", ())
        }
        found = []
        for match in content.get("matches", ()):
            if start > len(question.stem) or not match.startswith(repeated):
                continue
            known = kinds.get(match, {})
            kind = known.get("type", "")
            name = match[len(repeated) :]
            if name.isidentifier():
                found.append(
                    Completion(name, kind if kind != "<unknown>" else "", known.get("signature", ""))
                )
        question.live = tuple(found)
        self._merge(question)

    def _merge(self, question: _Question) -> None:
        if question is not self._question or question.is_over:
            return
        names = {item.name: item for item in question.live}
        names.update((item.name, item) for item in question.static)
        # What the page itself uses comes first, what is private last.
        question.merged = sorted(
            names.values(),
            key=lambda item: (item.name.startswith("_"), item.name not in question.used, item.name.lower()),
        )
        self._filter()

    def _filter(self) -> None:
        """Shows what fits to the word as it is now; the list goes when the caret has left the word."""
        question = self._question
        if question is None or not isValid(question.editor):
            self._close_list()
            return
        word = self._word(question)
        if word is None or not question.editor.hasFocus():
            self._close_list()
            return
        items = _fitting(question.merged, word)
        if not question.merged:
            return
        if not items or (len(items) == 1 and items[0].name == word and not question.is_explicit):
            if self._popup is not None and self.list_is_shown:
                self._popup.hide()
            return
        if question.is_explicit and len(items) == 1 and word and not self.list_is_shown:
            self._insert(items[0].name)
            return
        self._list(question.editor).show_items(items, question.editor, question.editor.caret_rect())

    def _word(self, question: _Question) -> str | None:
        """The word between the stem and the caret, None where the caret has left it."""
        before, _ = question.editor.around_caret()
        if not before.startswith(question.stem):
            return None
        word = before[len(question.stem) :]
        return word if not word or word.isidentifier() else None

    def _insert(self, name: str) -> None:
        question = self._question
        if question is None:
            return
        word = self._word(question)
        self._close_list()
        if word is not None:
            question.editor.type_text(name, replacing=len(word))

    def _on_signatures(self, editor: CodeEditor, number: int, found: tuple[Signature, ...]) -> None:
        if number != self._tip_number or not isValid(editor) or not editor.hasFocus():
            return
        if not found:
            self._close_tip()
            return
        self._tip_is_call = True
        text = found[0].summary
        self._tip_of(editor).show_tip(self._call(found), text, editor, editor.caret_rect())
        self._announce(editor, f"{found[0].name}({', '.join(found[0].parameters)})")

    def _call(self, found: tuple[Signature, ...]) -> str:
        lines = []
        for signature in found[:3]:
            parts = []
            for index, parameter in enumerate(signature.parameters):
                shown = escape(parameter)
                if index == signature.index:
                    shown = f'<b><span style="color:{self._theme.tokens.accent}">{shown}</span></b>'
                parts.append(shown)
            result = f" → {escape(signature.result)}" if signature.result else ""
            lines.append(f"{escape(signature.name)}({', '.join(parts)}){result}")
        return "<br>".join(lines)

    def _on_help(self, editor: CodeEditor, number: int, found: Help | None) -> None:
        if number != self._tip_number or not isValid(editor) or not editor.hasFocus():
            return
        self._tip_is_call = False
        tip, caret = self._tip_of(editor), editor.caret_rect()
        if found is None:
            tip.show_tip("Nothing is known about this name.", "", editor, caret)
            self._announce(editor, "Nothing is known about this name.")
            return
        tip.show_tip(f"<b>{escape(found.head)}</b>", found.text, editor, caret, is_code="\n" in found.text)
        self._announce(editor, f"{found.head}. {found.text}")

    def _on_problems(self, editor: CodeEditor, revision: int, problems: list[Problem]) -> None:
        if isValid(editor) and editor.document().revision() == revision:
            editor.show_problems(problems)

    # ---- parts --------------------------------------------------------------------------------------

    def _place(self, editor: CodeEditor) -> tuple[str, int, int]:
        """The source with what runs before it, and the caret's line and column there."""
        line, column = editor.caret()
        context = editor.context().rstrip("\n")
        if not context:
            return editor.text(), line, column
        return f"{context}\n{editor.text()}", line + context.count("\n") + 1, column

    def _list(self, editor: CodeEditor) -> CompletionPopup:
        from tutor_app.ui.completion_popup import CompletionPopup

        popup = self._popup
        if popup is None or not isValid(popup):
            popup = CompletionPopup(editor.window(), self._theme)
            popup.chosen.connect(self._insert)
            popup.current_changed.connect(self._on_current_changed)
            self._popup = popup
        elif popup.parentWidget() is not editor.window():
            popup.setParent(editor.window())
        return popup

    def _tip_of(self, editor: CodeEditor) -> Tip:
        from tutor_app.ui.completion_popup import Tip

        tip = self._tip
        if tip is None or not isValid(tip):
            tip = self._tip = Tip(editor.window(), self._theme)
        elif tip.parentWidget() is not editor.window():
            tip.setParent(editor.window())
        return tip

    def _on_current_changed(self, words: str) -> None:
        if self._question is not None:
            self._announce(self._question.editor, words)

    def _announce(self, editor: CodeEditor, words: str) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(editor, words))

    def _close_list(self) -> None:
        if self._question is not None:
            self._question.is_over = True
            self._question = None
        if self._popup is not None and self.list_is_shown:
            self._popup.hide()

    def _close_tip(self) -> None:
        self._tip_number += 1
        if self._tip is not None and self.tip_is_shown:
            self._tip.hide()


def _fitting(items: list[Completion], word: str) -> list[Completion]:
    """Those of *items* that begin with *word*, then those that contain it; capitals do not matter."""
    if not word:
        return [item for item in items if not item.name.startswith("_")] or items
    low = word.lower()
    begin = [item for item in items if item.name.lower().startswith(low)]
    if not word.startswith("_"):
        begin = [item for item in begin if not item.name.startswith("_")] or begin
    if len(word) < 3:
        return begin
    chosen = {item.name for item in begin}
    return begin + [item for item in items if low in item.name.lower() and item.name not in chosen]


def _modified(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
