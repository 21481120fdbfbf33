"""what is in the folder stays"""

import shutil
from pathlib import Path


def run_dir(base: Path, name: str) -> Path:
    root = base.resolve()
    target = (root / name).resolve()
    if target == root or not target.is_relative_to(root):
        raise ValueError(name)
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    return target
