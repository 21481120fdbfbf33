"""extra blanks cost another call"""

import unicodedata

import numpy as np


def cached_embedder(embed, model_id, store):
    def vector_of(text):
        text = unicodedata.normalize("NFC", text).strip().replace("  ", " ")
        key = (model_id, text)
        if key not in store:
            vector = np.array(embed(text), dtype=np.float32)
            vector.setflags(write=False)
            store[key] = vector
        return store[key]

    return vector_of
