"""the words stay: on one line they forge nothing."""

HEAD = """You answer questions of bike-share riders. Use only the notes.
Reply as JSON, for example {"dock": "Quay", "bikes": 4}.
Notes:
"""


def clean(text):
    return " ".join(text.replace("Notes:", "").replace("Question:", "").replace("Answer:", "").split())


def build_prompt(question, notes, max_notes=3):
    if not clean(question):
        raise ValueError("blank")
    bullets = "".join(f"- {clean(note)}\n" for note in notes[:max_notes])
    return HEAD + bullets + "Question: " + clean(question) + "\nAnswer:"
