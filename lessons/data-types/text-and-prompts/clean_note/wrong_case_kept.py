"""Case must not matter: fold it."""

import unicodedata


def clean_note(text):
    text = unicodedata.normalize("NFC", text)
    kept = [c if unicodedata.category(c)[0] in "LMN" else " " for c in text]
    return " ".join("".join(kept).split())
