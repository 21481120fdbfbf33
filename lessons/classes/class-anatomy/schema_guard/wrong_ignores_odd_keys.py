"""Unknown option 'strct' was swallowed: `SchemaGuard.from_dict({'strct': False})`"""


class SchemaGuard:
    """Asks a table for its required columns and keeps notes about it."""

    REQUIRED = ("plot", "moisture")

    def __init__(self, strict=True):
        self.strict = strict
        self.notes = []

    @classmethod
    def from_dict(cls, options):
        known = {key: value for key, value in options.items() if key == "strict"}
        return cls(**known)

    @staticmethod
    def diff(required, columns):
        return set(required) - set(columns)

    def note(self, text):
        self.notes.append(text)

    def missing(self, columns):
        if not self.strict:
            columns = [name.lower() for name in columns]
        return self.diff(self.REQUIRED, columns)
