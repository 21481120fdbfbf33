"""The key is not hashable"""


def array_key(a):
    return a.dtype.str, a.shape, a.tolist()
