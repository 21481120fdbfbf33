"""the root logger belongs to the application"""

import logging
from pathlib import Path


def setup_logging(run_dir: Path, level: int = logging.INFO) -> logging.Logger:
    logging.basicConfig(
        filename=run_dir / "run.log",
        level=level,
        encoding="utf-8",
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        force=True,
    )
    return logging.getLogger("nightly")
