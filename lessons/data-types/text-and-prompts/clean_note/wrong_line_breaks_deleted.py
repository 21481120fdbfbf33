"""Words were glued together"""

import unicodedata


def clean_note(text):
    text = unicodedata.normalize("NFC", text).casefold()
    kept = []
    for c in text:
        kind = unicodedata.category(c)[0]
        if kind in "LMN":
            kept.append(c)
        elif kind != "C":
            kept.append(" ")
    return " ".join("".join(kept).split())
