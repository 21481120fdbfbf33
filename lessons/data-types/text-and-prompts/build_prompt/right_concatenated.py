def flat(text):
    words, word = [], ""
    for char in text + " ":
        if not char.isspace():
            word += char
        elif word:
            words.append(word)
            word = ""
    return " ".join(words)


def build_prompt(question, notes, max_notes=3):
    if not flat(question):
        raise ValueError
    head = "You answer questions of bike-share riders. Use only the notes.\n"
    head += 'Reply as JSON, for example {"dock": "Quay", "bikes": 4}.\nNotes:\n'
    body = "".join("- " + flat(note) + "\n" for note in list(notes)[:max_notes])
    return head + body + "Question: " + flat(question) + "\nAnswer:"
