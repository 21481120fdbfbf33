import re


def find_contacts(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"tickets": [], "emails": []}
    for token in re.split(r"[^a-z0-9._+@#-]+", text.lower()):
        name, at, host = token.strip(".").partition("@")
        if at and name and re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", host):
            found["emails"].append(f"{name.rpartition('#')[2]}@{host}")
    for piece in text.split("#")[1:]:
        digits = re.match("[0-9]*", piece)[0]
        if digits:
            found["tickets"].append(digits)
    return {key: sorted(set(items), key=items.index) for key, items in found.items()}
