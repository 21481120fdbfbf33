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
    handler = logging.FileHandler(run_dir / "run.log", mode="a", encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logger.addHandler(handler)
    # Without a level of its own the logger would ask the root, which says WARNING.
    logger.setLevel(level)
    # The application's handlers on the root do not print our lines a second time.
    logger.propagate = False
    return logger
