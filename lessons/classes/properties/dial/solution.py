import operator


class Dial:
    """Settings of a network: n_layers from 1, dropout from 0 to below 1."""

    # No room for a misspelled name.
    __slots__ = ("_dropout", "_n_layers")

    def __init__(self, n_layers=1, dropout=0.0):
        # The public names, so that the setters are asked.
        self.n_layers = n_layers
        self.dropout = dropout

    @property
    def n_layers(self):
        return self._n_layers

    @n_layers.setter
    def n_layers(self, value):
        if isinstance(value, bool):
            raise TypeError("n_layers is a number, not a bool")
        # Takes ints of every kind and refuses floats, text and None.
        number = operator.index(value)
        if not number >= 1:
            raise ValueError(f"n_layers starts at 1, not {number}")
        # Stored last: a refused value leaves the old one.
        self._n_layers = int(number)

    @property
    def dropout(self):
        return self._dropout

    @dropout.setter
    def dropout(self, value):
        # float would take both.
        if isinstance(value, (bool, str, bytes)):
            raise TypeError("dropout is a number")
        share = float(value)
        # What is wanted, so that NaN fails.
        if not 0 <= share < 1:
            raise ValueError(f"dropout lies from 0 to below 1, not {share}")
        self._dropout = share
