"""The text of a run is what a terminal would show of its messages."""

from __future__ import annotations

import pytest

from tutor_app.kernel.shown import Shown


def fed(*messages: tuple[str, dict[str, object]]) -> Shown:
    shown = Shown()
    for kind, content in messages:
        shown.feed({"msg_type": kind, "content": content})
    return shown


def stream(text: str) -> tuple[str, dict[str, object]]:
    return "stream", {"name": "stdout", "text": text}


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("10%\r100%\n", "100%\n"),
        ("abcdef\rgh", "ghcdef"),
        ("abx\bc", "abc"),
        ("\x1b[31mred\x1b[0m\n", "red\n"),
        ("\x1b]0;title\x07text", "text"),
    ],
)
def test_what_is_written_over_or_is_color_is_not_text(printed: str, text: str) -> None:
    assert fed(stream(printed)).text == text


def test_a_line_written_over_in_pieces_is_one_line() -> None:
    assert fed(stream("1"), stream("\r2"), stream("\r3\n")).text == "3\n"


def test_a_value_begins_on_its_own_line() -> None:
    assert fed(stream("no end"), ("execute_result", {"data": {"text/plain": "1"}})).text == "no end\n1\n"


def test_an_error_is_one_line_with_the_first_line_of_its_message() -> None:
    shown = fed(("error", {"ename": "ValueError", "evalue": "a\nb", "line": 4, "traceback": []}))
    assert shown.text == "ValueError: a\n"
    result = shown.result()
    assert (result.ok, result.error_name, result.error_message, result.error_line) == (
        False,
        "ValueError",
        "a\nb",
        4,
    )


def test_an_error_without_a_message_is_its_name() -> None:
    assert fed(("error", {"ename": "StopIteration", "evalue": "", "traceback": []})).text == "StopIteration\n"


def test_pictures_are_counted_and_have_no_text() -> None:
    shown = fed(("display_data", {"data": {"image/png": "…", "text/plain": "<Figure>"}}))
    assert (shown.text, shown.images) == ("", 1)


def test_cleared_output_is_gone_at_once_or_with_the_next() -> None:
    assert fed(stream("old\n"), ("clear_output", {"wait": False})).text == ""
    waiting = fed(stream("old\n"), ("clear_output", {"wait": True}))
    assert waiting.text == "old\n"
    waiting.feed({"msg_type": "stream", "content": {"text": "new\n"}})
    assert waiting.text == "new\n"
