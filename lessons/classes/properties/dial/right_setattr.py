import numpy as np


class Dial:
    def __init__(self, n_layers=1, dropout=0.0):
        self.n_layers = n_layers
        self.dropout = dropout

    def __setattr__(self, name, value):
        if name == "n_layers":
            if not isinstance(value, (int, np.integer)) or isinstance(value, bool) or value < 1:
                raise ValueError("n_layers")
            value = int(value)
        elif name == "dropout":
            if not isinstance(value, (int, float, np.number)) or isinstance(value, bool):
                raise TypeError("dropout")
            if not (value >= 0 and value < 1):
                raise ValueError("dropout")
            value = float(value)
        else:
            raise AttributeError(name)
        object.__setattr__(self, name, value)
