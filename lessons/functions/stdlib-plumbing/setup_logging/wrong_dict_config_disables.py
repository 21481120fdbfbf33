"""other loggers keep working"""

import logging
import logging.config
from pathlib import Path


def setup_logging(run_dir: Path, level: int = logging.INFO) -> logging.Logger:
    logging.config.dictConfig(
        {
            "version": 1,
            "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
            "handlers": {
                "file": {
                    "class": "logging.FileHandler",
                    "filename": str(run_dir / "run.log"),
                    "encoding": "utf-8",
                    "formatter": "line",
                }
            },
            "loggers": {"nightly": {"level": level, "handlers": ["file"]}},
        }
    )
    return logging.getLogger("nightly")
