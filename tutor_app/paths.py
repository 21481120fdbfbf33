"""Where the lessons, the resources and the learner's data are."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from platformdirs import user_cache_path, user_data_path

_APPLICATION = "python-for-ai-and-data"
_PACKAGE = Path(__file__).resolve().parent


def lessons_dir() -> Path:
    """The course: `TUTOR_LESSONS_DIR` where it is set, else the copy in the package or the source tree."""
    chosen = os.environ.get("TUTOR_LESSONS_DIR")
    return Path(chosen).expanduser().resolve() if chosen else _shipped("lessons")


def resources_dir() -> Path:
    """Fonts, icons and whatever else the application ships."""
    return _shipped("resources")


def data_dir(chosen: Path | None = None) -> Path:
    """The absolute folder of the learner's data: *chosen*, or the user's. It may not exist yet."""
    if chosen is not None:
        return chosen.expanduser().absolute()
    return user_data_path(_APPLICATION, appauthor=False)


def cache_dir() -> Path:
    """A folder for what can be made again, such as the search index. It may not exist yet."""
    return user_cache_path(_APPLICATION, appauthor=False)


def work_dir(data: Path) -> Path:
    """An existing folder in which the console starts; files that the learner's code writes land there.

    It is `work` in the data folder. Where that cannot be made, it is the home folder or the temporary folder.
    """
    folder = data / "work"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        home = Path.home()
        return home if os.access(home, os.W_OK) else Path(tempfile.gettempdir())
    return folder


def _shipped(name: str) -> Path:
    installed = _PACKAGE / f"_{name}"
    return installed if installed.is_dir() else _PACKAGE.parent / name
