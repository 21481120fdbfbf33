"""What can be asked of the application: one Command for each menu entry, key and palette row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """Something the learner can ask for; *keys* are portable texts such as `Ctrl+Shift+P`.

    The window installs *keys* as shortcuts where *place* is empty. Otherwise *place* names the part
    that answers them while it has the focus (`page`, `editor`, `console`): they are listed only.
    *menu* is the menu that shows the command; without one it is in the palette alone.
    """

    id: str
    title: str
    keys: tuple[str, ...]
    run: Callable[[], None]
    menu: str = ""
    place: str = ""
