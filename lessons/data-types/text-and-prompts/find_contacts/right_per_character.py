import string

PART = set(string.ascii_letters + string.digits + "-")
NAME = PART | set("._+")


def find_contacts(text):
    tickets, emails = {}, {}
    for at, char in enumerate(text):
        if char == "#":
            end = at + 1
            while end < len(text) and text[end] in string.digits:
                end += 1
            if end > at + 1:
                tickets[text[at + 1 : end]] = None
        elif char == "@":
            begin = at
            while begin > 0 and text[begin - 1] in NAME:
                begin -= 1
            end = at + 1
            while end < len(text) and (text[end] in PART or text[end] == "."):
                end += 1
            host = text[at + 1 : end].rstrip(".")
            if begin < at and "." in host and all(host.split(".")):
                emails[f"{text[begin:at]}@{host}".lower()] = None
    return {"tickets": list(tickets), "emails": list(emails)}
