"""the second configuration was ignored"""

import logging
from pathlib import Path


def setup_logging(run_dir: Path, level: int = logging.INFO) -> logging.Logger:
    logging.basicConfig(
        filename=run_dir / "run.log",
        level=level,
        encoding="utf-8",
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )
    return logging.getLogger("nightly")
