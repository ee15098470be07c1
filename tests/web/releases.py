"""New versions of the web app, as a server would give them out after an update."""

import base64
import hashlib
import re
import shutil
from pathlib import Path

from audit_api import web_pages

TEXTS = {".js", ".css", ".html"}
KEPT = re.compile(r'"(/[^"]+)": "sha256-[^"]+"')


class Releases:
    """What a server gives out: a copy of the built app that can be replaced by a newer one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(web_pages.DIST, folder)

    def publish(self, number: int) -> None:
        """The same app with every name new: nothing of the version before is there any more."""
        assets = list((self.folder / "assets").glob("*.*"))
        names = {path.name: f"{path.stem}-r{number}{path.suffix}" for path in assets if path.suffix in TEXTS}
        for path in [*assets, *self.folder.glob("*.*")]:
            if path.suffix in TEXTS and path.name != "sw.js":
                path.write_text(_renamed(path.read_text(), names))
        for old, new in names.items():
            (self.folder / "assets" / old).rename(self.folder / "assets" / new)
        worker = self.folder / "sw.js"
        listed = _renamed(worker.read_text(), names).replace('version: "', f'version: "r{number}-')
        worker.write_text(KEPT.sub(self._noted, listed))

    def _noted(self, found: re.Match[str]) -> str:
        digest = hashlib.sha256((self.folder / found[1].lstrip("/")).read_bytes()).digest()
        return f'"{found[1]}": "sha256-{base64.b64encode(digest).decode()}"'


def _renamed(text: str, names: dict[str, str]) -> str:
    every = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    return every.sub(lambda found: names[found[0]], text)
