import unicodedata as ud


def clean_note(text: str) -> str:
    words, word = [], ""
    for char in ud.normalize("NFKC", text) + " ":
        if char.isalnum() or ud.category(char)[0] in "MN" or char == "_":
            word += char
        elif word:
            words.append(word)
            word = ""
    return ud.normalize("NFKC", " ".join(words).lower().replace("ß", "ss"))
