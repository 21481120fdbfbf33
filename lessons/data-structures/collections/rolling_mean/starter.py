class RollingMean:
    """The mean of the last *window* readings."""

    def __init__(self, window: int) -> None:
        # TODO: what has to be remembered?
        self.window = window

    def push(self, x: int) -> float | None:
        """Take the next reading; the mean of the last ones, None while there are too few."""
        return None
