"""3.0 was accepted: a float is refused, also a whole one"""


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
        if value is None or isinstance(value, (bool, str, float)):
            raise TypeError("n_layers")
        if int(value) < 1:
            raise ValueError("n_layers")
        self._n_layers = int(value)

    @property
    def dropout(self):
        return self._dropout

    @dropout.setter
    def dropout(self, value):
        if value is None or isinstance(value, (bool, str)):
            raise TypeError("dropout")
        value = float(value)
        if not 0 <= value < 1:
            raise ValueError("dropout")
        self._dropout = value
