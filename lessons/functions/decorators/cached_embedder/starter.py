from collections.abc import Callable, Sequence

import numpy as np


def cached_embedder(
    embed: Callable[[str], Sequence[float]],
    model_id: str,
    store: dict,
) -> Callable[[str], np.ndarray]:
    """Gives the vector of a text, out of `store` if it is there."""
    # TODO: normalize, make a key, and ask embed only for what is not there
