import math
import numbers


class Checked:
    def __init__(self, convert):
        self.convert = convert

    def __set_name__(self, owner, name):
        self.slot = f"_{name}"

    def __get__(self, instance, owner=None):
        return self if instance is None else getattr(instance, self.slot)

    def __set__(self, instance, value):
        setattr(instance, self.slot, self.convert(value))


def layers(value):
    if isinstance(value, bool) or not isinstance(value, numbers.Integral) or value < 1:
        raise ValueError(value)
    return int(value)


def share(value):
    if isinstance(value, bool) or not isinstance(value, numbers.Real):
        raise TypeError(value)
    value = float(value)
    if math.isnan(value) or value < 0 or value >= 1:
        raise ValueError(value)
    return value


class Dial:
    __slots__ = ("_n_layers", "_dropout")
    n_layers = Checked(layers)
    dropout = Checked(share)

    def __init__(self, n_layers=1, dropout=0.0):
        self.n_layers, self.dropout = n_layers, dropout
