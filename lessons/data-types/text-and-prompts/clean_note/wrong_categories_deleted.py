"""Words were glued together"""

import unicodedata


def clean_note(text):
    text = unicodedata.normalize("NFC", text).casefold()
    return " ".join("".join(c for c in text if unicodedata.category(c)[0] in "LMNZ").split())
