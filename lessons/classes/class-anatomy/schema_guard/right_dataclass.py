from dataclasses import dataclass, field
from typing import ClassVar


@dataclass
class SchemaGuard:
    REQUIRED: ClassVar[tuple[str, ...]] = ("plot", "moisture")
    strict: bool = True
    notes: list = field(default_factory=list, init=False)

    def note(self, text):
        self.notes += [text]

    @staticmethod
    def diff(required, columns):
        return {name for name in required if name not in columns}

    def missing(self, columns):
        seen = set(columns) if self.strict else set(map(str.casefold, columns))
        return type(self).diff(self.REQUIRED, seen)

    @classmethod
    def from_dict(cls, options):
        return cls(**options)
