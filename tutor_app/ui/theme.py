"""Colors, fonts and sizes: the one table of tokens, and the object that tells views of a change.

No other module names a color. Every pair of tokens used for text has a contrast of at least 4.5:1
(tests/ui/test_theme.py). Sizes are at zoom 1.0.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette

SPACE = (0, 4, 8, 12, 16, 24, 32)
TEXT_SIZE = 15.0
CODE_SIZE = 13.5
SMALL_SIZE = 13.0
TINY_SIZE = 12.0
HEADING_SIZES = {1: 26.0, 2: 18.0, 3: 15.0}
LINE_HEIGHT = 1.6
ZOOM_STEPS = (0.75, 0.85, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)
PAGE_WIDTH = 760
OTHER_SCRIPTS = (
    "Noto Sans Devanagari",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Thai",
    "Noto Sans CJK JP",
    "Noto Color Emoji",
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme's colors, as `#rrggbb`."""

    name: str
    background: str
    pane: str
    line: str
    code_ground: str
    text: str
    muted: str
    accent: str
    accent_ground: str
    right: str
    right_ground: str
    pitfall: str
    pitfall_ground: str
    error: str
    error_ground: str
    selection: str
    current_line: str
    on_accent: str
    syntax_keyword: str
    syntax_string: str
    syntax_number: str
    syntax_comment: str
    syntax_function: str
    syntax_builtin: str
    syntax_decorator: str
    syntax_operator: str


LIGHT = Tokens(
    name="light",
    background="#ffffff",
    pane="#f6f7f9",
    line="#e3e6eb",
    code_ground="#f7f8fa",
    text="#1d2430",
    muted="#566170",
    accent="#1f5fd6",
    accent_ground="#eaf1ff",
    right="#177344",
    right_ground="#e8f6ee",
    pitfall="#8f5400",
    pitfall_ground="#fff5e5",
    error="#b3261e",
    error_ground="#fdecea",
    selection="#dce8ff",
    current_line="#eef1f5",
    on_accent="#ffffff",
    syntax_keyword="#7431e3",
    syntax_string="#0d6b3a",
    syntax_number="#a34700",
    syntax_comment="#566170",
    syntax_function="#1b59bc",
    syntax_builtin="#0a667a",
    syntax_decorator="#9a4b00",
    syntax_operator="#1d2430",
)

DARK = Tokens(
    name="dark",
    background="#16191f",
    pane="#1b1f27",
    line="#2b313c",
    code_ground="#1c2129",
    text="#e4e8ef",
    muted="#98a3b3",
    accent="#7aa7ff",
    accent_ground="#1f2c48",
    right="#5cc98b",
    right_ground="#163326",
    pitfall="#e8b45c",
    pitfall_ground="#37290f",
    error="#ff8a80",
    error_ground="#3c1b1a",
    selection="#22345c",
    current_line="#232934",
    on_accent="#10131a",
    syntax_keyword="#c39bff",
    syntax_string="#8fd19e",
    syntax_number="#f0a860",
    syntax_comment="#9aa5b5",
    syntax_function="#82b1ff",
    syntax_builtin="#6fcfe0",
    syntax_decorator="#f0b070",
    syntax_operator="#e4e8ef",
)


def load_fonts(folder: Path) -> list[str]:
    """Register the fonts that the application ships; gives the files that Qt could not read."""
    return [
        path.name
        for path in sorted(folder.iterdir())
        if path.suffix in {".ttf", ".otf"} and QFontDatabase.addApplicationFont(str(path)) == -1
    ]


def _without_ligatures(font: QFont) -> QFont:
    font.setFeature(QFont.Tag("liga"), 0)
    font.setFeature(QFont.Tag("calt"), 0)
    return font


class Theme(QObject):
    """The look in force: *tokens* and *zoom*. `changed` is emitted after either has changed."""

    changed = Signal()

    def __init__(self, mode: str = "system", zoom: float = 1.0) -> None:
        """*mode* is `system`, `light` or `dark`; *zoom* is one of ZOOM_STEPS."""
        super().__init__()
        self._mode = mode
        self.zoom = zoom
        self.tokens = self._tokens_of_mode()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    @property
    def mode(self) -> str:
        return self._mode

    def set_mode(self, mode: str) -> None:
        self._mode = mode
        self._refresh()

    def set_zoom(self, zoom: float) -> None:
        zoom = min(max(zoom, ZOOM_STEPS[0]), ZOOM_STEPS[-1])
        if zoom != self.zoom:
            self.zoom = zoom
            self.changed.emit()

    def zoom_in(self) -> None:
        self.set_zoom(next((step for step in ZOOM_STEPS if step > self.zoom), ZOOM_STEPS[-1]))

    def zoom_out(self) -> None:
        smaller = [step for step in ZOOM_STEPS if step < self.zoom]
        self.set_zoom(smaller[-1] if smaller else ZOOM_STEPS[0])

    def color(self, token: str) -> QColor:
        return QColor(getattr(self.tokens, token))

    def text_font(self, size: float = TEXT_SIZE, weight: int = 400, *, zoomed: bool = True) -> QFont:
        """Inter in pixels at zoom 1.0; chrome around the page passes `zoomed=False`."""
        font = QFont(["Inter", *OTHER_SCRIPTS, "sans-serif"])
        font.setPixelSize(round(size * (self.zoom if zoomed else 1.0)))
        font.setWeight(QFont.Weight(weight))
        return _without_ligatures(font)

    def code_font(self, size: float = CODE_SIZE, *, zoomed: bool = True) -> QFont:
        """JetBrains Mono; in no font of ours is there a ligature: a learner must see `>=` as it is typed."""
        font = QFont(["JetBrains Mono NL", *OTHER_SCRIPTS, "monospace"])
        font.setStyleHint(QFont.StyleHint.Monospace)
        font.setPixelSize(round(size * (self.zoom if zoomed else 1.0)))
        return _without_ligatures(font)

    def palette(self) -> QPalette:
        palette = QPalette()
        roles = {
            QPalette.ColorRole.Window: "background",
            QPalette.ColorRole.Base: "background",
            QPalette.ColorRole.AlternateBase: "pane",
            QPalette.ColorRole.WindowText: "text",
            QPalette.ColorRole.Text: "text",
            QPalette.ColorRole.Button: "pane",
            QPalette.ColorRole.ButtonText: "text",
            QPalette.ColorRole.ToolTipBase: "pane",
            QPalette.ColorRole.ToolTipText: "text",
            QPalette.ColorRole.PlaceholderText: "muted",
            QPalette.ColorRole.Highlight: "selection",
            QPalette.ColorRole.HighlightedText: "text",
            QPalette.ColorRole.Link: "accent",
            QPalette.ColorRole.LinkVisited: "accent",
            QPalette.ColorRole.Mid: "line",
            QPalette.ColorRole.Light: "background",
            QPalette.ColorRole.Dark: "line",
            QPalette.ColorRole.Shadow: "line",
        }
        for role, token in roles.items():
            palette.setColor(role, self.color(token))
        disabled = QPalette.ColorGroup.Disabled
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
            palette.setColor(disabled, role, self.color("muted"))
        return palette

    def _tokens_of_mode(self) -> Tokens:
        if self._mode == "system":
            dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
            return DARK if dark else LIGHT
        return DARK if self._mode == "dark" else LIGHT

    def _refresh(self) -> None:
        tokens = self._tokens_of_mode()
        if tokens is not self.tokens:
            self.tokens = tokens
            self.changed.emit()

    def _on_system_changed(self) -> None:
        self._refresh()
