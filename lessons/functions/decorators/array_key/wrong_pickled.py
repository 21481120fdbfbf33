"""memory layout must not matter"""

import pickle


def array_key(a):
    return pickle.dumps(a)
