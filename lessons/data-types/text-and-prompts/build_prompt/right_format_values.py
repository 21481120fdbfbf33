from itertools import islice

TEMPLATE = """\
You answer questions of bike-share riders. Use only the notes.
Reply as JSON, for example {{"dock": "Quay", "bikes": 4}}.
{notes}
Question: {question}
Answer:"""


def build_prompt(question, notes, max_notes=3):
    question = " ".join(question.split())
    if len(question) == 0:
        raise ValueError("blank")
    lines = ["Notes:", *("- " + " ".join(note.split()) for note in islice(notes, max_notes))]
    return TEMPLATE.format(notes="\n".join(lines), question=question)
