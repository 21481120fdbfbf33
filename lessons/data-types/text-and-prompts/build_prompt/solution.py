from collections.abc import Sequence


def one_line(text: str) -> str:
    # split() without an argument knows every kind of line break.
    return " ".join(text.split())


def build_prompt(question: str, notes: Sequence[str], max_notes: int = 3) -> str:
    """A prompt of fixed layout that neither rider nor notes can forge."""
    asked = one_line(question)
    if not asked:
        raise ValueError("the question is blank")
    # A list of lines needs no template: nothing reads the values again,
    # and the braces of the JSON example are just characters.
    lines = [
        "You answer questions of bike-share riders. Use only the notes.",
        'Reply as JSON, for example {"dock": "Quay", "bikes": 4}.',
        "Notes:",
    ]
    # Notes come from people as well, so they are collapsed like the question.
    lines += [f"- {one_line(note)}" for note in notes[:max_notes]]
    lines += [f"Question: {asked}", "Answer:"]
    return "\n".join(lines)
