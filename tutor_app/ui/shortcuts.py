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
    "page": "On the page",
    "editor": "In an editor",
    "console": "In the console",
    "topics": "In the tree of topics",
    "found": "In a list of what was found",
}


def _key(command_id: str, title: str, *keys: str) -> Command:
    """A key that the part named at the beginning of *command_id* answers: nothing runs it from outside."""
    return Command(command_id, title, keys, lambda: None, place=command_id.partition(".")[0])


# What parts answer by themselves while they have the focus.
PART_KEYS: tuple[Command, ...] = (
    _key("editor.complete", "Complete the name", "Ctrl+Space", "Tab"),
    _key("editor.help", "Help on the name", "Ctrl+I"),
    _key("editor.indent", "Indent the lines", "Tab", "Ctrl+]"),
    _key("editor.unindent", "Move the lines back", "Shift+Tab", "Ctrl+["),
    _key("editor.comment", "Comment or uncomment the lines", "Ctrl+/", "Ctrl+1"),
    _key("editor.up", "Move the lines up", "Alt+Up"),
    _key("editor.down", "Move the lines down", "Alt+Down"),
    _key("editor.duplicate", "Duplicate the lines", "Alt+Shift+Down", "Ctrl+Alt+Down"),
    _key("editor.delete", "Delete the lines", "Ctrl+Shift+K"),
    _key("editor.find", "Find in the block", "Ctrl+F"),
    _key("editor.find_next", "Find the next one", "F3"),
    _key("editor.find_previous", "Find the previous one", "Shift+F3"),
    _key("editor.undo", "Undo", "Ctrl+Z"),
    _key("editor.redo", "Redo", "Ctrl+Shift+Z"),
    _key("editor.leave", "Leave the editor: then Tab moves on", "Esc"),
    _key("console.run", "Run the input", "Return"),
    _key("console.line", "A new line of the input", "Ctrl+Return"),
    _key("console.stop", "Stop what runs", "Ctrl+C"),
    _key("console.complete", "Complete the name", "Tab", "Ctrl+Space"),
    _key("console.help", "Show the signature", "Shift+Tab"),
    _key("console.earlier", "Earlier input", "Up"),
    _key("console.later", "Later input", "Down"),
    _key("topics.open", "Open the topic or the stage", "Return"),
    _key("topics.fold", "Fold the stage", "Left"),
    _key("topics.unfold", "Unfold the stage", "Right"),
    _key("found.next", "Next", "Down"),
    _key("found.previous", "Previous", "Up"),
    _key("found.open", "Open", "Return"),
    _key("found.close", "Close", "Esc"),
)


def clashes(commands: Iterable[Command]) -> list[tuple[str, str, str]]:
    """Keys that two commands would answer at the same time: (keys, one id, the other id).

    Two places do not clash with each other, but an editor is on the page; what works everywhere clashes
    with every place.
    """
    found = []
    entries = [(QKeySequence(keys).toString(), command) for command in commands for keys in command.keys]
    for (keys, one), (other_keys, other) in combinations(entries, 2):
        nested = {one.place, other.place} == {"page", "editor"}
        same_place = one.place == other.place or not one.place or not other.place or nested
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
