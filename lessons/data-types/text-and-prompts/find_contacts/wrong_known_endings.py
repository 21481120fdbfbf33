"""There is one address in it."""

import re


def find_contacts(text):
    tickets = re.findall(r"#([0-9]+)", text)
    emails = re.findall(r"[a-z0-9._+-]+@[a-z0-9.-]+\.(?:com|org|net)", text.lower())
    return {"tickets": list(dict.fromkeys(tickets)), "emails": list(dict.fromkeys(emails))}
