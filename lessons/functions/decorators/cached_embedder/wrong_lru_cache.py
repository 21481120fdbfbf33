"""extra blanks cost another call"""

from functools import lru_cache

import numpy as np


def cached_embedder(embed, model_id, store):
    @lru_cache(maxsize=None)
    def vector_of(text):
        vector = np.array(embed(text), dtype=np.float32)
        vector.setflags(write=False)
        return vector

    return vector_of
