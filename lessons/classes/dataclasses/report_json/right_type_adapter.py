import math
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated

import numpy as np
from pydantic import BeforeValidator, PlainSerializer, TypeAdapter

Whole = Annotated[int, PlainSerializer(int)]
Gap = Annotated[
    float,
    BeforeValidator(lambda value: math.nan if value is None else value),
    PlainSerializer(lambda value: None if np.isnan(value) else float(value)),
]
STRICT = {"extra": "forbid"}


@dataclass
class Fold:
    __pydantic_config__ = STRICT
    index: Whole
    score: Gap
    rows: Whole


@dataclass
class Report:
    __pydantic_config__ = STRICT
    model: str
    when: datetime
    out: Path
    folds: tuple[Fold, ...]

    def to_json(self):
        return TypeAdapter(Report).dump_json(self).decode()

    @classmethod
    def from_json(cls, text):
        return TypeAdapter(cls).validate_json(text)
