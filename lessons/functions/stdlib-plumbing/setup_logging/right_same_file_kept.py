import logging
from pathlib import Path


def setup_logging(run_dir: Path, level: int = logging.INFO) -> logging.Logger:
    logger = logging.getLogger("nightly")
    wanted = str((run_dir / "run.log").absolute())
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
