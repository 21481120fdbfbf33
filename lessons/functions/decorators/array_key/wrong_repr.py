"""share one key"""


def array_key(a):
    return repr(a)
