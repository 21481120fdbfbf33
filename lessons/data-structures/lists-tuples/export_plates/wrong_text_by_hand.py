"""A text may hold quotes and backslashes"""

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
    parts = []
    for p in plates:
        at = f'{{"row": {p.at.row}, "col": {p.at.col}}}'
        parts.append(f'{{"plate": "{p.plate}", "sharpness": {p.sharpness}, "at": {at}}}')
    return "[" + ", ".join(parts) + "]"
