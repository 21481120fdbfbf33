"""A picture as a block of the page."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tutor_app.ui.app import Running
from tutor_app.ui.page.picture import PictureBlock
from tutor_app.ui.page.view import PageView
from tutor_app.ui.pictures.controls import Views
from tutor_app.ui.pictures.sheet import Drawing
from tutor_app.ui.widgets import Words

LONG = 30_000
PAGE = """# Counting in tables

One sentence.

:::{picture} generator-pull
Change the *source* and press `Step`.
:::

:::{picture} not-made-yet
Comes later.
:::
"""


@pytest.fixture
def page(qtbot: QtBot, open_app: Callable[..., Running], small_course: Path, tmp_path: Path) -> PageView:
    course = shutil.copytree(small_course, tmp_path / "course")
    (course / "first-steps" / "tables" / "lesson.md").write_text(PAGE, encoding="utf-8")
    running = open_app("tables", course=course)
    view = running.window.page_view()
    assert isinstance(view, PageView)
    qtbot.waitUntil(lambda: view.findChild(QWidget, "page end") is not None, timeout=LONG)
    return view


def test_a_picture_of_the_page_has_a_title_and_a_caption_and_grows_with_the_zoom(
    qtbot: QtBot, page: PageView
) -> None:
    block, unknown = page.findChildren(PictureBlock)
    assert block is page.widget_at("generator-pull")
    assert block.accessibleName() == "Picture · A pull through a pipe"
    assert block.caption.toPlainText() == "Change the source and press Step."
    assert isinstance(block.picture, Views)
    drawing = block.picture.findChild(Drawing)
    assert drawing is not None
    qtbot.waitUntil(lambda: drawing.height() >= drawing.heightForWidth(drawing.width()) > 100)
    assert drawing.width() <= 730
    # One that does not exist says so, and the page goes on.
    words = unknown.findChildren(Words)[-1]
    assert words.text() == "There is no picture 'not-made-yet' in this version."
    # It grows with the page's text.
    height = block.height()
    page._theme.set_zoom(2.0)
    assert block.caption.document().defaultFont().pixelSize() == 30
    qtbot.waitUntil(lambda: block.height() > 1.5 * height)
