from pathlib import Path


def run_dir(base: Path, name: str) -> Path:
    # Both sides resolved: only then can they be compared part by part.
    root = base.resolve()
    # An absolute name replaces root here; the next test sees that, too.
    target = (root / name).resolve()
    # By parts, not by letters: runs-old is no child of runs.
    # The base is relative to itself, so it needs a test of its own.
    if target == root or not target.is_relative_to(root):
        raise ValueError(f"{name!r} does not name a run inside {base}")
    # Only now is anything created.
    target.mkdir(parents=True, exist_ok=True)
    return target
