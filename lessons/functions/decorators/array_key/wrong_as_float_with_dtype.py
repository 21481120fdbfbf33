"""they are different ints, and equal as floats"""


def array_key(a):
    return a.dtype.str, a.shape, a.astype(float).tobytes()
