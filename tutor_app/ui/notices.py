"""Calm sentences under the top bar: each can be dismissed, some offer one thing to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tutor_app.ui.theme import Theme
from tutor_app.ui.widgets import Button, ButtonKind, Ground, Sign, Words

_MOST = 3


class Notices(QWidget):
    """The bars that are shown, newest at the bottom; the oldest goes when there are too many."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.setAccessibleName("Notices")
        self.hide()

    def say(
        self,
        sentence: str,
        action: str = "",
        on_action: Callable[[], object] | None = None,
        *,
        ground: str = "pitfall_ground",
    ) -> None:
        """Show *sentence*, once however often it is said; *action* is the one thing to do about it."""
        if sentence in self.sentences():
            return
        bar = _Bar(self._theme, sentence, action, on_action, ground, self._take_away)
        self._layout.addWidget(bar)
        while self._layout.count() > _MOST:
            self._take_away(self._bars()[0])
        self.show()

    def sentences(self) -> list[str]:
        """What is shown, oldest first."""
        return [bar.sentence for bar in self._bars()]

    def clear(self) -> None:
        """Take away all of them."""
        for bar in self._bars():
            self._take_away(bar)

    def _bars(self) -> list[_Bar]:
        items = (self._layout.itemAt(place) for place in range(self._layout.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [bar for bar in widgets if isinstance(bar, _Bar)]

    def _take_away(self, bar: _Bar) -> None:
        self._layout.removeWidget(bar)
        bar.hide()
        bar.deleteLater()
        self.setVisible(self._layout.count() > 0)


class _Bar(Ground):
    def __init__(
        self,
        theme: Theme,
        sentence: str,
        action: str,
        on_action: Callable[[], object] | None,
        ground: str,
        on_close: Callable[[_Bar], None],
    ) -> None:
        super().__init__(theme, ground, "bottom")
        self.sentence = sentence
        self.setAccessibleName("Notice")
        words = Words(theme, sentence, color="text", wrapped=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 12, 4)
        row.setSpacing(4)
        row.addWidget(words, 1)
        if on_action is not None:
            button = Button(theme, action, ButtonKind.ACCENT)
            button.clicked.connect(lambda: on_action())
            row.addWidget(button)
        close = Button(theme, "", sign=Sign.CLOSE, name="Dismiss")
        close.clicked.connect(lambda: on_close(self))
        row.addWidget(close)
