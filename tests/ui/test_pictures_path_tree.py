"""Names and folders, and loggers, used with mouse and keys."""

from __future__ import annotations

from picture_parts import Shown, click, ground_of, texts, trouble_at_all_sizes, type_into
from pytestqt.qtbot import QtBot

from tutor_app.ui.pictures.path_tree import LoggingView, PathView
from tutor_app.ui.pictures.sheet import BoxMark, TextMark


def paths(qtbot: QtBot, *, width: int = 702) -> PathView:
    shown = Shown(qtbot, "path-tree")
    shown.resize(width)
    view = shown.view(0)
    assert isinstance(view, PathView)
    view.shown = shown  # type: ignore[attr-defined]  # keeps the window alive
    return view


def loggers(qtbot: QtBot) -> LoggingView:
    shown = Shown(qtbot, "path-tree")
    view = shown.view(1)
    assert isinstance(view, LoggingView)
    view.shown = shown  # type: ignore[attr-defined]
    return view


def to_the_end(view: LoggingView) -> None:
    click(next(button for button in view.stepper.buttons if button.text() == "To the end"))


def target_of(view: PathView) -> tuple[str, str, list[str]]:
    """The ground of the row where the way stands, and what is written in that row."""
    tinted = ("right_ground", "error_ground", "accent_ground")
    (box,) = (mark for mark in view.drawing.marks() if isinstance(mark, BoxMark) and mark.ground in tinted)
    words = [
        mark.text
        for mark in view.drawing.marks()
        if isinstance(mark, TextMark) and box.box.contains(mark.box.center())
    ]
    return box.ground, box.edge, sorted(words)


def tree_edge(view: PathView) -> str:
    """The edge of the box around the whole tree, the first box there is."""
    return next(
        mark.edge for mark in view.drawing.marks() if isinstance(mark, BoxMark) and mark.box.height() > 200
    )


def test_a_name_in_the_base_is_marked_as_inside(qtbot: QtBot) -> None:
    view = paths(qtbot)
    type_into(view.field, "monday")
    assert target_of(view) == ("right_ground", "right", ["monday/", "✓ inside"])
    assert tree_edge(view) == "line"
    assert view.said.text() == "It stays in the base: /data/parcels/runs/monday."
    assert "That is inside the base." in view.drawing.accessibleDescription()


def test_a_name_that_leaves_the_base_gets_a_frame_a_sign_and_a_sentence(qtbot: QtBot) -> None:
    view = paths(qtbot)
    type_into(view.field, "/etc/passwd")
    assert target_of(view) == ("error_ground", "error", ["passwd", "✗ outside"])
    assert tree_edge(view) == "error"
    assert view.said.text().startswith("It leaves the base: an absolute name wins")
    assert "That is outside the base." in view.drawing.accessibleDescription()


def test_the_target_follows_every_key(qtbot: QtBot) -> None:
    view = paths(qtbot)
    type_into(view.field, "..")
    assert "/data/parcels" in texts(view.drawing)
    assert target_of(view)[2] == ["parcels/", "✗ outside"]
    type_into(view.field, "../x")
    assert target_of(view)[2] == ["x (new)", "✗ outside"]


def test_an_example_is_typed_by_its_button(qtbot: QtBot) -> None:
    view = paths(qtbot)
    link = next(button for button in view.examples if button.text() == "latest")
    click(link)
    assert view.field.text() == "latest"
    assert view.said.text().startswith("It leaves the base through a link")


def test_the_way_is_walked_back_and_forth(qtbot: QtBot) -> None:
    view = paths(qtbot)
    assert view.stepper.at == view.stepper.last == 3
    click(view.stepper.back)
    assert target_of(view) == ("accent_ground", "accent", ["here", "runs-old/"])
    assert tree_edge(view) == "line"
    click(view.stepper.reset)
    assert target_of(view)[2] == ["here", "runs/"]
    assert view.said.text() == "The way begins in the base, /data/parcels/runs."


