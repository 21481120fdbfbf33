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
    import pandas as pd

    frame = pd.DataFrame(
        {
            "plate": [p.plate for p in plates],
            "sharpness": [p.sharpness for p in plates],
            "at": [p.at._asdict() for p in plates],
        }
    )
    return frame.to_json(orient="records", double_precision=15)
