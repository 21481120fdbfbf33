"""the key is many times larger"""


def array_key(a):
    return a.dtype.str, a.shape, tuple(a.tobytes())
