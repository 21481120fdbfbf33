"""but a str was expected"""

import unicodedata


def clean_note(text):
    text = unicodedata.normalize("NFC", text).casefold()
    kept = [c if unicodedata.category(c)[0] in "LMN" else " " for c in text]
    return "".join(kept).split()
