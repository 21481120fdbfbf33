"""The lower part of an example: as high as what it shows."""

import pytest
from pytestqt.qtbot import QtBot

from tutor_app import paths
from tutor_app.ui.page.output import MOST_LINES, OutputText
from tutor_app.ui.theme import Theme, load_fonts


@pytest.mark.parametrize("zoom", [0.8, 0.9, 1.0, 1.1, 1.25, 1.5])
@pytest.mark.parametrize("lines", [1, 12, MOST_LINES])
def test_the_last_line_of_an_output_is_whole(qtbot: QtBot, zoom: float, lines: int) -> None:
    load_fonts(paths.resources_dir() / "fonts")
    text = OutputText(Theme("light", zoom), name="Output")
    qtbot.addWidget(text)
    text.resize(700, 200)
    text.show_text("\n".join(["[3.0, nan]"] * lines), "text")
    text.show()

    assert text.blockBoundingGeometry(text.document().lastBlock()).bottom() <= text.height()


def test_a_line_that_gets_too_wide_for_its_place_gets_a_bar_below_it(qtbot: QtBot) -> None:
    load_fonts(paths.resources_dir() / "fonts")
    text = OutputText(Theme("light"), name="Output")
    qtbot.addWidget(text)
    text.resize(900, 200)
    text.show_text("TypeError: " + "x" * 69, "error")
    text.show()
    without = text.height()
    assert not text.horizontalScrollBar().isVisible()
    text.resize(500, text.height())
    qtbot.waitUntil(text.horizontalScrollBar().isVisible)
    assert text.height() > without
    text.resize(900, text.height())
    qtbot.waitUntil(lambda: text.height() == without)
