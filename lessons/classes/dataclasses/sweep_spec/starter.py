from dataclasses import dataclass


@dataclass
class SweepSpec:
    """The settings of one night of trials."""

    # TODO: the other fields, and the checks
    model: str
