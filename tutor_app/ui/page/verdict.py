"""What comes back from a Check: the verdict in words, then each check with its own line."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from tutor_app.checks.verdict import CheckLine, Verdict, VerdictKind
from tutor_app.ui.page.output import OutputText
from tutor_app.ui.page.parts import Card, button
from tutor_app.ui.theme import SMALL_SIZE, TEXT_SIZE, TINY_SIZE, Theme
from tutor_app.ui.widgets import Words

LOOKS = {
    VerdictKind.RIGHT: ("✓  Right", "right"),
    VerdictKind.NOT_YET: ("○  Not yet", "pitfall"),
    VerdictKind.CHECK_FAILED: ("!  The check itself failed", "error"),
}


class Sentence(QLabel):
    """Sentences of a check: what stands between back-ticks is shown as code."""

    def __init__(self, theme: Theme, text: str, *, size: float = TEXT_SIZE, color: str = "text") -> None:
        super().__init__()
        self._theme, self._text, self._size, self._color = theme, text, size, color
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAccessibleName(text)
        self._take_theme()
        theme.changed.connect(self._take_theme)

    def _take_theme(self) -> None:
        theme = self._theme
        self.setFont(theme.text_font(self._size))
        palette = self.palette()
        palette.setColor(self.foregroundRole(), theme.color(self._color))
        self.setPalette(palette)
        pixels = round((self._size - 1) * theme.zoom)
        pieces = self._text.split("`")
        if len(pieces) % 2 == 0:
            pieces = [self._text]
        shown = []
        for index, piece in enumerate(pieces):
            safe = html.escape(piece).replace("\n", "<br>")
            if index % 2:
                # No-break blanks keep the spacing of code, where HTML would fold it.
                safe = safe.replace("  ", "\u00a0 ")
                safe = f"<span style=\"font-family:'JetBrains Mono NL'; font-size:{pixels}px\">{safe}</span>"
            shown.append(safe)
        self.setText(f'<p style="line-height:150%; margin:0">{"".join(shown)}</p>')


class VerdictPanel(Card):
    """Empty and hidden until `show_verdict`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, ground="background", padding=(16, 12, 16, 12))
        self.body.setSpacing(6)
        self.setAccessibleName("Verdict")
        self._parts: list[QWidget] = []
        self.hide()

    def clear(self) -> None:
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = []
        self.hide()

    def show_verdict(self, verdict: Verdict) -> None:
        """Replace what was shown by *verdict*."""
        self.clear()
        words, ink = LOOKS[verdict.kind]
        self.set_tokens(f"{ink}_ground", ink)
        self._add(Words(self.theme, words, size=TEXT_SIZE, weight=600, color=ink, zoomed=True))
        if verdict.message:
            self._add(Sentence(self.theme, verdict.message))
        if verdict.kind is VerdictKind.CHECK_FAILED:
            self._add_report(verdict)
        if verdict.checks:
            self._add(self._lines(verdict))
        if verdict.printed.strip():
            self._add_printed(verdict.printed)
        self.setAccessibleDescription(f"{words[1:].strip()}. {verdict.message}")
        self.show()

    def _add(self, part: QWidget) -> None:
        self._parts.append(part)
        self.body.addWidget(part)

    def _lines(self, verdict: Verdict) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        for line in verdict.checks:
            column.addWidget(self._line(line, repeat=line.message != verdict.message))
        return holder

    def _line(self, line: CheckLine, *, repeat: bool) -> QWidget:
        sign, color, word = {
            True: ("✓", "right", "passed"),
            False: ("×", "error", "not yet"),
            None: ("–", "muted", "not reached"),
        }[line.passed]
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        mark = Words(self.theme, sign, weight=600, color=color, zoomed=True)
        mark.setAccessibleName(word)
        mark.setFixedWidth(round(14 * self.theme.zoom))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        name = Sentence(self.theme, line.text, size=SMALL_SIZE)
        name.setAccessibleName(f"{line.text}: {word}")
        texts.addWidget(name)
        if line.passed is False and line.message and repeat:
            texts.addWidget(Sentence(self.theme, line.message, size=TINY_SIZE))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        return holder

    def _add_printed(self, printed: str) -> None:
        self._add(Words(self.theme, "Your code printed", size=12, color="text", zoomed=True))
        text = OutputText(self.theme, name="What your code printed during the check")
        text.show_text(printed.rstrip("\n"), "text")
        self._add(text)

    def _add_report(self, verdict: Verdict) -> None:
        self._add(
            Words(
                self.theme,
                "This attempt does not count. Your answer is saved and nothing about it is wrong.",
                color="text",
                wrapped=True,
                zoomed=True,
            )
        )
        report = verdict.report
        if report is not None:
            self._add(
                Words(self.theme, f"A report lies in {report}", color="text", wrapped=True, zoomed=True)
            )
            copy = button(
                self.theme,
                "Copy the report",
                lambda: QGuiApplication.clipboard().setText(
                    report.read_text(encoding="utf-8", errors="replace") if report.exists() else str(report)
                ),
            )
            self._add(copy)
