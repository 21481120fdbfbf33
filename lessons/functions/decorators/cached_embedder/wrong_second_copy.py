"""After `store.clear()` the old vector was served"""

import unicodedata

import numpy as np


def cached_embedder(embed, model_id, store):
    mine = {}

    def vector_of(text):
        text = " ".join(unicodedata.normalize("NFC", text).split())
        key = (model_id, text)
        if key in mine:
            return mine[key]
        if key not in store:
            vector = np.array(embed(text), dtype=np.float32)
            vector.setflags(write=False)
            store[key] = vector
        mine[key] = store[key]
        return store[key]

    return vector_of
