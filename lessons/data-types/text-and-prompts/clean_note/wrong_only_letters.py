"""`clean_note('  Dock 7 (Quay) ')` is 'dock quay', but 'dock 7 quay' was expected"""

import unicodedata


def clean_note(text):
    text = unicodedata.normalize("NFC", text).casefold()
    return " ".join("".join(c if unicodedata.category(c)[0] in "LM" else " " for c in text).split())
