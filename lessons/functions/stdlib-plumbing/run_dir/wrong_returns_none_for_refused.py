"""raised no error"""

from pathlib import Path


def run_dir(base: Path, name: str) -> Path:
    root = base.resolve()
    target = (root / name).resolve()
    if target == root or not target.is_relative_to(root):
        return None
    target.mkdir(parents=True, exist_ok=True)
    return target
