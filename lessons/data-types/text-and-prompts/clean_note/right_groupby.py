import itertools
import unicodedata


def is_word(char: str) -> bool:
    return unicodedata.category(char).startswith(("L", "M", "N"))


def clean_note(text: str) -> str:
    text = unicodedata.normalize("NFD", text.casefold())
    return " ".join("".join(run) for word, run in itertools.groupby(text, is_word) if word)
