def clean_note(text: str) -> str:
    """The search key of a ticket, in any script."""
    # TODO: decide for each character whether it stays or separates words.
