"""Collapse the spaces"""

import unicodedata


def clean_note(text):
    text = unicodedata.normalize("NFC", text).casefold()
    return "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in text)
