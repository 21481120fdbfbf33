class SchemaGuard:
    """Asks a table for its required columns and keeps notes about it."""

    # One value for all objects, so it must not be changeable.
    REQUIRED = ("plot", "moisture")

    def __init__(self, strict=True):
        self.strict = strict
        # Made for each object: a list on the class would be everybody's.
        self.notes = []

    @classmethod
    def from_dict(cls, options):
        # cls is the subclass if one was asked; ** refuses unknown names.
        return cls(**options)

    @staticmethod
    def diff(required, columns):
        return set(required) - set(columns)

    def note(self, text):
        self.notes.append(text)

    def missing(self, columns):
        if not self.strict:
            columns = [name.lower() for name in columns]
        # Through self: the columns and the diff of a subclass count.
        return self.diff(self.REQUIRED, columns)
