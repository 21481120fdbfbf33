"""Colors and sizes: every text can be read in both themes, and only one module names a color."""

from __future__ import annotations

import ast
import re
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tutor_app import paths
from tutor_app.ui.style import TEXT_PAIRS, field_style, menu_style, scroll_bar_style
from tutor_app.ui.theme import DARK, LIGHT, ZOOM_STEPS, Theme, Tokens, load_fonts

UI = Path(paths.__file__).parent / "ui"
ENOUGH = 4.5


def _luminance(color: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two `#rrggbb` colors as WCAG defines it, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_of_contrast_knows_its_ends() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS, ids=lambda token: str(token))
def test_every_pair_of_colors_that_carries_text_can_be_read(tokens: Tokens, text: str, ground: str) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= ENOUGH


def test_every_color_of_text_is_tested_on_some_ground() -> None:
    grounds = {"background", "pane", "line", "code_ground", "selection", "current_line"}
    texts = {field.name for field in fields(Tokens)} - grounds - {"name"}
    texts = {name for name in texts if not name.endswith("_ground")}
    assert texts <= {text for text, _ in TEXT_PAIRS}


def test_a_color_is_six_hexadecimal_digits() -> None:
    for tokens in (LIGHT, DARK):
        for field in fields(Tokens):
            if field.name != "name":
                assert re.fullmatch(r"#[0-9a-f]{6}", getattr(tokens, field.name)), field.name


@pytest.mark.parametrize("path", sorted(UI.rglob("*.py")), ids=lambda path: str(path.relative_to(UI)))
def test_no_other_module_names_a_color(path: Path) -> None:
    if path.name == "theme.py":
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = set(QColor.colorNames()) - {"transparent"}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found += re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(", node.value)
            found += re.findall(rf"(?<=color: )(?:{'|'.join(named)})\b", node.value)
        elif isinstance(node, ast.Attribute) and ast.unparse(node).startswith("Qt.GlobalColor."):
            found.append(ast.unparse(node))
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("QColor") and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant):
                found.append(ast.unparse(node))
    assert found == []


def test_the_fonts_that_travel_along_can_all_be_read(qtbot: QtBot) -> None:
    assert load_fonts(paths.resources_dir() / "fonts") == []


def test_code_has_no_ligatures(qtbot: QtBot) -> None:
    load_fonts(paths.resources_dir() / "fonts")
    font = Theme("light").code_font()
    assert font.featureValue(font.Tag("liga")) == 0
    assert font.featureValue(font.Tag("calt")) == 0


def test_views_are_told_of_a_new_mode_and_of_a_new_size_and_of_nothing_else(qtbot: QtBot) -> None:
    theme = Theme("light")
    told: list[str] = []
    theme.changed.connect(lambda: told.append(f"{theme.tokens.name} {theme.zoom}"))
    theme.set_mode("light")
    theme.set_zoom(1.0)
    assert told == []
    theme.set_mode("dark")
    theme.zoom_in()
    theme.zoom_out()
    assert told == ["dark 1.0", "dark 1.15", "dark 1.0"]


def test_the_zoom_ends_at_its_last_steps(qtbot: QtBot) -> None:
    theme = Theme("light")
    for _ in range(20):
        theme.zoom_in()
    assert theme.zoom == ZOOM_STEPS[-1]
    for _ in range(20):
        theme.zoom_out()
    assert theme.zoom == ZOOM_STEPS[0]


def test_style_sheets_hold_only_the_colors_of_the_theme_in_force(qtbot: QtBot) -> None:
    theme = Theme("dark")
    allowed = {getattr(DARK, field.name) for field in fields(Tokens)}
    for sheet in (scroll_bar_style(theme), menu_style(theme), field_style(theme)):
        assert set(re.findall(r"#[0-9a-f]{6}", sheet)) <= allowed
