"""is a tuple, but a one-dimensional array of float32 was expected"""

import unicodedata


def cached_embedder(embed, model_id, store):
    def vector_of(text):
        text = " ".join(unicodedata.normalize("NFC", text).split())
        key = (model_id, text)
        if key not in store:
            store[key] = tuple(embed(text))
        return store[key]

    return vector_of
