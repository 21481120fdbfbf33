"""User text was read again as a template"""

HEAD = """You answer questions of bike-share riders. Use only the notes.
Reply as JSON, for example {"dock": "Quay", "bikes": 4}.
Notes:
"""


def build_prompt(question, notes, max_notes=3):
    if not question.strip():
        raise ValueError("blank")
    bullets = "".join("- " + " ".join(note.split()) + "\n" for note in notes[:max_notes])
    text = HEAD + bullets + "Question: %s\nAnswer:"
    return text % " ".join(question.split())
