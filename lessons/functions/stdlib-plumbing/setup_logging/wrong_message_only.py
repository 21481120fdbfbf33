"""has no level"""

import logging
from pathlib import Path


def setup_logging(run_dir: Path, level: int = logging.INFO) -> logging.Logger:
    logger = logging.getLogger("nightly")
    for old in list(logger.handlers):
        logger.removeHandler(old)
        old.close()
    logger.addHandler(logging.FileHandler(run_dir / "run.log", mode="a", encoding="utf-8"))
    logger.setLevel(level)
    return logger
