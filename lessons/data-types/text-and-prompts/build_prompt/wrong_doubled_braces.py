"""Braces in user text broke formatting"""

HEAD = """You answer questions of bike-share riders. Use only the notes.
Reply as JSON, for example {"dock": "Quay", "bikes": 4}.
Notes:
"""


def build_prompt(question, notes, max_notes=3):
    if not question.strip():
        raise ValueError("blank")

    def clean(text):
        return " ".join(text.replace("{", "{{").replace("}", "}}").split())

    bullets = "".join(f"- {clean(note)}\n" for note in notes[:max_notes])
    return f"{HEAD}{bullets}Question: {clean(question)}\nAnswer:"
