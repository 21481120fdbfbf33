from numbers import Integral, Real


class Dial:
    __slots__ = ("_dropout", "_n_layers")

    def __init__(self, n_layers=1, dropout=0.0):
        self.n_layers, self.dropout = n_layers, dropout

    def _set_n_layers(self, value):
        if isinstance(value, bool) or not isinstance(value, Integral):
            raise TypeError(value)
        if value <= 0:
            raise ValueError(value)
        self._n_layers = int(value)

    def _set_dropout(self, value):
        if isinstance(value, bool) or not isinstance(value, Real):
            raise TypeError(value)
        if not 0 <= value < 1:
            raise ValueError(value)
        self._dropout = float(value)

    n_layers = property(lambda self: self._n_layers, _set_n_layers)
    dropout = property(lambda self: self._dropout, _set_dropout)
