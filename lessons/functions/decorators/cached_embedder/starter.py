from collections.abc import Callable, Sequence

import numpy as np


def cached_embedder(
    embed: Callable[[str], Sequence[float]], model_id: str, store: dict
) -> Callable[[str], np.ndarray]:
    """A function that gives the vector of a text, out of `store` if it is there."""
    # TODO: normalize the text, make a key, ask embed only where the store has nothing
