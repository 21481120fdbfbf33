"""'..' left the base folder"""

from pathlib import Path


def run_dir(base: Path, name: str) -> Path:
    folder = base / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder
