from string import Template

TEMPLATE = Template("""\
You answer questions of bike-share riders. Use only the notes.
Reply as JSON, for example {"dock": "Quay", "bikes": 4}.
Notes:
${notes}Question: $question
Answer:""")


def build_prompt(question, notes, max_notes=3):
    if not question or question.isspace():
        raise ValueError("A blank question has no answer.")
    bullets = ""
    for position, note in enumerate(notes):
        if position == max_notes:
            break
        bullets += "- " + " ".join(note.split()) + "\n"
    return TEMPLATE.substitute(notes=bullets, question=" ".join(question.split()))
