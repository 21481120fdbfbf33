import numpy as np


def coverage(train, test):
    train, test = list(train), list(test)
    if not test:
        raise ValueError("no words to test")
    if not train:
        return 0.0, 0.0
    return np.isin(np.unique(test), train).mean(), np.isin(test, train).mean()
