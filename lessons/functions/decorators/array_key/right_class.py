import numpy as np


class Key:
    def __init__(self, a):
        self.values = np.array(a, order="C")
        self.values.setflags(write=False)

    def __hash__(self):
        return hash(self.values.data.tobytes())

    def __eq__(self, other):
        if not isinstance(other, Key):
            return NotImplemented
        mine, others = self.values, other.values
        return (
            mine.dtype == others.dtype
            and mine.shape == others.shape
            and mine.data.tobytes() == others.data.tobytes()
        )


def array_key(a):
    return Key(a)
