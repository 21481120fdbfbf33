def merge_config(base: dict, over: dict) -> dict:
    """A new dict with both settings; *over* wins, block by block."""
    # TODO: go down where both sides have a block; share nothing.
    return base | over
