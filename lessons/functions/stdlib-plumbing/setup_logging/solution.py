import logging
from pathlib import Path


def setup_logging(run_dir: Path, level: int = logging.INFO) -> logging.Logger:
    # The same object at every call, in this module and in all others.
    logger = logging.getLogger("nightly")
    # A copy: removing changes the list. Closing gives the file back.
    for old in list(logger.handlers):
        logger.removeHandler(old)
        old.close()
    # Mode and encoding are decided here, not by the machine.
    file = run_dir / "run.log"
    handler = logging.FileHandler(file, mode="a", encoding="utf-8")
    line = "%(asctime)s %(levelname)s %(name)s: %(message)s"
    handler.setFormatter(logging.Formatter(line))
    logger.addHandler(handler)
    # Without a level of its own it would ask the root, which says WARNING.
    logger.setLevel(level)
    # So the application's handlers do not print our lines a second time.
    logger.propagate = False
    return logger
