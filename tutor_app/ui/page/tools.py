"""What every block of a page is handed: the theme, the learner's data and the ways out of the block."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tutor_app.progress.store import ProgressStore
from tutor_app.ui.editor_assist import EditorAssist
from tutor_app.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Tools:
    """*folder* holds the topic's files; *draft_changed* is told the key whose text is to be saved."""

    theme: Theme
    store: ProgressStore
    assist: EditorAssist | None
    folder: Path
    on_link: Callable[[str], None]
    draft_changed: Callable[[str, Callable[[], str | None]], None]
    context_above: Callable[[str], str]
