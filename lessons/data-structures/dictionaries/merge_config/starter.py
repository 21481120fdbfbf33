def merge_config(base: dict, over: dict) -> dict:
    """A new dict with the settings of both, in which *over* wins, block by block."""
    # TODO: go down where both sides have a block; share nothing.
    return base | over
