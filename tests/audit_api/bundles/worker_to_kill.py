"""A worker in a process of its own that draws two reports of a bundle and stays in the third: to be killed."""

import sys
import time
from datetime import timedelta
from pathlib import Path

from audit_api import create_app, jobs
from audit_api.bundles import drawing, parts
from audit_api.config import Config

DRAWN = 2

if __name__ == "__main__":
    database, data = sys.argv[1], Path(sys.argv[2])
    make, made = parts.make_part, []

    def make_some(*work: object) -> object:
        """Draw, or begin what never ends."""
        if len(made) == DRAWN:
            time.sleep(600)
        made.append(work)
        return make(*work)  # type: ignore[arg-type]

    drawing.make_part = make_some  # type: ignore[assignment]
    jobs.LEASE = timedelta(seconds=1)
    jobs.work_off(
        create_app(Config(data=data, database=database, photos=str(data / "photos"), secret="only for tests"))
    )
