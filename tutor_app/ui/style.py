"""Style sheets made from the theme's tokens, and the pairs of colors that carry text.

Most parts paint themselves; style sheets are for what Qt paints: scroll bars, menus, fields.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractScrollArea

from tutor_app.ui.theme import Theme

# (text, ground) as they are used by the window, its panes, menus and floating frames.
TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    ("text", "background"),
    ("text", "pane"),
    ("text", "line"),
    ("text", "code_ground"),
    ("text", "selection"),
    ("text", "accent_ground"),
    ("text", "current_line"),
    ("text", "pitfall_ground"),
    ("text", "right_ground"),
    ("text", "error_ground"),
    ("muted", "background"),
    ("muted", "pane"),
    ("muted", "code_ground"),
    ("muted", "accent_ground"),
    ("muted", "current_line"),
    ("accent", "background"),
    ("accent", "pane"),
    ("accent", "code_ground"),
    ("accent", "accent_ground"),
    ("accent", "pitfall_ground"),
    ("accent", "error_ground"),
    ("muted", "pitfall_ground"),
    ("muted", "error_ground"),
    ("right", "background"),
    ("right", "pane"),
    ("right", "right_ground"),
    ("pitfall", "background"),
    ("pitfall", "pane"),
    ("pitfall", "pitfall_ground"),
    ("error", "background"),
    ("error", "pane"),
    ("error", "error_ground"),
    ("on_accent", "accent"),
    ("on_accent", "muted"),
    ("syntax_keyword", "code_ground"),
    ("syntax_string", "code_ground"),
    ("syntax_number", "code_ground"),
    ("syntax_comment", "code_ground"),
    ("syntax_function", "code_ground"),
    ("syntax_builtin", "code_ground"),
    ("syntax_decorator", "code_ground"),
    ("syntax_operator", "code_ground"),
    ("syntax_keyword", "current_line"),
    ("syntax_string", "current_line"),
    ("syntax_number", "current_line"),
    ("syntax_comment", "current_line"),
    ("syntax_function", "current_line"),
    ("syntax_builtin", "current_line"),
    ("syntax_decorator", "current_line"),
    ("syntax_operator", "current_line"),
)


def scroll_bar_style(theme: Theme) -> str:
    """The style sheet of one scroll bar.

    There is none for the whole window: it would add 40 ms to opening a page of 250 widgets.
    """
    tokens = theme.tokens
    return f"""
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {tokens.line}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {tokens.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def menu_style(theme: Theme) -> str:
    """The style sheet of a menu."""
    tokens = theme.tokens
    return f"""
QMenu {{ background: {tokens.background}; color: {tokens.text}; padding: 4px;
  border: 1px solid {tokens.line}; }}
QMenu::item {{ padding: 6px 32px 6px 24px; border-radius: 5px; }}
QMenu::item:selected {{ background: {tokens.accent_ground}; color: {tokens.text}; }}
QMenu::item:disabled {{ color: {tokens.muted}; }}
QMenu::separator {{ height: 1px; background: {tokens.line}; margin: 4px 8px; }}
"""


def field_style(theme: Theme) -> str:
    """The style sheet of a line to type in that has no edges of its own."""
    tokens = theme.tokens
    return f"""
QLineEdit {{ background: transparent; border: none; color: {tokens.text}; padding: 0;
  placeholder-text-color: {tokens.muted};
  selection-background-color: {tokens.selection}; selection-color: {tokens.text}; }}
"""


class QuietScrollBars(QObject):
    """Gives *area* thin scroll bars in the theme's colors, for as long as it lives."""

    def __init__(self, area: QAbstractScrollArea, theme: Theme) -> None:
        super().__init__(area)
        self._area = area
        self._theme = theme
        self._take_theme()
        theme.changed.connect(self._take_theme)

    def _take_theme(self) -> None:
        style = scroll_bar_style(self._theme)
        for bar in (self._area.verticalScrollBar(), self._area.horizontalScrollBar()):
            if bar.styleSheet() != style:
                bar.setStyleSheet(style)
