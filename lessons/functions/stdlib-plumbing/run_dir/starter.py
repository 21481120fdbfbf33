from pathlib import Path


def run_dir(base: Path, name: str) -> Path:
    """The folder of the run *name* inside *base*, made if missing."""
    # TODO: refuse names that do not lead into base, then make the folder.
    return base / name
