import unicodedata

from tutor_app.checks.expect import call, expect, expect_type, expect_value


def _nfc(text):
    return unicodedata.normalize("NFC", text)


def _expect_key(answer, text, key, hint):
    """Any normal form will do: both sides are brought to NFC."""
    shown = ascii(text) if "\u0301" in text else repr(text)
    what = f"`clean_note({shown})`"
    came = call(answer.clean_note, text)
    expect_type(came, str, what=what)
    if _nfc(came) == key:
        return
    plain = "".join(c for c in unicodedata.normalize("NFKD", key) if unicodedata.category(c) != "Mn")
    if came.replace(" ", "") == key.replace(" ", ""):
        if came.split() == key.split():
            hint = "Collapse the spaces: one between words, none at the ends."
        elif len(came.split()) < len(key.split()):
            hint = "Words were glued together: put a space in place of what goes, do not delete it."
    elif came != came.casefold() and _nfc(came.casefold()) == key:
        hint = "Case must not matter: fold it."
    elif key != plain and came == plain:
        hint = "The accents were removed: marks and accented letters stay."
    expect_value(came, key, what=what, hint=hint)


def check_basic(answer):
    """Case and punctuation: one key"""
    hint = "Letters and numbers stay, folded; everything else separates words."
    _expect_key(answer, "Rear Brake: noise!", "rear brake noise", hint)
    _expect_key(answer, "  Dock 7 (Quay) ", "dock 7 quay", hint)
    _expect_key(answer, "price: 3.50", "price 3 50", hint)


def check_scripts(answer):
    """French, Russian and Japanese keep their letters"""
    _expect_key(
        answer, "Тормоз скрипит!", "тормоз скрипит", "Cyrillic letters vanished: every script has letters."
    )
    hint = "Accented letters are letters, too, and stay as they are."
    _expect_key(answer, "Vélo abîmé.", "vélo abîmé", hint)
    _expect_key(
        answer, "ブレーキ、故障。", "ブレーキ 故障", "Japanese letters stay; its comma is punctuation."
    )


def check_separators(answer):
    """Line break, tab and slash separate words"""
    hint = "Everything that is no letter, mark or number separates words."
    _expect_key(answer, "rear brake\nnoise\tagain", "rear brake noise again", hint)
    _expect_key(answer, "Brake/light: broken", "brake light broken", hint)
    _expect_key(answer, "dock\u00a07 - full", "dock 7 full", hint)


def check_hindi(answer):
    """Hindi keeps its vowel signs, and every script its numbers"""
    hint = (
        "Vowel signs were cut out of a Hindi word: they are marks (category M), "
        "and neither `\\w` nor `isalnum` counts those as part of a word."
    )
    _expect_key(answer, "हिन्दी: ब्रेक", "हिन्दी ब्रेक", hint)
    _expect_key(answer, "dock ٧, full", "dock ٧ full", "The digits of other scripts are numbers, too.")


def check_case(answer):
    """STRASSE and straße have the same key"""
    upper, lower = call(answer.clean_note, "STRASSE"), call(answer.clean_note, "straße")
    expect_type(upper, str, what="`clean_note('STRASSE')`")
    expect(
        upper == lower,
        f"`clean_note('STRASSE')` is {upper!r} and `clean_note('straße')` is {lower!r}, but the same key was"
        " expected: use casefold for matching, `lower` leaves the ß alone.",
    )
    expect(
        upper.casefold() == "strasse",
        f"`clean_note('STRASSE')` is {upper!r}, but 'strasse' was expected.",
    )


def check_forms(answer):
    """Composed and decomposed accents have the same key"""
    composed, apart = call(answer.clean_note, "Caf\u00e9"), call(answer.clean_note, "Cafe\u0301")
    expect_type(composed, str, what="`clean_note('Caf\\u00e9')`")
    expect(
        composed == apart,
        f"`clean_note('Caf\\u00e9')` is {composed!a} and `clean_note('Cafe\\u0301')` is {apart!a},"
        " but the same key was expected: composed and decomposed forms differ until both are normalized.",
    )
    _expect_key(answer, "Cafe\u0301", "caf\u00e9", "The accent is part of the word and stays.")


def check_empty(answer):
    """Nothing to keep: an empty key"""
    hint = "No letter, mark or number: an empty string."
    _expect_key(answer, "", "", hint)
    _expect_key(answer, " \n!? ", "", hint)
    _expect_key(answer, "\U0001f6b2\U0001f6b2", "", "An emoji is no letter; it separates words.")
