import json
from typing import NamedTuple


class Spot(NamedTuple):
    row: int
    col: int


class Plate(NamedTuple):
    plate: str
    sharpness: float
    at: Spot = Spot(0, 0)


def export_plates(plates):
    import io

    file = io.StringIO()
    rows = [dict(p._asdict(), at=p.at._asdict()) for p in plates]
    json.dump(rows, file)
    return file.getvalue()
