"""An option that is not given has its default"""


class SchemaGuard:
    REQUIRED = ("plot", "moisture")

    def __init__(self, strict=True):
        self.strict = strict
        self.notes = []

    def note(self, text):
        self.notes.append(text)
        return self

    @staticmethod
    def diff(required, columns):
        return {n for n in required if n not in columns}

    def missing(self, columns):
        if not self.strict:
            columns = [c.casefold() for c in columns]
        return set(self.diff(self.REQUIRED, columns))

    @classmethod
    def from_dict(cls, options):
        return cls(options["strict"])
