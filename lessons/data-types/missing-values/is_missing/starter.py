def is_missing(value: object) -> bool:
    """Whether one cell of the log holds no value."""
    # TODO: None, NaN, NaT, NA and blank text; containers never are.
    return value is None
