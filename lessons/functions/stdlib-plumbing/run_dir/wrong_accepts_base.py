"""the base itself is not a run"""

from pathlib import Path


def run_dir(base: Path, name: str) -> Path:
    root = base.resolve()
    target = (root / name).resolve()
    if not target.is_relative_to(root):
        raise ValueError(name)
    target.mkdir(parents=True, exist_ok=True)
    return target
