"""The dict of options was changed"""


class SchemaGuard:
    """Asks a table for its required columns and keeps notes about it."""

    REQUIRED = ("plot", "moisture")

    def __init__(self, strict=True):
        self.strict = strict
        self.notes = []

    @classmethod
    def from_dict(cls, options):
        guard = cls(strict=options.pop("strict", True))
        if options:
            raise TypeError(f"unknown options: {list(options)}")
        return guard

    @staticmethod
    def diff(required, columns):
        return set(required) - set(columns)

    def note(self, text):
        self.notes.append(text)

    def missing(self, columns):
        if not self.strict:
            columns = [name.lower() for name in columns]
        return self.diff(self.REQUIRED, columns)
