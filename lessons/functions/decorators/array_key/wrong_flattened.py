"""two shapes share one key"""


def array_key(a):
    flat = a.ravel()
    return flat.dtype.str, flat.shape, flat.tobytes()
