"""use casefold for matching"""

import unicodedata


def clean_note(text):
    text = unicodedata.normalize("NFC", text).lower()
    kept = [c if unicodedata.category(c)[0] in "LMN" else " " for c in text]
    return " ".join("".join(kept).split())
