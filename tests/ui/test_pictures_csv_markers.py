"""A CSV column on its way to its markers, beside the table of tests, used with mouse and keys."""

from __future__ import annotations

import pytest
from picture_parts import NARROW, Shown, click, texts, trouble_at_all_sizes, type_into
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tutor_app.pictures.csv_markers import OFFERED
from tutor_app.ui.pictures.csv_markers import LOOKS, MarkerView
from tutor_app.ui.pictures.sheet import BoxMark, LineMark, SignMark, TextMark
from tutor_app.ui.widgets import Sign


def markers(qtbot: QtBot) -> MarkerView:
    shown = Shown(qtbot, "missing-tests")
    view = shown.view(1)
    assert isinstance(view, MarkerView)
    view.shown = shown  # type: ignore[attr-defined]  # keeps the window alive
    return view


def signs(view: MarkerView) -> list[Sign]:
    """The signs of the column from top to bottom."""
    return [mark.sign for mark in view.drawing.marks() if isinstance(mark, SignMark)]


def test_a_column_goes_from_its_text_to_its_markers(qtbot: QtBot) -> None:
    view = markers(qtbot)
    assert {"n,cell", "1,", "7", "default mark", "kept", "float64", "inferred", "7.0", "nan"} <= set(
        texts(view.drawing)
    )
    assert signs(view) == [Sign.EMPTY, Sign.FULL, Sign.FULL, Sign.EMPTY]
    assert sum(isinstance(mark, LineMark) for mark in view.drawing.marks()) == 4 * 3


def test_one_cell_leaves_room_for_the_words_of_the_dtype(qtbot: QtBot) -> None:
    view = markers(qtbot)
    type_into(view.cells, "7")
    (box,) = (mark.box for mark in view.drawing.marks() if isinstance(mark, BoxMark) and mark.thick == 2)
    words = [mark for mark in view.drawing.marks() if isinstance(mark, TextMark)]
    assert [box.contains(mark.box) for mark in words if mark.whole in ("int64", "inferred")] == [True, True]


def test_a_switch_changes_the_signs_and_grounds_of_the_cells(qtbot: QtBot) -> None:
    view = markers(qtbot)
    click(view.keep_default)
    assert signs(view) == [Sign.EMPTY, Sign.HALF, Sign.HALF, Sign.EMPTY]
    assert view.reading.dtype == "str"
    click(view.own[""])
    assert signs(view) == [Sign.EMPTY, Sign.FULL, Sign.HALF, Sign.EMPTY]
    assert "in na_values" in texts(view.drawing)
    grounds = [
        mark.ground
        for mark in view.drawing.marks()
        if isinstance(mark, BoxMark)
        and any(mark.edge == ink for _, ink, _ in LOOKS.values())
        and mark.thick == 1
    ]
    assert grounds.count("pitfall_ground") == 1
    click(view.own["NA"])
    assert signs(view) == [Sign.EMPTY, Sign.FULL, Sign.FULL, Sign.EMPTY]
    assert view.reading.dtype == "float64"
    click(view.own["NA"])
    assert view.reading.dtype == "str"


def test_the_code_is_that_of_the_switches(qtbot: QtBot) -> None:
    view = markers(qtbot)
    click(view.keep_default)
    click(view.own["?"])
    click(view.own["-"])
    click(view.dtype.options["string"])
    assert view.drawing.accessibleDescription().startswith(
        'pd.read_csv(file, keep_default_na=False, na_values=["-", "?"], dtype={"cell": "string"}).'
    )
    assert {"read_csv", "False"} <= set(texts(view.drawing))


def test_another_dtype_has_another_marker(qtbot: QtBot) -> None:
    view = markers(qtbot)
    found = []
    for option in view.dtype.options.values():
        click(option)
        found.append((option.text(), view.reading.rows[1].shown))
    assert found == [
        *(("inferred", "nan"), ("str", "nan"), ("string", "<NA>"), ("object", "nan")),
        *(("float64", "nan"), ("Int64", "<NA>"), ("boolean", "")),
    ]


def test_what_a_dtype_does_not_take_is_marked_and_nothing_comes_out(qtbot: QtBot) -> None:
    view = markers(qtbot)
    click(view.offers["Ports"])
    click(view.dtype.options["Int64"])
    assert signs(view) == [Sign.CLOSE]
    assert {"ValueError", "Int64 is refused", "No column"} <= set(texts(view.drawing))
    assert view.said.text() == "Int64 raises ValueError: 'NO' is no number."
    assert sum(isinstance(mark, LineMark) for mark in view.drawing.marks()) == 4 * 2
    refused = [mark for mark in view.drawing.marks() if isinstance(mark, BoxMark) and mark.edge == "error"]
    assert len(refused) == 3


def test_a_button_begins_with_another_column(qtbot: QtBot) -> None:
    view = markers(qtbot)
    for name, line in OFFERED.items():
        view.offers[name].setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(view.offers[name], Qt.Key.Key_Space)
        assert view.cells.text() == line
        assert [row.cell.written for row in view.reading.rows] == line.split(",")
    click(view.offers["Yes or no"])
    assert view.reading.dtype == "object"


def test_cells_are_read_while_they_are_typed(qtbot: QtBot) -> None:
    view = markers(qtbot)
    type_into(view.cells, "5, NA")
    assert [row.shown for row in view.reading.rows] == ["'5'", "' NA'"]
    assert {"·NA", "'·NA'"} <= set(texts(view.drawing))
    assert "A dot is a blank." in view.drawing.accessibleDescription()
    type_into(view.cells, '5,"')
    assert view.cells.complaint.text() == "Put quotes around a whole cell, or leave them out."
    assert view.reading.rows[1].cell.text == ""


@pytest.mark.parametrize(
    ("line", "dtype"),
    [
        ('12345678,-.123456,"abcdef",abcdefgh,  NA  ,#N/A N/A,', ""),
        ('12345678,-.123456,"123456",-12345.6,,NA,+inf', "float64"),
        ('12345678,-.123456,"123456",-12345.6,,NA,+inf', "Int64"),
        ("False,tRue,,x", "boolean"),
        ("7", ""),
    ],
)
def test_the_widest_cells_can_be_read(qtbot: QtBot, line: str, dtype: str) -> None:
    view = markers(qtbot)
    shown: Shown = view.shown  # type: ignore[attr-defined]
    type_into(view.cells, line)
    click(view.dtype.options[dtype])
    for switch in view.own.values():
        click(switch)
    assert trouble_at_all_sizes(shown, view) == []
    shown.theme.set_zoom(1.0)
    shown.resize(NARROW)
    click(view.keep_default)
    shown.settle()
    assert all(mark.text == mark.whole for mark in view.drawing.marks() if isinstance(mark, TextMark))


def test_the_drawing_is_told_in_words(qtbot: QtBot) -> None:
    view = markers(qtbot)
    type_into(view.cells, "7,")
    assert view.drawing.accessibleDescription() == (
        "pd.read_csv(file, keep_default_na=True, na_values=[], dtype=None). "
        "Cell 1, 7: kept, becomes 7.0. Cell 2, empty: default mark, becomes nan. dtype float64. "
        "Full sign: isna() says True. Empty sign: a value. "
        "The rules are those of pandas 3; it is not loaded in this window."
    )
