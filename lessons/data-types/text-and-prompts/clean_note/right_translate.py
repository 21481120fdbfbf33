import unicodedata


class Spaces(dict):
    def __missing__(self, code: int) -> str | int:
        char = chr(code)
        kind = unicodedata.category(char)
        if char in "\u00ad\u200c\u200d":
            self[code] = ""
        else:
            self[code] = char if kind[0] in "LMN" else " "
        return self[code]


TABLE = Spaces()


def clean_note(text: str) -> str:
    words = unicodedata.normalize("NFC", text).translate(TABLE).split()
    return unicodedata.normalize("NFC", " ".join(word.casefold() for word in words))
