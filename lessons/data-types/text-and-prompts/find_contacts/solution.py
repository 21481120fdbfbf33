import re

# [0-9] and not \d, which is every decimal digit of Unicode.
TICKET = re.compile(r"#([0-9]+)")
# The host is one part and then, at least once, a dot with another part:
# no full stop at its end, no host without a dot. The group does not capture,
# else findall would return the group.
EMAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


def find_contacts(text: str) -> dict[str, list[str]]:
    """The ticket numbers and the e-mail addresses in a support note."""
    # A dict drops repeats like a set, and keeps the order.
    return {
        "tickets": list(dict.fromkeys(TICKET.findall(text))),
        "emails": list(dict.fromkeys(EMAIL.findall(text.lower()))),
    }
