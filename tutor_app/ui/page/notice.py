"""One calm sentence above the page, with one thing to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from tutor_app.ui.page.parts import button
from tutor_app.ui.theme import Theme
from tutor_app.ui.widgets import ButtonKind, Ground, Sign, Words


class Notice(Ground):
    """Hidden until `say`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "pitfall_ground", "bottom")
        self._words = Words(theme, color="text", wrapped=True)
        self._on_action: Callable[[], None] = self.hide
        self.action = button(theme, "", self._act, ButtonKind.ACCENT)
        close = button(theme, "", self.hide, sign=Sign.CLOSE, help="Close this notice")
        close.setAccessibleName("Close this notice")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 4, 8, 4)
        row.addWidget(self._words, 1)
        row.addWidget(self.action, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName("Notice")
        self.hide()

    def say(self, sentence: str, action: str, on_action: Callable[[], None]) -> None:
        self._words.setText(sentence)
        self.action.setText(action)
        self.action.setAccessibleName(action)
        self._on_action = on_action
        self.show()

    def _act(self) -> None:
        self.hide()
        self._on_action()
