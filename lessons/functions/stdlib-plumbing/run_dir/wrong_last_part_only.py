"""every part of the name counts"""

from pathlib import Path


def run_dir(base: Path, name: str) -> Path:
    root = base.resolve()
    target = (root / name).resolve()
    if target == root or not target.is_relative_to(root):
        raise ValueError(name)
    folder = root / target.name
    folder.mkdir(parents=True, exist_ok=True)
    return folder
