"""the key that was made before changed with it"""


class Key:
    def __init__(self, a):
        self.a = a

    def __hash__(self):
        return hash((self.a.dtype.str, self.a.shape, self.a.tobytes()))

    def __eq__(self, other):
        return hash(self) == hash(other)


def array_key(a):
    return Key(a)
