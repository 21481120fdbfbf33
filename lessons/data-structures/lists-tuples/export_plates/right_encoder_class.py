import json
from typing import NamedTuple


class Spot(NamedTuple):
    row: int
    col: int


class Plate(NamedTuple):
    plate: str
    sharpness: float
    at: Spot = Spot(0, 0)


class NamedEncoder(json.JSONEncoder):
    def _plain(self, value):
        match value:
            case Plate() | Spot():
                return {name: self._plain(getattr(value, name)) for name in value._fields}
            case list():
                return [self._plain(item) for item in value]
        return value

    def iterencode(self, o, _one_shot=False):
        return super().iterencode(self._plain(o), _one_shot)

    def encode(self, o):
        return super().encode(self._plain(o))


def export_plates(plates):
    return json.dumps(plates, cls=NamedEncoder)
