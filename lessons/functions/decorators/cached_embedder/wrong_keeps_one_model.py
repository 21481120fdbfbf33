"""the entries of one model must not push out those of the other"""

import unicodedata

import numpy as np


def cached_embedder(embed, model_id, store):
    def vector_of(text):
        text = " ".join(unicodedata.normalize("NFC", text).split())
        key = (model_id, text)
        if key not in store:
            if any(model != model_id for model, _ in store):
                store.clear()
            vector = np.array(embed(text), dtype=np.float32)
            vector.setflags(write=False)
            store[key] = vector
        return store[key]

    return vector_of
