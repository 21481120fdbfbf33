"""Nothing may be created for a refused name, not even the base: check before you create."""

from pathlib import Path


def run_dir(base: Path, name: str) -> Path:
    base.mkdir(parents=True, exist_ok=True)
    base = base.resolve()
    target = (base / name).resolve()
    if target == base or not target.is_relative_to(base):
        raise ValueError(f"{name!r} does not lead into {base}")
    target.mkdir(parents=True, exist_ok=True)
    return target
