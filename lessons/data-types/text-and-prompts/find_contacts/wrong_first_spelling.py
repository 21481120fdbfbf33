"""It is one contact, and addresses are lower-cased."""

import re


def find_contacts(text):
    tickets = re.findall(r"#([0-9]+)", text)
    emails = {}
    for email in re.findall(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", text):
        emails.setdefault(email.lower(), email)
    return {"tickets": list(dict.fromkeys(tickets)), "emails": list(emails.values())}
