"""An emoji is no letter"""

import unicodedata


def clean_note(text):
    text = unicodedata.normalize("NFC", text).casefold()
    kept = [c if unicodedata.category(c)[0] not in "PZC" else " " for c in text]
    return " ".join("".join(kept).split())
