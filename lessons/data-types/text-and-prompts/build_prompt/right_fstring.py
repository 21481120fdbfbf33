import re
from collections.abc import Sequence


def build_prompt(question: str, notes: Sequence[str], max_notes: int = 3) -> str:
    if question.strip() == "":
        raise ValueError("ask something")
    question = re.sub(r"\s+", " ", question).strip()
    bullets = "".join("- " + re.sub(r"\s+", " ", note).strip() + "\n" for note in notes[:max_notes])
    return f"""You answer questions of bike-share riders. Use only the notes.
Reply as JSON, for example {{"dock": "Quay", "bikes": 4}}.
Notes:
{bullets}Question: {question}
Answer:
"""
