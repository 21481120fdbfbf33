"""The line at the bottom: the kernel's state, the practice services, what was saved, where the learner is."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QHBoxLayout

from tutor_app.ui.theme import TINY_SIZE, Theme
from tutor_app.ui.widgets import Ground, Words


class StatusBar(Ground):
    """Quiet texts: kernel, practice services and saved on the left, the position on the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "pane", "top")
        self.setFixedHeight(26)
        self.setAccessibleName("Status")
        self._kernel = Words(theme, size=TINY_SIZE)
        self._services = Words(theme, size=TINY_SIZE)
        self._saved = Words(theme, size=TINY_SIZE)
        self._position = Words(theme, size=TINY_SIZE, elided=False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 0)
        layout.setSpacing(20)
        layout.addWidget(self._kernel)
        layout.addWidget(self._services)
        layout.addWidget(self._saved)
        layout.addStretch(1)
        layout.addWidget(self._position)
        self.set_kernel("starting")
        self.set_services("")
        self.set_saved("")
        self.set_position("")

    def set_kernel(self, state: str) -> None:
        self._set(self._kernel, f"Python {sys.version_info.major}.{sys.version_info.minor} · kernel {state}")

    def set_services(self, words: str) -> None:
        self._set(self._services, words)

    def set_saved(self, words: str) -> None:
        self._set(self._saved, words)

    def set_position(self, words: str) -> None:
        self._set(self._position, words)

    def texts(self) -> tuple[str, str, str]:
        """What it says at this moment: kernel, saved, position."""
        return self._kernel.text(), self._saved.text(), self._position.text()

    def _set(self, label: Words, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))
