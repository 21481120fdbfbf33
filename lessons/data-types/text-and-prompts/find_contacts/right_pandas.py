import pandas as pd


def find_contacts(text: str) -> dict[str, list[str]]:
    note = pd.Series([text], dtype=object)
    tickets = note.str.findall(r"#([0-9]+)")[0]
    emails = note.str.lower().str.findall(r"[a-z0-9._+-]+@(?:[a-z0-9-]+\.)+[a-z0-9-]+")[0]
    return {
        "tickets": list(pd.unique(pd.Series(tickets, dtype=object))),
        "emails": list(dict.fromkeys(emails)),
    }
