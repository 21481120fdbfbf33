"""was accepted by an assignment"""

import operator


class Dial:
    __slots__ = ("dropout", "n_layers")

    def __init__(self, n_layers=1, dropout=0.0):
        if isinstance(n_layers, bool) or operator.index(n_layers) < 1:
            raise ValueError("n_layers")
        if isinstance(dropout, (bool, str)) or not 0 <= float(dropout) < 1:
            raise ValueError("dropout")
        self.n_layers, self.dropout = int(n_layers), float(dropout)
