"""an absolute name replaced the base folder"""

from pathlib import Path


def run_dir(base: Path, name: str) -> Path:
    if ".." in name.split("/") or name in ("", "."):
        raise ValueError(name)
    folder = base / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder
