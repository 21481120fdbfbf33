def rank_models(
    results: dict[str, dict], metric: str, higher_is_better: bool = True
) -> tuple[list[str], list[str]]:
    """The names that have a value for *metric*, best first, and the names that have none."""
    # `get` reads without creating, also in a defaultdict.
    values = {name: entry.get(metric) for name, entry in results.items()}
    # NaN is the only value that differs from itself.
    missing = [name for name, value in values.items() if value is None or value != value]
    present = [name for name in values if name not in missing]
    # `reverse=True` keeps ties in order; turning the sorted list around would not.
    return sorted(present, key=values.__getitem__, reverse=higher_is_better), missing
