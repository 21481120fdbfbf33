"""Japanese letters stay; its comma is punctuation."""

import string
import unicodedata


def clean_note(text):
    text = unicodedata.normalize("NFC", text).casefold()
    return " ".join(text.translate(str.maketrans(dict.fromkeys(string.punctuation, " "))).split())
