def rank_models(
    results: dict[str, dict], metric: str, higher_is_better: bool = True
) -> tuple[list[str], list[str]]:
    """The names that have a value for *metric*, best first, and the names that have none."""
    # TODO: split first, then sort.
    return sorted(results, key=lambda name: results[name].get(metric, 0.0), reverse=higher_is_better), []
