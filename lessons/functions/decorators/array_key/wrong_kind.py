"""The keys of an array of float64 without values and of one of float32 are equal: arrays of two dtypes share one key."""


def array_key(a):
    return a.shape, a.dtype.kind, a.tobytes()
