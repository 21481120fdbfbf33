"""A plus sign or hyphen cut the address"""

import re


def find_contacts(text):
    tickets = re.findall(r"#([0-9]+)", text)
    emails = re.findall(r"[\w.]+@\w+(?:\.\w+)+", text.lower())
    return {"tickets": list(dict.fromkeys(tickets)), "emails": list(dict.fromkeys(emails))}
