class RollingMean:
    """The mean of the last *window* readings."""

    def __init__(self, window: int) -> None:
        # TODO: what has to be remembered?
        self.window = window

    def push(self, x: int) -> float | None:
        """Take a reading; the mean of the last ones, or None."""
        return None
