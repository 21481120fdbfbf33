"""as soon as the call has returned"""

import logging
import logging.handlers
from pathlib import Path


def setup_logging(run_dir: Path, level: int = logging.INFO) -> logging.Logger:
    logger = logging.getLogger("nightly")
    for old in list(logger.handlers):
        logger.removeHandler(old)
        old.close()
    file = logging.FileHandler(run_dir / "run.log", mode="a", encoding="utf-8")
    file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logger.addHandler(logging.handlers.MemoryHandler(100, target=file))
    logger.setLevel(level)
    return logger
