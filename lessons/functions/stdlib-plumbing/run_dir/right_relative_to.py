from pathlib import Path


def run_dir(base: Path, name: str) -> Path:
    base = base.resolve()
    inside = (base / name).resolve().relative_to(base)  # a ValueError where it is not
    if inside == Path():
        raise ValueError("the base folder is not a run")
    folder = base
    for part in inside.parts:
        folder = folder / part
        folder.mkdir(exist_ok=True, parents=True)
    return folder
