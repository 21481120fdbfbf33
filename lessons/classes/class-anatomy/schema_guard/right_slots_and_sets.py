class SchemaGuard:
    __slots__ = ("strict", "notes")
    REQUIRED = "plot", "moisture"

    def __init__(self, strict=True):
        self.strict, self.notes = strict, []

    def note(self, text):
        self.notes = [*self.notes, text]

    @staticmethod
    def diff(required, columns):
        return frozenset(required).difference(columns)

    def missing(self, columns):
        wanted = getattr(type(self), "REQUIRED")
        fold = (lambda name: name) if self.strict else str.lower
        return set(self.diff(wanted, {fold(name) for name in columns}))

    @classmethod
    def from_dict(cls, options):
        unknown = sorted(options.keys() - {"strict"})
        if unknown:
            raise ValueError(f"unknown options: {', '.join(unknown)}")
        return cls(options.get("strict", True))
