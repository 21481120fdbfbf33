import json
import logging
from pathlib import Path


class JsonLines(logging.Formatter):
    def format(self, record):
        line = {"level": record.levelname, "logger": record.name, "message": record.getMessage()}
        return json.dumps(line, ensure_ascii=False)


class RunLog(logging.StreamHandler):
    def __init__(self, path):
        super().__init__(path.open("a", encoding="utf-8", newline="\n"))
        self.setFormatter(JsonLines())

    def close(self):
        self.stream.close()
        super().close()


def setup_logging(run_dir: Path, level: int = logging.INFO) -> logging.Logger:
    logger = logging.getLogger("nightly")
    while logger.handlers:
        handler = logger.handlers[0]
        logger.removeHandler(handler)
        handler.close()
    logger.addHandler(RunLog(run_dir / "run.log"))
    logger.setLevel(level)
    return logger
