"""float zeros and integer zeros share one key"""


def array_key(a):
    return a.shape, a.tobytes()
