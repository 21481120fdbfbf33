from pathlib import Path


def run_dir(base: Path, name: str) -> Path:
    target = base.joinpath(name).absolute().resolve()
    if base.resolve() not in target.parents:
        raise ValueError("outside")
    if not target.is_dir():
        target.mkdir(parents=True)
    return target
