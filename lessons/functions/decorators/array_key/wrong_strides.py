"""memory layout must not matter"""


def array_key(a):
    return a.dtype.str, a.shape, a.strides, a.tobytes()
