"""Compare it with the lines of the exercise, one by one."""

HEAD = """You answer questions of bike-share riders. Use only the notes.
Reply as JSON, for example {"dock": "Quay", "bikes": 4}.
Notes:
"""


HEAD = HEAD.replace("{", "{{").replace("}", "}}")


def build_prompt(question, notes, max_notes=3):
    if not question.strip():
        raise ValueError("blank")
    bullets = "".join(f"- {' '.join(note.split())}\n" for note in notes[:max_notes])
    return HEAD + bullets + "Question: " + " ".join(question.split()) + "\nAnswer:"
