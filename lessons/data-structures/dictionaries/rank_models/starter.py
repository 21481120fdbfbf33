def rank_models(
    results: dict[str, dict], metric: str, higher_is_better: bool = True
) -> tuple[list[str], list[str]]:
    """The names with a value for *metric*, best first, and the others."""
    # TODO: split first, then sort.
    names = list(results)
    names.sort(key=lambda name: results[name].get(metric, 0.0))
    return names, []
