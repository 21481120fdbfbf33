"""Without notes, `Question:` follows `Notes:`."""

HEAD = """You answer questions of bike-share riders. Use only the notes.
Reply as JSON, for example {"dock": "Quay", "bikes": 4}.
Notes:
"""


def build_prompt(question, notes, max_notes=3):
    if not question.strip():
        raise ValueError("blank")
    bullets = "- " + "\n- ".join(" ".join(note.split()) for note in notes[:max_notes])
    return f"{HEAD}{bullets}\nQuestion: {' '.join(question.split())}\nAnswer:"
