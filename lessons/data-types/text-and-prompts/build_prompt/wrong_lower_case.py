"""Do not change the case"""

HEAD = """You answer questions of bike-share riders. Use only the notes.
Reply as JSON, for example {"dock": "Quay", "bikes": 4}.
Notes:
"""


def build_prompt(question, notes, max_notes=3):
    if not question.strip():
        raise ValueError("blank")
    bullets = "".join(f"- {' '.join(note.lower().split())}\n" for note in notes[:max_notes])
    return f"{HEAD}{bullets}Question: {' '.join(question.lower().split())}\nAnswer:"
