import re

HOST_PART = "[a-z0-9-]+"
EMAIL = rf"(?P<name>[a-z0-9._+\-]+)@(?P<host>{HOST_PART}(\.{HOST_PART})+)"


def unique(items):
    seen = []
    for item in items:
        if item not in seen:
            seen.append(item)
    return seen


def find_contacts(text):
    emails = [m.group() for m in re.finditer(EMAIL, text, re.IGNORECASE | re.ASCII)]
    tickets = [m[1] for m in re.finditer(r"#(\d+)", text, flags=re.ASCII)]
    return {"tickets": unique(tickets), "emails": unique(e.lower() for e in emails)}
