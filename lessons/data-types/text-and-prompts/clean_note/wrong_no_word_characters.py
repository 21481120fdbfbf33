"""Vowel signs were cut out of a Hindi word"""

import re
import unicodedata


def clean_note(text):
    text = unicodedata.normalize("NFC", text).casefold()
    return re.sub(r"\W+", " ", text).strip()
