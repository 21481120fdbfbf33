import os
from pathlib import Path


def run_dir(base: Path, name: str) -> Path:
    root = os.path.realpath(base)
    target = os.path.realpath(f"{root}/{name}" if not name.startswith("/") else name)
    if target == root or os.path.commonpath([root, target]) != root:
        raise ValueError(name)
    folder = Path(target)
    folder.mkdir(parents=True, exist_ok=True)
    return folder
