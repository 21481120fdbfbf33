"""the store that was passed in is still empty"""

import unicodedata
from functools import lru_cache

import numpy as np


def cached_embedder(embed, model_id, store):
    @lru_cache(maxsize=None)
    def compute(text):
        vector = np.array(embed(text), dtype=np.float32)
        vector.setflags(write=False)
        return vector

    def vector_of(text):
        return compute(" ".join(unicodedata.normalize("NFC", text).split()))

    return vector_of
