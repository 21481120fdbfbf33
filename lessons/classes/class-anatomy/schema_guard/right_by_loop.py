class SchemaGuard:
    REQUIRED = ("plot", "moisture")
    OPTIONS = ("strict",)

    def __init__(self, strict=True):
        self.strict = bool(strict)
        self.notes = list()

    @classmethod
    def from_dict(cls, options):
        for name in options:
            if name not in cls.OPTIONS:
                raise KeyError(f"unknown option {name!r}, known are {cls.OPTIONS}")
        guard = cls()
        for name, value in options.items():
            setattr(guard, name, value)
        return guard

    @staticmethod
    def diff(required, columns):
        absent = set()
        for name in required:
            if name not in columns:
                absent.add(name)
        return absent

    def note(self, text):
        self.notes.append(text)
        return self

    def missing(self, columns):
        names = []
        for name in columns:
            names.append(name if self.strict else name.lower())
        return self.diff(required=self.REQUIRED, columns=names)
