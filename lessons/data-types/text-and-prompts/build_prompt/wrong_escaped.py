"""Apart from white space, user text comes out as it went in."""

import html

HEAD = """You answer questions of bike-share riders. Use only the notes.
Reply as JSON, for example {"dock": "Quay", "bikes": 4}.
Notes:
"""


def build_prompt(question, notes, max_notes=3):
    if not question.strip():
        raise ValueError("blank")
    bullets = "".join("- " + " ".join(html.escape(note).split()) + "\n" for note in notes[:max_notes])
    return HEAD + bullets + "Question: " + " ".join(html.escape(question).split()) + "\nAnswer:"
