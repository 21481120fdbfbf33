"""large arrays with one different value share one key"""


def array_key(a):
    return a.dtype.str, a.shape, a.tobytes()[:1024]
