"""is not JSON"""

from pathlib import Path


def save_report(path: Path, report: dict) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    neighbor = path.with_name(path.name + ".new")
    neighbor.write_text(str(report), encoding="utf-8")
    neighbor.replace(path)
