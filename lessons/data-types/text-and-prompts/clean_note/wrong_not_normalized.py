"""composed and decomposed forms differ"""

import unicodedata


def clean_note(text):
    kept = [c if unicodedata.category(c)[0] in "LMN" else " " for c in text.casefold()]
    return " ".join("".join(kept).split())
