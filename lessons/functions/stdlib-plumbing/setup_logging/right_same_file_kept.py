import logging
import os
from pathlib import Path


def setup_logging(run_dir: Path, level: int = logging.INFO) -> logging.Logger:
    logger = logging.getLogger("nightly")
    wanted = os.path.abspath(run_dir / "run.log")
    kept = False
    for handler in logger.handlers[:]:
        if isinstance(handler, logging.FileHandler) and handler.baseFilename == wanted and not kept:
            kept = True
            continue
        logger.removeHandler(handler)
        handler.close()
    if not kept:
        handler = logging.FileHandler(wanted, "a", "utf-8", delay=True)
        handler.setFormatter(logging.Formatter("%(levelname)-8s|%(name)s|%(message)s"))
        logger.addHandler(handler)
    logger.setLevel(level)
    return logger
