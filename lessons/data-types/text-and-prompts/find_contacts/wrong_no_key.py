"""but 'tickets' and 'emails' were expected"""

import re


def find_contacts(text):
    tickets = re.findall(r"#([0-9]+)", text)
    emails = re.findall(r"[a-z0-9._+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+", text.lower())
    return {"tickets": list(dict.fromkeys(tickets)), **({"emails": emails} if emails else {})}
