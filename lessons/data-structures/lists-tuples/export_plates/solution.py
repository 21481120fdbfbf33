import json
from typing import Any, NamedTuple


class Spot(NamedTuple):
    row: int
    col: int


class Plate(NamedTuple):
    plate: str
    sharpness: float
    at: Spot = Spot(0, 0)


def _plain(value: Any) -> Any:
    # `_asdict` tells a NamedTuple from a bare tuple. It stops at the outer
    # layer, so the function calls itself on the values.
    if hasattr(value, "_asdict"):
        return {name: _plain(inner) for name, inner in value._asdict().items()}
    return value


def export_plates(plates: list[Plate]) -> str:
    """The plates as JSON text, an array of objects with named fields."""
    # Converted before dumping: `json` writes any tuple as an array.
    return json.dumps([_plain(plate) for plate in plates])
