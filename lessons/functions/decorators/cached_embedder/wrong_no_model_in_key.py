"""a new model got the old model's vector"""

import unicodedata

import numpy as np


def cached_embedder(embed, model_id, store):
    def vector_of(text):
        text = " ".join(unicodedata.normalize("NFC", text).split())
        key = text
        if key not in store:
            vector = np.array(embed(text), dtype=np.float32)
            vector.setflags(write=False)
            store[key] = vector
        return store[key]

    return vector_of
