import unicodedata
from collections.abc import Callable, Sequence

import numpy as np


def cached_embedder(
    embed: Callable[[str], Sequence[float]],
    model_id: str,
    store: dict,
) -> Callable[[str], np.ndarray]:
    """Gives the vector of a text, out of `store` if it is there."""

    def vector_of(text):
        # The only form from here on, in the key and in the call.
        text = " ".join(unicodedata.normalize("NFC", text).split())
        # A tuple keeps its parts apart; glued, they could meet others.
        key = (model_id, text)
        if key not in store:
            # np.array copies. If embed raises, nothing is stored.
            vector = np.array(embed(text), dtype=np.float32)
            # Everybody gets this object: nobody may write to it.
            vector.setflags(write=False)
            store[key] = vector
        return store[key]

    return vector_of
