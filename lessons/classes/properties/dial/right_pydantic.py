import operator

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator


class _Values(BaseModel):
    model_config = ConfigDict(allow_inf_nan=False)
    n_layers: int = Field(1, ge=1)
    dropout: float = Field(0.0, ge=0, lt=1)

    @field_validator("n_layers", mode="before")
    @classmethod
    def whole(cls, value):
        if isinstance(value, bool):
            raise ValueError("a bool")
        try:
            return operator.index(value)
        except TypeError as error:
            raise ValueError(str(error)) from None

    @field_validator("dropout", mode="before")
    @classmethod
    def number(cls, value):
        if isinstance(value, (bool, str)) or value is None:
            raise ValueError("no number")
        return float(value)


class Dial:
    __slots__ = ("_values",)

    def __init__(self, n_layers=1, dropout=0.0):
        self._values = _Values(n_layers=n_layers, dropout=dropout)

    @property
    def n_layers(self):
        return self._values.n_layers

    @n_layers.setter
    def n_layers(self, value):
        self._values = _Values(n_layers=value, dropout=self.dropout)

    @property
    def dropout(self):
        return self._values.dropout

    @dropout.setter
    def dropout(self, value):
        self._values = _Values(n_layers=self.n_layers, dropout=value)