def test_a_test_of_the_path_that_is_wrong_here_says_so(qtbot: QtBot) -> None:
    view = paths(qtbot)
    wrong = [
        mark
        for mark in view.drawing.marks()
        if isinstance(mark, TextMark) and mark.text == "✓ lets it in, wrongly"
    ]
    assert len(wrong) == 2
    assert {ground_of(view.drawing, mark) for mark in wrong} == {"pitfall_ground"}
    assert texts(view.drawing).count("✗ refuses it") == 2
    type_into(view.field, "a/../b")
    assert "✗ refuses it, wrongly" in texts(view.drawing)


def test_what_is_no_name_gets_one_sentence_and_leaves_the_tree(qtbot: QtBot) -> None:
    view = paths(qtbot)
    before = texts(view.drawing)
    view.field.line.selectAll()
    type_into(view.field, "../runs-old/june")
    view.field.line.setText("a\\b")
    view.field.line.textEdited.emit("a\\b")
    assert view.field.complaint.text() == "Leave out \\: not every system takes it as a letter of a name."
    assert texts(view.drawing) == before


def test_a_long_name_makes_the_page_no_wider(qtbot: QtBot) -> None:
    view = paths(qtbot, width=402)
    type_into(view.field, "m" * 60)
    view.shown.settle()  # type: ignore[attr-defined]
    assert view.width() == 402
    assert view.said.width() <= 402
    assert view.said.text().endswith(f"{'m' * 60}.")


def printed(view: LoggingView) -> list[str]:
    return [text for text in texts(view.drawing) if ": belt stopped" in text]


def test_a_record_climbs_and_is_printed_twice(qtbot: QtBot) -> None:
    view = loggers(qtbot)
    assert "Printed: 0" in texts(view.drawing)
    assert "asked to log" in texts(view.drawing)
    for _ in range(3):
        click(view.stepper.step)
    assert printed(view) == ["INFO nightly.read: belt stopped"]
    click(view.stepper.step)
    assert printed(view) == ["INFO nightly.read: belt stopped"] * 2
    assert texts(view.drawing).count("✓ handler printed it") == 2
    click(view.stepper.step)
    assert "record ends here" in texts(view.drawing)


def test_a_handler_that_is_taken_off_and_propagate_stop_the_second_line(qtbot: QtBot) -> None:
    view = loggers(qtbot)
    click(view.handlers[1])
    to_the_end(view)
    assert len(printed(view)) == 1
    click(view.handlers[1])
    click(view.passes_on[0])
    to_the_end(view)
    assert len(printed(view)) == 1
    assert "propagate = False" in texts(view.drawing)
    assert "nightly: level INFO, a handler, passes nothing on." in view.drawing.accessibleDescription()


def test_a_record_below_the_level_is_not_made(qtbot: QtBot) -> None:
    view = loggers(qtbot)
    click(view.level.options["DEBUG"])
    to_the_end(view)
    assert view.said.text().endswith("no record is made.")
    assert "no record" in texts(view.drawing)
    assert printed(view) == []
    click(view.levels[2].options["DEBUG"])
    to_the_end(view)
    assert printed(view) == ["DEBUG nightly.read: belt stopped"] * 2
    click(view.floor.options["WARNING"])
    to_the_end(view)
    assert printed(view) == []


def test_the_sender_is_chosen_and_stands_in_the_code(qtbot: QtBot) -> None:
    view = loggers(qtbot)
    click(view.who.options["nightly"])
    click(view.level.options["ERROR"])
    assert "error" in texts(view.drawing)
    to_the_end(view)
    assert printed(view) == ["ERROR nightly: belt stopped"] * 2


def test_a_deep_tree_fits_at_every_size(qtbot: QtBot) -> None:
    view = paths(qtbot)
    type_into(view.field, "a/b/c/d/e/f/g/h/i/j/k/l/../m")
    assert trouble_at_all_sizes(view.shown, view) == []  # type: ignore[attr-defined]
