"""Cyrillic letters vanished"""

import re
import unicodedata


def clean_note(text):
    text = unicodedata.normalize("NFC", text).casefold()
    return " ".join(re.sub(r"[^a-z0-9\s]", " ", text).split())
