"""large arrays with one different value share one key"""


def array_key(a):
    return str(a.dtype), a.shape, str(a)
