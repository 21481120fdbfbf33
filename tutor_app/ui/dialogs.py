"""Texts of the Help menu: what is kept and where, and the licenses of what travels along."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QMessageBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from tutor_app import paths
from tutor_app.ui.style import QuietScrollBars
from tutor_app.ui.theme import HEADING_SIZES, SMALL_SIZE, Theme
from tutor_app.ui.widgets import Button, Words


class TextDialog(QDialog):
    """A text to read and to copy from."""

    def __init__(self, theme: Theme, title: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(640, 480)
        view = QPlainTextEdit(text)
        view.setReadOnly(True)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setAccessibleName(title)
        view.setFont(theme.text_font(SMALL_SIZE, zoomed=False))
        QuietScrollBars(view, theme)
        close = Button(theme, "Close")
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 12)
        view.document().setDocumentMargin(0)
        layout.addWidget(Words(theme, title, size=HEADING_SIZES[2], weight=600, color="text"))
        layout.addWidget(view)
        layout.addLayout(buttons)
        view.setFocus()


def stored_text(data_dir: Path) -> str:
    """What the application keeps, in which folders."""
    return "\n\n".join(
        (
            f"Your progress is in {data_dir}: topics opened, drafts, every attempt with its"
            " source, predictions, answers to interview questions, hints shown, and how the window was left.",
            f"The console starts in {paths.work_dir(data_dir)}; files that your code writes land there.",
            f"The search index is in {paths.cache_dir()}. It can be deleted at any time.",
            "Nothing is sent anywhere. The application never uses the network.",
            "File › Export progress writes all of it to one file; Import progress reads such a file.",
        )
    )


def licenses_text() -> str:
    """The licenses of the application, its fonts and the packages that it was installed with."""
    parts = ["Python for AI & Data: MIT License."]
    for file in sorted((paths.resources_dir() / "fonts").glob("*LICENSE*")):
        parts.append(f"Font {file.name.split('-')[0]}\n\n{file.read_text(encoding='utf-8').strip()}")
    try:
        required = metadata.requires("tutor-app") or []
    except metadata.PackageNotFoundError:
        required = []
    names = sorted({re.split(r"[^\w.-]", requirement, maxsplit=1)[0] for requirement in required})
    lines = []
    for name in names:
        try:
            about = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue
        terms = [about[key] for key in ("License-Expression", "License") if key in about]
        said = terms[0].strip().splitlines()[0] if terms and terms[0].strip() else "see the package"
        lines.append(f"{name} {about['Version']}: {said}")
    if lines:
        parts.append("Packages\n\n" + "\n".join(lines))
    return "\n\n\n".join(parts)


def refusal(title: str, sentence: str) -> None:
    """Say why the application cannot be opened, and wait until it was read."""
    box = QMessageBox()
    box.setWindowTitle(title)
    box.setText(sentence)
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    box.exec()
