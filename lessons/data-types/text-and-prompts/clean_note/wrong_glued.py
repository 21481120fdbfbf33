"""Words were glued together"""

import re
import unicodedata


def clean_note(text):
    text = unicodedata.normalize("NFC", text).casefold()
    return re.sub(r"[^\w ]", "", text).strip()
