"""two shapes share one key"""


def array_key(a):
    return a.dtype.str, a.tobytes()
