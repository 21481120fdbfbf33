import os
from pathlib import Path


def run_dir(base: Path, name: str) -> Path:
    root = os.path.realpath(base)
    target = os.path.realpath(os.path.join(root, name))
    if target == root or os.path.commonpath([root, target]) != root:
        raise ValueError(name)
    os.makedirs(target, exist_ok=True)
    return Path(target)
