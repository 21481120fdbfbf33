"""trials=0 accepted: did the hook run"""

from dataclasses import dataclass, field


@dataclass
class SweepSpec:
    """The settings of one night of trials."""

    model: str
    trials: int = 20
    rate: float = 0.1
    tags: list[str] = field(default_factory=list)
    api_key: str = field(default="", repr=False)
