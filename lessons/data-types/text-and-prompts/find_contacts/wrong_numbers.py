"""Ticket numbers are text, not numbers"""

import re


def find_contacts(text):
    tickets = re.findall(r"#([0-9]+)", text)
    emails = re.findall(r"[a-z0-9._+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+", text.lower())
    return {"tickets": [int(t) for t in dict.fromkeys(tickets)], "emails": list(dict.fromkeys(emails))}
