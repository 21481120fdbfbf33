"""Keep first-seen order"""

import re


def find_contacts(text):
    tickets = re.findall(r"#([0-9]+)", text)
    emails = re.findall(r"[a-z0-9._+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+", text.lower())
    return {"tickets": sorted(set(tickets)), "emails": sorted(set(emails))}
