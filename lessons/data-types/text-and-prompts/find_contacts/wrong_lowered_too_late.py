"""The same address in another case is one contact"""

import re


def find_contacts(text):
    tickets = re.findall(r"#([0-9]+)", text)
    emails = re.findall(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", text)
    return {
        "tickets": list(dict.fromkeys(tickets)),
        "emails": [email.lower() for email in dict.fromkeys(emails)],
    }
