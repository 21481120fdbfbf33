import json
from typing import NamedTuple


class Spot(NamedTuple):
    row: int
    col: int


class Plate(NamedTuple):
    plate: str
    sharpness: float
    at: Spot = Spot(0, 0)


from pydantic import BaseModel, TypeAdapter


class S(BaseModel):
    row: int
    col: int


class P(BaseModel):
    plate: str
    sharpness: float
    at: S


def export_plates(plates):
    items = [P(plate=p.plate, sharpness=p.sharpness, at=S(row=p.at.row, col=p.at.col)) for p in plates]
    return TypeAdapter(list[P]).dump_json(items).decode()
