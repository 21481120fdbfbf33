"""NaN counts as equal to NaN"""


def array_key(a):
    return a.dtype.str, a.shape, tuple(a.ravel().tolist())
