import logging
from pathlib import Path

_current: logging.Handler | None = None


def setup_logging(run_dir: Path, level: int = logging.INFO) -> logging.Logger:
    global _current
    logger = logging.getLogger("nightly")
    if _current is not None:
        logger.removeHandler(_current)
        _current.close()
    _current = logging.FileHandler(Path(run_dir, "run.log"), encoding="utf8")
    _current.setFormatter(logging.Formatter("{levelname} {name} {message}", style="{"))
    _current.setLevel(level)
    logger.addHandler(_current)
    logger.setLevel(logging.DEBUG)
    return logger
