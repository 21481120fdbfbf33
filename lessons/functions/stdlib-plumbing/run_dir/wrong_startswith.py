"""a sibling whose name starts the same was accepted"""

from pathlib import Path


def run_dir(base: Path, name: str) -> Path:
    root = base.resolve()
    target = (root / name).resolve()
    if target == root or not str(target).startswith(str(root)):
        raise ValueError(name)
    target.mkdir(parents=True, exist_ok=True)
    return target
