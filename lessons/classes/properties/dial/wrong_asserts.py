"""`python -O` leaves every `assert` out"""

import operator


class Dial:
    __slots__ = ("_dropout", "_n_layers")

    def __init__(self, n_layers=1, dropout=0.0):
        self.n_layers = n_layers
        self.dropout = dropout

    @property
    def n_layers(self):
        return self._n_layers

    @n_layers.setter
    def n_layers(self, value):
        if isinstance(value, bool):
            raise TypeError("bool")
        value = operator.index(value)
        assert value >= 1
        self._n_layers = int(value)

    @property
    def dropout(self):
        return self._dropout

    @dropout.setter
    def dropout(self, value):
        if isinstance(value, (bool, str)):
            raise TypeError("dropout")
        value = float(value)
        if not 0 <= value < 1:
            raise ValueError("dropout")
        self._dropout = value
