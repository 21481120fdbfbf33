def best_epoch(losses: list[float], min_delta: float = 1e-6) -> int | None:
    """The last epoch that beat the best so far by more than `min_delta`."""
    # TODO: go through the losses and keep the best one and its place.
