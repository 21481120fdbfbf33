from typing import Annotated

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass


@dataclass(config=ConfigDict(extra="forbid"))
class SweepSpec:
    model: str
    trials: Annotated[int, Field(ge=1)] = 20
    rate: Annotated[float, Field(gt=0, allow_inf_nan=False)] = 0.1
    tags: list[str] = Field(default_factory=list)
    api_key: str = Field(default="", repr=False)
