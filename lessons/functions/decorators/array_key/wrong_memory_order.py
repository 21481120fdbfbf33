"""memory layout must not matter"""


def array_key(a):
    return a.dtype.str, a.shape, a.tobytes("A")
