"""The keys: which parts answer which, where two would clash, and the dialog that lists them all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tutor_app.ui.commands import Command
from tutor_app.ui.style import QuietScrollBars
from tutor_app.ui.theme import HEADING_SIZES, SMALL_SIZE, Theme
from tutor_app.ui.widgets import Button, Words, shown_keys

_ROW = 26
PLACES = {
    "": "Everywhere",
    "editor": "In an editor",
    "console": "In the console",
    "topics": "In the tree of topics",
    "found": "In a list of what was found",
}


def _nothing() -> None:
    """Keys that a part answers itself have nothing to run from outside."""


# What parts answer by themselves while they have the focus.
PART_KEYS: tuple[Command, ...] = (
    Command("editor.complete", "Complete the name", ("Ctrl+Space", "Tab"), _nothing, place="editor"),
    Command("editor.comment", "Comment or uncomment the lines", ("Ctrl+/",), _nothing, place="editor"),
    Command("editor.find", "Find in the block", ("Ctrl+F",), _nothing, place="editor"),
    Command("editor.indent", "Indent the lines", ("Tab",), _nothing, place="editor"),
    Command("editor.unindent", "Move the lines back", ("Shift+Tab",), _nothing, place="editor"),
    Command("editor.undo", "Undo", ("Ctrl+Z",), _nothing, place="editor"),
    Command("editor.redo", "Redo", ("Ctrl+Shift+Z",), _nothing, place="editor"),
    Command("editor.leave", "Leave the editor, then Tab moves on", ("Esc",), _nothing, place="editor"),
    Command("console.stop", "Stop what runs", ("Ctrl+C",), _nothing, place="console"),
    Command("console.complete", "Complete the name", ("Tab",), _nothing, place="console"),
    Command("console.help", "Show the signature", ("Shift+Tab",), _nothing, place="console"),
    Command("console.earlier", "Earlier input", ("Up",), _nothing, place="console"),
    Command("console.later", "Later input", ("Down",), _nothing, place="console"),
    Command("topics.open", "Open the topic or the stage", ("Return",), _nothing, place="topics"),
    Command("topics.fold", "Fold the stage", ("Left",), _nothing, place="topics"),
    Command("topics.unfold", "Unfold the stage", ("Right",), _nothing, place="topics"),
    Command("found.next", "Next", ("Down",), _nothing, place="found"),
    Command("found.previous", "Previous", ("Up",), _nothing, place="found"),
    Command("found.open", "Open", ("Return",), _nothing, place="found"),
    Command("found.close", "Close", ("Esc",), _nothing, place="found"),
)


def clashes(commands: Iterable[Command]) -> list[tuple[str, str, str]]:
    """Keys that two commands would answer at the same time: (keys, one id, the other id).

    Two places do not clash with each other; what works everywhere clashes with every place.
    """
    found = []
    entries = [(QKeySequence(keys).toString(), command) for command in commands for keys in command.keys]
    for (keys, one), (other_keys, other) in combinations(entries, 2):
        same_place = one.place == other.place or not one.place or not other.place
        if keys == other_keys and one.id != other.id and same_place:
            # Tab completes after a word and indents before one.
            if {one.id, other.id} == {"editor.complete", "editor.indent"}:
                continue
            found.append((keys, one.id, other.id))
    return found


class KeysDialog(QDialog):
    """All keys in one list, by the place in which they work."""

    def __init__(self, theme: Theme, commands: Sequence[Command], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.resize(560, 640)
        self.list = QTreeWidget()
        self.list.setAccessibleName("Keys")
        self.list.setHeaderLabels(["Command", "Keys"])
        self.list.setRootIsDecorated(False)
        self.list.setItemsExpandable(False)
        self.list.setIndentation(0)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFont(theme.text_font(SMALL_SIZE, zoomed=False))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        header = self.list.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(False)
        header.hide()
        QuietScrollBars(self.list, theme)
        bold = theme.text_font(SMALL_SIZE, 600, zoomed=False)
        for place, title in PLACES.items():
            here = [command for command in commands if command.place == place and command.keys]
            if not here:
                continue
            group = QTreeWidgetItem([title])
            group.setFont(0, bold)
            group.setForeground(0, theme.color("muted"))
            group.setSizeHint(0, QSize(0, _ROW + 12))
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            group.setData(1, Qt.ItemDataRole.AccessibleTextRole, f"Keys {title.lower()}")
            self.list.addTopLevelItem(group)
            for command in here:
                keys = "   ".join(shown_keys(keys) for keys in command.keys)
                row = QTreeWidgetItem([command.title.removesuffix("…"), keys])
                row.setSizeHint(0, QSize(0, _ROW))
                row.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{command.title}, {keys}")
                group.addChild(row)
        self.list.expandAll()
        close = Button(theme, "Close")
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 12)
        layout.addWidget(Words(theme, "Keys", size=HEADING_SIZES[2], weight=600, color="text"))
        layout.addWidget(self.list)
        layout.addLayout(buttons)
        self.list.setFocus()
