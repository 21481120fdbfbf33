import unicodedata
from collections.abc import Callable, Sequence

import numpy as np


def cached_embedder(
    embed: Callable[[str], Sequence[float]], model_id: str, store: dict
) -> Callable[[str], np.ndarray]:
    """A function that gives the vector of a text, out of `store` if it is there."""

    def vector_of(text):
        # From here on there is only this one form, in the key and in the call.
        text = " ".join(unicodedata.normalize("NFC", text).split())
        # A tuple keeps its parts apart; two texts glued together could meet another pair.
        key = (model_id, text)
        if key not in store:
            # np.array copies. If embed raises, nothing is stored, and the caller hears of it.
            vector = np.array(embed(text), dtype=np.float32)
            # Everybody gets this object, so nobody may write to it.
            vector.setflags(write=False)
            store[key] = vector
        return store[key]

    return vector_of
