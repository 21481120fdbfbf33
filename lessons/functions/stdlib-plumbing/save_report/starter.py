from pathlib import Path


def save_report(path: Path, report: dict) -> None:
    """Write *report* as JSON to *path*: the whole of it, or nothing."""
    # TODO: convert, serialize, then write a neighbor and replace.
