"""share one key"""


def array_key(a):
    return str(a)
