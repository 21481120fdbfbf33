"""TimeoutError and was called 2 times for 1 question;"""

import unicodedata

import numpy as np


def cached_embedder(embed, model_id, store):
    def vector_of(text):
        text = " ".join(unicodedata.normalize("NFC", text).split())
        key = (model_id, text)
        if key not in store:
            try:
                values = embed(text)
            except Exception:
                values = embed(text)
            vector = np.array(values, dtype=np.float32)
            vector.setflags(write=False)
            store[key] = vector
        return store[key]

    return vector_of
