"""is an array of float64 with the shape (6,), but a one-dimensional array of float32 was expected"""

import unicodedata

import numpy as np


def cached_embedder(embed, model_id, store):
    def vector_of(text):
        text = " ".join(unicodedata.normalize("NFC", text).split())
        key = (model_id, text)
        if key not in store:
            vector = np.array(embed(text))
            vector.setflags(write=False)
            store[key] = vector
        return store[key]

    return vector_of
