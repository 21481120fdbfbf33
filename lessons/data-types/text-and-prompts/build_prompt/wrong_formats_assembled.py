"""braces in the template or in user text broke formatting"""

HEAD = """You answer questions of bike-share riders. Use only the notes.
Reply as JSON, for example {"dock": "Quay", "bikes": 4}.
Notes:
"""


def build_prompt(question, notes, max_notes=3):
    if not question.strip():
        raise ValueError("blank")
    head = HEAD.replace("{", "{{").replace("}", "}}")
    bullets = "".join(f"- {' '.join(note.split())}\n" for note in notes[:max_notes])
    text = head + bullets + "Question: {question}\nAnswer:"
    return text.format(question=" ".join(question.split()))
