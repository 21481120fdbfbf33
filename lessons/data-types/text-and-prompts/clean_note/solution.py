import unicodedata


def clean_note(text: str) -> str:
    """The search key of a ticket, in any script."""
    # First of all: a letter and its accent become one code point, so that
    # both spellings of a word go through the same steps.
    # Folding may take letters apart again, hence the second pass.
    text = unicodedata.normalize("NFKC", text)
    text = unicodedata.normalize("NFKC", text.casefold())
    # Marks are kept: without M, Hindi words fall to pieces.
    kept = [char if unicodedata.category(char)[0] in "LMN" else " " for char in text]
    # A space for everything else, collapsed last, so that no words are glued.
    return " ".join("".join(kept).split())
