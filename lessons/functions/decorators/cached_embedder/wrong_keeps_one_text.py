"""are three texts, and `embed` was called with"""

import unicodedata

import numpy as np


def cached_embedder(embed, model_id, store):
    def vector_of(text):
        text = " ".join(unicodedata.normalize("NFC", text).split())
        key = (model_id, text)
        if key not in store:
            for old in [old for old in store if old[0] == model_id]:
                del store[old]
            vector = np.array(embed(text), dtype=np.float32)
            vector.setflags(write=False)
            store[key] = vector
        return store[key]

    return vector_of
