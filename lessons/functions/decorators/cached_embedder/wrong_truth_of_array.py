"""raised ValueError: The truth value of an array"""

import unicodedata

import numpy as np


def cached_embedder(embed, model_id, store):
    def vector_of(text):
        text = " ".join(unicodedata.normalize("NFC", text).split())
        key = (model_id, text)
        if not store.get(key):
            vector = np.array(embed(text), dtype=np.float32)
            vector.setflags(write=False)
            store[key] = vector
        return store[key]

    return vector_of
