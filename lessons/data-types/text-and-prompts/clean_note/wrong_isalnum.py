"""neither `\\w` nor `isalnum` counts those as part of a word"""

import unicodedata


def clean_note(text):
    text = unicodedata.normalize("NFC", text).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())
