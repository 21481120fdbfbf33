from dataclasses import dataclass


@dataclass
class Fold:
    index: int
    score: float
    rows: int


@dataclass
class Report:
    """The result of a cross-validation."""

    # TODO: the fields, and both ways
    model: str

    def to_json(self) -> str: ...

    @classmethod
    def from_json(cls, text: str) -> "Report": ...
