"""Function is missing a type annotation"""


class Step:
    """A step of a preparation, with the width of its window."""

    def __init__(self, width=1):
        self.width = width

    @classmethod
    def from_mapping(cls, m):
        return cls(**m)

    def widen(self, by):
        return type(self)(self.width + by)
