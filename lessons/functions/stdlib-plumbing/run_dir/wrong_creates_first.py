"""check before you create"""

from pathlib import Path


def run_dir(base: Path, name: str) -> Path:
    root = base.resolve()
    target = root / name
    target.mkdir(parents=True, exist_ok=True)
    target = target.resolve()
    if target == root or not target.is_relative_to(root):
        raise ValueError(name)
    return target
