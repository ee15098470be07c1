"""A worker in a process of its own that takes a job and never finishes it: for the test that kills it."""

import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

from audit_api import create_app, jobs
from audit_api.config import Config


@jobs.job("slow")
def never_done(about: dict[str, Any], progress: jobs.Progress) -> None:
    """Say that the work began, and stay in it."""
    progress(40)
    Path(about["began"]).touch()
    time.sleep(600)


if __name__ == "__main__":
    database, data = sys.argv[1], Path(sys.argv[2])
    jobs.LEASE = timedelta(seconds=1)
    jobs.work_off(create_app(Config(data=data, database=database, photos=str(data), secret="only for tests")))
