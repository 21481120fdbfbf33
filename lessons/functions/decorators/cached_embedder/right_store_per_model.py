import unicodedata

import numpy as np


class Embedder:
    def __init__(self, embed, model_id, store):
        self.embed, self.model_id, self.store = embed, model_id, store

    def __call__(self, text):
        text = " ".join(unicodedata.normalize("NFC", text).split())
        vectors = self.store.setdefault(self.model_id, {})
        try:
            found = vectors[text]
        except KeyError:
            found = vectors[text] = tuple(float(number) for number in self.embed(text))
        return np.array(found, dtype="float32")


def cached_embedder(embed, model_id, store):
    return Embedder(embed, model_id, store)
