from typing import NamedTuple


def flat(value, path=()):
    """Every leaf with the way to it, in a fixed order."""
    if isinstance(value, (dict, list)):
        steps = sorted(value) if isinstance(value, dict) else range(len(value))
        rows = [(path, type(value).__name__, len(value))]
        for step in steps:
            rows += flat(value[step], (*path, step))
        return rows
    return [(path, type(value).__name__, value)]


class RunKey(NamedTuple):
    model: str
    leaves: tuple
    note: str

    @classmethod
    def make(cls, model, params, note=""):
        return cls(model, tuple(flat(params)), note)

    def __eq__(self, other):
        return isinstance(other, RunKey) and self[:2] == other[:2]

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(self[:2])
