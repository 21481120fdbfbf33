"""The accents were removed"""

import unicodedata


def clean_note(text):
    apart = unicodedata.normalize("NFKD", text.casefold())
    kept = [
        c if unicodedata.category(c)[0] in "LN" else " " for c in apart if unicodedata.category(c) != "Mn"
    ]
    return " ".join("".join(kept).split())
