"""is a `return` missing?"""

import unicodedata


def clean_note(text):
    text = unicodedata.normalize("NFC", text).casefold()
    kept = [c if unicodedata.category(c)[0] in "LMN" else " " for c in text]
    print(" ".join("".join(kept).split()))
