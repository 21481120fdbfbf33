"""resolve before you compare"""

from pathlib import Path


def run_dir(base: Path, name: str) -> Path:
    target = base / name
    if target == base or not target.is_relative_to(base):
        raise ValueError(name)
    target.mkdir(parents=True, exist_ok=True)
    return target
