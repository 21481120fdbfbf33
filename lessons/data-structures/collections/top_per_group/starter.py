from collections.abc import Iterable


def top_per_group(
    rows: Iterable[tuple[str, float, dict]],
    k: int,
) -> dict[str, list[tuple[float, dict]]]:
    """The *k* rows with the largest scores of each group, best first."""
    # TODO: a small heap for each group.
    return {}
