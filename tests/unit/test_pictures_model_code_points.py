"""Texts as code points, compared with what the page prints and what unicodedata does."""

from __future__ import annotations

import random
import re
import unicodedata

import pytest

from tutor_app.pictures.code_points import (
    MOST_TYPED,
    PRESETS,
    STEPS,
    State,
    begin,
    changed,
    read_text,
    take,
)

COMPOSED, APART = "caf\u00e9", "cafe\u0301"
CODER = "\U0001f469\u200d\U0001f4bb"


def after(text: str, *steps: str) -> State:
    state = begin(text)
    for step in steps:
        state = take(state, step)
    return state


def new(state: State) -> str:
    return "".join(point.char for point in state.points if point.is_new)


def test_the_sizes_are_those_of_the_page() -> None:
    assert begin(CODER).said == "As typed: 3 code points, 11 bytes in UTF-8."
    assert [point.name for point in begin(CODER).points] == [
        "WOMAN",
        "ZERO WIDTH JOINER",
        "PERSONAL COMPUTER",
    ]
    assert begin("a").size == "1 code point, 1 byte in UTF-8"


def test_a_point_is_told_by_number_name_category_and_bytes() -> None:
    point = begin("\u00e9").points[0]
    assert (point.code, point.name, point.category, point.utf8, point.glyph) == (
        "U+00E9",
        "LATIN SMALL LETTER E WITH ACUTE",
        "Ll",
        "c3 a9",
        "\u00e9",
    )


@pytest.mark.parametrize(
    ("char", "glyph", "unseen"),
    [
        ("\u0301", "\u25cc\u0301", ""),
        ("\u093f", "\u25cc\u093f", ""),
        ("\u200d", "", "unseen"),
        ("\x07", "", "unseen"),
        ("\u00a0", "", "blank"),
        ("\u00ad", "", "unseen"),
    ],
)
def test_marks_stand_on_a_dotted_circle_and_nothing_is_drawn_of_what_cannot_be_seen(
    char: str, glyph: str, unseen: str
) -> None:
    point = begin(char).points[0]
    assert (point.glyph, point.unseen) == (glyph, unseen)


def test_a_control_character_has_no_name() -> None:
    assert begin("\n").points[0].name == "no name"


def test_nfc_and_nfd_join_and_part_and_mark_what_is_new() -> None:
    joined, parted = after(APART, "NFC"), after(COMPOSED, "NFD")
    assert (joined.text, new(joined)) == (COMPOSED, "\u00e9")
    assert (parted.text, new(parted)) == (APART, "e\u0301")
    assert joined.said == "NFC puts letters and marks together: 5 code points became 4, 6 bytes became 5."
    assert parted.said == "NFD takes letters and marks apart: 4 code points became 5, 5 bytes became 6."


def test_a_swap_of_twins_keeps_the_number_of_code_points() -> None:
    ohm = after("\u2126", "NFC")
    assert (ohm.text, new(ohm)) == ("\u03a9", "\u03a9")
    assert ohm.said.endswith("still 1 code point, 3 bytes became 2.")


@pytest.mark.parametrize(
    ("word", "left"),
    [
        ("café", "cafe"),
        ("Łódź øre straße", "Łodz øre straße"),
        ("हिन्दी", "हिनदी"),
        ("ที่", "ท"),
        ("ガ", "カ"),
        ("й", "и"),
    ],
)
def test_apart_then_without_marks_then_together_is_what_the_page_prints(word: str, left: str) -> None:
    assert after(word, "NFD", "drop Mn", "NFC").text == left


def test_steps_that_change_nothing_say_why_and_are_not_listed() -> None:
    state = after(COMPOSED, "drop Mn")
    assert state.said == (
        "drop Mn changes nothing: no mark is a code point of its own; NFD takes letters and marks apart."
    )
    assert (state.steps, new(state)) == ((), "")
    assert after("abc", "drop Mn").said == "drop Mn changes nothing: there is no mark of category Mn."
    assert after("abc", "NFKC").said == "NFKC changes nothing: the text is in NFKC already."
    assert after("abc", "casefold").said.endswith("there is no difference of case in the text.")
    assert after("STRASSE", "NFC", "casefold", "NFD").steps == ("casefold",)


def test_a_step_without_effect_takes_the_marks_of_the_last_one_away() -> None:
    assert new(after(APART, "NFC")) == "\u00e9"
    assert new(after(APART, "NFC", "NFC")) == ""


def test_each_step_is_what_python_does() -> None:
    draw = random.Random(3)
    signs = "aé\u0301ßſﬁ１²İǆ\u0345\u2126ガकि्\u0e35"
    for _ in range(200):
        text = "".join(draw.choices(signs, k=draw.randrange(1, 9)))
        for form in ("NFC", "NFD", "NFKC"):
            assert changed(text, form) == unicodedata.normalize(form, text)
        assert changed(text, "casefold") == text.casefold()
        assert not any(unicodedata.category(char) == "Mn" for char in changed(text, "drop Mn"))
        for step in STEPS:
            state = take(begin(text), step)
            assert "".join(point.char for point in state.points) == state.text == changed(text, step)
            kept = iter(text)
            assert all(point.is_new or point.char in kept for point in state.points)


def test_escapes_are_read_as_their_code_points() -> None:
    assert read_text(r"cafe\u0301\U0001f4bb\xe9") == "cafe\u0301\U0001f4bb\u00e9"
    assert read_text(r"\u03") == r"\u03"


@pytest.mark.parametrize("key", PRESETS)
def test_every_text_to_start_with_can_be_read_and_changed(key: str) -> None:
    text = read_text(PRESETS[key][1])
    assert any(changed(text, step) != text for step in STEPS) or key == "coder"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", f"Type 1 to {MOST_TYPED} code points."),
        ("x" * 33, f"Type 1 to {MOST_TYPED} code points."),
        *(
            (half, f"Change {half} to another code point: half of a pair has no UTF-8.")
            for half in (r"\ud800", r"\ud83d", r"\udfff")
        ),
        (r"\U00110000", r"Change \U00110000 to at most \U0010ffff, the last code point."),
    ],
)
def test_what_is_no_text_gets_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        read_text(text)
