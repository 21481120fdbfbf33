class Dial:
    """Settings of a network: n_layers from 1, dropout from 0 to below 1."""

    def __init__(self, n_layers=1, dropout=0.0):
        # TODO: refuse what does not fit, here and at every assignment.
        self.n_layers = n_layers
        self.dropout = dropout
