"""Only ASCII digits count"""

import re


def find_contacts(text):
    tickets = re.findall(r"#(\d+)", text)
    emails = re.findall(r"[a-z0-9._+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+", text.lower())
    return {"tickets": list(dict.fromkeys(tickets)), "emails": list(dict.fromkeys(emails))}
