"""The rings around a function and the crowd that retries, used with mouse and keys."""

from __future__ import annotations

from picture_parts import Shown, click, texts
from pytestqt.qtbot import QtBot

from tutor_app.ui.pictures.decorator_rings import CrowdView, RingsView
from tutor_app.ui.pictures.sheet import BarsMark, BoxMark, TextMark


def rings(qtbot: QtBot) -> RingsView:
    shown = Shown(qtbot, "decorator-rings")
    view = shown.view(0)
    assert isinstance(view, RingsView)
    view.shown = shown  # type: ignore[attr-defined]  # keeps the window alive
    return view


def crowd(qtbot: QtBot) -> CrowdView:
    shown = Shown(qtbot, "decorator-rings")
    view = shown.view(1)
    assert isinstance(view, CrowdView)
    view.shown = shown  # type: ignore[attr-defined]
    return view


def to_the_end(view: RingsView | CrowdView) -> None:
    click(next(button for button in view.stepper.buttons if button.text() == "To the end"))


def ring_at_work(view: RingsView) -> str:
    """The name in the ring with the accent's ground."""
    boxes = [
        mark.box
        for mark in view.drawing.marks()
        if isinstance(mark, BoxMark) and mark.ground == "accent_ground" and mark.thick > 1
    ]
    names = [
        mark.text
        for mark in view.drawing.marks()
        if isinstance(mark, TextMark) and boxes and boxes[0].contains(mark.box.center())
    ]
    return names[0] if names else ""


def test_a_call_goes_in_and_comes_out_again(qtbot: QtBot) -> None:
    view = rings(qtbot)
    assert view.said.text() == 'The caller calls embed("north").'
    seen = []
    for _ in range(view.stepper.last):
        click(view.stepper.step)
        seen.append(ring_at_work(view))
    assert seen == ["timer", "cache", "retry", "embed, the service", "retry", "cache", "timer", ""]
    assert view.said.text() == "The caller has the answer; the service was asked once."
    assert "caller: has the answer" in texts(view.drawing)


def test_the_rings_change_their_order_and_the_code_with_them(qtbot: QtBot) -> None:
    view = rings(qtbot)
    click(view.service.options["recovers"])
    to_the_end(view)
    assert "3.6 s" in texts(view.drawing)
    click(view.sorter.cards["timer"].later)
    click(view.sorter.cards["timer"].later)
    code = [text for text in texts(view.drawing) if text.startswith("@")]
    assert code == ["@cache", "@retry", "@timer"]
    to_the_end(view)
    assert "0.2, 0.2, 0.2 s" in texts(view.drawing)


def test_a_hit_and_an_error_leave_rings_that_have_not_run(qtbot: QtBot) -> None:
    view = rings(qtbot)
    click(view.service.options["cached"])
    to_the_end(view)
    assert texts(view.drawing).count("has not run") == 2
    assert "1 hit, 0 misses" in texts(view.drawing)
    assert "retry: has not run. service: has not run." in view.drawing.accessibleDescription()
    click(view.service.options["fails"])
    to_the_end(view)
    assert view.said.text() == "The caller gets the ConnectionError, unchanged."
    assert "caller: gets the error" in texts(view.drawing)


def test_a_ring_can_be_taken_off_and_attempts_belong_to_retry(qtbot: QtBot) -> None:
    view = rings(qtbot)
    click(view.service.options["fails"])
    click(view.attempts.less)
    assert "2" in texts(view.drawing)
    to_the_end(view)
    assert "retry: attempt 2" in texts(view.drawing)
    assert "retry: attempt 3" not in texts(view.drawing)
    click(view.sorter.cards["retry"].switch)
    assert not view.attempts.isVisible()
    to_the_end(view)
    assert not any("retry" in text for text in texts(view.drawing))


def test_only_what_has_happened_is_in_the_list(qtbot: QtBot) -> None:
    view = rings(qtbot)
    click(view.stepper.step)
    chips = [text for text in texts(view.drawing) if ": " in text and not text.endswith(":")]
    assert chips == ["caller: asks", "timer: starts"]
    assert view.drawing.accessibleDescription().endswith("In order: caller: asks, timer: starts.")


def test_each_attempt_of_the_crowd_shows_its_fullest_window(qtbot: QtBot) -> None:
    view = crowd(qtbot)
    assert view.said.text() == "50 workers fail together at second 0, and each of them will try again."
    click(view.stepper.step)
    numbers = [view.fullest(rule)[-1] for rule in ("none", "additive", "full")]
    assert view.said.text() == (
        f"Attempt 1: within 100 ms at most {numbers[0]} requests without jitter, {numbers[1]} with an "
        f"additive second, {numbers[2]} with full jitter."
    )
    assert "Fullest 100 ms: 50" in texts(view.drawing)
    to_the_end(view)
    assert "Fullest 100 ms: 50, 50, 50, 50, 50" in texts(view.drawing)
    assert "50, 50, 50, 50, 50." in view.drawing.accessibleDescription()


def test_workers_attempts_and_seed_make_another_crowd(qtbot: QtBot) -> None:
    view = crowd(qtbot)
    click(view.workers.less)
    click(view.attempts.less)
    assert view.stepper.last == 4
    to_the_end(view)
    assert "Fullest 100 ms: 40, 40, 40, 40" in texts(view.drawing)
    before = view.fullest("additive"), view.fullest("full")
    click(view.seed.more)
    to_the_end(view)
    assert (view.fullest("additive"), view.fullest("full")) != before


def test_the_bars_of_the_attempt_that_is_shown_stand_out(qtbot: QtBot) -> None:
    view = crowd(qtbot)
    view.stepper.go(3)
    inks = [mark.ink for mark in view.drawing.marks() if isinstance(mark, BarsMark)]
    assert inks == ["muted", "muted", "accent"] * 3
    # All workers at once are the highest bar; a spread crowd is lower.
    heights = [
        max(height for _, _, height in mark.bars)
        for mark in view.drawing.marks()
        if isinstance(mark, BarsMark)
    ]
    assert heights[0] > 4 * max(heights[3:])
