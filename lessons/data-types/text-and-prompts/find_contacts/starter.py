def find_contacts(text: str) -> dict[str, list[str]]:
    """The ticket numbers and the e-mail addresses in a support note."""
    # TODO: one pattern for each, tried against awkward examples.
